import type { ProjectId, SessionId } from '../ids.ts'
import { type AnswerContext, failedStatus, foreignAnswer, refusedAnswer } from './answer-failures.ts'
import type { AttemptFailure, AttemptResult } from './cloud-failure.ts'
import {
  ABSENT,
  type CloudCopy,
  isPage,
  isUnknownProject,
  NEW_PROJECT,
  type ProjectSizes,
  parseHeadSizes,
  parseSizes,
} from './copies.ts'
import type { Answer } from './http.ts'
import { isObject, parseObject } from './json.ts'
import type { RequestKind } from './routes.ts'

/** Reads what an answer of one kind of request comes to. Pure. */
export type AnswerReader<T> = (answer: Answer, context: AnswerContext) => AttemptResult<T>

/** An error's JSON is far below this, in bytes; nothing larger is looked through for "Workspace not found". */
const MAX_ERROR_BYTES = 65_536

export const readSizes: AnswerReader<ProjectSizes> = (answer, context) => {
  const { status, body } = answer
  if (status === 200) {
    const parsed = answer.isCut ? { reason: '' } : parseSizes(body, context.scrub)
    if ('copies' in parsed) return { value: parsed }
    return { failure: foreignAnswer('sizes', answer, parsed.reason, context.scrub) }
  }
  const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES
  if (isError && isUnknownProject(parseObject(body))) return { value: NEW_PROJECT }
  return { failure: failureOf('sizes', answer, context) }
}

export const readHead: AnswerReader<CloudCopy> = (answer, context) => {
  if (answer.status === 404) return { value: ABSENT }
  if (answer.status === 200) {
    if (!isPage(answer.headers)) return { value: parseHeadSizes(answer.headers, context.scrub) }
    return { failure: foreignAnswer('head', answer, 'it is an HTML page without sizes', context.scrub) }
  }
  return { failure: failureOf('head', answer, context) }
}

/**
 * 201 created, 200 updated; anything else than `success: true` in its JSON is not the cloud's success, and neither is one
 * that names another session or project: then something answers that does not look at the request.
 */
export function readPut(projectId: ProjectId, sessionId: SessionId): AnswerReader<200 | 201> {
  return (answer, context) => {
    const { status } = answer
    if (status !== 200 && status !== 201) return { failure: failureOf('put', answer, context) }
    const { success, data } = (answer.isCut ? undefined : parseObject(answer.body)) ?? {}
    const named = isObject(data) ? data : {}
    if (success === false) return { failure: refusedAnswer('put', answer, context.scrub) }
    const foreign = (what: string) => ({ failure: foreignAnswer('put', answer, what, context.scrub) })
    if (success !== true) return foreign('it does not say success')
    if ((named['sessionId'] ?? sessionId) !== sessionId) return foreign('it names another session')
    if ((named['projectId'] ?? projectId) !== projectId) return foreign('it names another project')
    return { value: status }
  }
}

/** The access token of `POST /device-refresh`. What refuses the exchange refuses every request, so it ends the run. */
export const readRefresh: AnswerReader<string> = (answer, context) => {
  if (answer.status >= 200 && answer.status < 300) {
    const token = parseObject(answer.body)?.['accessToken']
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return { value: token }
    // The body may hold a token in a place where we do not look for it, so none of it is shown.
    const bare = { ...answer, body: Buffer.alloc(0) }
    return { failure: foreignAnswer('refresh', bare, 'it holds no accessToken', context.scrub) }
  }
  const failure = failureOf('refresh', answer, context)
  if (failure.retriable || failure.code === 'proxy' || failure.code === 'redirected') return { failure }
  const hint = 'Run `specstory login` again and update the secret, or use an API key.'
  return { failure: { ...failure, code: 'token-refused', hint, fatal: true } }
}

function failureOf(kind: RequestKind, answer: Answer, context: AnswerContext): AttemptFailure {
  if (answer.status >= 300) return failedStatus(kind, answer, context)
  return foreignAnswer(kind, answer, 'no such status is expected', context.scrub)
}
