import { once } from 'node:events'
import type { Exchange } from './exchange.ts'
import type { FaultAction } from './faults.ts'
import type { CloudResponse } from './response.ts'
import { createJsonResponse } from './response.ts'

type Form = Extract<FaultAction, { kind: 'malformed' }>['form']

const CAPTIVE_PORTAL = `<!DOCTYPE html>
<html><head><title>Welcome to Airport Wi-Fi</title></head>
<body><h1>Accept the terms to go online</h1><img src=x onerror="alert(1)"></body></html>`

/** Creates a response that the cloud never sends, but proxies and captive portals do. */
export function createMalformedResponse(form: Exclude<Form, 'huge'>, status: number): CloudResponse {
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
      return createJsonResponse(status, { hello: ['world'] })
  }
}

/** Sends `megabytes` MB of valid JSON in pieces, as fast as the client reads them. */
export async function sendHugeResponse(exchange: Exchange, status: number, megabytes: number): Promise<void> {
  const { serverResponse, entry, requestLog, disconnected } = exchange
  entry.status = status
  serverResponse.writeHead(status, { 'Content-Type': 'application/json' })
  const piece = Buffer.alloc(64 * 1024, 'x')
  const pieces = entry.method === 'HEAD' ? 0 : megabytes * 16
  serverResponse.write('{"success":true,"data":"')
  for (let sent = 0; sent < pieces && !disconnected.aborted; sent += 1) {
    if (!serverResponse.write(piece)) await once(serverResponse, 'drain', { signal: disconnected })
  }
  requestLog.end(entry)
  serverResponse.end('"}')
}
