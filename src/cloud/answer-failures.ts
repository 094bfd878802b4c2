import { TOO_LARGE_HINT } from '../failure.ts'
import type { AttemptFailure } from './cloud-failure.ts'
import type { Answer } from './http.ts'
import { toldWait } from './rate-limit.ts'
import { REQUEST_NAMES, type RequestKind } from './routes.ts'
import { serverText, shorten } from './server-text.ts'

/** What a reader of answers needs to know besides the answer. */
export type AnswerContext = {
  /** Removes secrets from a server's text. */
  readonly scrub: (text: string) => string
  /** Epoch milliseconds. */
  readonly now: number
}

/** Statuses that another attempt may turn into a success (docs/cloud.md, Errors); no other status is ever retried. */
export const RETRIABLE_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/** Statuses behind which the cloud may have stored an upload all the same: the answer failed, not surely the request. */
const MAY_HAVE_HAPPENED: ReadonlySet<number> = new Set([500, 502, 503, 504])

const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page answers in the place of the cloud.'

/** What an answer's status alone says went wrong; for every status but a good answer's. */
export function failedStatus(kind: RequestKind, answer: Answer, { scrub, now }: AnswerContext): AttemptFailure {
  const { status } = answer
  const text = serverText(answer.body, scrub)
  const message = `the cloud answered ${REQUEST_NAMES[kind]} with HTTP ${status}${text === '' ? '' : `: ${text}`}`
  const retriable = RETRIABLE_STATUSES.has(status)
  return {
    ...explain(kind, status),
    message: status >= 300 && status < 400 ? redirectMessage(kind, answer, scrub) : message,
    cause: undefined,
    retriable,
    fatal: status === 401 || status === 403 || status === 407,
    mayHaveHappened: MAY_HAVE_HAPPENED.has(status),
    status,
    toldMs: retriable ? toldWait(answer.headers, now) : undefined,
  }
}

/** A 2xx whose body is not the cloud's: a captive portal's page, garbage, nothing, or far too much. */
export function foreignAnswer(
  kind: RequestKind,
  answer: Answer,
  what: string,
  scrub: AnswerContext['scrub'],
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
    mayHaveHappened: true,
    status: answer.status,
    toldMs: undefined,
  }
}

/** A 2xx in which the cloud itself says no. */
export function refusedAnswer(kind: RequestKind, answer: Answer, scrub: AnswerContext['scrub']): AttemptFailure {
  return {
    code: 'cloud-rejected',
    message: `the cloud refused ${REQUEST_NAMES[kind]} (HTTP ${answer.status}): ${serverText(answer.body, scrub)}`,
    hint: "The text is the server's own; if it does not help, report it to SpecStory.",
    cause: undefined,
    retriable: false,
    fatal: false,
    mayHaveHappened: false,
    status: answer.status,
    toldMs: undefined,
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

function redirectMessage(kind: RequestKind, answer: Answer, scrub: AnswerContext['scrub']): string {
  const { location } = answer.headers
  const target = typeof location === 'string' ? ` to ${shorten(scrub(location), 100)}` : ''
  return `the cloud answered ${REQUEST_NAMES[kind]} with a redirect (HTTP ${answer.status})${target}`
}
