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
  const serverNow = serverTime(headers, now)
  return (
    retryAfter(single(headers['retry-after']), serverNow) ??
    rateLimitReset(single(headers['x-ratelimit-reset']), serverNow)
  )
}

/** What is left of a key's requests, as an answer told (docs/cloud.md, Limits). */
export type RequestBudget = {
  readonly remaining: number
  /** When there are new ones: epoch milliseconds by the clock of this machine. */
  readonly endsAt: number
}

/**
 * `X-RateLimit-Remaining` and `X-RateLimit-Reset`; `undefined` when either is missing or makes no sense, or when the reset
 * has passed and with it what was left.
 *
 * @param now epoch milliseconds
 */
export function toldBudget(headers: AnswerHeaders, now: number): RequestBudget | undefined {
  const remaining = single(headers['x-ratelimit-remaining'])
  const leftMs = rateLimitReset(single(headers['x-ratelimit-reset']), serverTime(headers, now))
  if (!/^\d{1,15}$/.test(remaining) || leftMs === undefined || leftMs <= ROUNDING_MS) return undefined
  return { remaining: Number(remaining), endsAt: now + leftMs }
}

function serverTime(headers: AnswerHeaders, now: number): number {
  const date = Date.parse(single(headers['date']))
  return Number.isNaN(date) ? now : date
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
