import { TOO_LARGE_HINT } from '../failure.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import { isObject, parseObject } from '../json.ts'
import type { AttemptFailure, AttemptResult } from './cloud-failure.ts'
import {
  ABSENT,
  type CloudCopy,
  isUnknownProject,
  NEW_PROJECT,
  type ProjectSizes,
  parseHeadSizes,
  parseSizes,
} from './copies.ts'
import type { HttpResponse, ResponseHeaders } from './http.ts'
import { parseRetryAfter, parseServerTime } from './rate-limit.ts'
import { REQUEST_NAMES, type RequestKind } from './routes.ts'
import { extractServerText, shorten } from './server-text.ts'

export type ParseContext = {
  /** Removes secrets from a server's text. */
  readonly scrub: (text: string) => string
  /** Epoch milliseconds. */
  readonly now: number
  /** Host of the request, with its port. */
  readonly host: string
}

export type ResponseParser<T> = (response: HttpResponse, context: ParseContext) => AttemptResult<T>

/** Parsed response to an upload. */
export type PutResponse = {
  readonly status: 200 | 201 | 'precondition-failed'
  /** Epoch milliseconds of the server's clock. */
  readonly createdAt: number | undefined
}

/** Maximum bytes of an error's JSON; real ones are much smaller. */
const MAX_ERROR_BYTES = 65_536

export const parseSizesResponse: ResponseParser<ProjectSizes> = (response, context) => {
  const { status, body, headers } = response
  const asOf = parseServerTime(headers)
  if (status === 200) {
    const parsed = response.isCut ? { reason: '' } : parseSizes(body, context.scrub)
    if ('copies' in parsed) return { value: { ...parsed, asOf } }
    return { failure: createUnexpectedFailure('sizes', response, parsed.reason, context.scrub) }
  }
  const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES
  if (isError && isUnknownProject(parseObject(body))) return { value: { ...NEW_PROJECT, asOf } }
  return { failure: toFailure('sizes', response, context) }
}

export const parseHeadResponse: ResponseParser<CloudCopy> = (response, context) => {
  const { status, headers } = response
  // Without a body, only the content type identifies the server: a proxy's 404 does not mean "absent".
  if (status === 404) {
    if (isCloudContentType(headers)) return { value: ABSENT }
    return { failure: createUnexpectedFailure('head', response, 'it is not a 404 of SpecStory Cloud', context.scrub) }
  }
  if (status === 200) {
    if (!isHtmlPage(headers)) return { value: parseHeadSizes(headers, context) }
    return { failure: createUnexpectedFailure('head', response, 'it is an HTML page without sizes', context.scrub) }
  }
  return { failure: toFailure('head', response, context) }
}

/**
 * Creates the parser of an upload's response. Rejects a success without `success: true`, or with other IDs.
 * @param isConditional the request had `If-Match` or `If-None-Match`: then 412 (or a wrong 304) means a changed copy
 */
export function createPutParser(
  projectId: ProjectId,
  sessionId: SessionId,
  isConditional: boolean,
): ResponseParser<PutResponse> {
  return (response, context) => {
    const { status } = response
    if (isConditional && (status === 412 || status === 304))
      return { value: { status: 'precondition-failed', createdAt: undefined } }
    if (status !== 200 && status !== 201) return { failure: toFailure('put', response, context) }
    const { success, data } = (response.isCut ? undefined : parseObject(response.body)) ?? {}
    const named = isObject(data) ? data : {}
    if (success === false) return { failure: createRejectedFailure('put', response, context.scrub) }
    const failUnexpected = (what: string) => ({
      failure: createUnexpectedFailure('put', response, what, context.scrub),
    })
    if (success !== true) return failUnexpected('it does not confirm success')
    if ((named['sessionId'] ?? sessionId) !== sessionId) return failUnexpected('it names another session')
    if ((named['projectId'] ?? projectId) !== projectId) return failUnexpected('it names another project')
    const createdAt = Date.parse(String(named['createdAt']))
    return { value: { status, createdAt: Number.isNaN(createdAt) ? undefined : createdAt } }
  }
}

/** Parses the access token of `POST /device-refresh`. A rejection is fatal, because every request needs a token. */
export const parseRefreshResponse: ResponseParser<string> = (response, context) => {
  if (response.status >= 200 && response.status < 300) {
    const token = parseObject(response.body)?.['accessToken']
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return { value: token }
    // Do not quote the body: it can contain a token elsewhere.
    const bare = { ...response, body: Buffer.alloc(0) }
    return { failure: createUnexpectedFailure('refresh', bare, 'it contains no accessToken', context.scrub) }
  }
  const failure = toFailure('refresh', response, context)
  if (failure.retriable || UNCHANGED_REFRESH_CODES.has(failure.code)) return { failure }
  const hint = 'Run `specstory login` again and update the secret, or use an API key.'
  return { failure: { ...failure, code: 'token-refused', hint, fatal: true } }
}

const UNCHANGED_REFRESH_CODES: ReadonlySet<string> = new Set(['proxy', 'redirected', 'blocked'])

/** Retriable statuses (docs/internals/cloud.md, Errors). */
export function isRetryableStatus(status: number): boolean {
  if (status >= 500) return status < 600 && status !== 501 && status !== 505
  return status === 408 || status === 425 || status === 429
}

/** Whether the cloud possibly stored the upload despite this status. */
function mayHaveSucceeded(status: number): boolean {
  return [500, 502, 503, 504, 507].includes(status) || (status >= 520 && status <= 530)
}

/** Creates the failure for a status of 300 or more. */
export function createStatusFailure(kind: RequestKind, response: HttpResponse, context: ParseContext): AttemptFailure {
  const { status, headers } = response
  const { scrub, now } = context
  if ((status === 401 || status === 403) && !isCloudError(kind, response))
    return createBlockedFailure(kind, response, context)
  const text = extractServerText(response.body, scrub)
  const what = status === 401 ? 'SpecStory Cloud rejected the token' : `${REQUEST_NAMES[kind]} failed`
  const message = `${what} with HTTP ${status}${text === '' ? '' : `: ${text}`}`
  const retriable = isRetryableStatus(status)
  return {
    ...explainStatus(kind, status),
    message: status >= 300 && status < 400 ? formatRedirect(kind, response, scrub) : message,
    cause: undefined,
    retriable,
    // A 403 to a HEAD concerns only that session. For uploads, see write-access.ts.
    fatal: status === 401 || status === 407 || (status === 403 && kind !== 'head'),
    mayHaveSucceeded: mayHaveSucceeded(status),
    status,
    retryAfterMs: retriable ? parseRetryAfter(headers, now) : undefined,
  }
}

/** Creates the failure for a 2xx without the expected body, for example a captive portal's page. */
export function createUnexpectedFailure(
  kind: RequestKind,
  response: HttpResponse,
  what: string,
  scrub: ParseContext['scrub'],
): AttemptFailure {
  const text = extractServerText(response.body, scrub)
  const reason = response.isCut ? 'its body is too large' : what
  const words = text === '' ? 'the body is empty' : text
  return {
    code: 'cloud-answer',
    message: `unexpected response to ${REQUEST_NAMES[kind]}, HTTP ${response.status}: ${reason} (${words})`,
    hint: WRONG_HOST,
    cause: undefined,
    retriable: true,
    fatal: false,
    mayHaveSucceeded: true,
    status: response.status,
    retryAfterMs: undefined,
  }
}

/** Creates the failure for a 2xx with `success: false`. */
export function createRejectedFailure(
  kind: RequestKind,
  response: HttpResponse,
  scrub: ParseContext['scrub'],
): AttemptFailure {
  return {
    code: 'cloud-rejected',
    message: `SpecStory Cloud rejected ${REQUEST_NAMES[kind]}, HTTP ${response.status}: ${extractServerText(response.body, scrub)}`,
    hint: SERVER_WORDS,
    cause: undefined,
    retriable: false,
    fatal: false,
    mayHaveSucceeded: false,
    status: response.status,
    retryAfterMs: undefined,
  }
}

/**
 * Creates the failure for a 401 or 403 of a firewall or proxy. It is fatal only for the bulk request and the token
 * exchange.
 */
function createBlockedFailure(
  kind: RequestKind,
  response: HttpResponse,
  { scrub, host }: Pick<ParseContext, 'scrub' | 'host'>,
): AttemptFailure {
  const text = extractServerText(response.body, scrub)
  const type = response.headers['content-type']
  const words = text === '' ? (typeof type === 'string' ? shorten(scrub(type), 100) : 'an empty body') : text
  return {
    code: 'blocked',
    message: `a firewall or proxy in front of ${host} blocked ${REQUEST_NAMES[kind]} with HTTP ${response.status}: ${words}`,
    hint: `Allow these requests in the firewall or proxy in front of ${host}, or check \`cloud-url\`. The response is not from SpecStory Cloud.`,
    cause: undefined,
    retriable: false,
    fatal: kind === 'sizes' || kind === 'refresh',
    mayHaveSucceeded: false,
    status: response.status,
    retryAfterMs: undefined,
  }
}

/** Recognizes an error of the cloud: JSON with the text `error`, with any content type. */
function isCloudError(kind: RequestKind, { body, headers, isCut }: HttpResponse): boolean {
  if (kind === 'head') return isCloudContentType(headers)
  if (isCut || body.byteLength >= MAX_ERROR_BYTES) return false
  return typeof parseObject(body)?.['error'] === 'string'
}

/** Responses of the cloud without a body have the content type JSON, or none. */
function isCloudContentType({ 'content-type': type }: ResponseHeaders): boolean {
  return type === undefined || (typeof type === 'string' && /^\s*application\/(?:[\w.-]+\+)?json\b/i.test(type))
}

/** Headers of a HEAD's response (docs/internals/cloud.md, Routes). */
const SIZE_HEADERS = ['x-markdown-size', 'x-raw-data-size', 'x-session-data-size'] as const

/** Recognizes another server's page, such as a login page: HTML without the cloud's size headers. */
function isHtmlPage(headers: ResponseHeaders): boolean {
  const type = headers['content-type']
  return typeof type === 'string' && /^text\/html\b/i.test(type) && SIZE_HEADERS.every((name) => !(name in headers))
}

function toFailure(kind: RequestKind, response: HttpResponse, context: ParseContext): AttemptFailure {
  if (response.status >= 300) return createStatusFailure(kind, response, context)
  return createUnexpectedFailure(kind, response, 'the status is not expected', context.scrub)
}

function explainStatus(kind: RequestKind, status: number): Pick<AttemptFailure, 'code' | 'hint'> {
  if (status >= 300 && status < 400) {
    return {
      code: 'redirected',
      hint: `${WRONG_HOST} Redirects are not followed, to avoid sending the token to another host.`,
    }
  }
  if (status === 401) {
    return {
      code: 'token-refused',
      hint: 'Create a new API key and update the secret. The token was revoked, has expired, or belongs to another server.',
    }
  }
  if (status === 403) return kind === 'put' ? NO_WRITE_SCOPE : NO_ACCESS
  if (status === 407)
    return { code: 'proxy', hint: 'Set the user and password in the proxy URL: http://user:password@host:port.' }
  if (status === 413) return { code: 'too-large', hint: TOO_LARGE_HINT }
  if (status === 428) {
    return {
      code: 'cloud-rejected',
      hint: 'Check that no proxy removes or weakens the `ETag` header. SpecStory Cloud requires it for conditional uploads.',
    }
  }
  if (status === 429) {
    return {
      code: 'rate-limited',
      hint: 'Re-run the job later or lower `concurrency`. The next run continues where this one stopped.',
    }
  }
  if (status >= 500) return { code: 'cloud-rejected', hint: 'Re-run the job later. This is a server-side error.' }
  return {
    code: 'cloud-rejected',
    hint: `${SERVER_WORDS} Retrying does not help.`,
  }
}

const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page intercepts the request.'

const SERVER_WORDS = "Report the server's message to SpecStory if it is unclear."

const NO_WRITE_SCOPE = {
  code: 'no-write-scope',
  hint: 'Create an API key with write scope and update the secret. This one has no write scope.',
} as const

const NO_ACCESS = {
  code: 'token-refused',
  hint: 'Check who owns the token, and the project ID. The token has no access to this project.',
} as const

/** Converts a 403 to a failure of one session, because the cloud accepts other uploads. */
export function toSessionFailure(failure: AttemptFailure): AttemptFailure {
  const hint = `${SERVER_WORDS} SpecStory Cloud accepted other uploads and refused only this one.`
  return { ...failure, code: 'cloud-rejected', hint, fatal: false }
}

function formatRedirect(kind: RequestKind, response: HttpResponse, scrub: ParseContext['scrub']): string {
  const { location } = response.headers
  const target = typeof location === 'string' ? ` to ${shorten(scrub(location), 100)}` : ''
  return `${REQUEST_NAMES[kind]} was redirected (HTTP ${response.status})${target}`
}
