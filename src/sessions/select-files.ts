import { type MemoryBudget, runWorkers } from '../concurrency.ts'
import { assignShard, type Shard } from '../ids.ts'
import { formatPartOfBytes } from '../message-format.ts'
import type { ProviderId } from '../providers.ts'
import {
  type ConversationFile,
  containsMessages,
  findDuplicates,
  readUserMessages,
  splitConversation,
} from './conversations.ts'
import { createIdFromName } from './file-names.ts'
import { describeReadError } from './list-files.ts'
import { inspectText } from './read-transcript.ts'
import type { IgnoredFile, LocalSession, Unreadable } from './session.ts'
import { toLines } from './transcript/head.ts'

/** A file of a session, with the criteria of the selection. */
export type Candidate = {
  readonly file: string
  readonly name: string
  readonly hasMessage: boolean
  /** UTF-8 bytes to upload, so that a checkout on Windows selects the same file. */
  readonly bytes: number
  readonly redacted: boolean
  /** `[2, 1, 0]` for `Markdown v2.1.0`. */
  readonly version: readonly number[] | undefined
}

type Choice<C extends Candidate> = {
  readonly selected: C
  readonly duplicates: readonly { readonly candidate: C; readonly detail: string }[]
}

/** A preference; `reason` explains why a candidate is not kept. */
type Rule = (remaining: readonly Candidate[]) => {
  keeps(candidate: Candidate): boolean
  reason(candidate: Candidate): string
}

/**
 * `2026-02-09_22-53-07Z`, also without seconds or with `±hhmm`: a name without a slug (docs/internals/transcripts.md,
 * Files).
 */
const BARE_TIMESTAMP = /^\d{4}-\d{2}-\d{2}[_T ]\d{2}-\d{2}(-\d{2})?(Z|[+-]\d{4})?$/

/** Preferences in order (docs/internals/transcripts.md, One session, several files). */
const RULES: readonly Rule[] = [
  () => ({
    keeps: ({ hasMessage }) => hasMessage,
    reason: () => 'it has a header and no messages',
  }),
  (remaining) => {
    const largest = findLargest(remaining)
    return {
      keeps: ({ bytes }) => bytes * 10 >= largest * 9,
      reason: ({ bytes }) => `a shorter copy: ${formatPartOfBytes(bytes, largest)}`,
    }
  },
  () => ({
    keeps: ({ redacted }) => redacted,
    reason: () => 'it has no redaction markers, so it is an older version',
  }),
  () => ({
    keeps: ({ name }) => !BARE_TIMESTAMP.test(name),
    reason: () => 'its name is only a timestamp',
  }),
  (remaining) => {
    const newest = remaining
      .map(({ version }) => version)
      .reduce((a, b) => (compareVersions(a, b) < 0 ? b : a), undefined)
    return {
      keeps: ({ version }) => compareVersions(version, newest) === 0,
      reason: ({ version }) => `${formatVersion(version)}, older than ${formatVersion(newest)}`,
    }
  },
  (remaining) => {
    const largest = findLargest(remaining)
    return {
      keeps: ({ bytes }) => bytes === largest,
      reason: ({ bytes }) => `a shorter copy: ${formatPartOfBytes(bytes, largest)}`,
    }
  },
  (remaining) => {
    const first = remaining.map(({ file }) => file).reduce((a, b) => (b < a ? b : a))
    return {
      keeps: ({ file }) => file === first,
      reason: () => 'it is equal to the preferred file, and later in path order',
    }
  },
]

/** Selects the preferred file. Each rule keeps the files that satisfy it, if there are any. */
export function selectPreferredFile<C extends Candidate>(candidates: readonly [C, ...C[]]): Choice<C> {
  let remaining: readonly C[] = candidates
  const duplicates: { candidate: C; detail: string }[] = []
  for (const rule of RULES) {
    const { keeps, reason } = rule(remaining)
    const matching = remaining.filter((candidate) => keeps(candidate))
    if (matching.length === 0) continue
    for (const candidate of remaining) {
      if (!keeps(candidate)) duplicates.push({ candidate, detail: reason(candidate) })
    }
    remaining = matching
  }
  return { selected: remaining[0] ?? candidates[0], duplicates }
}

function findLargest(candidates: readonly Candidate[]): number {
  return candidates.reduce((most, { bytes }) => Math.max(most, bytes), 0)
}

function formatVersion(version: readonly number[] | undefined): string {
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

/** Maximum files to read at a time. */
const OPEN_FILES = 8

export type SessionFile = {
  readonly session: LocalSession
  readonly hasMessage: boolean
  readonly version: readonly number[] | undefined
}

type Selection = {
  readonly workspace: string
  readonly scope: Scope
  readonly budget: MemoryBudget
  /** `skip`: other parts of a conversation are not synced. */
  readonly unidentified: 'skip' | 'upload'
  readonly signal: AbortSignal
  readOpenings(file: string): Promise<readonly string[]>
}

type SelectedSessions = {
  readonly sessions: LocalSession[]
  readonly ignored: IgnoredFile[]
  readonly unreadable: Unreadable[]
  readonly filteredOut: number
}

/**
 * Selects one file per session. Reads only the files of an ID with several files, and possible copies without an ID.
 */
export async function selectSessions(files: readonly SessionFile[], selection: Selection): Promise<SelectedSessions> {
  const { scope, signal, unidentified } = selection
  const reader = createReader(selection)
  const sessions = new Map<string, LocalSession>()
  const ignored: IgnoredFile[] = []
  const groups: [SessionFile, ...SessionFile[]][] = []
  /** The session with each file's messages, by path. */
  const represented = new Map<string, LocalSession>()
  let filteredOut = 0
  const duplicates = await findRepeated(files, reader, selection)
  const remaining = files.filter(({ session }) => !duplicates.has(session.file))

  for (const group of groupById(remaining)) {
    if (group.every(({ hasMessage }) => !hasMessage)) {
      for (const { session } of group) ignore(session, 'no-message', 'a header and no messages')
    } else if (group.length === 1) addSession(group[0].session)
    else if (group.some(({ session }) => scope.has(session)) || unidentified === 'upload') groups.push(group)
    else filteredOut++
  }
  await runWorkers(groups, OPEN_FILES, signal, () => async (group) => {
    const read: SessionCandidate[] = []
    for (const file of group) {
      const candidate = await reader.read(file)
      // The selection needs all files.
      if (signal.aborted) return
      if (candidate !== undefined) read.push(candidate)
    }
    const [first, ...others] = read
    if (first !== undefined) selectFromCandidates([first, ...others])
  })
  for (const [file, original] of duplicates) {
    const session = represented.get(original)
    if (session !== undefined && scope.has(session)) {
      const detail = 'all of its messages are in the preferred file'
      ignored.push({ file, reason: 'duplicate', detail, id: session.id, preferred: session.file })
    }
  }
  return { sessions: [...sessions.values()], ignored, unreadable: reader.unreadable, filteredOut }

  function selectFromCandidates(candidates: readonly [SessionCandidate, ...SessionCandidate[]]): void {
    // Files without an ID and with the same name are one session.
    const isSplit = candidates.every(({ isRead }) => isRead) && !candidates.every(({ session }) => session.idFromName)
    const { parts, contained, stubs } = isSplit
      ? splitConversation(candidates)
      : { parts: [candidates], contained: [], stubs: [] }
    const choices = parts.map((renders) => selectPreferredFile(renders))
    const main = choices[0]?.selected
    if (main === undefined) return
    choices.forEach(({ selected, duplicates: others }, index) => {
      const session = index === 0 ? main.session : createPart(main.session, selected.session)
      if (session === undefined) {
        for (const file of [selected, ...others.map(({ candidate }) => candidate)])
          ignorePart(main.session, file.session)
        return
      }
      addSession(session)
      for (const { candidate, detail } of others) ignoreFor(candidate, session, detail)
    })
    for (const stub of stubs) ignoreFor(stub, main.session, 'it has no message besides its title')
    for (const file of contained) {
      const whole = choices.find(({ selected }) => containsMessages(selected, file))?.selected
      const detail = whole === undefined ? 'its messages are in several files of the session' : 'a shorter copy'
      ignoreFor(file, (whole ?? main).session, detail)
    }
  }

  function createPart(main: LocalSession, session: LocalSession): LocalSession | undefined {
    if (session.idFromName || unidentified === 'skip') return undefined
    return { ...session, id: createIdFromName(session.name), partOf: main.id }
  }

  function ignorePart(main: LocalSession, session: LocalSession): void {
    if (session.idFromName) ignoreFor(session, main, 'another conversation in a file with the same name')
    else if (scope.has(main)) {
      const detail = `another part of session ${main.id}`
      ignored.push({ file: session.file, reason: 'part', detail, id: main.id, preferred: main.file })
    }
  }

  function addSession(session: LocalSession): void {
    const known = sessions.get(session.id)
    if (known !== undefined) {
      ignoreFor(session, known, 'another file with the same name')
      return
    }
    if (duplicates.size > 0) represented.set(session.file, session)
    if (scope.has(session)) sessions.set(session.id, session)
    else filteredOut++
  }

  function ignore({ file, id }: LocalSession, reason: IgnoredFile['reason'], detail: string): void {
    ignored.push({ file, reason, detail, id })
  }

  function ignoreFor(
    { file, ...other }: SessionCandidate | LocalSession,
    preferred: LocalSession,
    detail: string,
  ): void {
    represented.set(file, preferred)
    const session = 'session' in other ? other.session : other
    const reason = session.idFromName && preferred.idFromName ? 'same-name' : 'duplicate'
    if (scope.has(preferred)) ignored.push({ file, reason, detail, id: preferred.id, preferred: preferred.file })
  }
}

type SessionCandidate = Candidate & ConversationFile & { readonly session: LocalSession; readonly isRead: boolean }

type FileReader = {
  read(file: SessionFile): Promise<SessionCandidate | undefined>
  readonly unreadable: Unreadable[]
}

/** Reads each file once. */
function createReader({ workspace, budget, signal }: Selection): FileReader {
  const known = new Map<string, Promise<SessionCandidate | undefined>>()
  const unreadable: Unreadable[] = []
  const read = async ({ session, hasMessage, version }: SessionFile): Promise<SessionCandidate | undefined> => {
    const { file, name } = session
    try {
      const marks = await inspectText(workspace, file, { budget, signal }, (text) => ({
        bytes: Buffer.byteLength(text),
        redacted: text.includes('[REDACTED:'),
        messages: readUserMessages(toLines(text)),
      }))
      // A file above the upload limit is not read.
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

/** Finds files without an ID that repeat another file. Reads only files with a common message in their heads. */
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
  const similar = [...firsts.values()].flatMap((opening) => {
    const alike = byOpening.get(opening) ?? []
    return alike.length > 1 ? alike : []
  })
  const candidates: SessionCandidate[] = []
  await runWorkers(new Set(similar), OPEN_FILES, signal, () => async (file) => {
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

/** Groups files by ID, in path order. Ignores case; the first file's spelling counts. */
function groupById(files: readonly SessionFile[]): Iterable<[SessionFile, ...SessionFile[]]> {
  const groups = new Map<string, [SessionFile, ...SessionFile[]]>()
  for (const file of files.toSorted((a, b) => (a.session.file < b.session.file ? -1 : 1))) {
    const key = file.session.id.toLowerCase()
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [file])
    else known.push({ ...file, session: { ...file.session, id: known[0].session.id } })
  }
  return groups.values()
}

export type ScopeFilters = {
  readonly providers: readonly ProviderId[]
  readonly sessions: readonly string[]
  readonly shard: Shard | undefined
}

/** The filters of a run; an empty filter accepts every session. */
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
