import type { MemoryBudget } from '../memory-budget.ts'
import { runWorkers } from '../pool.ts'
import { type Candidate, choose } from './choose.ts'
import { describeReadError } from './read-error.ts'
import { inspectText } from './read-transcript.ts'
import type { Scope } from './scope.ts'
import type { IgnoredFile, LocalSession, Unreadable } from './session.ts'

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
export async function chooseSessions(
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
    const { chosen, duplicates } = choose([first, ...others])
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
