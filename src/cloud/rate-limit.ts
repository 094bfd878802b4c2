import type { Deadline, wait } from '../deadline.ts'
import type { ResponseHeaders } from './http.ts'

/** Range of epoch seconds until the year 5138; other values of `X-RateLimit-Reset` have another unit. */
const EPOCH_SECONDS = { min: 1_000_000_000, max: 100_000_000_000 }

/**
 * Milliseconds added to a server's time, because servers round down to seconds (docs/internals/runners.md, Rate
 * limits).
 */
const ROUNDING_MS = 1000

/**
 * Parses the server's delay in milliseconds: `Retry-After` in seconds or as a date, otherwise `X-RateLimit-Reset` in
 * epoch seconds. Times are relative to the response's own `Date`.
 * @param now epoch milliseconds, for a response without a date
 */
export function parseRetryAfter(headers: ResponseHeaders, now: number): number | undefined {
  const serverNow = parseServerTime(headers) ?? now
  return (
    parseRetryAfterMs(getFirstValue(headers['retry-after']), serverNow) ??
    parseResetMs(getFirstValue(headers['x-ratelimit-reset']), serverNow)
  )
}

/** Remaining requests of the API key (docs/internals/cloud.md, Limits). */
export type RateLimitBudget = {
  readonly remaining: number
  /** End of the window: epoch milliseconds of this machine's clock. */
  readonly endsAt: number
}

/** Parses `X-RateLimit-Remaining` and `-Reset`; `undefined` if one is missing or the window is over. */
export function parseRateLimit(headers: ResponseHeaders, now: number): RateLimitBudget | undefined {
  const remaining = getFirstValue(headers['x-ratelimit-remaining'])
  const leftMs = parseResetMs(getFirstValue(headers['x-ratelimit-reset']), parseServerTime(headers) ?? now)
  if (!/^\d{1,15}$/.test(remaining) || leftMs === undefined || leftMs <= ROUNDING_MS) return undefined
  return { remaining: Number(remaining), endsAt: now + leftMs }
}

/** Parses `Date` into epoch milliseconds, in whole seconds. */
export function parseServerTime(headers: ResponseHeaders): number | undefined {
  const date = Date.parse(getFirstValue(headers['date']))
  return Number.isNaN(date) ? undefined : date
}

function parseRetryAfterMs(text: string, now: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // HTTP dates start with a weekday; `Date.parse` alone would also accept "-5" and "1.5".
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : computeDelayMs(date, now)
}

function parseResetMs(text: string, now: number): number | undefined {
  if (!/^\d+$/.test(text)) return undefined
  const seconds = Number(text)
  if (seconds < EPOCH_SECONDS.min || seconds > EPOCH_SECONDS.max) return undefined
  return computeDelayMs(seconds * 1000, now)
}

function computeDelayMs(moment: number, now: number): number {
  return Math.max(0, moment - now) + ROUNDING_MS
}

function getFirstValue(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}

type RateLimitGateOptions = {
  /** Monotonic milliseconds. */
  readonly now: () => number
  readonly wait: typeof wait
  /** Called when a request waits for a new pause, with its milliseconds. */
  readonly onPause: (ms: number) => void
}

/** Pauses all workers when one hits the rate limit: the limit is per API key. */
export class RateLimitGate {
  readonly #options: RateLimitGateOptions
  /** Monotonic milliseconds. */
  #closedUntil = 0
  #isServerSpecified = false
  #unreportedMs: number | undefined

  constructor(options: RateLimitGateOptions) {
    this.#options = options
  }

  /**
   * Pauses for `ms` milliseconds, unless the present pause is longer. `isServerSpecified`: the delay is from the
   * server.
   */
  extend(ms: number, isServerSpecified: boolean): void {
    const now = this.#options.now()
    // Several workers get a 429 at the same time: report one pause.
    if (this.#closedUntil <= now && ms > 0) this.#unreportedMs = ms
    if (now + ms <= this.#closedUntil) return
    this.#closedUntil = now + ms
    this.#isServerSpecified = isServerSpecified
  }

  /** Whether the pause ends after the deadline. */
  exceeds(deadline: Deadline): boolean {
    const left = this.#closedUntil - this.#options.now()
    return left > 0 && left >= deadline.getRemainingMs()
  }

  /** End of the pause according to the server, in epoch milliseconds. */
  get serverResetAt(): number | undefined {
    return this.#isServerSpecified ? Date.now() + this.#closedUntil - this.#options.now() : undefined
  }

  get isClosed(): boolean {
    return this.#closedUntil > this.#options.now()
  }

  /**
   * Waits for the end of the pause, or until `stop` aborts. @throws DeadlinePassed immediately, or the deadline's
   * reason
   */
  async wait(deadline: Deadline, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const left = this.#closedUntil - this.#options.now()
      if (left <= 0) return
      if (this.#unreportedMs !== undefined) this.#options.onPause(this.#unreportedMs)
      this.#unreportedMs = undefined
      await this.#options.wait(left, deadline, stop)
    }
  }
}
