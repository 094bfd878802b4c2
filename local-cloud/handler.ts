import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Api, ServeOptions } from './api.ts'
import { receiveBody, serve } from './api.ts'
import { applyFault } from './apply-fault.ts'
import type { Exchange } from './exchange.ts'
import { closeConnection, sendResponse } from './exchange.ts'
import type { Faults } from './faults.ts'
import type { RequestLog } from './request-log.ts'
import type { CloudResponse } from './response.ts'
import { compressBody, createRouteError } from './response.ts'
import type { Target } from './routes.ts'
import { matchRoute } from './routes.ts'
import { toSeededUpload } from './upload.ts'

const DESCRIPTION: CloudResponse = {
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: readFileSync(new URL('openapi.json', import.meta.url)),
}

/** Creates the handler that responds to every request, with faults or without, and logs it. The handler never throws. */
export function createRequestHandler(api: Api, faults: Faults, requestLog: RequestLog): RequestListener {
  return (request, serverResponse) => {
    serverResponse.setHeader('Date', new Date(api.now()).toUTCString())
    const target = matchRoute(request.method ?? '', request.url ?? '')
    const exchange = openExchange(request, serverResponse, target, requestLog)
    const handled =
      target === undefined ? handleUnrouted(exchange, request) : handleRequest(api, faults, exchange, request, target)
    handled.catch((error: unknown) => respondToError(exchange, error))
  }
}

function openExchange(
  request: IncomingMessage,
  serverResponse: ServerResponse,
  target: Target | undefined,
  requestLog: RequestLog,
): Exchange {
  const entry = requestLog.begin(request, target)
  const disconnected = new AbortController()
  serverResponse.once('close', () => {
    entry.aborted = entry.endedAt === undefined
    requestLog.end(entry)
    disconnected.abort()
  })
  return { serverResponse, entry, requestLog, disconnected: disconnected.signal }
}

async function handleRequest(
  api: Api,
  faults: Faults,
  exchange: Exchange,
  request: IncomingMessage,
  target: Target,
): Promise<void> {
  const { entry, disconnected } = exchange
  const { latencyMs, uploads, rule } = faults.choose(target)
  if (rule !== undefined) entry.fault = rule.action.kind
  if (latencyMs > 0) await pause(latencyMs, undefined, { signal: disconnected })
  for (const { sessionId = target.sessionId, upload } of uploads) {
    api.store.put(target.projectId, sessionId, toSeededUpload(sessionId, upload))
    entry.otherUploads.push({ sessionId, at: Date.now() })
  }
  const count = (bytes: number): void => {
    entry.bytes += bytes
  }
  const serveRequest = async (options?: ServeOptions) => {
    const served = await serve(api, target, request, count, options)
    return api.responseEncoding === 'gzip' ? compressBody(served) : served
  }
  if (rule === undefined) sendResponse(exchange, await serveRequest())
  else await applyFault(rule, exchange, () => receiveBody(api, request, count), serveRequest)
}

async function handleUnrouted(exchange: Exchange, request: IncomingMessage): Promise<void> {
  const isDescription = exchange.entry.route === 'openapi' && ['GET', 'HEAD'].includes(exchange.entry.method)
  request.resume()
  sendResponse(exchange, isDescription ? DESCRIPTION : createRouteError(404, 'Not found'))
}

/** Sends a 500 for an unexpected error. Does nothing if the client disconnected, which also rejects pending work. */
function respondToError(exchange: Exchange, error: unknown): void {
  const { serverResponse, disconnected } = exchange
  if (disconnected.aborted) return
  if (serverResponse.headersSent || serverResponse.destroyed) closeConnection(exchange)
  else
    sendResponse(
      exchange,
      createRouteError(500, `Unexpected error: ${Error.isError(error) ? error.message : String(error)}`),
    )
}
