import type { Deadline, wait } from '../deadline.ts'
import type { AnswerHeaders } from './http.ts'

/** An epoch in seconds lies between these until the year 5138; anything else in `X-RateLimit-Reset` is another unit. */
const EPOCH_SECONDS = { min: 1_000_000_000, max: 100_000_000_000 }

/** What a moment is later than it is told, ms: servers round it down to whole seconds (docs/runners.md, Rate limits). */
const ROUNDING_MS = 1000

/**
 * How long the server tells us to wait, in ms: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` in epoch
 * seconds (docs/cloud.md, Limits). `undefined` when it says nothing usable. A moment is by the server's clock, so it is
 * measured against the answer's own `Date`.
 *
 * @param now epoch milliseconds, for an answer without a date.
 */
export function toldWait(headers: AnswerHeaders, now: number): number | undefined {
  const date = Date.parse(single(headers['date']))
  const serverNow = Number.isNaN(date) ? now : date
  return (
    retryAfter(single(headers['retry-after']), serverNow) ??
    rateLimitReset(single(headers['x-ratelimit-reset']), serverNow)
  )
}

function retryAfter(text: string, now: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // HTTP dates name the day in letters; Date.parse alone would take "-5" or "1.5" for a date too.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : until(date, now)
}

function rateLimitReset(text: string, now: number): number | undefined {
  if (!/^\d+$/.test(text)) return undefined
  const seconds = Number(text)
  if (seconds < EPOCH_SECONDS.min || seconds > EPOCH_SECONDS.max) return undefined
  return until(seconds * 1000, now)
}

function until(moment: number, now: number): number {
  return Math.max(0, moment - now) + ROUNDING_MS
}

function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}

export type PauseOptions = {
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly wait: typeof wait
  /** A pause of so many ms begins. */
  readonly onPause: (ms: number) => void
}

/** The pause that a 429 imposes on all workers, not only on the one that got it: the limit is the key's. */
export class Pause {
  readonly #options: PauseOptions
  #until = 0

  constructor(options: PauseOptions) {
    this.#options = options
  }

  /** Nobody sends for the next `ms` milliseconds; a pause that already lasts longer stands. */
  extend(ms: number): void {
    const now = this.#options.now()
    // Several workers get their 429 at the same moment: that is one pause, told once.
    const isNews = this.#until <= now && ms > 0
    this.#until = Math.max(this.#until, now + ms)
    if (isNews) this.#options.onPause(ms)
  }

  /**
   * Resolves when nothing is paused, or early when `stop` aborts.
   *
   * @throws DeadlinePassed at once when the pause would outlast the deadline; the deadline's reason when it aborts.
   */
  async wait(deadline: Deadline, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const left = this.#until - this.#options.now()
      if (left <= 0) return
      await this.#options.wait(left, deadline, stop)
    }
  }
}
