import { isFatal } from '../cloud/cloud-failure.ts'
import { Cancelled, DeadlinePassed } from '../deadline.ts'
import { Failure, toInternalFailure } from '../failure.ts'
import { toFragment, toSentence } from '../message-format.ts'
import type { UnfinishedResult } from './results.ts'
import { type Counts, countOpen } from './session-statuses.ts'

export const STATUSES = ['complete', 'incomplete', 'failed', 'cancelled', 'not-run'] as const

export type Status = (typeof STATUSES)[number]

export type RunOutcome =
  | { readonly kind: 'finished' }
  /** `reason` is one sentence. */
  | { readonly kind: 'not-run'; readonly reason: string }
  | { readonly kind: 'deadline'; readonly timeoutMs: number }
  /** `reason` names the signal, as one sentence. */
  | { readonly kind: 'cancelled'; readonly reason: string }
  /** A failure that applies to every session, such as an exceeded rate limit. */
  | { readonly kind: 'stopped'; readonly failure: Failure }
  /** The sessions' state is unknown. */
  | { readonly kind: 'failed'; readonly failure: Failure }

export type RunEnd = {
  /** `undefined`: it threw. */
  readonly returned: Extract<RunOutcome, { kind: 'finished' | 'not-run' }> | undefined
  readonly thrown: unknown
  /** The abort reason of the deadline's signal. */
  readonly stopped: unknown
  /** The timeout expired, even if its timer did not fire yet. */
  readonly isLate: boolean
  readonly timeoutMs: number
}

/** Resolves how a run ended. `stopped` takes precedence: `thrown` is often its consequence. */
export function resolveOutcome({ returned, thrown, stopped, isLate, timeoutMs }: RunEnd): RunOutcome {
  const reason = stopped ?? thrown
  if (returned !== undefined && reason === undefined) return isLate ? { kind: 'deadline', timeoutMs } : returned
  if (reason instanceof Cancelled) return { kind: 'cancelled', reason: reason.message }
  if (reason instanceof DeadlinePassed) return { kind: 'deadline', timeoutMs }
  const failure = reason instanceof Failure ? reason : toInternalFailure(reason)
  const kind = isFatal(failure) && !UNKNOWN_STATE_CODES.has(failure.code) ? 'stopped' : 'failed'
  return { kind, failure }
}

/** Fatal failures of the token or the network, which leave the state of all sessions unknown. */
const UNKNOWN_STATE_CODES: ReadonlySet<string> = new Set([
  'blocked',
  'token-refused',
  'no-write-scope',
  'token-expired',
  'token-unusable',
])

/** Resolves the output `status`. @param inaccessible the result of `countInaccessible` */
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

/** Returns one sentence. */
export function formatStatusReason(ending: RunOutcome): string | undefined {
  switch (ending.kind) {
    case 'not-run':
    case 'cancelled':
      return ending.reason
    case 'deadline':
      return `The run stopped after ${ending.timeoutMs / 1000} s (\`timeout\`).`
    case 'stopped':
      return isOutOfRequests(ending.failure) ? toSentence(ending.failure.message) : undefined
    case 'finished':
    case 'failed':
      return undefined
  }
}

/** A rate limit ends a run like a timeout: sessions time out instead of failing. */
function isOutOfRequests({ code }: Failure): boolean {
  return code === 'rate-limited'
}

const AGAIN = 'Re-run the job. Sessions uploaded so far are kept.'
const AGAIN_LONGER = 'Re-run the job or raise `timeout`. Sessions uploaded so far are kept.'

export function createUnfinishedResult(ending: RunOutcome): UnfinishedResult {
  if ('failure' in ending) {
    const { message, code, hint } = ending.failure
    const isPaused = isOutOfRequests(ending.failure)
    return { outcome: isPaused ? 'timed-out' : 'errored', reason: message, code, hint, isPaused }
  }
  const reason = toFragment(formatStatusReason(ending) ?? 'no time left for another attempt before `timeout`')
  const isPaused = ending.kind === 'cancelled'
  return { outcome: 'timed-out', reason, code: undefined, hint: isPaused ? AGAIN : AGAIN_LONGER, isPaused }
}
