import type { Deadline, wait } from '../deadline.ts'
import type { ResponseHeaders } from './http.ts'

/** An epoch in seconds lies between these until the year 5138; anything else in `X-RateLimit-Reset` is another unit. */
const EPOCH_SECONDS = { min: 1_000_000_000, max: 100_000_000_000 }

/** Added to a moment that a server names, ms: servers round it down to whole seconds (docs/internals/runners.md, Rate limits). */
const ROUNDING_MS = 1000

/**
 * Milliseconds that a server asks to wait: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` in epoch
 * seconds. A moment is by the server's clock, so it is compared with the response's own `Date`.
 *
 * @param now epoch milliseconds, for a response without a date
 * @returns `undefined` when neither header has a usable value
 */
export function parseRetryAfter(headers: ResponseHeaders, now: number): number | undefined {
  const serverNow = serverTime(headers) ?? now
  return (
    retryAfterMs(firstOf(headers['retry-after']), serverNow) ??
    rateLimitResetMs(firstOf(headers['x-ratelimit-reset']), serverNow)
  )
}

/** Requests that the API key has left (docs/internals/cloud.md, Limits). */
export type RateLimitBudget = {
  readonly remaining: number
  /** When the window ends: epoch milliseconds by the clock of this machine. */
  readonly endsAt: number
}

/** Parses `X-RateLimit-Remaining` and `-Reset`; `undefined` without both, and when the window is over. */
export function parseRateLimit(headers: ResponseHeaders, now: number): RateLimitBudget | undefined {
  const remaining = firstOf(headers['x-ratelimit-remaining'])
  const leftMs = rateLimitResetMs(firstOf(headers['x-ratelimit-reset']), serverTime(headers) ?? now)
  if (!/^\d{1,15}$/.test(remaining) || leftMs === undefined || leftMs <= ROUNDING_MS) return undefined
  return { remaining: Number(remaining), endsAt: now + leftMs }
}

/** The server's clock as a response was sent: epoch milliseconds, in whole seconds. */
export function serverTime(headers: ResponseHeaders): number | undefined {
  const date = Date.parse(firstOf(headers['date']))
  return Number.isNaN(date) ? undefined : date
}

function retryAfterMs(text: string, now: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // HTTP dates name the day in letters; `Date.parse` alone accepts "-5" and "1.5" as dates too.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : msUntil(date, now)
}

function rateLimitResetMs(text: string, now: number): number | undefined {
  if (!/^\d+$/.test(text)) return undefined
  const seconds = Number(text)
  if (seconds < EPOCH_SECONDS.min || seconds > EPOCH_SECONDS.max) return undefined
  return msUntil(seconds * 1000, now)
}

function msUntil(moment: number, now: number): number {
  return Math.max(0, moment - now) + ROUNDING_MS
}

function firstOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}

type RateLimitGateOptions = {
  /** Monotonic milliseconds. */
  readonly now: () => number
  readonly wait: typeof wait
  /** Called when a request waits for a new pause, with the pause's milliseconds. */
  readonly onPause: (ms: number) => void
}

/** Pauses all workers when one hits the rate limit: the limit is per API key. */
export class RateLimitGate {
  readonly #options: RateLimitGateOptions
  /** Monotonic milliseconds. */
  #until = 0
  #isServerSpecified = false
  #unreportedMs: number | undefined

  constructor(options: RateLimitGateOptions) {
    this.#options = options
  }

  /** Pauses for `ms` milliseconds; a pause that already lasts longer stays. `isServerSpecified`: not our own guess. */
  extend(ms: number, isServerSpecified: boolean): void {
    const now = this.#options.now()
    // Several workers get their 429 at the same moment: that is one pause, reported once.
    if (this.#until <= now && ms > 0) this.#unreportedMs = ms
    if (now + ms <= this.#until) return
    this.#until = now + ms
    this.#isServerSpecified = isServerSpecified
  }

  /** True when the pause ends after the deadline, so that waiting is useless. */
  exceeds(deadline: Deadline): boolean {
    const left = this.#until - this.#options.now()
    return left > 0 && left >= deadline.remainingMs()
  }

  /** When the server lets requests through again, where it said so: epoch milliseconds. */
  get serverResetAt(): number | undefined {
    return this.#isServerSpecified ? Date.now() + this.#until - this.#options.now() : undefined
  }

  get isClosed(): boolean {
    return this.#until > this.#options.now()
  }

  /** Resolves when nothing is paused, or `stop` aborts. @throws DeadlinePassed at once, or the deadline's reason. */
  async wait(deadline: Deadline, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const left = this.#until - this.#options.now()
      if (left <= 0) return
      if (this.#unreportedMs !== undefined) this.#options.onPause(this.#unreportedMs)
      this.#unreportedMs = undefined
      await this.#options.wait(left, deadline, stop)
    }
  }
}
