import { randomUUID } from 'node:crypto'
import { createUnknownProjectError, misnameSession, misstateSizes } from './altered-data.ts'
import type { ServeOptions } from './api.ts'
import type { Exchange } from './exchange.ts'
import { closeConnection, sendPartOfResponse, sendResponse, toBytes, waitForDisconnect } from './exchange.ts'
import type { FaultAction, FaultKind, ResponseRule } from './faults.ts'
import { createMalformedResponse, sendHugeResponse } from './malformed.ts'
import { rejectCredentials } from './reject-credentials.ts'
import type { CloudResponse } from './response.ts'
import { createJsonResponse, createMiddlewareError, createRouteError } from './response.ts'

/** Faults that change a response, so the request is served first. */
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

/** Applies a rule's fault to one request. `serveRequest` returns the real response for faults that need one. */
export async function applyFault(
  rule: ResponseRule,
  exchange: Exchange,
  dropBody: () => Promise<unknown>,
  serveRequest: (options?: ServeOptions) => Promise<CloudResponse>,
): Promise<void> {
  const { action } = rule
  if (action.kind === 'refuse-credentials')
    return sendResponse(exchange, await serveRequest({ reject: rejectCredentials }))
  if (action.kind === 'conditions' && (action.mode === 'ignore' || !isConditional(exchange)))
    return sendResponse(exchange, await serveRequest({ ignoresConditions: true }))
  if (rule.stored || AFTER_SERVING.has(action.kind)) return applyToResponse(action, exchange, await serveRequest())
  if (!rule.early && action.kind !== 'reset') {
    // Read and discarded: a client that is still sending might not read the response.
    await dropBody()
  }
  return applyToResponse(action, exchange, { status: 200, headers: {}, body: '' })
}

async function applyToResponse(
  action: Exclude<ResponseRule['action'], { kind: 'refuse-credentials' }>,
  exchange: Exchange,
  response: CloudResponse,
): Promise<void> {
  const length = toBytes(response).length
  switch (action.kind) {
    case 'status':
      return sendResponse(exchange, createStatusResponse(action, exchange.entry.path))
    case 'reset':
    case 'reset-after-store':
      return closeConnection(exchange)
    case 'truncated':
      await sendPartOfResponse(exchange, response, {
        announced: length + 64,
        share: 0.5,
        chunk: Number.MAX_SAFE_INTEGER,
        delayMs: 0,
      })
      return endSocket(exchange)
    case 'stall':
      return waitForDisconnect(exchange.disconnected)
    case 'stall-body':
      await sendPartOfResponse(exchange, response, {
        announced: length + 64,
        share: 0.5,
        chunk: Number.MAX_SAFE_INTEGER,
        delayMs: 0,
      })
      return waitForDisconnect(exchange.disconnected)
    case 'slow':
      await sendPartOfResponse(exchange, response, {
        announced: length,
        share: 1,
        chunk: action.bytes ?? 1,
        delayMs: action.delayMs ?? 50,
      })
      return exchange.entry.method === 'HEAD' ? endSocket(exchange) : endResponse(exchange)
    case 'malformed':
      if (action.form === 'huge') return sendHugeResponse(exchange, action.status ?? 200, action.megabytes ?? 100)
      return sendResponse(exchange, createMalformedResponse(action.form, action.status ?? 200))
    case 'redirect':
      return sendResponse(exchange, { status: action.status ?? 302, headers: { Location: action.to }, body: '' })
    case 'sizes':
      return sendResponse(exchange, replaceSizes(response, action.sessions))
    case 'unknown-project':
      return sendResponse(exchange, createUnknownProjectError(exchange.entry.projectId, action.status ?? 404))
    case 'misstated-sizes':
      return sendResponse(exchange, misstateSizes(response, action))
    case 'misnamed':
      return sendResponse(exchange, misnameSession(response, action))
    case 'conditions':
      return sendResponse(exchange, createConditionResponse(action.mode))
    case 'tags':
      return sendResponse(exchange, replaceHeaders(response, { ETag: alterTag(action.form, response) }))
    case 'header':
      return sendResponse(exchange, replaceHeaders(response, action.headers))
    case 'invalid-http':
      exchange.serverResponse.socket?.write(action.bytes ?? 'SMTP 220 hello\x00\xff\r\n\r\n', 'latin1')
      return endSocket(exchange)
  }
}

function createStatusResponse(action: Extract<FaultAction, { kind: 'status' }>, path: string): CloudResponse {
  const { status, body, headers = {} } = action
  const reason = MIDDLEWARE_REASONS[status]
  const usual =
    reason === undefined
      ? createRouteError(status, `Unexpected error: ${status}`)
      : createMiddlewareError(status, reason, path)
  if (body === undefined) return { ...usual, headers: { ...usual.headers, ...headers } }
  return typeof body === 'string' ? { status, headers, body } : createJsonResponse(status, body, headers)
}

function replaceSizes(response: CloudResponse, sessions: string): CloudResponse {
  return { status: 200, headers: { ...response.headers }, body: `{"success":true,"data":{"sessions":${sessions}}}` }
}

function replaceHeaders(
  response: CloudResponse,
  changes: Extract<FaultAction, { kind: 'header' }>['headers'],
): CloudResponse {
  const changed = new Set(Object.keys(changes).map((name) => name.toLowerCase()))
  const kept = Object.entries(response.headers).filter(([name]) => !changed.has(name.toLowerCase()))
  const added = Object.entries(changes).filter((change): change is [string, string | string[]] => change[1] !== null)
  return { ...response, headers: Object.fromEntries([...kept, ...added]) }
}

function isConditional({ entry }: Exchange): boolean {
  return entry.headers['if-match'] !== undefined || entry.headers['if-none-match'] !== undefined
}

function createConditionResponse(mode: 'ignore' | 412 | 304): CloudResponse {
  return mode === 304 ? { status: 304, headers: {}, body: '' } : createRouteError(412, 'Precondition failed')
}

/** Changes the response's ETag as a proxy might; a response without an ETag gets none. */
function alterTag(form: 'weak' | 'changing' | 'none', { headers }: CloudResponse): string | null {
  const { ETag: tag } = headers
  if (form === 'none' || typeof tag !== 'string') return null
  return form === 'weak' ? `W/${tag}` : `"${randomUUID()}"`
}

function endSocket({ serverResponse, entry, requestLog }: Exchange): void {
  requestLog.end(entry)
  serverResponse.socket?.destroySoon()
}

function endResponse({ serverResponse, entry, requestLog }: Exchange): void {
  requestLog.end(entry)
  serverResponse.end()
}
