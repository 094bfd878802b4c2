import { type MemoryBudget, runWorkers } from '../concurrency.ts'
import { assignShard, type Shard } from '../ids.ts'
import { formatPartOfBytes } from '../message-format.ts'
import type { ProviderId } from '../providers.ts'
import { Allowlist } from '../secrets/credential-policy.ts'
import { scanCredentials } from '../secrets/scan.ts'
import {
  type ConversationFile,
  findDuplicates,
  hasMessagesOf,
  readUserMessages,
  splitConversation,
} from './conversations.ts'
import { createIdFromName } from './file-names.ts'
import { describeReadError } from './list-files.ts'
import { inspectText } from './read-transcript.ts'
import type { IgnoredFile, LocalSession, Unreadable } from './session.ts'
import { toLines } from './transcript/head.ts'

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
type Choice<C extends Candidate> = {
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
    why: () => 'it has a header and no messagess',
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
    why: () => 'it has no [REDACTED: markers, so it is an older version',
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
      why: () => 'it is equal in everything else and later in path order',
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

/** Files that are read whole at a time, to be compared with each other. */
const OPEN_FILES = 8

/** A file that holds a session, as its head tells. */
export type SessionFile = {
  readonly session: LocalSession
  readonly hasMessage: boolean
  readonly version: readonly number[] | undefined
}

/** What selecting sessions takes besides the files. */
type Selection = {
  /** Absolute, native. */
  readonly workspace: string
  readonly scope: Scope
  readonly budget: MemoryBudget
  /** `skip`: parts of a conversation are not synced under an id of their own. */
  readonly unidentified: 'skip' | 'upload'
  /** Once aborted, what is undecided is left away. */
  readonly signal: AbortSignal
  /** The beginnings of the messages that a file's head shows. */
  readOpenings(file: string): Promise<readonly string[]>
}

type SelectedSessions = {
  readonly sessions: LocalSession[]
  readonly leftOut: IgnoredFile[]
  readonly unreadable: Unreadable[]
  readonly filteredOut: number
}

/**
 * Turns the files found into sessions in scope, one file each. Files are read only where an id has several, and where the
 * heads show that one without an id may repeat another.
 */
export async function selectSessions(files: readonly SessionFile[], selection: Selection): Promise<SelectedSessions> {
  const { scope, signal, unidentified } = selection
  const reader = createReader(selection)
  const sessions = new Map<string, LocalSession>()
  const leftOut: IgnoredFile[] = []
  const several: [SessionFile, ...SessionFile[]][] = []
  /** The session that each file is represented by. */
  const represented = new Map<string, LocalSession>()
  let filteredOut = 0
  const duplicates = await findRepeated(files, reader, selection)
  const remaining = files.filter(({ session }) => !duplicates.has(session.file))

  for (const [first, ...others] of groupById(remaining)) {
    const group = [first, ...others] as const
    if (group.every(({ hasMessage }) => !hasMessage)) {
      for (const { session } of group) ignore(session, 'no-message', 'a header and no messages')
    } else if (others.length === 0) select(first.session)
    else if (group.some(({ session }) => scope.has(session)) || unidentified === 'upload') several.push([...group])
    else filteredOut++
  }
  await runWorkers(several, OPEN_FILES, signal, () => async (group) => {
    const read: SessionCandidate[] = []
    for (const file of group) {
      const candidate = await reader.read(file)
      // What some of the files say is no choice between all of them.
      if (signal.aborted) return
      if (candidate !== undefined) read.push(candidate)
    }
    const [first, ...others] = read
    if (first !== undefined) selectFrom([first, ...others])
  })
  for (const [file, original] of duplicates) {
    const session = represented.get(original)
    if (session !== undefined && scope.has(session)) {
      const detail = 'all of its messages are in the preferred file'
      leftOut.push({ file, reason: 'duplicate', detail, id: session.id, chosen: session.file })
    }
  }
  return { sessions: [...sessions.values()], leftOut, unreadable: reader.unreadable, filteredOut }

  function selectFrom(candidates: readonly [SessionCandidate, ...SessionCandidate[]]): void {
    // Files of one name and no id are one session, whatever they contain.
    const isSplit = candidates.every(({ isRead }) => isRead) && !candidates.every(({ session }) => session.idFromName)
    const { parts, contained, stubs } = isSplit
      ? splitConversation(candidates)
      : { parts: [candidates], contained: [], stubs: [] }
    const choices = parts.map((renders) => selectPreferredFile(renders))
    const main = choices[0]?.chosen
    if (main === undefined) return
    choices.forEach(({ chosen, duplicates: others }, index) => {
      const session = index === 0 ? main.session : partOf(main.session, chosen.session)
      if (session === undefined) return
      select(session)
      for (const { candidate, detail } of others) ignoreFor(candidate, session, detail)
    })
    for (const stub of stubs) ignoreFor(stub, main.session, 'it has no message besides its title')
    for (const file of contained) {
      const whole = choices.find(({ chosen }) => hasMessagesOf(chosen, file))?.chosen
      const detail = whole === undefined ? 'its messages are in several files of the session' : 'a shorter copy'
      ignoreFor(file, (whole ?? main).session, detail)
    }
  }

  /** Another part is a session of its own; without ids made of names it is named instead. */
  function partOf(main: LocalSession, session: LocalSession): LocalSession | undefined {
    if (session.idFromName) {
      ignoreFor(session, main, 'another conversation in a file of the same name')
      return undefined
    }
    if (unidentified === 'upload') return { ...session, id: createIdFromName(session.name), partOf: main.id }
    if (scope.has(main)) {
      const detail = `another part of session ${main.id}`
      leftOut.push({ file: session.file, reason: 'part', detail, id: main.id, chosen: main.file })
    }
    return undefined
  }

  function select(session: LocalSession): void {
    const known = sessions.get(session.id)
    if (known !== undefined) {
      ignoreFor(session, known, 'another file of the same name')
      return
    }
    represented.set(session.file, session)
    if (scope.has(session)) sessions.set(session.id, session)
    else filteredOut++
  }

  function ignore({ file, id }: LocalSession, reason: IgnoredFile['reason'], detail: string): void {
    leftOut.push({ file, reason, detail, id })
  }

  function ignoreFor(
    { file, ...ignored }: SessionCandidate | LocalSession,
    chosen: LocalSession,
    detail: string,
  ): void {
    represented.set(file, chosen)
    const session = 'session' in ignored ? ignored.session : ignored
    const reason = session.idFromName && chosen.idFromName ? 'same-name' : 'duplicate'
    if (scope.has(chosen)) leftOut.push({ file, reason, detail, id: chosen.id, chosen: chosen.file })
  }
}

type SessionCandidate = Candidate & ConversationFile & { readonly session: LocalSession; readonly isRead: boolean }

type FileReader = {
  read(file: SessionFile): Promise<SessionCandidate | undefined>
  readonly unreadable: Unreadable[]
}

/** Takes credentials out, so that a render with them has the messages of one without. */
function redact(text: string): string {
  return scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() }).redacted
}

/** Reads files whole, each once; what cannot be read is kept. */
function createReader({ workspace, budget, signal }: Selection): FileReader {
  const known = new Map<string, Promise<SessionCandidate | undefined>>()
  const unreadable: Unreadable[] = []
  const read = async ({ session, hasMessage, version }: SessionFile): Promise<SessionCandidate | undefined> => {
    const { file, name } = session
    try {
      const marks = await inspectText(workspace, file, { budget, signal }, (text) => ({
        bytes: Buffer.byteLength(text),
        redacted: text.includes('[REDACTED:'),
        messages: readUserMessages(redact(toLines(text))),
      }))
      // What is too large to be sent, and so not read, has its size alone.
      const unread = { bytes: session.diskBytes, redacted: false, messages: { hashes: [], length: 0, isStub: false } }
      return { file, name, hasMessage, version, session, isRead: marks !== undefined, ...(marks ?? unread) }
    } catch (error) {
      if (!signal.aborted) unreadable.push({ file, detail: describeReadError(error, file) })
      return undefined
    }
  }
  return {
    read(file) {
      const reading = known.get(file.session.file) ?? read(file)
      known.set(file.session.file, reading)
      return reading
    },
    unreadable,
  }
}

/**
 * Finds files without an id that repeat another file, by the paths of both. The heads decide which are read: those that
 * show the first message of one without an id.
 */
async function findRepeated(
  files: readonly SessionFile[],
  reader: FileReader,
  { signal, readOpenings }: Selection,
): Promise<ReadonlyMap<string, string>> {
  const isUnidentified = ({ session, hasMessage }: SessionFile) => session.idFromName === true && hasMessage
  if (files.length < 2 || !files.some(isUnidentified)) return new Map()
  const firsts = new Map<SessionFile, string>()
  const byOpening = new Map<string, SessionFile[]>()
  await runWorkers(files, OPEN_FILES, signal, () => async (file) => {
    const openings = await readOpenings(file.session.file)
    for (const opening of new Set(openings)) {
      const known = byOpening.get(opening)
      if (known === undefined) byOpening.set(opening, [file])
      else known.push(file)
    }
    if (openings[0] !== undefined && isUnidentified(file)) firsts.set(file, openings[0])
  })
  const several = [...firsts.values()].flatMap((opening) => {
    const alike = byOpening.get(opening) ?? []
    return alike.length > 1 ? alike : []
  })
  const candidates: SessionCandidate[] = []
  await runWorkers(new Set(several), OPEN_FILES, signal, () => async (file) => {
    const candidate = await reader.read(file)
    if (candidate !== undefined) candidates.push(candidate)
  })
  if (signal.aborted) return new Map()
  const [unidentified, others] = [true, false].map((wanted) =>
    candidates.filter(({ session }) => (session.idFromName === true) === wanted),
  )
  const repeated = findDuplicates(
    unidentified ?? [],
    (others ?? []).toSorted((a, b) => (a.file < b.file ? -1 : 1)),
  )
  return new Map([...repeated].map(([file, original]) => [file, original.file]))
}

/** The files of each id, in path order. Ids that differ in case only are one, as the first file has it. */
function groupById(files: readonly SessionFile[]): Iterable<readonly [SessionFile, ...SessionFile[]]> {
  const groups = new Map<string, [SessionFile, ...SessionFile[]]>()
  for (const file of files.toSorted((a, b) => (a.session.file < b.session.file ? -1 : 1))) {
    const key = file.session.id.toLowerCase()
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [file])
    else known.push({ ...file, session: { ...file.session, id: known[0].session.id } })
  }
  return groups.values()
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
    this.#ids = new Set(sessions.map((id) => id.toLowerCase()))
    this.#shard = shard
  }

  has({ id, provider }: Pick<LocalSession, 'id' | 'provider'>): boolean {
    return (
      (this.#ids.size === 0 || this.#ids.has(id.toLowerCase())) &&
      (this.#providers.size === 0 || this.#providers.has(provider.id)) &&
      (this.#shard === undefined || assignShard(id, this.#shard.count) === this.#shard.index)
    )
  }
}
