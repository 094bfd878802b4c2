import type { MemoryBudget } from '../memory-budget.ts'
import { formatPartOfBytes } from '../message-format.ts'
import { runWorkers } from '../pool.ts'
import type { ProviderId } from '../providers.ts'
import { assignShard, type Shard } from '../shard.ts'
import { describeReadError } from './list-files.ts'
import { inspectText } from './read-transcript.ts'
import type { IgnoredFile, LocalSession, Unreadable } from './session.ts'

/** One of the files of a session, with what decides between them. */
export type Candidate = {
  /** POSIX path relative to the workspace. */
  readonly file: string
  /** File name without its extension. */
  readonly name: string
  readonly hasMessage: boolean
  /** UTF-8 bytes of the text as it would be sent, so that a checkout on Windows chooses the same. */
  readonly bytes: number
  /** It has a `[REDACTED:` mark. */
  readonly redacted: boolean
  /** `[2, 1, 0]` for `Markdown v2.1.0`. */
  readonly version: readonly number[] | undefined
}

/** The file to sync, and why each of the others is not. */
export type Choice<C extends Candidate> = {
  readonly chosen: C
  readonly duplicates: readonly { readonly candidate: C; readonly detail: string }[]
}

/** Tells which of the candidates left stay, and in a few words why another does not. */
type Rule = (left: readonly Candidate[]) => {
  stays(candidate: Candidate): boolean
  why(candidate: Candidate): string
}

/** `2026-02-09_22-53-07Z`, without seconds, with `±hhmm`: a name without a slug (docs/internals/transcripts.md, Files). */
const BARE_TIMESTAMP = /^\d{4}-\d{2}-\d{2}[_T ]\d{2}-\d{2}(-\d{2})?(Z|[+-]\d{4})?$/

/** The order of preference of docs/internals/transcripts.md, One session, several files. */
const RULES: readonly Rule[] = [
  () => ({
    stays: ({ hasMessage }) => hasMessage,
    why: () => 'it has a header and no message',
  }),
  (left) => {
    const largest = largestOf(left)
    return {
      stays: ({ bytes }) => bytes * 10 >= largest * 9,
      why: ({ bytes }) => `a shorter copy: ${formatPartOfBytes(bytes, largest)}`,
    }
  },
  () => ({
    stays: ({ redacted }) => redacted,
    why: () => 'it has no [REDACTED: marks, so it is an older render',
  }),
  () => ({
    stays: ({ name }) => !BARE_TIMESTAMP.test(name),
    why: () => 'its name is a bare timestamp, without a slug',
  }),
  (left) => {
    const newest = left.map(({ version }) => version).reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), undefined)
    return {
      stays: ({ version }) => compareVersions(version, newest) === 0,
      why: ({ version }) => `${versionName(version)}, older than ${versionName(newest)}`,
    }
  },
  (left) => {
    const largest = largestOf(left)
    return {
      stays: ({ bytes }) => bytes === largest,
      why: ({ bytes }) => `a shorter copy: ${formatPartOfBytes(bytes, largest)}`,
    }
  },
  (left) => {
    const first = left.map(({ file }) => file).reduce((a, b) => (b < a ? b : a))
    return {
      stays: ({ file }) => file === first,
      why: () => 'it is alike in all that counts, and later in path order',
    }
  },
]

/**
 * Chooses the file of a session by the stated order of preference: each rule leaves the files that satisfy it, if any
 * does. The order of the candidates does not matter.
 *
 * @param candidates at least one, with distinct files
 */
export function selectPreferredFile<C extends Candidate>(candidates: readonly [C, ...C[]]): Choice<C> {
  let left: readonly C[] = candidates
  const duplicates: { candidate: C; detail: string }[] = []
  for (const rule of RULES) {
    const { stays, why } = rule(left)
    const staying = left.filter((candidate) => stays(candidate))
    if (staying.length === 0) continue
    for (const candidate of left) {
      if (!stays(candidate)) duplicates.push({ candidate, detail: why(candidate) })
    }
    left = staying
  }
  return { chosen: left[0] ?? candidates[0], duplicates }
}

function largestOf(candidates: readonly Candidate[]): number {
  return candidates.reduce((most, { bytes }) => Math.max(most, bytes), 0)
}

function versionName(version: readonly number[] | undefined): string {
  return version === undefined ? 'no Markdown version' : `Markdown ${version.join('.')}`
}

/** A file without a version is older than any with one. */
function compareVersions(a: readonly number[] = [], b: readonly number[] = []): number {
  for (let part = 0; part < Math.max(a.length, b.length); part++) {
    const difference = (a[part] ?? 0) - (b[part] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Files of several per session that are read whole at a time. */
const OPEN_FILES = 8

/** A file that holds a session, as its head tells. */
export type SessionFile = {
  readonly session: LocalSession
  readonly hasMessage: boolean
  readonly version: readonly number[] | undefined
}

/** The files of one session id. */
export type SessionFiles = readonly [SessionFile, ...SessionFile[]]

type ChosenSessions = {
  readonly sessions: LocalSession[]
  readonly leftOut: IgnoredFile[]
  readonly unreadable: Unreadable[]
  readonly filteredOut: number
}

/**
 * Turns the files found into sessions in scope, one file each. Files are read only where an id has several.
 *
 * @param groups files by session id
 * @param signal once aborted, what is undecided is left away
 */
export async function selectSessions(
  workspace: string,
  groups: Iterable<SessionFiles>,
  scope: Scope,
  budget: MemoryBudget,
  signal: AbortSignal,
): Promise<ChosenSessions> {
  const sessions: LocalSession[] = []
  const leftOut: IgnoredFile[] = []
  const unreadable: Unreadable[] = []
  const several: SessionFiles[] = []
  let filteredOut = 0

  for (const files of groups) {
    const [{ session }] = files
    if (files.every(({ hasMessage }) => !hasMessage)) for (const file of files) leftOut.push(withoutMessage(file))
    else if (!files.some((file) => scope.has(file.session))) filteredOut++
    else if (files.length === 1) sessions.push(session)
    else several.push(files)
  }
  await runWorkers(several, OPEN_FILES, signal, () => async (files) => {
    const candidates: SessionCandidate[] = []
    for (const file of files) {
      const candidate = await candidateOf(file)
      // What some of the files say is no choice between all of them.
      if (signal.aborted) return
      if (candidate !== undefined) candidates.push(candidate)
    }
    const [first, ...others] = candidates
    if (first === undefined) return
    const { chosen, duplicates } = selectPreferredFile([first, ...others])
    if (scope.has(chosen.session)) sessions.push(chosen.session)
    else filteredOut++
    for (const { candidate, detail } of duplicates) {
      const isNamesake = [candidate, chosen].every(({ session }) => session.idFromName)
      const reason = isNamesake ? 'same-name' : 'duplicate'
      leftOut.push({ file: candidate.file, reason, detail, id: chosen.session.id, chosen: chosen.file })
    }
  })
  return { sessions, leftOut, unreadable, filteredOut }

  async function candidateOf(file: SessionFile): Promise<SessionCandidate | undefined> {
    const { session, hasMessage, version } = file
    try {
      const read = await inspectText(workspace, session.file, { budget, signal }, marksOf)
      // What is too large to be sent, and so not read, has its size alone.
      const marks = read ?? { bytes: session.diskBytes, redacted: false }
      return { file: session.file, name: session.name, hasMessage, version, session, ...marks }
    } catch (error) {
      if (!signal.aborted) unreadable.push({ file: session.file, detail: describeReadError(error, session.file) })
      return undefined
    }
  }
}

type SessionCandidate = Candidate & { readonly session: LocalSession }

/** What distinguishes the renders of one session. */
function marksOf(text: string): Pick<Candidate, 'bytes' | 'redacted'> {
  return { bytes: Buffer.byteLength(text), redacted: text.includes('[REDACTED:') }
}

function withoutMessage({ session }: SessionFile): IgnoredFile {
  return { file: session.file, reason: 'no-message', detail: 'a header and no message', id: session.id }
}

/** Which sessions a run is about. */
export type ScopeFilters = {
  /** Empty: all. */
  readonly providers: readonly ProviderId[]
  /** Empty: all. */
  readonly sessions: readonly string[]
  /** `undefined`: all. */
  readonly shard: Shard | undefined
}

/** The filters of a run; a session is in scope when each of them lets it through. */
export class Scope {
  readonly #providers: ReadonlySet<ProviderId>
  readonly #ids: ReadonlySet<string>
  readonly #shard: Shard | undefined

  constructor({ providers, sessions, shard }: ScopeFilters) {
    this.#providers = new Set(providers)
    this.#ids = new Set(sessions)
    this.#shard = shard
  }

  has({ id, provider }: Pick<LocalSession, 'id' | 'provider'>): boolean {
    return (
      (this.#ids.size === 0 || this.#ids.has(id)) &&
      (this.#providers.size === 0 || this.#providers.has(provider.id)) &&
      (this.#shard === undefined || assignShard(id, this.#shard.count) === this.#shard.index)
    )
  }
}
