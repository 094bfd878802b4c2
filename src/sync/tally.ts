import type { LocalSession } from '../sessions/session.ts'
import { addSession, noCounts } from './counts.ts'
import type { Counts, Outcome, SessionResult } from './result.ts'

/** created > updated > errored > skipped, and any of them over what only says that nothing was finished. */
const PRECEDENCE: Readonly<Record<Outcome, number>> = {
  created: 5,
  updated: 4,
  errored: 3,
  skipped: 2,
  pending: 1,
  'timed-out': 0,
}

/** What an unfinished session is closed as. */
export type Closing = Pick<SessionResult, 'reason'> &
  Partial<Pick<SessionResult, 'code' | 'hint'>> & { readonly outcome: 'errored' | 'timed-out' }

/** What an interrupted session had come to. */
export type Interruption = Pick<SessionResult, 'attempts' | 'durationMs'> & Partial<Pick<SessionResult, 'plan'>>

/** A session without an outcome yet. */
type Unfinished = { readonly projectId: string; readonly session: LocalSession; readonly interruption?: Interruption }

/**
 * The run's accounting: every session that was attempted has, at the end, exactly one outcome, so that
 * attempted = created + updated + skipped + errored + timed-out + pending on every ending.
 */
export class Tally {
  /** By project id, then session id: a map for each project, since a key of both would cost more than what it holds. */
  readonly #projects = new Map<string, Map<string, Unfinished | SessionResult>>()

  /** Takes a session into scope; the same session of the same project counts once. */
  attempt(projectId: string, session: LocalSession): void {
    const sessions = this.#sessionsOf(projectId)
    if (!sessions.has(session.id)) sessions.set(session.id, { projectId, session })
  }

  /**
   * Records how a session ended. When it is recorded twice, the outcome of higher precedence stands.
   *
   * @throws Error when the session was never attempted: a bug of ours, and a count that could not be trusted
   */
  record(result: SessionResult): void {
    const { projectId, session } = result
    const standing = this.#projects.get(projectId)?.get(session.id)
    if (standing === undefined) throw new Error(`session ${session.id} was counted without being attempted`)
    if (isFinished(standing) && PRECEDENCE[result.outcome] <= PRECEDENCE[standing.outcome]) return
    this.#projects.get(projectId)?.set(session.id, result)
  }

  /** Keeps what an unfinished session had come to when the run's end interrupted it, for its closing. */
  interrupt(projectId: string, sessionId: string, interruption: Interruption): void {
    const sessions = this.#projects.get(projectId)
    const standing = sessions?.get(sessionId)
    if (standing !== undefined && !isFinished(standing)) sessions?.set(sessionId, { ...standing, interruption })
  }

  /** Closes every session that has no outcome yet. */
  close(closing: Closing): void {
    for (const sessions of this.#projects.values()) {
      for (const [id, standing] of sessions) if (!isFinished(standing)) sessions.set(id, closed(standing, closing))
    }
  }

  /** True when every session has its outcome. */
  isSettled(): boolean {
    return this.#all().every(isFinished)
  }

  /** Counts of what is recorded; unfinished sessions are in `attempted` only. */
  counts(): Counts {
    const counts = noCounts()
    for (const standing of this.#all()) addSession(counts, isFinished(standing) ? standing.outcome : undefined)
    return counts
  }

  /** Every recorded result, by project and then in the order in which the sessions came into scope. */
  results(): SessionResult[] {
    return this.#all().filter(isFinished).toArray()
  }

  #sessionsOf(projectId: string): Map<string, Unfinished | SessionResult> {
    const known = this.#projects.get(projectId) ?? new Map<string, Unfinished | SessionResult>()
    this.#projects.set(projectId, known)
    return known
  }

  #all(): IteratorObject<Unfinished | SessionResult> {
    return this.#projects.values().flatMap((sessions) => sessions.values())
  }
}

function isFinished(standing: Unfinished | SessionResult): standing is SessionResult {
  return 'outcome' in standing
}

function closed({ projectId, session, interruption }: Unfinished, closing: Closing): SessionResult {
  const localBytes = session.diskBytes
  return { projectId, session, localBytes, attempts: 0, durationMs: 0, ...interruption, ...closing }
}
