import { setTimeout as wait } from 'node:timers/promises'
import type { Answer, Http } from '../../cloud/http.ts'
import { toldWait } from '../../cloud/rate-limit.ts'

/** Bytes of one answer: a page is a hundred comments or patches of at most some 100 KB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024

/** Milliseconds before the second attempt when the server names none. */
const PAUSE_MS = 1_000

/** A pause that is longer leaves no time for a second attempt. */
const LONGEST_PAUSE_MS = 5_000

/** What Octokit gives a `fetch`. */
export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly signal: AbortSignal
}

/** What Octokit reads of what a `fetch` returns. */
export type ApiResponse = {
  readonly status: number
  readonly url: string
  readonly headers: Map<string, string>
  text(): Promise<string>
}

export type ApiFetch = (url: string, request: ApiRequest) => Promise<ApiResponse>

/**
 * A `fetch` for Octokit over the same connections as the cloud's: the same proxies and authorities, bounded answers. A
 * rate limit and a 5xx get one more attempt, but for a comment that may have been made. Throws what `Http.exchange` throws, and
 * for a redirect, because it could carry the token elsewhere.
 *
 * @param timeoutMs for each attempt
 */
export function createApiFetch(http: Http, timeoutMs: number): ApiFetch {
  return async (url, { method, headers, body, signal }) => {
    const bodied = body === undefined ? {} : { body: Buffer.from(body) }
    const request = { method, url, headers, ...bodied, timeoutMs, maxBytes: MAX_ANSWER_BYTES }
    const first = await http.exchange(request, signal)
    const pauseMs = pauseBefore(first, method === 'POST' && !url.endsWith('/graphql'))
    if (pauseMs === undefined) return response(url, first)
    await wait(pauseMs, undefined, { signal })
    return response(url, await http.exchange(request, signal))
  }
}

/** Milliseconds until a second attempt, `undefined` for none. */
function pauseBefore({ status, headers }: Answer, isWritten: boolean): number | undefined {
  // GitHub says 403 of some limits, and then how long to wait.
  const isLimit = status === 429 || status === 503 || (status === 403 && 'retry-after' in headers)
  if (!isLimit && (status < 500 || isWritten)) return undefined
  const told = toldWait(headers, Date.now()) ?? 0
  return told > LONGEST_PAUSE_MS ? undefined : Math.max(PAUSE_MS, told)
}

function response(url: string, { status, headers, body, isCut }: Answer): ApiResponse {
  if (status >= 300 && status < 400) throw new Error(`HTTP ${status} is a redirect, which is not followed`)
  if (isCut && status < 300) throw new Error(`an answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`)
  const single = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return { status, url, headers: new Map(single), text: async () => body.toString() }
}
