import type { AttemptFailure } from './cloud-failure.ts'

/** Maximum delay of the first retry; doubles with each retry. */
const BACKOFF_BASE_MS = 1000

const BACKOFF_MAX_MS = 30_000

/**
 * Minimum delay after 429 or `Retry-After`; servers also send `Retry-After: 0` (docs/internals/runners.md, Rate
 * limits).
 */
const SERVER_DELAY_MIN_MS = 1000

/** Maximum jitter added to a server's delay, so that shards do not resume at the same time. */
const SERVER_DELAY_JITTER_MS = 1000

/** Earlier failed attempts, and earlier 429s. */
type RetryProgress = { readonly failed: number; readonly limited: number }

export type RetryPolicy = {
  readonly maxAttempts: number
  /** False: 429s do not count as attempts; only the deadline limits the wait. */
  readonly countsRateLimits: boolean
  shouldRetry(failure: AttemptFailure): boolean
  /** Milliseconds before the next attempt; not for a 429. */
  retryDelayMs(failure: AttemptFailure, progress: RetryProgress): number
  /** Milliseconds of the pause after a 429. */
  rateLimitDelayMs(failure: AttemptFailure, progress: RetryProgress): number
}

/** Creates the policy of one request: backoff with full jitter, or the server's delay. A 429 counts as an attempt. */
export function createRetryPolicy(retries: number, random: () => number): RetryPolicy {
  return {
    maxAttempts: retries + 1,
    countsRateLimits: true,
    shouldRetry: ({ retriable }) => retriable,
    retryDelayMs: ({ retryAfterMs }, { failed }) =>
      applyServerDelay(retryAfterMs, random) ?? computeBackoffMs(failed, random),
    rateLimitDelayMs: ({ retryAfterMs }, { failed }) =>
      applyServerDelay(retryAfterMs, random) ?? Math.max(SERVER_DELAY_MIN_MS, computeBackoffMs(failed, random)),
  }
}

/**
 * Creates the policy of the bulk size request: 3 attempts, 1 s apart (docs/internals/cloud.md, Routes). 429s do not
 * count as attempts: giving up would replace one request by one HEAD per session.
 */
export function createSizesPolicy(random: () => number): RetryPolicy {
  return {
    maxAttempts: 3,
    countsRateLimits: false,
    shouldRetry: ({ fatal }) => !fatal,
    retryDelayMs: () => 1000,
    rateLimitDelayMs: ({ retryAfterMs }, { limited }) =>
      applyServerDelay(retryAfterMs, random) ?? computeMaxBackoffMs(limited),
  }
}

/** Adds jitter to a server's delay in milliseconds. */
export function addJitter(ms: number, random: () => number): number {
  return Math.max(SERVER_DELAY_MIN_MS, ms) + random() * SERVER_DELAY_JITTER_MS
}

/** Exponential backoff with full jitter: up to 1 s, 2 s, 4 s … 30 s. @param retry 0 for the first */
export function computeBackoffMs(retry: number, random: () => number): number {
  return random() * computeMaxBackoffMs(retry)
}

function applyServerDelay(ms: number | undefined, random: () => number): number | undefined {
  return ms === undefined ? undefined : addJitter(ms, random)
}

function computeMaxBackoffMs(retry: number): number {
  return Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** retry)
}
