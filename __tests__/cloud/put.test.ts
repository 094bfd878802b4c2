import type { RequestListener } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import { CloudFailure, isFatal } from '../../src/cloud/cloud-failure.ts'
import {
  BODY,
  catchError,
  cleanUp,
  createClient,
  deadlineOf,
  PROJECT,
  respond,
  respondInTurn,
  respondStored,
  SESSION,
  serve,
  TOKEN,
  upload,
} from '../rig/cloud-client.ts'

afterEach(cleanUp)

const respondCreated = respondStored(201)
const respondUpdated = respondStored(200)
const successBody = (sessionId: unknown, projectId: unknown) =>
  JSON.stringify({ success: true, data: { sessionId, projectId } })
const resetConnection: RequestListener = (request) => request.socket.resetAndDestroy()
const closeConnection: RequestListener = (request) => request.socket.end()
const truncateBody: RequestListener = (_request, response) => {
  response.writeHead(201, { 'content-length': '500' }).write('{"success":true')
  setImmediate(() => response.socket?.destroy())
}
const truncateChunks: RequestListener = (_request, response) => {
  response.writeHead(201).write('{"success":true')
  setImmediate(() => response.socket?.destroy())
}
const sendInvalidHttp: RequestListener = (request) => request.socket.end('\u0000\u0001 this is not HTTP\r\n\r\n')
const respondPortal = respond(200, '<html><title>Log in</title>', { 'content-type': 'text/html' })

async function put(listener: RequestListener, options: Parameters<typeof createClient>[1] = {}) {
  const { url, seen } = await serve(listener)
  const cloud = await createClient(url, options)
  const promise = upload(cloud, SESSION, BODY, deadlineOf())
  return { seen, cloud, outcome: await promise.catch((error: unknown) => error) }
}

test('sends the body, the token and the name and version of the client', async () => {
  const { seen, outcome, cloud } = await put(respondCreated)
  expect(outcome).toEqual({ status: 201, attempts: 1, responseLost: false, createdAt: undefined })
  expect(seen[0]).toMatchObject({ method: 'PUT', url: `/api/v1/projects/${PROJECT}/sessions/${SESSION}` })
  expect(seen[0]?.headers).toMatchObject({
    authorization: `Bearer ${TOKEN}`,
    'user-agent': 'specstory-sync-action/1.2.3',
    'accept-encoding': 'identity',
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    'content-length': String(BODY.byteLength),
  })
  expect(cloud.requests).toEqual({ sizes: 0, head: 0, put: 1, refresh: 0 })
})

test.each([408, 425, 500, 502, 503, 504])('retries after HTTP %d', async (status) => {
  const { outcome } = await put(respondInTurn(respond(status), respond(status), respondCreated))
  expect(outcome).toMatchObject({ status: 201, attempts: 3 })
})

test.each<[number, string, boolean]>([
  [400, 'cloud-rejected', false],
  [403, 'no-write-scope', true],
  [404, 'cloud-rejected', false],
  [409, 'cloud-rejected', false],
  [413, 'too-large', false],
  [422, 'cloud-rejected', false],
  [501, 'cloud-rejected', false],
  [407, 'proxy', true],
  [302, 'redirected', false],
  [307, 'redirected', false],
])('does not retry HTTP %d and reports %s', async (status, code, fatal) => {
  const { seen, outcome } = await put(respond(status, '{"success":false,"error":"not\\nlike this"}'))
  expect(seen).toHaveLength(1)
  expect(outcome).toMatchObject({ code, fatal, attempts: 1 })
  expect(isFatal(outcome)).toBe(fatal)
  expect((outcome as CloudFailure).message).toContain(`HTTP ${status}`)
  if (status >= 400) expect((outcome as CloudFailure).message).toContain('not like this')
})

test('fails after the configured number of retries', async () => {
  const { seen, outcome } = await put(respond(503, '{"error":"busy"}'), { retries: 1 })
  expect(seen).toHaveLength(2)
  expect(outcome).toMatchObject({
    code: 'cloud-rejected',
    attempts: 2,
    fatal: false,
    message: 'the upload failed with HTTP 503: busy',
  })
})

test.each<[string, RequestListener, string]>([
  ['a reset connection', resetConnection, 'cloud-unreachable'],
  ['a connection closed without a response', closeConnection, 'cloud-unreachable'],
  ['a body shorter than its Content-Length', truncateBody, 'cloud-unreachable'],
  ['a body without its last chunk', truncateChunks, 'cloud-unreachable'],
  ['bytes that are not HTTP', sendInvalidHttp, 'cloud-unreachable'],
  ['headers over the size limit', respondStored(201, { 'x-large': 'x'.repeat(20_000) }), 'cloud-unreachable'],
  ["a captive portal's page", respondPortal, 'cloud-answer'],
  ['a 200 without a body', respond(200), 'cloud-answer'],
  ['a 204', respond(204), 'cloud-answer'],
  ['garbage', respond(200, '\u0000\u0001\u0002'), 'cloud-answer'],
  ['JSON of another shape', respond(200, '{"ok":true}'), 'cloud-answer'],
  ['JSON null', respond(200, 'null'), 'cloud-answer'],
  ['a response that names another session', respond(201, successBody('other', PROJECT)), 'cloud-answer'],
  ['a response that names another project', respond(200, successBody(SESSION, 'other')), 'cloud-answer'],
  ['a response whose session ID is a number', respond(200, successBody(7, PROJECT)), 'cloud-answer'],
  ['100 KB of JSON', respond(200, `{"success":true,"x":"${'x'.repeat(100_000)}"}`), 'cloud-answer'],
])('retries after %s, and reports that a response was lost', async (_name, listener, code) => {
  const retried = await put(respondInTurn(listener, respondUpdated))
  expect(retried.outcome).toEqual({ status: 200, attempts: 2, responseLost: true })
  const failed = await put(listener)
  expect(failed.outcome).toMatchObject({ code, attempts: 3, fatal: false })
  expect((failed.outcome as CloudFailure).message.length).toBeLessThan(400)
})

test.each<[number, boolean]>([
  [500, true],
  [502, true],
  [504, true],
  [408, false],
  [425, false],
])('reports after a retry of HTTP %d whether the first response was lost: %p', async (status, responseLost) => {
  const { outcome } = await put(respondInTurn(respond(status), respondUpdated))
  expect(outcome).toMatchObject({ responseLost })
})

test('reports a 200 with `success: false` as rejected, without a retry', async () => {
  const { seen, outcome } = await put(respond(200, '{"success":false,"error":"quota used up"}'))
  expect(seen).toHaveLength(1)
  expect(outcome).toMatchObject({ code: 'cloud-rejected', message: expect.stringContaining('quota used up') })
})

test.each([
  ['no data', '{"success":true}'],
  ['data that is null', '{"success":true,"data":null}'],
  ['data that is a string', '{"success":true,"data":"ok"}'],
  ['data without IDs', '{"success":true,"data":{"createdAt":"now"}}'],
])('accepts a success with %s', async (_name, body) => {
  const { outcome } = await put(respond(201, body))
  expect(outcome).toMatchObject({ status: 201 })
})

test('does not follow a redirect', async () => {
  const elsewhere = await serve(respondCreated)
  const { outcome } = await put(respond(302, '', { location: `${elsewhere.url}/login` }))
  expect(elsewhere.seen).toHaveLength(0)
  expect(outcome).toMatchObject({ code: 'redirected', message: expect.stringContaining(`to ${elsewhere.url}/login`) })
})

test('reports a refused connection after every attempt', async () => {
  const { url, server } = await serve(respondCreated)
  await new Promise((resolve) => server.close(resolve))
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'cloud-unreachable',
    message: expect.stringContaining('connection refused (ECONNREFUSED)'),
    attempts: 3,
  })
})

test('reports a host name that does not exist as unreachable', async () => {
  const cloud = await createClient('http://no-such-host.invalid', { retries: 0 })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'cloud-unreachable',
    attempts: 1,
  })
})

test.each<[string, RequestListener]>([
  ['stalls before its headers', () => {}],
  ['stalls in its body', (_request, response) => response.writeHead(201).write('{"success":')],
  [
    'arrives byte by byte',
    (_request, response) => {
      response.writeHead(201)
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    },
  ],
])('times out when the response %s', async (_name, listener) => {
  const { seen, outcome } = await put(listener, { requestTimeoutMs: 100, retries: 1 })
  expect(seen).toHaveLength(2)
  expect(outcome).toMatchObject({
    code: 'cloud-unreachable',
    message: expect.stringContaining('no response in 0.1 s'),
    attempts: 2,
  })
})

test('reports HTTP 400 when the body of the response stalls', async () => {
  const { outcome } = await put((_request, response) => response.writeHead(400).write('{"error":"no'), {
    requestTimeoutMs: 100,
  })
  expect(outcome).toMatchObject({ code: 'cloud-rejected', message: expect.stringContaining('HTTP 400') })
})

test('removes the token from failures and debug lines when the server echoes it', async () => {
  const lines: string[] = []
  const { outcome } = await put(respond(400, JSON.stringify({ error: `bad ${TOKEN}` }), { location: TOKEN }), {
    onDebug: (line) => lines.push(line),
  })
  expect((outcome as CloudFailure).message).toContain('bad ***')
  expect(lines.join('\n')).not.toContain(TOKEN)
  expect(lines[0]).toMatch(/^PUT \/api\/v1\/projects\/.* → 400 in \d+ ms \(attempt 1\)$/)
})

test.each<[string, string]>([
  ['in Base64', JSON.stringify({ error: `bad ${Buffer.from(`Bearer ${TOKEN}`).toString('base64')}` })],
  ['in JSON escapes', JSON.stringify({ error: `bad ${TOKEN}` }).replaceAll('-', '\\u002d')],
  ['in nested JSON', JSON.stringify({ error: JSON.stringify({ token: `bad ${TOKEN}` }) })],
  ['percent-encoded', `bad ${TOKEN.replaceAll('-', '%2D')}`],
  ['cut off at the read limit', `bad ${' '.repeat(65_532 - 12)}${TOKEN}`],
])('removes the token from a failure when the server echoes it %s', async (_name, body) => {
  const { outcome } = await put(respond(400, body))
  const { message } = outcome as CloudFailure
  expect(message).toMatch(/bad .*\*\*\*/)
  for (let at = 0; at + 8 <= TOKEN.length; at += 1) expect(message).not.toContain(TOKEN.slice(at, at + 8))
})

test('calls `onAttempt` as each request is sent and when the upload settles', async () => {
  const { url } = await serve(respondInTurn(respond(500), respondCreated))
  const cloud = await createClient(url)
  const attempts: number[] = []
  await upload(cloud, SESSION, BODY, deadlineOf(), (attempt) => attempts.push(attempt))
  expect(attempts).toEqual([1, 2, 2])
})

test('reuses connections', async () => {
  const { url, seen } = await serve(respondCreated)
  const cloud = await createClient(url)
  for (let i = 0; i < 5; i += 1) await upload(cloud, SESSION, BODY, deadlineOf())
  // undici may open a second one while the first still finishes its response.
  expect(new Set(seen.map(({ socket }) => socket.remotePort)).size).toBeLessThanOrEqual(2)
})

test('keeps the cause of a failure', async () => {
  const { outcome } = await put(resetConnection, { retries: 0 })
  expect(outcome).toBeInstanceOf(CloudFailure)
  expect(Error.isError((outcome as CloudFailure).cause)).toBe(true)
})
