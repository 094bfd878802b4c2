import type { ProjectId, SessionId } from '../ids.ts'
import type { LocalSession } from '../sessions/session.ts'
import { addSession, noCounts } from './counts.ts'
import { closingOf, type Ending } from './ending.ts'
import { type Counts, OUTCOMES } from './outcomes.ts'
import { type Interruption, interrupted, type SessionResult } from './results.ts'

/** A session without an outcome yet. */
type Unfinished = {
  readonly projectId: ProjectId
  readonly session: LocalSession
  readonly interruption?: Interruption
}

/**
 * The run's accounting: every session that was attempted has, at the end, exactly one outcome, so that
 * attempted = created + updated + skipped + errored + timed-out + pending on every ending.
 */
export class Tally {
  /** By project id, then session id: a map for each project, since a key of both would cost more than what it holds. */
  readonly #projects = new Map<string, Map<string, Unfinished | SessionResult>>()

  /** Takes a session into scope; the same session of the same project counts once. */
  attempt(projectId: ProjectId, session: LocalSession): void {
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
    if (isFinished(standing) && rankOf(result) <= rankOf(standing)) return
    this.#projects.get(projectId)?.set(session.id, result)
  }

  /** Keeps what an unfinished session had come to when the run's end interrupted it, for its closing. */
  interrupt(projectId: ProjectId, sessionId: SessionId, interruption: Interruption): void {
    const sessions = this.#projects.get(projectId)
    const standing = sessions?.get(sessionId)
    if (standing !== undefined && !isFinished(standing)) sessions?.set(sessionId, { ...standing, interruption })
  }

  /** Closes every session that has no outcome yet, as the run's ending says. */
  close(ending: Ending): void {
    const closing = closingOf(ending)
    for (const sessions of this.#projects.values()) {
      for (const [id, standing] of sessions) {
        if (isFinished(standing)) continue
        sessions.set(id, interrupted(standing.projectId, standing.session, closing, standing.interruption))
      }
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

  #sessionsOf(projectId: ProjectId): Map<string, Unfinished | SessionResult> {
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

function rankOf({ outcome }: SessionResult): number {
  return OUTCOMES[outcome].precedence
}
