import type { AnswerHeaders } from './request.ts'

/** An epoch in seconds lies between these until the year 5138; anything else in `X-RateLimit-Reset` is another unit. */
const EPOCH_SECONDS = { min: 1_000_000_000, max: 100_000_000_000 }

/**
 * How long the server tells us to wait, in ms: `Retry-After` in seconds or as a date, else `X-RateLimit-Reset` in epoch
 * seconds (CLOUD-API: Limits). `undefined` when it says nothing usable; a moment that has passed is 0.
 *
 * @param now epoch milliseconds.
 */
export function toldWait(headers: AnswerHeaders, now: number): number | undefined {
  return retryAfter(single(headers['retry-after']), now) ?? rateLimitReset(single(headers['x-ratelimit-reset']), now)
}

function retryAfter(text: string, now: number): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) * 1000
  // HTTP dates name the day in letters; Date.parse alone would take "-5" or "1.5" for a date too.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

function rateLimitReset(text: string, now: number): number | undefined {
  if (!/^\d+$/.test(text)) return undefined
  const seconds = Number(text)
  if (seconds < EPOCH_SECONDS.min || seconds > EPOCH_SECONDS.max) return undefined
  return Math.max(0, seconds * 1000 - now)
}

function single(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}
