import type { Answer } from './answer.ts'
import { middlewareError } from './answer.ts'

/** So many requests per key in a fixed window, and what an answer tells of it (docs/cloud.md, Limits). */
export type RateLimitOptions = {
  readonly requests: number
  readonly windowMs: number
  /** `X-RateLimit-Limit/-Remaining/-Reset` on every answer. Default true. */
  readonly headers?: boolean
  /** A `Retry-After` on the 429; the real cloud sends none, which is the default. */
  readonly retryAfter?: 'seconds' | 'date'
}

type Window = { startedAt: number; used: number }

/** Counts the requests of each key and refuses those above the limit. */
export class RateLimit {
  readonly #options: RateLimitOptions
  readonly #windows = new Map<string, Window>()

  constructor(options: RateLimitOptions) {
    this.#options = options
  }

  /** Counts one request: the headers for its answer, and the 429 when it is one too many. */
  take(key: string, path: string): { readonly headers: Answer['headers']; readonly refusal?: Answer } {
    const { requests, windowMs } = this.#options
    const now = Date.now()
    let window = this.#windows.get(key)
    if (window === undefined || now >= window.startedAt + windowMs) {
      window = { startedAt: now, used: 0 }
      this.#windows.set(key, window)
    }
    window.used += 1
    const resetAt = window.startedAt + windowMs
    const headers = this.#options.headers === false ? {} : limitHeaders(requests, window.used, resetAt)
    if (window.used <= requests) return { headers }
    const retryAfter = retryAfterHeader(this.#options.retryAfter, resetAt, now)
    return { headers, refusal: middlewareError(429, 'rate limit exceeded', path, { ...headers, ...retryAfter }) }
  }

  reset(): void {
    this.#windows.clear()
  }
}

function limitHeaders(limit: number, used: number, resetAtMs: number): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(Math.max(0, limit - used)),
    'X-RateLimit-Reset': String(Math.ceil(resetAtMs / 1000)),
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
