import { TOO_LARGE_HINT } from '../failure.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import { isObject, parseObject } from '../json.ts'
import type { AttemptFailure, AttemptResult } from './cloud-failure.ts'
import {
  ABSENT,
  type CloudCopy,
  isHtmlPage,
  isUnknownProject,
  NEW_PROJECT,
  type ProjectSizes,
  parseHeadSizes,
  parseSizes,
} from './copies.ts'
import type { HttpResponse } from './http.ts'
import { parseRetryAfter } from './rate-limit.ts'
import { REQUEST_NAMES, type RequestKind } from './routes.ts'
import { serverText, shorten } from './server-text.ts'

/** Reads what an answer of one kind of request comes to. Pure. */
export type ResponseParser<T> = (answer: HttpResponse, context: ParseContext) => AttemptResult<T>

/** An error's JSON is far below this, in bytes; nothing larger is looked through for "Workspace not found". */
const MAX_ERROR_BYTES = 65_536

export const parseSizesResponse: ResponseParser<ProjectSizes> = (answer, context) => {
  const { status, body } = answer
  if (status === 200) {
    const parsed = answer.isCut ? { reason: '' } : parseSizes(body, context.scrub)
    if ('copies' in parsed) return { value: parsed }
    return { failure: unexpectedResponse('sizes', answer, parsed.reason, context.scrub) }
  }
  const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES
  if (isError && isUnknownProject(parseObject(body))) return { value: NEW_PROJECT }
  return { failure: failureOf('sizes', answer, context) }
}

export const parseHeadResponse: ResponseParser<CloudCopy> = (answer, context) => {
  if (answer.status === 404) return { value: ABSENT }
  if (answer.status === 200) {
    if (!isHtmlPage(answer.headers)) return { value: parseHeadSizes(answer.headers, context.scrub) }
    return { failure: unexpectedResponse('head', answer, 'it is an HTML page without sizes', context.scrub) }
  }
  return { failure: failureOf('head', answer, context) }
}

/**
 * 201 created, 200 updated; anything else than `success: true` in its JSON is not the cloud's success, and neither is one
 * that names another session or project: then something answers that does not look at the request.
 */
export function createPutParser(projectId: ProjectId, sessionId: SessionId): ResponseParser<200 | 201> {
  return (answer, context) => {
    const { status } = answer
    if (status !== 200 && status !== 201) return { failure: failureOf('put', answer, context) }
    const { success, data } = (answer.isCut ? undefined : parseObject(answer.body)) ?? {}
    const named = isObject(data) ? data : {}
    if (success === false) return { failure: rejectedResponse('put', answer, context.scrub) }
    const foreign = (what: string) => ({ failure: unexpectedResponse('put', answer, what, context.scrub) })
    if (success !== true) return foreign('it does not say success')
    if ((named['sessionId'] ?? sessionId) !== sessionId) return foreign('it names another session')
    if ((named['projectId'] ?? projectId) !== projectId) return foreign('it names another project')
    return { value: status }
  }
}

/** The access token of `POST /device-refresh`. What refuses the exchange refuses every request, so it ends the run. */
export const parseRefreshResponse: ResponseParser<string> = (answer, context) => {
  if (answer.status >= 200 && answer.status < 300) {
    const token = parseObject(answer.body)?.['accessToken']
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return { value: token }
    // The body may hold a token in a place where we do not look for it, so none of it is shown.
    const bare = { ...answer, body: Buffer.alloc(0) }
    return { failure: unexpectedResponse('refresh', bare, 'it holds no accessToken', context.scrub) }
  }
  const failure = failureOf('refresh', answer, context)
  if (failure.retriable || failure.code === 'proxy' || failure.code === 'redirected') return { failure }
  const hint = 'Run `specstory login` again and update the secret, or use an API key.'
  return { failure: { ...failure, code: 'token-refused', hint, fatal: true } }
}

function failureOf(kind: RequestKind, answer: HttpResponse, context: ParseContext): AttemptFailure {
  if (answer.status >= 300) return statusFailure(kind, answer, context)
  return unexpectedResponse(kind, answer, 'no such status is expected', context.scrub)
}

/** What a reader of answers needs to know besides the answer. */
export type ParseContext = {
  /** Removes secrets from a server's text. */
  readonly scrub: (text: string) => string
  /** Epoch milliseconds. */
  readonly now: number
}

/** Statuses that another attempt may turn into a success (docs/internals/cloud.md, Errors); no other status is ever retried. */
export const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/** Statuses behind which the cloud may have stored an upload all the same: the answer failed, not surely the request. */
const MAY_HAVE_HAPPENED: ReadonlySet<number> = new Set([500, 502, 503, 504])

const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page answers in the place of the cloud.'

/** What an answer's status alone says went wrong; for every status but a good answer's. */
export function statusFailure(kind: RequestKind, answer: HttpResponse, { scrub, now }: ParseContext): AttemptFailure {
  const { status } = answer
  const text = serverText(answer.body, scrub)
  const message = `the cloud answered ${REQUEST_NAMES[kind]} with HTTP ${status}${text === '' ? '' : `: ${text}`}`
  const retriable = RETRYABLE_STATUSES.has(status)
  return {
    ...explain(kind, status),
    message: status >= 300 && status < 400 ? redirectMessage(kind, answer, scrub) : message,
    cause: undefined,
    retriable,
    fatal: status === 401 || status === 403 || status === 407,
    mayHaveSucceeded: MAY_HAVE_HAPPENED.has(status),
    status,
    retryAfterMs: retriable ? parseRetryAfter(answer.headers, now) : undefined,
  }
}

/** A 2xx whose body is not the cloud's: a captive portal's page, garbage, nothing, or far too much. */
export function unexpectedResponse(
  kind: RequestKind,
  answer: HttpResponse,
  what: string,
  scrub: ParseContext['scrub'],
): AttemptFailure {
  const text = serverText(answer.body, scrub)
  const reason = answer.isCut ? 'its body is larger than any answer of the cloud' : what
  const words = text === '' ? 'the body is empty' : text
  return {
    code: 'cloud-answer',
    message: `HTTP ${answer.status} for ${REQUEST_NAMES[kind]} is not the cloud's answer: ${reason}: ${words}`,
    hint: WRONG_HOST,
    cause: undefined,
    retriable: true,
    fatal: false,
    mayHaveSucceeded: true,
    status: answer.status,
    retryAfterMs: undefined,
  }
}

/** A 2xx in which the cloud itself says no. */
export function rejectedResponse(
  kind: RequestKind,
  answer: HttpResponse,
  scrub: ParseContext['scrub'],
): AttemptFailure {
  return {
    code: 'cloud-rejected',
    message: `the cloud refused ${REQUEST_NAMES[kind]} (HTTP ${answer.status}): ${serverText(answer.body, scrub)}`,
    hint: "The text is the server's own; if it does not help, report it to SpecStory.",
    cause: undefined,
    retriable: false,
    fatal: false,
    mayHaveSucceeded: false,
    status: answer.status,
    retryAfterMs: undefined,
  }
}

function explain(kind: RequestKind, status: number): Pick<AttemptFailure, 'code' | 'hint'> {
  if (status >= 300 && status < 400) {
    return {
      code: 'redirected',
      hint: `No redirect is followed, so that the token reaches no other host. ${WRONG_HOST}`,
    }
  }
  if (status === 401) {
    return {
      code: 'token-refused',
      hint: 'The token was revoked, has expired, or belongs to another cloud: make a new API key and update the secret.',
    }
  }
  if (status === 403) return kind === 'put' ? NO_WRITE_SCOPE : NO_ACCESS
  if (status === 407)
    return { code: 'proxy', hint: 'Set user and password in the proxy URL: http://user:password@host:port.' }
  if (status === 413) return { code: 'too-large', hint: TOO_LARGE_HINT }
  if (status === 429) {
    return {
      code: 'rate-limited',
      hint: 'Run later, less often, or with a lower `concurrency`; a further run continues.',
    }
  }
  if (status >= 500) return { code: 'cloud-rejected', hint: 'The cloud has trouble of its own: run again later.' }
  return { code: 'cloud-rejected', hint: "Another attempt would get the same answer; the text is the server's own." }
}

const NO_WRITE_SCOPE = {
  code: 'no-write-scope',
  hint: 'The API key may read but not write: make one with write scope and update the secret.',
} as const

const NO_ACCESS = {
  code: 'token-refused',
  hint: 'The token has no access to this project: check whose token it is, and the project id.',
} as const

function redirectMessage(kind: RequestKind, answer: HttpResponse, scrub: ParseContext['scrub']): string {
  const { location } = answer.headers
  const target = typeof location === 'string' ? ` to ${shorten(scrub(location), 100)}` : ''
  return `the cloud answered ${REQUEST_NAMES[kind]} with a redirect (HTTP ${answer.status})${target}`
}
