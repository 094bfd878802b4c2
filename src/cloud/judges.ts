import { type JudgeContext, troubleOfForeignAnswer, troubleOfRefusal, troubleOfStatus } from './answer-trouble.ts'
import type { CloudCopy } from './cloud.ts'
import { isPage, parseHeadSizes } from './head-sizes.ts'
import type { Answer } from './request.ts'
import { isUnknownProject, parseSizes } from './sizes.ts'
import type { Verdict } from './trouble.ts'

/** What an answer comes to. Pure. */
export type Judge<T> = (answer: Answer, context: JudgeContext) => Verdict<T>

/** An error's JSON is far below this, in bytes; nothing larger is looked through for "Workspace not found". */
const MAX_ERROR_BYTES = 65_536

export const judgeSizes: Judge<ReadonlyMap<string, CloudCopy>> = (answer, context) => {
  const { status, body } = answer
  if (status === 200) {
    const parsed = answer.isCut ? { reason: '' } : parseSizes(body, context.scrub)
    if ('copies' in parsed) return { value: parsed.copies }
    return { trouble: troubleOfForeignAnswer('sizes', answer, parsed.reason, context.scrub) }
  }
  const isError = (status === 404 || status === 500) && body.byteLength < MAX_ERROR_BYTES
  if (isError && isUnknownProject(parse(body))) return { value: new Map() }
  return { trouble: troubleOf('sizes', answer, context) }
}

export const judgeHead: Judge<CloudCopy> = (answer, context) => {
  if (answer.status === 404) return { value: { state: 'absent' } }
  if (answer.status === 200) {
    if (!isPage(answer.headers)) return { value: parseHeadSizes(answer.headers, context.scrub) }
    return { trouble: troubleOfForeignAnswer('head', answer, 'it is an HTML page without sizes', context.scrub) }
  }
  return { trouble: troubleOf('head', answer, context) }
}

/** 201 created, 200 updated; anything else than `success: true` in its JSON is not the cloud's success. */
export const judgePut: Judge<200 | 201> = (answer, context) => {
  const { status } = answer
  if (status !== 200 && status !== 201) return { trouble: troubleOf('put', answer, context) }
  const success = answer.isCut ? undefined : (parse(answer.body) as { success?: unknown } | undefined)?.success
  if (success === true) return { value: status }
  if (success === false) return { trouble: troubleOfRefusal('put', answer, context.scrub) }
  return { trouble: troubleOfForeignAnswer('put', answer, 'it does not say success', context.scrub) }
}

/** The access token of `POST /device-refresh`. What refuses the exchange refuses every request, so it ends the run. */
export const judgeRefresh: Judge<string> = (answer, context) => {
  if (answer.status >= 200 && answer.status < 300) {
    const token = (parse(answer.body) as { accessToken?: unknown } | undefined)?.accessToken
    if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return { value: token }
    // The body may hold a token in a place where we do not look for it, so none of it is shown.
    const bare = { ...answer, body: Buffer.alloc(0) }
    return { trouble: troubleOfForeignAnswer('refresh', bare, 'it holds no accessToken', context.scrub) }
  }
  const trouble = troubleOf('refresh', answer, context)
  if (trouble.retriable || trouble.code === 'proxy' || trouble.code === 'redirected') return { trouble }
  const hint = 'Run `specstory login` again and update the secret, or use an API key.'
  return { trouble: { ...trouble, code: 'token-refused', hint, fatal: true } }
}

function troubleOf(kind: 'sizes' | 'head' | 'put' | 'refresh', answer: Answer, context: JudgeContext) {
  if (answer.status >= 300) return troubleOfStatus(kind, answer, context)
  return troubleOfForeignAnswer(kind, answer, 'no such status is expected', context.scrub)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()) ?? undefined
  } catch {
    return undefined
  }
}
