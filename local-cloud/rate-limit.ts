import type { Answer } from './answer.ts'
import { middlewareError } from './answer.ts'

/** So many requests per key in a fixed window, and what an answer tells of it (docs/internals/cloud.md, Limits). */
export type RateLimitOptions = {
  readonly requests: number
  readonly windowMs: number
  /** Requests of a key's first window that were made before. Default 0. */
  readonly used?: number
  /** `X-RateLimit-Limit/-Remaining/-Reset` on every answer. Default true. */
  readonly headers?: boolean
  /** Which whole second `X-RateLimit-Reset` names: the next one, or the last, which is over already. Default: up. */
  readonly rounded?: 'up' | 'down'
  /** A `Retry-After` on the 429; the real cloud sends none, which is the default. */
  readonly retryAfter?: 'seconds' | 'date'
}

type Window = { startedAt: number; used: number }

/** Counts the requests of each key and refuses those above the limit. */
export class RateLimit {
  readonly #options: RateLimitOptions
  readonly #now: () => number
  readonly #windows = new Map<string, Window>()

  /** @param now epoch milliseconds, by the cloud's clock */
  constructor(options: RateLimitOptions, now: () => number) {
    this.#options = options
    this.#now = now
  }

  /** Counts one request: the headers for its answer, and the 429 when it is one too many. */
  take(key: string, path: string): { readonly headers: Answer['headers']; readonly refusal?: Answer } {
    const { requests, windowMs, used = 0 } = this.#options
    const now = this.#now()
    let window = this.#windows.get(key)
    if (window === undefined || now >= window.startedAt + windowMs) {
      window = { startedAt: now, used: window === undefined ? used : 0 }
      this.#windows.set(key, window)
    }
    window.used += 1
    const resetAt = window.startedAt + windowMs
    const headers = this.#options.headers === false ? {} : this.#headers(window.used, resetAt)
    if (window.used <= requests) return { headers }
    const retryAfter = retryAfterHeader(this.#options.retryAfter, resetAt, now)
    return { headers, refusal: middlewareError(429, 'rate limit exceeded', path, { ...headers, ...retryAfter }) }
  }

  reset(): void {
    this.#windows.clear()
  }

  #headers(used: number, resetAtMs: number): Record<string, string> {
    const { requests, rounded } = this.#options
    const round = rounded === 'down' ? Math.floor : Math.ceil
    return {
      'X-RateLimit-Limit': String(requests),
      'X-RateLimit-Remaining': String(Math.max(0, requests - used)),
      'X-RateLimit-Reset': String(round(resetAtMs / 1000)),
    }
  }
}

function retryAfterHeader(
  form: RateLimitOptions['retryAfter'],
  resetAtMs: number,
  now: number,
): Record<string, string> {
  if (form === undefined) return {}
  const seconds = Math.ceil((resetAtMs - now) / 1000)
  // Rounded up like the seconds: a date has no fractions, and a client that waits for it must not come too early.
  const date = new Date(Math.ceil(resetAtMs / 1000) * 1000).toUTCString()
  return { 'Retry-After': form === 'seconds' ? String(seconds) : date }
}
