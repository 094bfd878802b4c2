import { toldWait } from '../../cloud/rate-limit.ts'
import { serverText, shorten } from '../../cloud/server-text.ts'

/** Octokit's error for an answer; without a response nothing was answered. GraphQL's errors have neither. */
type ApiError = {
  readonly status?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly response?: { readonly headers?: Readonly<Record<string, string>>; readonly data?: unknown }
}

/** True when the server may have done what was asked, although it answered with an error or not at all (500 too). */
export function mayHaveHappened(error: unknown): boolean {
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
    const told = toldWait(headers, now)
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
