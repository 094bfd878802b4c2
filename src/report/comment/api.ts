import { setTimeout as wait } from 'node:timers/promises'
import type { Http, HttpResponse } from '../../cloud/http.ts'
import { parseRetryAfter } from '../../cloud/rate-limit.ts'
import { extractServerText, shorten } from '../../cloud/server-text.ts'
import { VERSION } from '../../version.ts'

export type CommentTarget = {
  /** Without a trailing slash. */
  readonly apiUrl: string
  readonly owner: string
  readonly repository: string
  readonly number: number
  readonly token: string
  /** Gitea or Forgejo. */
  readonly isGitea: boolean
}

/** Placeholders, query and body of a route. */
type Parameters = Readonly<Record<string, string | number>>

/** The API of the pull request's server. Responses are untrusted. */
export type ApiClient = {
  /**
   * @param route as in GitHub's documentation, without owner and repo
   * @throws Octokit's errors
   */
  request<Data>(route: string, parameters?: Parameters): Promise<Data>
  /** GitHub only. */
  graphql<Data>(query: string): Promise<Data>
}

/**
 * Loads GitHub's client on demand.
 * @param fetch replaces the default, which has different rules for proxy variables
 */
export async function openApi(
  { apiUrl, owner, repository: repo, token }: CommentTarget,
  fetch: ApiFetch,
  signal: AbortSignal,
): Promise<ApiClient> {
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(token, {
    baseUrl: apiUrl,
    userAgent: `specstory-sync-action/${VERSION}`,
    // Only the printer prints, because a response can contain a runner command.
    log: SILENT,
    request: { fetch },
  })
  const request = { signal }
  return {
    async request<Data>(route: string, parameters: Parameters = {}) {
      const { data } = await octokit.request(route, { owner, repo, ...parameters, request })
      return data as Data
    },
    graphql: (query) => octokit.graphql(query, { request }),
  }
}

const doNothing = (): void => {}
const SILENT = { debug: doNothing, info: doNothing, warn: doNothing, error: doNothing }

/** Maximum bytes of a response; a page has up to 100 comments or patches of about 100 KB. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024

/** Delay before the second attempt, if the server does not specify one. */
const PAUSE_MS = 1_000

const LONGEST_PAUSE_MS = 5_000

type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly signal: AbortSignal
}

type ApiResponse = {
  readonly status: number
  readonly url: string
  readonly headers: Map<string, string>
  text(): Promise<string>
}

type ApiFetch = (url: string, request: ApiRequest) => Promise<ApiResponse>

/**
 * Creates a `fetch` for Octokit with the same proxies as the cloud. Retries once after a rate limit or a 5xx, unless a
 * comment was possibly created. Rejects redirects, which could send the token to another host.
 */
export function createApiFetch(http: Http, timeoutMs: number): ApiFetch {
  return async (url, { method, headers, body, signal }) => {
    const bodied = body === undefined ? {} : { body: Buffer.from(body) }
    const request = { method, url, headers, ...bodied, timeoutMs, maxBytes: MAX_RESPONSE_BYTES }
    const first = await http.exchange(request, signal)
    const pauseMs = resolveRetryDelay(first, method === 'POST' && !url.endsWith('/graphql'))
    if (pauseMs === undefined) return toApiResponse(url, first)
    await wait(pauseMs, undefined, { signal })
    return toApiResponse(url, await http.exchange(request, signal))
  }
}

/** Returns the delay before a second attempt in milliseconds; `undefined`: no retry. */
function resolveRetryDelay({ status, headers }: HttpResponse, isWritten: boolean): number | undefined {
  // GitHub uses 403 for some rate limits, with `Retry-After`.
  const isLimit = status === 429 || status === 503 || (status === 403 && 'retry-after' in headers)
  if (!isLimit && (status < 500 || isWritten)) return undefined
  const waitMs = parseRetryAfter(headers, Date.now()) ?? 0
  return waitMs > LONGEST_PAUSE_MS ? undefined : Math.max(PAUSE_MS, waitMs)
}

function toApiResponse(url: string, { status, headers, body, isCut }: HttpResponse): ApiResponse {
  if (status >= 300 && status < 400) throw new Error(`HTTP ${status} is a redirect, which is not followed`)
  if (isCut && status < 300) throw new Error(`a response is larger than ${MAX_RESPONSE_BYTES / 1024 / 1024} MiB`)
  const single = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return { status, url, headers: new Map(single), text: async () => body.toString() }
}

/** Octokit's error; `response` is missing if the server did not respond. */
type ApiError = {
  readonly status?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly response?: { readonly headers?: Readonly<Record<string, string>>; readonly data?: unknown }
}

/** Whether the comment was possibly created although the request failed. */
export function mayHaveSucceeded(error: unknown): boolean {
  return Number((error as ApiError | null)?.status) >= 500
}

/** Explains why the comment was not posted, in one or two sentences with untrusted text of the server. */
export function describeApiError(error: unknown, server: string, now: number): string {
  const { status, message, response } = (error ?? {}) as ApiError
  if (response === undefined) return shorten(String(message ?? error))
  const text = describeBody(response.data)
  const headers = response.headers ?? {}
  if (isRateLimit(status, headers, text)) {
    const waitMs = parseRetryAfter(headers, now)
    const end = waitMs === undefined ? '' : ` It resets at ${new Date(now + waitMs).toISOString().slice(11, 19)} UTC.`
    return `${server}'s rate limit for the token is exceeded.${end} (${text})`
  }
  if (status === 401) return `${server} rejected the \`github-token\`.`
  if ((status === 403 || status === 422) && /\blocked\b/i.test(text)) {
    return `The conversation of the pull request is locked, and the token cannot write to it. (${text})`
  }
  if (status === 403 || status === 404) {
    return `The token has no permission to comment. The job needs \`permissions: pull-requests: write\`, which pull requests from forks and Dependabot do not get. (${text})`
  }
  return `${server} returned HTTP ${String(status)}: ${text}`
}

/** Recognizes 429, and a 403 with the headers or text of a rate limit. */
function isRateLimit(status: unknown, headers: Readonly<Record<string, string>>, text: string): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /\brate limit\b/i.test(text)
}

function describeBody(data: unknown): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '')
  return extractServerText(Buffer.from(text), (untouched) => untouched) || 'nothing'
}
