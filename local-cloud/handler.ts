import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from './answer.ts'
import { gzipped, routeError } from './answer.ts'
import type { Api, ServeOptions } from './api.ts'
import { receiveBody, serve } from './api.ts'
import type { Faults } from './faults.ts'
import type { Journal } from './journal.ts'
import type { Target } from './routes.ts'
import { matchRoute } from './routes.ts'
import { spoil } from './spoil.ts'
import { seededUpload } from './upload.ts'
import type { Exchange } from './wire.ts'
import { cut, send } from './wire.ts'

const DESCRIPTION: Answer = {
  status: 200,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: readFileSync(new URL('openapi.json', import.meta.url)),
}

/** Answers every request, by the faults in force or for real, and writes it into the journal. Never throws. */
export function requestHandler(api: Api, faults: Faults, journal: Journal): RequestListener {
  return (request, response) => {
    response.setHeader('Date', new Date(api.now()).toUTCString())
    const target = matchRoute(request.method ?? '', request.url ?? '')
    const exchange = open(request, response, target, journal)
    const answered =
      target === undefined ? sendUnrouted(exchange, request) : answer(api, faults, exchange, request, target)
    answered.catch((error: unknown) => giveUp(exchange, error))
  }
}

function open(
  request: IncomingMessage,
  response: ServerResponse,
  target: Target | undefined,
  journal: Journal,
): Exchange {
  const entry = journal.begin(request, target)
  const gone = new AbortController()
  response.once('close', () => {
    entry.aborted = entry.endedAt === undefined
    journal.end(entry)
    gone.abort()
  })
  return { response, entry, journal, gone: gone.signal }
}

async function answer(
  api: Api,
  faults: Faults,
  exchange: Exchange,
  request: IncomingMessage,
  target: Target,
): Promise<void> {
  const { entry, gone } = exchange
  const { latencyMs, uploads, rule } = faults.choose(target)
  if (rule !== undefined) entry.fault = rule.action.kind
  if (latencyMs > 0) await pause(latencyMs, undefined, { signal: gone })
  for (const { sessionId = target.sessionId, upload } of uploads) {
    api.store.put(target.projectId, sessionId, seededUpload(sessionId, upload))
    entry.otherUploads.push({ sessionId, at: Date.now() })
  }
  const count = (bytes: number): void => {
    entry.bytes += bytes
  }
  const serveRequest = async (options?: ServeOptions) => {
    const served = await serve(api, target, request, count, options)
    return api.answerEncoding === 'gzip' ? gzipped(served) : served
  }
  if (rule === undefined) send(exchange, await serveRequest())
  else await spoil(rule, exchange, () => receiveBody(api, request, count), serveRequest)
}

async function sendUnrouted(exchange: Exchange, request: IncomingMessage): Promise<void> {
  const described = exchange.entry.route === 'openapi' && ['GET', 'HEAD'].includes(exchange.entry.method)
  request.resume()
  send(exchange, described ? DESCRIPTION : routeError(404, 'Not found'))
}

/** A client that hung up is nothing to answer; anything else is a fault of ours, which a cloud answers with 500. */
function giveUp(exchange: Exchange, error: unknown): void {
  const { response, gone } = exchange
  if (gone.aborted) return
  if (response.headersSent || response.destroyed) cut(exchange)
  else send(exchange, routeError(500, `Unexpected error: ${Error.isError(error) ? error.message : String(error)}`))
}
