import type { SessionId } from '../ids.ts'
import type { Provider } from '../providers.ts'
import type { FoundCredential } from '../secrets/found-credentials.ts'
import type { IgnoredReason } from './ignored-files.ts'
import type { TitleRule } from './transcript/title.ts'

/** One session of the checkout: the file chosen for its id, and what its head told. */
export type LocalSession = {
  /** Session id as the file's head gives it; safe in a URL. */
  readonly id: SessionId
  /** POSIX path relative to the workspace. */
  readonly file: string
  /** File name without its extension: the cloud's `name`. */
  readonly name: string
  readonly provider: Provider
  /** The file's size and modification time when it was scanned: an upload refuses a file that no longer has them. */
  readonly diskBytes: number
  readonly mtimeMs: number
  /**
   * The head shows that the text may be sent with other bytes than the file has: every line break is CRLF, or some bytes
   * are no UTF-8, of which each place is sent as U+FFFD. Below the head there may be such bytes in any file.
   */
  readonly wireMayDiffer: boolean
  /** `undefined`: the head did not hold enough of the first message to tell. `null`: the CLI's rule gives no title. */
  readonly title: string | null | undefined
  /** Whose rule gives the title. */
  readonly titleRule: TitleRule
  /** When it began, in UTC: `2026-02-23T16:02Z`; `undefined` when neither its header nor its name tells. */
  readonly startedAt: string | undefined
  /** The file has no session id, and its own is made of its name. */
  readonly idFromName?: true
  /** The session whose id the file has too: it is another part of the conversation, under an id made of its name. */
  readonly partOf?: SessionId
}

/** A file left out, with the one line that says why. `file` is a POSIX path relative to the workspace. */
export type IgnoredFile = {
  readonly file: string
  readonly reason: IgnoredReason
  readonly detail: string
  /** The session that the file is of, or that it names. */
  readonly id?: string
  /** For a duplicate, or a file of the same name: the file that was chosen instead. */
  readonly chosen?: string
  /** The credentials in it, where it was searched for them. */
  readonly secrets?: readonly FoundCredential[]
}

/** A file that the `exclude` input takes out of the run. `file` is a POSIX path relative to the workspace. */
export type Excluded = {
  readonly file: string
  /** The session that it is of; `undefined` where there is none or the file cannot be read. */
  readonly id: string | undefined
  /** The entries of the input that name it, by its path or its session. */
  readonly entries: readonly string[]
}

/** A file or directory that could not be read: unlike a file left out, it makes the run incomplete. */
export type Unreadable = { readonly file: string; readonly detail: string }

/** What one project's directories hold. Everything is sorted by path, whatever the file system's order. */
export type Scan = {
  readonly sessions: readonly LocalSession[]
  readonly leftOut: readonly IgnoredFile[]
  readonly unreadable: readonly Unreadable[]
  /** Transcripts, and what could not be read, that `exclude` names: nothing else of the scan tells of them. */
  readonly excluded: readonly Excluded[]
  /** Sessions that a `providers` or `sessions` filter left outside of this run. */
  readonly filteredOut: number
  /** Markdown files looked at. */
  readonly files: number
  /** The history directories that were searched, POSIX, relative to the workspace, and whether each exists. */
  readonly directories: readonly { readonly directory: string; readonly exists: boolean }[]
  /** Ids of the `sessions` filter that some file holds, even one that another filter or its content leaves out. */
  readonly held: readonly string[]
  /** False when the run's end interrupted the scan: there may be more. */
  readonly complete: boolean
}
