import { randomUUID } from 'node:crypto'
import type { Answer } from './answer.ts'
import { jsonAnswer, middlewareError, routeError } from './answer.ts'
import type { ServeOptions } from './api.ts'
import { refuseCredentials } from './credential-filter.ts'
import type { DecidingRule, FaultAction, FaultKind } from './faults.ts'
import { misnamed, misstatedSizes, unknownProject } from './lies.ts'
import { malformedAnswer, sendHuge } from './malformed.ts'
import type { Exchange } from './wire.ts'
import { bytesOf, cut, send, sendPart, untilGone } from './wire.ts'

/** Faults of an answer: there has to be one, so the request is served first. */
const AFTER_SERVING: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'reset-after-store',
  'truncated',
  'stall-body',
  'slow',
  'sizes',
  'misstated-sizes',
  'misnamed',
  'tags',
  'header',
])

const MIDDLEWARE_REASONS: Readonly<Record<number, string>> = {
  401: 'token invalid',
  403: 'write scope required',
  413: 'size limit exceeded',
  429: 'rate limit exceeded',
}

/** Carries out a rule's fault on one request; `serveRequest` gives the real answer where the fault needs one. */
export async function spoil(
  rule: DecidingRule,
  exchange: Exchange,
  dropBody: () => Promise<unknown>,
  serveRequest: (options?: ServeOptions) => Promise<Answer>,
): Promise<void> {
  const { action } = rule
  if (action.kind === 'refuse-credentials') return send(exchange, await serveRequest({ refuse: refuseCredentials }))
  if (action.kind === 'conditions' && (action.mode === 'ignore' || !isConditional(exchange)))
    return send(exchange, await serveRequest({ ignoresConditions: true }))
  if (rule.stored || AFTER_SERVING.has(action.kind)) return spoilAnswer(action, exchange, await serveRequest())
  if (!rule.early && action.kind !== 'reset') {
    // Taken off the wire and dropped, or a client that is still sending might never see the answer.
    await dropBody()
  }
  return spoilAnswer(action, exchange, { status: 200, headers: {}, body: '' })
}

async function spoilAnswer(
  action: Exclude<DecidingRule['action'], { kind: 'refuse-credentials' }>,
  exchange: Exchange,
  answer: Answer,
): Promise<void> {
  const length = bytesOf(answer).length
  switch (action.kind) {
    case 'status':
      return send(exchange, statusAnswer(action, exchange.entry.path))
    case 'reset':
    case 'reset-after-store':
      return cut(exchange)
    case 'truncated':
      await sendPart(exchange, answer, {
        announced: length + 64,
        share: 0.5,
        chunk: Number.MAX_SAFE_INTEGER,
        delayMs: 0,
      })
      return endSocket(exchange)
    case 'stall':
      return untilGone(exchange.gone)
    case 'stall-body':
      await sendPart(exchange, answer, {
        announced: length + 64,
        share: 0.5,
        chunk: Number.MAX_SAFE_INTEGER,
        delayMs: 0,
      })
      return untilGone(exchange.gone)
    case 'slow':
      await sendPart(exchange, answer, {
        announced: length,
        share: 1,
        chunk: action.bytes ?? 1,
        delayMs: action.delayMs ?? 50,
      })
      return exchange.entry.method === 'HEAD' ? endSocket(exchange) : endResponse(exchange)
    case 'malformed':
      if (action.form === 'huge') return sendHuge(exchange, action.status ?? 200, action.megabytes ?? 100)
      return send(exchange, malformedAnswer(action.form, action.status ?? 200))
    case 'redirect':
      return send(exchange, { status: action.status ?? 302, headers: { Location: action.to }, body: '' })
    case 'sizes':
      return send(exchange, sizesAnswer(answer, action.sessions))
    case 'unknown-project':
      return send(exchange, unknownProject(exchange.entry.projectId, action.status ?? 404))
    case 'misstated-sizes':
      return send(exchange, misstatedSizes(answer, action))
    case 'misnamed':
      return send(exchange, misnamed(answer, action))
    case 'conditions':
      return send(exchange, conditionAnswer(action.mode))
    case 'tags':
      return send(exchange, withHeaders(answer, { ETag: taggedAs(action.form, answer) }))
    case 'header':
      return send(exchange, withHeaders(answer, action.headers))
    case 'invalid-http':
      exchange.response.socket?.write(action.bytes ?? 'SMTP 220 hello\x00\xff\r\n\r\n', 'latin1')
      return endSocket(exchange)
  }
}

function statusAnswer(action: Extract<FaultAction, { kind: 'status' }>, path: string): Answer {
  const { status, body, headers = {} } = action
  const reason = MIDDLEWARE_REASONS[status]
  const usual =
    reason === undefined ? routeError(status, `Unexpected error: ${status}`) : middlewareError(status, reason, path)
  if (body === undefined) return { ...usual, headers: { ...usual.headers, ...headers } }
  return typeof body === 'string' ? { status, headers, body } : jsonAnswer(status, body, headers)
}

function sizesAnswer(answer: Answer, sessions: string): Answer {
  return { status: 200, headers: { ...answer.headers }, body: `{"success":true,"data":{"sessions":${sessions}}}` }
}

function withHeaders(answer: Answer, changes: Extract<FaultAction, { kind: 'header' }>['headers']): Answer {
  const changed = new Set(Object.keys(changes).map((name) => name.toLowerCase()))
  const kept = Object.entries(answer.headers).filter(([name]) => !changed.has(name.toLowerCase()))
  const added = Object.entries(changes).filter((change): change is [string, string | string[]] => change[1] !== null)
  return { ...answer, headers: Object.fromEntries([...kept, ...added]) }
}

function isConditional({ entry }: Exchange): boolean {
  return entry.headers['if-match'] !== undefined || entry.headers['if-none-match'] !== undefined
}

function conditionAnswer(mode: 'ignore' | 412 | 304): Answer {
  return mode === 304 ? { status: 304, headers: {}, body: '' } : routeError(412, 'Precondition failed')
}

/** The answer's tag as something on the way makes it; an answer without a tag gets none. */
function taggedAs(form: 'weak' | 'changing' | 'none', { headers }: Answer): string | null {
  const { ETag: tag } = headers
  if (form === 'none' || typeof tag !== 'string') return null
  return form === 'weak' ? `W/${tag}` : `"${randomUUID()}"`
}

function endSocket({ response, entry, journal }: Exchange): void {
  journal.end(entry)
  response.socket?.destroySoon()
}

function endResponse({ response, entry, journal }: Exchange): void {
  journal.end(entry)
  response.end()
}
