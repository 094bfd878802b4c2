import { isFatal } from '../cloud/cloud-failure.ts'
import { Cancelled, DeadlinePassed } from '../deadline.ts'
import { Failure, toInternalFailure } from '../failure.ts'
import { toSentence } from '../message-format.ts'
import type { UnfinishedResult } from './results.ts'
import { type Counts, countOpen } from './session-statuses.ts'

export const STATUSES = ['complete', 'incomplete', 'failed', 'cancelled', 'not-run'] as const

export type Status = (typeof STATUSES)[number]

/** How a run came to its end. */
export type RunOutcome =
  /** It went through. */
  | { readonly kind: 'finished' }
  /** There was deliberately nothing to do; `reason` is one sentence. */
  | { readonly kind: 'not-run'; readonly reason: string }
  | { readonly kind: 'deadline'; readonly timeoutMs: number }
  /** `reason` is one sentence that names the signal. */
  | { readonly kind: 'cancelled'; readonly reason: string }
  /** Something concerns every session, and that is a verdict about each: a cloud that is down, a limit that is used up. */
  | { readonly kind: 'stopped'; readonly failure: Failure }
  /** No verdict is possible. */
  | { readonly kind: 'failed'; readonly failure: Failure }

/** What is known when a run is over. */
export type RunEnd = {
  /** What the story returned, or `undefined` when it threw. */
  readonly returned: Extract<RunOutcome, { kind: 'finished' | 'not-run' }> | undefined
  readonly thrown: unknown
  /** Why the deadline's signal aborted; `undefined` when it did not. */
  readonly stopped: unknown
  /** The time was over when the story returned, whether or not a timer had its turn to say so. */
  readonly isLate: boolean
  readonly timeoutMs: number
}

/**
 * Whoever stopped a run knows better than whoever noticed, so `stopped` goes before `thrown`. A run that finished its
 * work late is late all the same.
 */
export function resolveOutcome({ returned, thrown, stopped, isLate, timeoutMs }: RunEnd): RunOutcome {
  const reason = stopped ?? thrown
  if (returned !== undefined && reason === undefined) return isLate ? { kind: 'deadline', timeoutMs } : returned
  if (reason instanceof Cancelled) return { kind: 'cancelled', reason: reason.message }
  if (reason instanceof DeadlinePassed) return { kind: 'deadline', timeoutMs }
  const failure = reason instanceof Failure ? reason : toInternalFailure(reason)
  const kind = isFatal(failure) && !VERDICTLESS.has(failure.code) ? 'stopped' : 'failed'
  return { kind, failure }
}

/** Fatal answers of the cloud that say nothing about the sessions: what they need is another token. */
const VERDICTLESS: ReadonlySet<string> = new Set([
  'blocked',
  'token-refused',
  'no-write-scope',
  'token-expired',
  'token-unusable',
])

/** Resolves the output `status`. Files as `countInaccessible` counts them make a run incomplete. */
export function resolveStatus(ending: RunOutcome, counts: Counts, inaccessible: number): Status {
  switch (ending.kind) {
    case 'finished':
    case 'stopped':
      return countOpen(counts) + inaccessible > 0 ? 'incomplete' : 'complete'
    case 'deadline':
      return 'incomplete'
    case 'cancelled':
    case 'failed':
    case 'not-run':
      return ending.kind
  }
}

/** What ended the run early, as one sentence. */
export function formatStatusReason(ending: RunOutcome): string | undefined {
  switch (ending.kind) {
    case 'not-run':
    case 'cancelled':
      return ending.reason
    case 'deadline':
      return `Stopped after ${ending.timeoutMs / 1000} s (\`timeout\`).`
    case 'stopped':
      return isOutOfRequests(ending.failure) ? toSentence(ending.failure.message) : undefined
    case 'finished':
    case 'failed':
      return undefined
  }
}

/** The rate limit that ended a run is an end of its time, and no trouble of its sessions. */
function isOutOfRequests({ code }: Failure): boolean {
  return code === 'rate-limited'
}

const AGAIN = 'Re-run the job. Sessions uploaded so far are kept.'
const AGAIN_LONGER = 'Re-run the job or raise `timeout`. Sessions uploaded so far are kept.'

/** What becomes of the sessions that have no outcome yet. */
export function resultForUnfinished(ending: RunOutcome): UnfinishedResult {
  if ('failure' in ending) {
    const { message, code, hint } = ending.failure
    const isPaused = isOutOfRequests(ending.failure)
    return { outcome: isPaused ? 'timed-out' : 'errored', reason: message, code, hint, isPaused }
  }
  const reason = formatStatusReason(ending) ?? 'no time left for another attempt before `timeout`'
  const isPaused = ending.kind === 'cancelled'
  return { outcome: 'timed-out', reason, code: undefined, hint: isPaused ? AGAIN : AGAIN_LONGER, isPaused }
}
