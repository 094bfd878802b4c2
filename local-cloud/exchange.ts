import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { LoggedRequest, RequestLog } from './request-log.ts'
import type { CloudResponse } from './response.ts'

/** What sending a response needs. `disconnected` aborts when the client or the server closes the connection. */
export type Exchange = {
  readonly serverResponse: ServerResponse
  readonly entry: LoggedRequest
  readonly requestLog: RequestLog
  readonly disconnected: AbortSignal
}

/** Sends a complete response. */
export function sendResponse(exchange: Exchange, response: CloudResponse): void {
  const { serverResponse, entry, requestLog } = exchange
  const body = toBytes(response)
  writeHead(exchange, response, body.length)
  requestLog.end(entry)
  serverResponse.end(entry.method === 'HEAD' ? undefined : body)
}

/** Closes the connection with a reset; without one for TLS, whose sockets do not support it. */
export function closeConnection(exchange: Exchange): void {
  const socket = exchange.serverResponse.socket
  exchange.requestLog.end(exchange.entry)
  if (socket === null) return
  if ('encrypted' in socket) socket.destroy()
  else socket.resetAndDestroy()
}

/**
 * Sends part of a response in chunks, with a delay after each. `Content-Length` is `announced`.
 * For a HEAD, which has no body, it sends part of the head.
 */
export async function sendPartOfResponse(
  exchange: Exchange,
  response: CloudResponse,
  part: { readonly announced: number; readonly share: number; readonly chunk: number; readonly delayMs: number },
): Promise<void> {
  const { serverResponse, entry, disconnected } = exchange
  const isHead = entry.method === 'HEAD'
  const whole = isHead ? formatHead(response) : toBytes(response)
  if (!isHead) {
    writeHead(exchange, response, part.announced)
    serverResponse.flushHeaders()
  }
  const target = isHead ? (serverResponse.socket as Socket) : serverResponse
  const end = Math.floor(whole.length * part.share)
  const disconnect = waitForDisconnect(disconnected)
  for (let at = 0; at < end && !disconnected.aborted; at += part.chunk) {
    const piece = whole.subarray(at, Math.min(end, at + part.chunk))
    await Promise.race([disconnect, new Promise<void>((resolve) => target.write(piece, () => resolve()))])
    if (part.delayMs > 0) await pause(part.delayMs, undefined, { signal: disconnected })
  }
}

/** Waits until the client or the server closes the connection. */
export async function waitForDisconnect(disconnected: AbortSignal): Promise<void> {
  if (disconnected.aborted) return
  await new Promise<void>((resolve) => disconnected.addEventListener('abort', () => resolve(), { once: true }))
}

export function toBytes({ body }: CloudResponse): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}

function writeHead({ serverResponse, entry }: Exchange, response: CloudResponse, length: number): void {
  entry.status = response.status
  serverResponse.statusCode = response.status
  for (const [name, value] of Object.entries(response.headers)) serverResponse.setHeader(name, value)
  serverResponse.setHeader('Content-Length', length)
}

function formatHead(response: CloudResponse): Buffer {
  const lines = [`HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`]
  for (const [name, value] of Object.entries(response.headers)) {
    for (const one of [value].flat()) lines.push(`${name}: ${one}`)
  }
  return Buffer.from(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`)
}
