import type { SessionId } from '../ids.ts'
import type { Provider } from '../providers.ts'
import type { FoundCredential } from '../secrets/found-credentials.ts'
import type { IgnoredReason } from './ignored-files.ts'
import type { TitleRule } from './transcript/title.ts'

/** A session of the checkout: its preferred file and the content of its head. */
export type LocalSession = {
  /** Safe in a URL. */
  readonly id: SessionId
  readonly file: string
  /** File name without its extension: the cloud's `name`. */
  readonly name: string
  readonly provider: Provider
  /** Size at the scan: a file that changed since then is not uploaded. */
  readonly diskBytes: number
  readonly mtimeMs: number
  /** The head shows CRLF, UTF-16 or invalid UTF-8, so the text is sent with other bytes than the file has. */
  readonly wireMayDiffer: boolean
  /** `undefined`: the head does not contain enough of the first message. `null`: there is no title. */
  readonly title: string | null | undefined
  readonly titleRule: TitleRule
  /** In UTC: `2026-02-23T16:02Z`. */
  readonly startedAt: string | undefined
  /** The ID is made of the file name. */
  readonly idFromName?: true
  /** ID in the file's header, if the file is a later part of that conversation. */
  readonly partOf?: SessionId
}

/** A file that is not synced. Paths are POSIX, relative to the workspace. */
export type IgnoredFile = {
  readonly file: string
  readonly reason: IgnoredReason
  readonly detail: string
  /** The session that the file names. */
  readonly id?: string
  /** The preferred file, for a duplicate, a part or a file of the same name. */
  readonly preferred?: string
  /** The credentials in it; `undefined` when it was not searched. */
  readonly secrets?: readonly FoundCredential[]
}

/** A file that matches the `exclude` input. */
export type Excluded = {
  readonly file: string
  readonly id: string | undefined
  /** The entries that match its path or its session. */
  readonly entries: readonly string[]
}

/** A file or directory that could not be read, which makes the run incomplete. */
export type Unreadable = { readonly file: string; readonly detail: string }

/** The content of one project's directories, sorted by path. */
export type Scan = {
  readonly sessions: readonly LocalSession[]
  readonly ignored: readonly IgnoredFile[]
  readonly unreadable: readonly Unreadable[]
  /** These files are not in the other lists. */
  readonly excluded: readonly Excluded[]
  /** Number of sessions outside the filters or the shard. */
  readonly filteredOut: number
  /** Number of inspected Markdown files. */
  readonly files: number
  readonly directories: readonly { readonly directory: string; readonly exists: boolean }[]
  /** IDs of the `sessions` filter that were found, also in files that are not synced. */
  readonly foundIds: readonly string[]
  /** False when the run's end interrupted the scan. */
  readonly complete: boolean
}
