import { type AttemptFailure, type AttemptResult, CloudFailure } from './cloud-failure.ts'
import type { Pause } from './pause.ts'

/** The first retry waits up to this, ms; each further one up to twice as long. */
const BACKOFF_BASE_MS = 1000

const BACKOFF_MAX_MS = 30_000

/**
 * A rate limit, and any wait that the server tells, takes at least this, ms: knocking sooner only prolongs it, and "after
 * 0 seconds" is sent (docs/runners.md, Rate limits).
 */
const TOLD_MIN_MS = 1000

/** A told wait takes up to this longer, ms, so that not every shard comes back in the same instant. */
const TOLD_JITTER_MS = 1000

/** How far a request has come: failed attempts that count, and 429s, each not including the one at hand. */
export type Progress = { readonly failed: number; readonly limited: number }

/** Which attempts are made again, and when. */
export type RetryPolicy = {
  /** Attempts, at most. */
  readonly attempts: number
  /** False: a 429 is no attempt, and is waited out as long as the deadline allows. */
  readonly countsRateLimits: boolean
  retries(failure: AttemptFailure): boolean
  /** Milliseconds before the next attempt, after anything but a 429. */
  waitMs(failure: AttemptFailure, progress: Progress): number
  /** Milliseconds for which a 429 pauses everybody. */
  pauseMs(failure: AttemptFailure, progress: Progress): number
}

/** One request's: what may help is tried again, by full jitter or as told; a 429 is an attempt like any other. */
export function retryPolicy(retries: number, random: () => number): RetryPolicy {
  return {
    attempts: retries + 1,
    countsRateLimits: true,
    retries: ({ retriable }) => retriable,
    waitMs: ({ toldMs }, { failed }) => told(toldMs, random) ?? backoff(failed, random),
    pauseMs: ({ toldMs }, { failed }) => told(toldMs, random) ?? Math.max(TOLD_MIN_MS, backoff(failed, random)),
  }
}

/**
 * The sizes': whatever the input `retries` says, 3 attempts a second apart, at anything that is not a good answer
 * (docs/cloud.md, Routes). Giving up for a 429 would turn one request into a HEAD for each session, so it is none of the
 * three; its pause is as told, or exponential.
 */
export function sizesPolicy(random: () => number): RetryPolicy {
  return {
    attempts: 3,
    countsRateLimits: false,
    retries: ({ fatal }) => !fatal,
    waitMs: () => 1000,
    pauseMs: ({ toldMs }, { limited }) => told(toldMs, random) ?? ceiling(limited),
  }
}

export type RetryOptions = {
  readonly policy: RetryPolicy
  readonly pause: Pause
  /** Before the next attempt; bounded by the deadline, and cut short when the run stops: see `deadline.ts`. */
  readonly wait: (ms: number, after: AttemptFailure) => Promise<void>
}

/** A success after retries. */
export type Retried<T> = {
  readonly value: T
  /** Requests sent. */
  readonly attempts: number
  /** An attempt before the last may have been carried out without its answer reaching us. */
  readonly answerLost: boolean
}

/**
 * Makes an attempt until it succeeds, cannot succeed, or none is left.
 *
 * @param attempt calls `sent`, which counts, for every request that leaves, and waits for `pause` before it.
 * @throws CloudFailure; whatever `attempt` and `wait` throw, as it is.
 */
export async function retry<T>(
  attempt: (sent: () => number) => Promise<AttemptResult<T>>,
  { policy, pause, wait }: RetryOptions,
): Promise<Retried<T>> {
  let attempts = 0
  let failed = 0
  let limited = 0
  let answerLost = false
  for (;;) {
    const result = await attempt(() => ++attempts)
    if ('value' in result) return { value: result.value, attempts, answerLost }
    const { failure } = result
    const progress = { failed, limited }
    const isRateLimit = failure.status === 429
    // Also when this request is given up: the others would run into the same limit.
    if (isRateLimit) pause.extend(policy.pauseMs(failure, progress), failure.toldMs !== undefined)
    if (isRateLimit) limited += 1
    if (!isRateLimit || policy.countsRateLimits) failed += 1
    if (!policy.retries(failure) || failed >= policy.attempts) throw new CloudFailure(failure, attempts)
    answerLost ||= failure.mayHaveHappened
    if (!isRateLimit) await wait(policy.waitMs(failure, progress), failure)
  }
}

function told(ms: number | undefined, random: () => number): number | undefined {
  return ms === undefined ? undefined : toldWithJitter(ms, random)
}

/** How long to wait, in ms, where a server tells to wait `ms`. */
export function toldWithJitter(ms: number, random: () => number): number {
  return Math.max(TOLD_MIN_MS, ms) + random() * TOLD_JITTER_MS
}

/** Exponential backoff with full jitter, in ms: between 0 and 1 s, 2 s, 4 s … 30 s; `nth` is 0 for the first retry. */
export function backoff(nth: number, random: () => number): number {
  return random() * ceiling(nth)
}

function ceiling(nth: number): number {
  return Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** nth)
}
