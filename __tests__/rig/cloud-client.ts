import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { type CloudOptions, createCloud } from '../../src/cloud/client.ts'
import type { Cloud, UploadResponse } from '../../src/cloud/cloud.ts'
import type { UploadFields } from '../../src/cloud/upload-body.ts'
import { type Deadline, DeadlinePassed } from '../../src/deadline.ts'
import type { SessionId } from '../../src/ids.ts'
import { asProjectId, asSessionId } from './ids.ts'

export const PROJECT = asProjectId('f60e-cdb1-6e5e-8e82')
export const SESSION = asSessionId('c94c863c-02e0-474e-b6d9-acb816f7fc55')
export const TOKEN = 'an-opaque-token-of-the-tests'

export const FIELDS: UploadFields = {
  projectId: PROJECT,
  projectName: 'widgets',
  name: '2026-01-23_17-24-15Z-hello',
  rawData: '{"source":"tests"}',
  metadata: { clientName: 'specstory-sync-action', clientVersion: '1.0.0', agentName: 'Claude Code' },
}

/** An upload body that the test servers do not parse. */
export const BODY = Buffer.from('a gzipped body')

/** A JWT with this payload and an invalid signature. */
export function jwt(payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}.c2lnbmF0dXJl`
}

/** Called by `cleanUp`, last one first. */
const cleanUps: (() => Promise<unknown> | unknown)[] = []

/** For `afterEach`: closes every server and client that a test opened. */
export async function cleanUp(): Promise<void> {
  for (const close of cleanUps.splice(0).reverse()) await close()
}

export function onCleanUp(close: () => Promise<unknown> | unknown): void {
  cleanUps.push(close)
}

export type TestServer = {
  readonly url: string
  readonly port: number
  readonly seen: IncomingMessage[]
  readonly server: Server
}

/** Starts a server on loopback. It reads each request to the end and records it before it calls the listener. */
export async function serve(listener: RequestListener): Promise<TestServer> {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    request.resume().on('end', () => listener(request, response))
  })
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, port, seen, server }
}

/** Listens on a free port of loopback until the test ends. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onCleanUp(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

/** Passes the nth request to the nth listener, and every later one to the last listener. */
export function respondInTurn(...listeners: RequestListener[]): RequestListener {
  let turn = 0
  return (request, response) => listeners[Math.min(turn++, listeners.length - 1)]?.(request, response)
}

/** Responds with this status and body. */
export function respond(
  status: number,
  body: string | Buffer = '',
  headers: Record<string, string> = {},
): RequestListener {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers).end(body)
  }
}

/** Responds as the cloud does to an upload: with the session and the project of the request. */
export function respondStored(status: 200 | 201, headers: Record<string, string> = {}): RequestListener {
  return (request, response) => {
    const [projectId, , sessionId] = (request.url ?? '').split('/').slice(-3)
    respond(status, JSON.stringify({ success: true, data: { sessionId, projectId } }), headers)(request, response)
  }
}

/** A client of the server at `url`, without backoff. */
export async function createClient(url: string, options: Partial<CloudOptions> = {}): Promise<Cloud> {
  const cloud = await createCloud({
    baseUrl: url,
    token: TOKEN,
    version: '1.2.3',
    concurrency: 10,
    retries: 2,
    requestTimeoutMs: 30_000,
    onSecret: () => {},
    random: () => 0,
    ...options,
  })
  onCleanUp(() => cloud.close())
  return cloud
}

/** Uploads without a condition, and without inspecting the copy first. */
export async function upload(
  cloud: Cloud,
  sessionId: SessionId,
  body: Uint8Array,
  deadline: Deadline,
  onAttempt: (attempts: number, state: 'sent' | 'settled') => void = () => {},
): Promise<UploadResponse> {
  const prepare = async () => ({ action: 'send', condition: undefined }) as const
  const end = await cloud.put<never>(PROJECT, sessionId, body, deadline, { prepare, onAttempt })
  if ('stopped' in end) throw new Error('the upload was stopped')
  return end
}

/** A deadline without a timer: only `abort` ends it. */
export function deadlineOf(ms = 60_000): Deadline & { abort(reason: unknown): void } {
  const controller = new AbortController()
  const end = performance.now() + ms
  return {
    signal: controller.signal,
    getRemainingMs: () => Math.max(0, end - performance.now()),
    abort: (reason) => controller.abort(reason),
  }
}

/** Client options with a clock that every wait advances, so that no test sleeps. `waits` records the waits, in ms. */
export function createFakeClock() {
  const waits: number[] = []
  const waitedMs = (): number => waits.reduce((sum, ms) => sum + ms, 0)
  return {
    waits,
    now: () => Date.now() + waitedMs(),
    wait: async (ms: number, deadline: Deadline): Promise<void> => {
      deadline.signal.throwIfAborted()
      if (waitedMs() + ms >= deadline.getRemainingMs()) throw new DeadlinePassed()
      if (ms > 0) waits.push(ms)
    },
  }
}

/** The error that a promise is rejected with. */
export async function catchError(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('the promise was not rejected')
}
