import type { CloudResponse } from './response.ts'
import { createMiddlewareError } from './response.ts'

/** Requests per key in a fixed window, and the headers that report it (docs/internals/cloud.md, Limits). */
export type RateLimitOptions = {
  readonly requests: number
  readonly windowMs: number
  /** Requests already counted in a key's first window. Default 0. */
  readonly used?: number
  /** `X-RateLimit-Limit/-Remaining/-Reset` on every response. Default true. */
  readonly headers?: boolean
  /** How `X-RateLimit-Reset` is rounded to whole seconds; `down` gives a second in the past. Default: up. */
  readonly rounded?: 'up' | 'down'
  /** A `Retry-After` on the 429; the real cloud sends none, which is the default. */
  readonly retryAfter?: 'seconds' | 'date'
}

type Window = { startedAt: number; used: number }

/** Counts the requests of each key and rejects those above the limit. */
export class RateLimit {
  readonly #options: RateLimitOptions
  readonly #now: () => number
  readonly #windows = new Map<string, Window>()

  /** @param now epoch milliseconds, by the cloud's clock */
  constructor(options: RateLimitOptions, now: () => number) {
    this.#options = options
    this.#now = now
  }

  /** Counts one request. Returns the headers for its response, and a 429 response if the limit is exceeded. */
  countRequest(
    key: string,
    path: string,
  ): { readonly headers: CloudResponse['headers']; readonly rejection?: CloudResponse } {
    const { requests, windowMs, used = 0 } = this.#options
    const now = this.#now()
    let window = this.#windows.get(key)
    if (window === undefined || now >= window.startedAt + windowMs) {
      window = { startedAt: now, used: window === undefined ? used : 0 }
      this.#windows.set(key, window)
    }
    window.used += 1
    const resetAt = window.startedAt + windowMs
    const headers = this.#options.headers === false ? {} : this.#formatHeaders(window.used, resetAt)
    if (window.used <= requests) return { headers }
    const retryAfter = formatRetryAfter(this.#options.retryAfter, resetAt, now)
    return {
      headers,
      rejection: createMiddlewareError(429, 'rate limit exceeded', path, { ...headers, ...retryAfter }),
    }
  }

  reset(): void {
    this.#windows.clear()
  }

  #formatHeaders(used: number, resetAtMs: number): Record<string, string> {
    const { requests, rounded } = this.#options
    const round = rounded === 'down' ? Math.floor : Math.ceil
    return {
      'X-RateLimit-Limit': String(requests),
      'X-RateLimit-Remaining': String(Math.max(0, requests - used)),
      'X-RateLimit-Reset': String(round(resetAtMs / 1000)),
    }
  }
}

function formatRetryAfter(
  form: RateLimitOptions['retryAfter'],
  resetAtMs: number,
  now: number,
): Record<string, string> {
  if (form === undefined) return {}
  const seconds = Math.ceil((resetAtMs - now) / 1000)
  // Rounded up like the seconds, because a date has no fractions: a client that waits until then must not be early.
  const date = new Date(Math.ceil(resetAtMs / 1000) * 1000).toUTCString()
  return { 'Retry-After': form === 'seconds' ? String(seconds) : date }
}
