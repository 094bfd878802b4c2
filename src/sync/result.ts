import type { FailureCode } from '../failure.ts'
import type { PlanReason } from '../plan/plan.ts'
import type { LocalSession } from '../sessions/session.ts'

/** How one session ended; `pending` in `check` only. */
export const OUTCOMES = ['created', 'updated', 'skipped', 'errored', 'timed-out', 'pending'] as const

export type Outcome = (typeof OUTCOMES)[number]

export type SessionResult = {
  readonly projectId: string
  readonly session: LocalSession
  readonly outcome: Outcome
  /** What the plan said; `undefined` when the run ended before there was a plan. */
  readonly plan?: PlanReason
  /** One sentence for a person; may hold a server's or a repository's text. */
  readonly reason: string
  readonly code?: FailureCode
  readonly hint?: string
  /** UTF-8 bytes of the Markdown as sent or as it would be sent; the size on disk while it is not known. */
  readonly localBytes: number
  readonly cloudBytes?: number
  /** Bytes that went over the wire for the session's upload, compressed. */
  readonly sentBytes?: number
  readonly title?: string | null
  /** Upload requests made for it. */
  readonly attempts: number
  readonly durationMs: number
}

export type Counts = {
  readonly attempted: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly errored: number
  readonly timedOut: number
  readonly pending: number
}
