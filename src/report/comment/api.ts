import { setTimeout as wait } from 'node:timers/promises'
import type { Http, HttpResponse } from '../../cloud/http.ts'
import { parseRetryAfter } from '../../cloud/rate-limit.ts'
import { serverText, shorten } from '../../cloud/server-text.ts'
import { VERSION } from '../../version.ts'

/** The pull request to comment on, and how to reach it. */
export type CommentTarget = {
  /** Without a trailing slash; GHES has its own. */
  readonly apiUrl: string
  readonly owner: string
  readonly repository: string
  readonly number: number
  readonly token: string
  /** A Gitea or a Forgejo. */
  readonly isGitea: boolean
}

/** What is asked of a route: its placeholders, its query and its body. */
type Parameters = Readonly<Record<string, string | number>>

/** The API of the server that the pull request is on. Every text of an answer is untrusted. */
export type ApiClient = {
  /**
   * @param route as in GitHub's documentation, `GET /repos/{owner}/{repo}/…`; owner and repo are filled in
   * @throws Octokit's errors
   */
  request<Data>(route: string, parameters?: Parameters): Promise<Data>
  /** GitHub only. */
  graphql<Data>(query: string): Promise<Data>
}

/**
 * Loads GitHub's client, which a run without a comment never pays for.
 *
 * @param fetch sends the client's requests; its own would read the proxy's variables by other rules
 * @param signal ends every request
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
    // Only the printer prints: what a server answers could be a command to the runner.
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

const nothing = (): void => {}
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing }

/** Bytes of one answer: a page is a hundred comments or patches of at most some 100 KB. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024

/** Milliseconds before the second attempt when the server names none. */
const PAUSE_MS = 1_000

/** A pause that is longer leaves no time for a second attempt. */
const LONGEST_PAUSE_MS = 5_000

/** What Octokit gives a `fetch`. */
type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly signal: AbortSignal
}

/** What Octokit reads of what a `fetch` returns. */
type ApiResponse = {
  readonly status: number
  readonly url: string
  readonly headers: Map<string, string>
  text(): Promise<string>
}

type ApiFetch = (url: string, request: ApiRequest) => Promise<ApiResponse>

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
function pauseBefore({ status, headers }: HttpResponse, isWritten: boolean): number | undefined {
  // GitHub says 403 of some limits, and then how long to wait.
  const isLimit = status === 429 || status === 503 || (status === 403 && 'retry-after' in headers)
  if (!isLimit && (status < 500 || isWritten)) return undefined
  const told = parseRetryAfter(headers, Date.now()) ?? 0
  return told > LONGEST_PAUSE_MS ? undefined : Math.max(PAUSE_MS, told)
}

function response(url: string, { status, headers, body, isCut }: HttpResponse): ApiResponse {
  if (status >= 300 && status < 400) throw new Error(`HTTP ${status} is a redirect, which is not followed`)
  if (isCut && status < 300) throw new Error(`an answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`)
  const single = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return { status, url, headers: new Map(single), text: async () => body.toString() }
}

/** Octokit's error for an answer; without a response nothing was answered. GraphQL's errors have neither. */
type ApiError = {
  readonly status?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly response?: { readonly headers?: Readonly<Record<string, string>>; readonly data?: unknown }
}

/** True when the server may have done what was asked, although it answered with an error or not at all (500 too). */
export function mayHaveSucceeded(error: unknown): boolean {
  return Number((error as ApiError | null)?.status) >= 500
}

/**
 * One or two sentences on what kept the comment from being made: a rate limit and a locked conversation are no missing
 * permission, and a page of HTML is no message. Holds the server's words, which are untrusted.
 *
 * @param server what it is called
 * @param now epoch milliseconds
 */
export function describeApiError(error: unknown, server: string, now: number): string {
  const { status, message, response } = (error ?? {}) as ApiError
  if (response === undefined) return shorten(String(message ?? error))
  const said = wordsOf(response.data)
  const headers = response.headers ?? {}
  if (isRateLimit(status, headers, said)) {
    const told = parseRetryAfter(headers, now)
    const end = told === undefined ? '' : ` It ends at ${new Date(now + told).toISOString().slice(11, 19)} UTC.`
    return `${server}'s rate limit for the token is used up.${end} (${said})`
  }
  if (status === 401) return `${server} refused the \`github-token\`.`
  if ((status === 403 || status === 422) && /\blocked\b/i.test(said)) {
    return `The conversation of the pull request is locked, and the token may not write in it. (${said})`
  }
  if (status === 403 || status === 404) {
    return `The token may not comment here: the job needs \`permissions: pull-requests: write\`, which pull requests from forks and Dependabot do not get. (${said})`
  }
  return `${server} answered with HTTP ${String(status)}: ${said}`
}

/** GitHub says 429 or 403, the latter with headers or words that tell it from a permission. */
function isRateLimit(status: unknown, headers: Readonly<Record<string, string>>, said: string): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return headers['x-ratelimit-remaining'] === '0' || 'retry-after' in headers || /\brate limit\b/i.test(said)
}

/** What a parsed or unparsed body says. */
function wordsOf(data: unknown): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '')
  return serverText(Buffer.from(text), (untouched) => untouched) || 'nothing'
}
