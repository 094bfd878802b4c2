import type { AttemptFailure } from './cloud-failure.ts'

/** Upper bound of the first retry's delay, ms; it doubles with each further one. */
const BACKOFF_BASE_MS = 1000

const BACKOFF_MAX_MS = 30_000

/** Minimum delay after a 429 or a `Retry-After`, ms; servers also send `Retry-After: 0` (docs/internals/runners.md, Rate limits). */
const SERVER_DELAY_MIN_MS = 1000

/** A delay that a server names takes up to this longer, ms, so that not every shard returns in the same instant. */
const SERVER_DELAY_JITTER_MS = 1000

/** Failed attempts so far that count, and 429s, each without the one at hand. */
type RetryProgress = { readonly failed: number; readonly limited: number }

/** Which failed attempts are repeated, and when. */
export type RetryPolicy = {
  readonly maxAttempts: number
  /** False: a 429 is not an attempt, and is waited for as long as the deadline allows. */
  readonly countsRateLimits: boolean
  shouldRetry(failure: AttemptFailure): boolean
  /** Milliseconds before the next attempt, after anything except a 429. */
  retryDelayMs(failure: AttemptFailure, progress: RetryProgress): number
  /** Milliseconds for which a 429 closes the rate limit gate. */
  rateLimitDelayMs(failure: AttemptFailure, progress: RetryProgress): number
}

/** The policy of one request: full jitter, or the server's delay; a 429 counts as an attempt. */
export function createRetryPolicy(retries: number, random: () => number): RetryPolicy {
  return {
    maxAttempts: retries + 1,
    countsRateLimits: true,
    shouldRetry: ({ retriable }) => retriable,
    retryDelayMs: ({ retryAfterMs }, { failed }) => serverDelay(retryAfterMs, random) ?? backoffMs(failed, random),
    rateLimitDelayMs: ({ retryAfterMs }, { failed }) =>
      serverDelay(retryAfterMs, random) ?? Math.max(SERVER_DELAY_MIN_MS, backoffMs(failed, random)),
  }
}

/**
 * The policy of the bulk size request, whatever `retries` says: 3 attempts, 1 s apart (docs/internals/cloud.md, Routes). 429s do not
 * count as attempts: giving up would replace one request by one HEAD per session.
 */
export function createSizesPolicy(random: () => number): RetryPolicy {
  return {
    maxAttempts: 3,
    countsRateLimits: false,
    shouldRetry: ({ fatal }) => !fatal,
    retryDelayMs: () => 1000,
    rateLimitDelayMs: ({ retryAfterMs }, { limited }) => serverDelay(retryAfterMs, random) ?? maxBackoffMs(limited),
  }
}

/** The delay that a server names, in ms, spread over a second. */
export function addJitter(ms: number, random: () => number): number {
  return Math.max(SERVER_DELAY_MIN_MS, ms) + random() * SERVER_DELAY_JITTER_MS
}

/** Exponential backoff with full jitter, in ms: up to 1 s, 2 s, 4 s … 30 s; `retry` is 0 for the first. */
export function backoffMs(retry: number, random: () => number): number {
  return random() * maxBackoffMs(retry)
}

function serverDelay(ms: number | undefined, random: () => number): number | undefined {
  return ms === undefined ? undefined : addJitter(ms, random)
}

function maxBackoffMs(retry: number): number {
  return Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** retry)
}
