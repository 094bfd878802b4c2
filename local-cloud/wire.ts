import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from './answer.ts'
import type { Journal, LoggedRequest } from './journal.ts'

/** One request being served, as far as sending goes. `gone` aborts when the client or the server has hung up. */
export type Exchange = {
  readonly response: ServerResponse
  readonly entry: LoggedRequest
  readonly journal: Journal
  readonly gone: AbortSignal
}

/** Sends a whole answer. */
export function send(exchange: Exchange, answer: Answer): void {
  const { response, entry, journal } = exchange
  const body = bytesOf(answer)
  writeHead(exchange, answer, body.length)
  journal.end(entry)
  response.end(entry.method === 'HEAD' ? undefined : body)
}

/** Cuts the connection: with a reset where the socket can, which TLS cannot. */
export function cut(exchange: Exchange): void {
  const socket = exchange.response.socket
  exchange.journal.end(exchange.entry)
  if (socket === null) return
  if ('encrypted' in socket) socket.destroy()
  else socket.resetAndDestroy()
}

/**
 * Sends part of an answer whose `Content-Length` announces `announced` bytes, in chunks with a wait after each.
 * A HEAD has no body: there it is the head itself that is sent in part.
 */
export async function sendPart(
  exchange: Exchange,
  answer: Answer,
  part: { readonly announced: number; readonly share: number; readonly chunk: number; readonly delayMs: number },
): Promise<void> {
  const { response, entry, gone } = exchange
  const bare = entry.method === 'HEAD'
  const whole = bare ? rawHead(answer) : bytesOf(answer)
  if (!bare) {
    writeHead(exchange, answer, part.announced)
    response.flushHeaders()
  }
  const target = bare ? (response.socket as Socket) : response
  const end = Math.floor(whole.length * part.share)
  const hungUp = untilGone(gone)
  for (let at = 0; at < end && !gone.aborted; at += part.chunk) {
    const piece = whole.subarray(at, Math.min(end, at + part.chunk))
    await Promise.race([hungUp, new Promise<void>((resolve) => target.write(piece, () => resolve()))])
    if (part.delayMs > 0) await pause(part.delayMs, undefined, { signal: gone })
  }
}

/** Waits until the client or the server hangs up. */
export async function untilGone(gone: AbortSignal): Promise<void> {
  if (gone.aborted) return
  await new Promise<void>((resolve) => gone.addEventListener('abort', () => resolve(), { once: true }))
}

export function bytesOf({ body }: Answer): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength)
}

function writeHead({ response, entry }: Exchange, answer: Answer, length: number): void {
  entry.status = answer.status
  response.statusCode = answer.status
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value)
  response.setHeader('Content-Length', length)
}

function rawHead(answer: Answer): Buffer {
  const lines = [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`]
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const one of [value].flat()) lines.push(`${name}: ${one}`)
  }
  return Buffer.from(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`)
}
