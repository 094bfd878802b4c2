import { TOO_LARGE_HINT } from '../failure.ts'
import type { Answer } from './request.ts'
import { toldWait } from './retry-after.ts'
import { RETRIABLE_STATUSES } from './retry-policy.ts'
import { serverText, shorten } from './server-text.ts'
import { REQUEST_NAMES, type RequestKind, type Trouble } from './trouble.ts'

/** What a judge of answers needs to know besides the answer. */
export type JudgeContext = {
  /** Removes secrets from a server's text. */
  readonly scrub: (text: string) => string
  /** Epoch milliseconds. */
  readonly now: number
}

/** Statuses behind which the cloud may have stored an upload all the same: the answer failed, not surely the request. */
const MAY_HAVE_HAPPENED: ReadonlySet<number> = new Set([500, 502, 503, 504])

const WRONG_HOST = 'Check `cloud-url`, and that no proxy or login page answers in the place of the cloud.'

/** The trouble that an answer's status means; for every status but a good answer's. */
export function troubleOfStatus(kind: RequestKind, answer: Answer, { scrub, now }: JudgeContext): Trouble {
  const { status } = answer
  const text = serverText(answer.body, scrub)
  const message = `the cloud answered ${REQUEST_NAMES[kind]} with HTTP ${status}${text === '' ? '' : `: ${text}`}`
  const toldMs = RETRIABLE_STATUSES.has(status) ? toldWait(answer.headers, now) : undefined
  return {
    ...explain(kind, status),
    message: status >= 300 && status < 400 ? redirectMessage(kind, answer, scrub) : message,
    retriable: RETRIABLE_STATUSES.has(status),
    fatal: status === 401 || status === 403 || status === 407,
    mayHaveHappened: MAY_HAVE_HAPPENED.has(status),
    status,
    ...(toldMs === undefined ? {} : { toldMs }),
  }
}

/** The trouble of a 2xx whose body is not the cloud's: a captive portal's page, garbage, nothing, or far too much. */
export function troubleOfForeignAnswer(
  kind: RequestKind,
  answer: Answer,
  what: string,
  scrub: JudgeContext['scrub'],
): Trouble {
  const text = serverText(answer.body, scrub)
  const reason = answer.isCut ? 'its body is larger than any answer of the cloud' : what
  const words = text === '' ? 'the body is empty' : text
  return {
    code: 'cloud-answer',
    message: `HTTP ${answer.status} for ${REQUEST_NAMES[kind]} is not the cloud's answer: ${reason}: ${words}`,
    hint: WRONG_HOST,
    retriable: true,
    fatal: false,
    mayHaveHappened: true,
    status: answer.status,
  }
}

/** The trouble of a 2xx in which the cloud itself says no. */
export function troubleOfRefusal(kind: RequestKind, answer: Answer, scrub: JudgeContext['scrub']): Trouble {
  return {
    code: 'cloud-rejected',
    message: `the cloud refused ${REQUEST_NAMES[kind]} (HTTP ${answer.status}): ${serverText(answer.body, scrub)}`,
    hint: "The text is the server's own; if it does not help, report it to SpecStory.",
    retriable: false,
    fatal: false,
    mayHaveHappened: false,
    status: answer.status,
  }
}

function explain(kind: RequestKind, status: number): Pick<Trouble, 'code' | 'hint'> {
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

function redirectMessage(kind: RequestKind, answer: Answer, scrub: JudgeContext['scrub']): string {
  const { location } = answer.headers
  const target = typeof location === 'string' ? ` to ${shorten(scrub(location), 100)}` : ''
  return `the cloud answered ${REQUEST_NAMES[kind]} with a redirect (HTTP ${answer.status})${target}`
}
