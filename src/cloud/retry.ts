import { CloudFailure } from './cloud-failure.ts'
import type { Pause } from './pause.ts'
import { backoff, rateLimitPause } from './retry-policy.ts'
import type { Verdict } from './trouble.ts'

export type RetryOptions = {
  /** Attempts after the first one, at most. */
  readonly retries: number
  readonly pause: Pause
  /** Bounded by the deadline, and cut short when the run stops: see `deadline.ts`. */
  readonly wait: (ms: number) => Promise<void>
  /** In [0, 1). */
  readonly random: () => number
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
  attempt: (sent: () => number) => Promise<Verdict<T>>,
  options: RetryOptions,
): Promise<Retried<T>> {
  let attempts = 0
  let answerLost = false
  for (let retried = 0; ; retried += 1) {
    const verdict = await attempt(() => ++attempts)
    if ('value' in verdict) return { value: verdict.value, attempts, answerLost }
    const { trouble } = verdict
    const isRateLimit = trouble.status === 429
    // Also when this request is given up: the others would run into the same limit.
    if (isRateLimit) options.pause.extend(rateLimitPause(trouble.toldMs, retried, options.random))
    if (!trouble.retriable || retried >= options.retries) throw new CloudFailure(trouble, attempts)
    answerLost ||= trouble.mayHaveHappened
    if (!isRateLimit) await options.wait(trouble.toldMs ?? backoff(retried, options.random))
  }
}
