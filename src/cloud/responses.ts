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
import { parseRetryAfter, serverTime } from './rate-limit.ts'
import { REQUEST_NAMES, type RequestKind } from './routes.ts'
import { serverText, shorten } from './server-text.ts'

/** What a parser needs besides the response. */
export type ParseContext = {
  /** Removes secrets from a server's text. */
  readonly scrub: (text: string) => string
  /** Epoch milliseconds. */
  readonly now: number
  /** Where the request went, with its port. */
  readonly host: string
}

/** Parses the response to one kind of request. Pure. */
export type ResponseParser<T> = (response: HttpResponse, context: ParseContext) => AttemptResult<T>

/** The response to an upload that was carried out, or that its condition prevented. */
export type PutResponse = {
  readonly status: 200 | 201 | 'precondition-failed'
  /** Epoch milliseconds by the server's clock, as is `serverTime`; `undefined` when the response does not say. */
  readonly createdAt: number | undefined
}

/** The JSON of an error is far smaller, in bytes; nothing larger is parsed for one. */
const MAX_ERROR_BYTES = 65_536

export const parseSizesResponse: ResponseParser<ProjectSizes> = (response, context) => {
  const { status, body, headers } = response
  const asOf = serverTime(headers)
  if (status === 200) {
    const parsed = response.isCut ? { reason: '' } : parseSizes(body, context.scrub)
    if ('copies' in parsed) return { value: { ...parsed, asOf } }
    return { failure: unexpectedResponse('sizes', response, parsed.reason, context.scrub) }
  }
  const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES
  if (isError && isUnknownProject(parseObject(body))) return { value: { ...NEW_PROJECT, asOf } }
  return { failure: toFailure('sizes', response, context) }
}

export const parseHeadResponse: ResponseParser<CloudCopy> = (response, context) => {
  const { status, headers } = response
  // Without a body only the content type tells who answered: a 404 of something in between is not "absent".
  if (status === 404) {
    if (isCloudContentType(headers)) return { value: ABSENT }
    return { failure: unexpectedResponse('head', response, 'it is not a 404 of SpecStory Cloud', context.scrub) }
  }
  if (status === 200) {
    if (!isHtmlPage(headers)) return { value: parseHeadSizes(headers, context) }
    return { failure: unexpectedResponse('head', response, 'it is an HTML page without sizes', context.scrub) }
  }
  return { failure: toFailure('head', response, context) }
}

/**
 * Creates the parser of an upload's response. Without `success: true`, or with another session or project, a success is
 * not the cloud's.
 *
 * @param isConditional the request had `If-Match` or `If-None-Match`, so a 412 (or a wrong 304) is about that
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
    if (success === false) return { failure: rejectedResponse('put', response, context.scrub) }
    const foreign = (what: string) => ({ failure: unexpectedResponse('put', response, what, context.scrub) })
    if (success !== true) return foreign('it does not confirm success')
    if ((named['sessionId'] ?? sessionId) !== sessionId) return foreign('it names another session')
    if ((named['projectId'] ?? projectId) !== projectId) return foreign('it names another project')
    const createdAt = Date.parse(String(named['createdAt']))
    return { value: { status, createdAt: Number.isNaN(createdAt) ? undefined : createdAt } }
  }
}

/** Parses the access token of `POST /device-refresh`. What refuses the exchange refuses every request: it is fatal. */
export const parseRefreshResponse: ResponseParser<string> = (response, context) => {
  if (response.status >= 200 && response.status < 300) {
    const token = parseObject(response.body)?.['accessToken']
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return { value: token }
    // The body may have a token in another place, so none of it is shown.
    const bare = { ...response, body: Buffer.alloc(0) }
    return { failure: unexpectedResponse('refresh', bare, 'it contains no accessToken', context.scrub) }
  }
  const failure = toFailure('refresh', response, context)
  if (failure.retriable || KEPT_REFRESH_CODES.has(failure.code)) return { failure }
  const hint = 'Run `specstory login` again and update the secret, or use an API key.'
  return { failure: { ...failure, code: 'token-refused', hint, fatal: true } }
}

const KEPT_REFRESH_CODES: ReadonlySet<string> = new Set(['proxy', 'redirected', 'blocked'])

/** True for a status that another attempt may turn into a success (docs/internals/cloud.md, Errors). */
export function isRetryableStatus(status: number): boolean {
  if (status >= 500) return status < 600 && status !== 501 && status !== 505
  return status === 408 || status === 425 || status === 429
}

/** True for a status behind which the cloud may have stored an upload. */
function mayHaveSucceeded(status: number): boolean {
  return [500, 502, 503, 504, 507].includes(status) || (status >= 520 && status <= 530)
}

/** The failure that a status means, for every status except those of a success. */
export function statusFailure(kind: RequestKind, response: HttpResponse, context: ParseContext): AttemptFailure {
  const { status, headers } = response
  const { scrub, now } = context
  if ((status === 401 || status === 403) && !isCloudError(kind, response))
    return blockedResponse(kind, response, context)
  const text = serverText(response.body, scrub)
  const message = `${REQUEST_NAMES[kind]} failed with HTTP ${status}${text === '' ? '' : `: ${text}`}`
  const retriable = isRetryableStatus(status)
  return {
    ...explainStatus(kind, status),
    message: status >= 300 && status < 400 ? redirectMessage(kind, response, scrub) : message,
    cause: undefined,
    retriable,
    // A 403 to a HEAD is about that session; one to an upload is judged with the others (write-access.ts).
    fatal: status === 401 || status === 407 || (status === 403 && kind !== 'head'),
    mayHaveSucceeded: mayHaveSucceeded(status),
    status,
    retryAfterMs: retriable ? parseRetryAfter(headers, now) : undefined,
  }
}

/** A 2xx whose body is not the cloud's: a captive portal's page, garbage, nothing, or far too much. */
export function unexpectedResponse(
  kind: RequestKind,
  response: HttpResponse,
  what: string,
  scrub: ParseContext['scrub'],
): AttemptFailure {
  const text = serverText(response.body, scrub)
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

/** A 2xx in which the cloud itself refuses. */
export function rejectedResponse(
  kind: RequestKind,
  response: HttpResponse,
  scrub: ParseContext['scrub'],
): AttemptFailure {
  return {
    code: 'cloud-rejected',
    message: `SpecStory Cloud rejected ${REQUEST_NAMES[kind]}, HTTP ${response.status}: ${serverText(response.body, scrub)}`,
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
 * A 401 or 403 of something between here and the cloud. It is that request's failure; only the bulk request and the
 * exchange of a token, without which nothing else is possible, end the run.
 */
function blockedResponse(
  kind: RequestKind,
  response: HttpResponse,
  { scrub, host }: Pick<ParseContext, 'scrub' | 'host'>,
): AttemptFailure {
  const text = serverText(response.body, scrub)
  const type = response.headers['content-type']
  const words = text === '' ? (typeof type === 'string' ? shorten(scrub(type), 100) : 'an empty body') : text
  return {
    code: 'blocked',
    message: `a firewall or proxy in front of ${host} blocked ${REQUEST_NAMES[kind]} with HTTP ${response.status}: ${words}`,
    hint: `The response is not from SpecStory Cloud. Let the firewall or proxy in front of ${host} pass these requests, or check \`cloud-url\`.`,
    cause: undefined,
    retriable: false,
    fatal: kind === 'sizes' || kind === 'refresh',
    mayHaveSucceeded: false,
    status: response.status,
    retryAfterMs: undefined,
  }
}

/** True for an error of the cloud itself: JSON whose `error` is text, whatever its content type. */
function isCloudError(kind: RequestKind, { body, headers, isCut }: HttpResponse): boolean {
  if (kind === 'head') return isCloudContentType(headers)
  if (isCut || body.byteLength >= MAX_ERROR_BYTES) return false
  return typeof parseObject(body)?.['error'] === 'string'
}

/** The content type of the cloud's responses without a body: JSON, or none. */
function isCloudContentType({ 'content-type': type }: ResponseHeaders): boolean {
  return type === undefined || (typeof type === 'string' && /^\s*application\/(?:[\w.-]+\+)?json\b/i.test(type))
}

/** Every size that the cloud sends with a HEAD (docs/internals/cloud.md, Routes). */
const SIZE_HEADERS = ['x-markdown-size', 'x-raw-data-size', 'x-session-data-size'] as const

/** True for a page in the cloud's place, such as a login page: HTML, and none of the cloud's sizes. */
function isHtmlPage(headers: ResponseHeaders): boolean {
  const type = headers['content-type']
  return typeof type === 'string' && /^text\/html\b/i.test(type) && SIZE_HEADERS.every((name) => !(name in headers))
}

function toFailure(kind: RequestKind, response: HttpResponse, context: ParseContext): AttemptFailure {
  if (response.status >= 300) return statusFailure(kind, response, context)
  return unexpectedResponse(kind, response, 'the status is not expected', context.scrub)
}

function explainStatus(kind: RequestKind, status: number): Pick<AttemptFailure, 'code' | 'hint'> {
  if (status >= 300 && status < 400) {
    return {
      code: 'redirected',
      hint: `Redirects are not followed, to avoid sending the token to another host. ${WRONG_HOST}`,
    }
  }
  if (status === 401) {
    return {
      code: 'token-refused',
      hint: 'The token was revoked, expired, or issued for a different server. Create a new API key and update the secret.',
    }
  }
  if (status === 403) return kind === 'put' ? NO_WRITE_SCOPE : NO_ACCESS
  if (status === 407)
    return { code: 'proxy', hint: 'Set the user and password in the proxy URL: http://user:password@host:port.' }
  if (status === 413) return { code: 'too-large', hint: TOO_LARGE_HINT }
  if (status === 428) {
    return {
      code: 'cloud-rejected',
      hint: 'SpecStory Cloud requires a condition, and the response had no strong `ETag` to make one from. Check that no proxy removes or weakens it.',
    }
  }
  if (status === 429) {
    return {
      code: 'rate-limited',
      hint: 'Re-run the job later or lower `concurrency`. The next run continues where this one stopped.',
    }
  }
  if (status >= 500) return { code: 'cloud-rejected', hint: 'This is a server-side error. Re-run the job later.' }
  return {
    code: 'cloud-rejected',
    hint: "Retrying will not help. If the server's message is unclear, report it to SpecStory.",
  }
}

const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page intercepts the request.'

const SERVER_WORDS = "If the server's message is unclear, report it to SpecStory."

const NO_WRITE_SCOPE = {
  code: 'no-write-scope',
  hint: 'The API key has no write scope. Create one with write scope and update the secret.',
} as const

const NO_ACCESS = {
  code: 'token-refused',
  hint: 'The token has no access to this project. Check who owns the token, and the project ID.',
} as const

/** The cloud's 403 to one upload while it accepts others. */
export function sessionRefused(failure: AttemptFailure): AttemptFailure {
  const hint = `SpecStory Cloud refuses only this session. Other uploads were accepted. ${SERVER_WORDS}`
  return { ...failure, code: 'cloud-rejected', hint, fatal: false }
}

function redirectMessage(kind: RequestKind, response: HttpResponse, scrub: ParseContext['scrub']): string {
  const { location } = response.headers
  const target = typeof location === 'string' ? ` to ${shorten(scrub(location), 100)}` : ''
  return `${REQUEST_NAMES[kind]} was redirected (HTTP ${response.status})${target}`
}
