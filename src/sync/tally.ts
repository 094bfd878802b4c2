import type { LocalSession } from '../sessions/session.ts'
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

type Entry = {
  readonly projectId: string
  readonly session: LocalSession
  result?: SessionResult
  interruption?: Interruption
}

/**
 * The run's accounting: every session that was attempted has, at the end, exactly one outcome, so that
 * attempted = created + updated + skipped + errored + timed-out + pending on every ending.
 */
export class Tally {
  readonly #entries = new Map<string, Entry>()

  /** Takes a session into scope; the same session of the same project counts once. */
  attempt(projectId: string, session: LocalSession): void {
    const key = keyOf(projectId, session.id)
    if (!this.#entries.has(key)) this.#entries.set(key, { projectId, session })
  }

  /**
   * Records how a session ended. When it is recorded twice, the outcome of higher precedence stands.
   *
   * @throws Error when the session was never attempted: a bug of ours, and a count that could not be trusted
   */
  record(result: SessionResult): void {
    const entry = this.#entries.get(keyOf(result.projectId, result.session.id))
    if (entry === undefined) throw new Error(`session ${result.session.id} was counted without being attempted`)
    const standing = entry.result
    if (standing === undefined || PRECEDENCE[result.outcome] > PRECEDENCE[standing.outcome]) entry.result = result
  }

  /** Keeps what an unfinished session had come to when the run's end interrupted it, for its closing. */
  interrupt(projectId: string, sessionId: string, interruption: Interruption): void {
    const entry = this.#entries.get(keyOf(projectId, sessionId))
    if (entry !== undefined) entry.interruption = interruption
  }

  /** Closes every session that has no outcome yet. */
  close(closing: Closing): void {
    for (const entry of this.#entries.values()) {
      entry.result ??= {
        projectId: entry.projectId,
        session: entry.session,
        localBytes: entry.session.diskBytes,
        attempts: 0,
        durationMs: 0,
        ...entry.interruption,
        ...closing,
      }
    }
  }

  /** True when every session has its outcome. */
  isSettled(): boolean {
    return this.#entries.values().every(({ result }) => result !== undefined)
  }

  /** Counts of what is recorded; unfinished sessions are in `attempted` only. */
  counts(): Counts {
    const counts = {
      attempted: this.#entries.size,
      created: 0,
      updated: 0,
      skipped: 0,
      errored: 0,
      timedOut: 0,
      pending: 0,
    }
    for (const { result } of this.#entries.values()) {
      if (result === undefined) continue
      counts[result.outcome === 'timed-out' ? 'timedOut' : result.outcome] += 1
    }
    return counts
  }

  /** Every recorded result, in the order in which the sessions came into scope. */
  results(): SessionResult[] {
    return [...this.#entries.values()].flatMap(({ result }) => (result === undefined ? [] : [result]))
  }
}

function keyOf(projectId: string, sessionId: string): string {
  return `${projectId}/${sessionId}`
}
