import { once } from 'node:events'
import type { Answer } from './answer.ts'
import { jsonAnswer } from './answer.ts'
import type { FaultAction } from './faults.ts'
import type { Exchange } from './wire.ts'

type Form = Extract<FaultAction, { kind: 'malformed' }>['form']

const CAPTIVE_PORTAL = `<!DOCTYPE html>
<html><head><title>Welcome to Airport Wi-Fi</title></head>
<body><h1>Accept the terms to go online</h1><img src=x onerror="alert(1)"></body></html>`

/** Answers that are no answer of the cloud's, each as something on the way has sent it. */
export function malformedAnswer(form: Exclude<Form, 'huge'>, status: number): Answer {
  const json = { 'Content-Type': 'application/json' }
  switch (form) {
    case 'text':
      return { status, headers: json, body: '{"success":true,"data":' }
    case 'html':
      return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: CAPTIVE_PORTAL }
    case 'empty':
      return { status, headers: {}, body: '' }
    case 'garbage':
      return { status, headers: json, body: Uint8Array.from({ length: 512 }, (_, index) => (index * 167 + 31) % 256) }
    case 'wrong-shape':
      return jsonAnswer(status, { hello: ['world'] })
  }
}

/** Sends `megabytes` MB of valid JSON piece by piece, as fast as the client takes them. */
export async function sendHuge(exchange: Exchange, status: number, megabytes: number): Promise<void> {
  const { response, entry, journal, gone } = exchange
  entry.status = status
  response.writeHead(status, { 'Content-Type': 'application/json' })
  const piece = Buffer.alloc(64 * 1024, 'x')
  const pieces = entry.method === 'HEAD' ? 0 : megabytes * 16
  response.write('{"success":true,"data":"')
  for (let sent = 0; sent < pieces && !gone.aborted; sent += 1) {
    if (!response.write(piece)) await once(response, 'drain', { signal: gone })
  }
  journal.end(entry)
  response.end('"}')
}
