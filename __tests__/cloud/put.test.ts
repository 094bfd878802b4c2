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

const created = respondStored(201)
const updated = respondStored(200)
const naming = (sessionId: unknown, projectId: unknown) =>
  JSON.stringify({ success: true, data: { sessionId, projectId } })
const reset: RequestListener = (request) => request.socket.resetAndDestroy()
const hangUp: RequestListener = (request) => request.socket.end()
const truncated: RequestListener = (_request, response) => {
  response.writeHead(201, { 'content-length': '500' }).write('{"success":true')
  setImmediate(() => response.socket?.destroy())
}
const truncatedChunks: RequestListener = (_request, response) => {
  response.writeHead(201).write('{"success":true')
  setImmediate(() => response.socket?.destroy())
}
const noHttp: RequestListener = (request) => request.socket.end('\u0000\u0001 this is no HTTP\r\n\r\n')
const portal = respond(200, '<html><title>Log in</title>', { 'content-type': 'text/html' })

async function put(listener: RequestListener, options: Parameters<typeof createClient>[1] = {}) {
  const { url, seen } = await serve(listener)
  const cloud = await createClient(url, options)
  const promise = upload(cloud, SESSION, BODY, deadlineOf())
  return { seen, cloud, outcome: await promise.catch((error: unknown) => error) }
}

test('an upload carries its body, the token and who sends it', async () => {
  const { seen, outcome, cloud } = await put(created)
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

test.each([408, 425, 500, 502, 503, 504])('HTTP %d is tried again', async (status) => {
  const { outcome } = await put(respondInTurn(respond(status), respond(status), created))
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
])('HTTP %d is not tried again and is %s', async (status, code, fatal) => {
  const { seen, outcome } = await put(respond(status, '{"success":false,"error":"not\\nlike this"}'))
  expect(seen).toHaveLength(1)
  expect(outcome).toMatchObject({ code, fatal, attempts: 1 })
  expect(isFatal(outcome)).toBe(fatal)
  expect((outcome as CloudFailure).message).toContain(`HTTP ${status}`)
  if (status >= 400) expect((outcome as CloudFailure).message).toContain('not like this')
})

test('attempts run out after the retries asked for', async () => {
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
  ['a reset', reset, 'cloud-unreachable'],
  ['a connection closed without an answer', hangUp, 'cloud-unreachable'],
  ['an answer cut short of its length', truncated, 'cloud-unreachable'],
  ['an answer cut short of its last chunk', truncatedChunks, 'cloud-unreachable'],
  ['bytes that are no HTTP', noHttp, 'cloud-unreachable'],
  ['headers beyond any measure', respondStored(201, { 'x-large': 'x'.repeat(20_000) }), 'cloud-unreachable'],
  ["a captive portal's page", portal, 'cloud-answer'],
  ['an empty success', respond(200), 'cloud-answer'],
  ['no content', respond(204), 'cloud-answer'],
  ['garbage', respond(200, '\u0000\u0001\u0002'), 'cloud-answer'],
  ['JSON of another kind', respond(200, '{"ok":true}'), 'cloud-answer'],
  ['JSON null', respond(200, 'null'), 'cloud-answer'],
  ['the answer to another session', respond(201, naming('other', PROJECT)), 'cloud-answer'],
  ['the answer to another project', respond(200, naming(SESSION, 'other')), 'cloud-answer'],
  ['an id that is none', respond(200, naming(7, PROJECT)), 'cloud-answer'],
  ['100 KB of our own JSON', respond(200, `{"success":true,"x":"${'x'.repeat(100_000)}"}`), 'cloud-answer'],
])('%s is tried again, and the answer may have been lost', async (_name, listener, code) => {
  const twice = await put(respondInTurn(listener, updated))
  expect(twice.outcome).toEqual({ status: 200, attempts: 2, responseLost: true })
  const always = await put(listener)
  expect(always.outcome).toMatchObject({ code, attempts: 3, fatal: false })
  expect((always.outcome as CloudFailure).message.length).toBeLessThan(400)
})

test.each<[number, boolean]>([
  [500, true],
  [502, true],
  [504, true],
  [408, false],
  [425, false],
])('after HTTP %d the answer may have been lost: %p', async (status, responseLost) => {
  const { outcome } = await put(respondInTurn(respond(status), updated))
  expect(outcome).toMatchObject({ responseLost })
})

test("a success that says no is the cloud's refusal", async () => {
  const { seen, outcome } = await put(respond(200, '{"success":false,"error":"quota used up"}'))
  expect(seen).toHaveLength(1)
  expect(outcome).toMatchObject({ code: 'cloud-rejected', message: expect.stringContaining('quota used up') })
})

test.each([
  ['no data', '{"success":true}'],
  ['data that is nothing', '{"success":true,"data":null}'],
  ['data that is no object', '{"success":true,"data":"ok"}'],
  ['data without ids', '{"success":true,"data":{"createdAt":"now"}}'],
])('a success that names nobody, with %s, is one', async (_name, body) => {
  const { outcome } = await put(respond(201, body))
  expect(outcome).toMatchObject({ status: 201 })
})

test('no redirect is followed', async () => {
  const elsewhere = await serve(created)
  const { outcome } = await put(respond(302, '', { location: `${elsewhere.url}/login` }))
  expect(elsewhere.seen).toHaveLength(0)
  expect(outcome).toMatchObject({ code: 'redirected', message: expect.stringContaining(`to ${elsewhere.url}/login`) })
})

test('a refused connection sent nothing', async () => {
  const { url, server } = await serve(created)
  await new Promise((resolve) => server.close(resolve))
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'cloud-unreachable',
    message: expect.stringContaining('connection refused (ECONNREFUSED)'),
    attempts: 3,
  })
})

test('a host name that does not exist is named', async () => {
  const cloud = await createClient('http://no-such-host.invalid', { retries: 0 })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'cloud-unreachable',
    attempts: 1,
  })
})

test.each<[string, RequestListener]>([
  ['stalls before its head', () => {}],
  ['stalls in its body', (_request, response) => response.writeHead(201).write('{"success":')],
  [
    'drips',
    (_request, response) => {
      response.writeHead(201)
      const drip = setInterval(() => response.write(' '), 10)
      response.on('close', () => clearInterval(drip))
    },
  ],
])('an answer that %s runs into the limit of the request', async (_name, listener) => {
  const { seen, outcome } = await put(listener, { requestTimeoutMs: 100, retries: 1 })
  expect(seen).toHaveLength(2)
  expect(outcome).toMatchObject({
    code: 'cloud-unreachable',
    message: 'no response in 0.1 s for the upload',
    attempts: 2,
  })
})

test('a refusal whose body stalls is a refusal all the same', async () => {
  const { outcome } = await put((_request, response) => response.writeHead(400).write('{"error":"no'), {
    requestTimeoutMs: 100,
  })
  expect(outcome).toMatchObject({ code: 'cloud-rejected', message: expect.stringContaining('HTTP 400') })
})

test('the token never comes back in a failure, even when the server echoes it', async () => {
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
  ['escaped', JSON.stringify({ error: `bad ${TOKEN}` }).replaceAll('-', '\\u002d')],
  ['in an error within an error', JSON.stringify({ error: JSON.stringify({ token: `bad ${TOKEN}` }) })],
  ['for a URL', `bad ${TOKEN.replaceAll('-', '%2D')}`],
  ['cut where reading ends', `bad ${' '.repeat(65_532 - 12)}${TOKEN}`],
])('nor when the server echoes it %s', async (_name, body) => {
  const { outcome } = await put(respond(400, body))
  const { message } = outcome as CloudFailure
  expect(message).toMatch(/bad .*\*\*\*/)
  for (let at = 0; at + 8 <= TOKEN.length; at += 1) expect(message).not.toContain(TOKEN.slice(at, at + 8))
})

test('each request is told as it leaves', async () => {
  const { url } = await serve(respondInTurn(respond(500), created))
  const cloud = await createClient(url)
  const attempts: number[] = []
  await upload(cloud, SESSION, BODY, deadlineOf(), (attempt) => attempts.push(attempt))
  expect(attempts).toEqual([1, 2, 2])
})

test('connections are kept and used again', async () => {
  const { url, seen } = await serve(created)
  const cloud = await createClient(url)
  for (let i = 0; i < 5; i += 1) await upload(cloud, SESSION, BODY, deadlineOf())
  // undici may open a second one while the first still finishes its answer.
  expect(new Set(seen.map(({ socket }) => socket.remotePort)).size).toBeLessThanOrEqual(2)
})

test('a failure names its attempts and keeps its cause', async () => {
  const { outcome } = await put(reset, { retries: 0 })
  expect(outcome).toBeInstanceOf(CloudFailure)
  expect(Error.isError((outcome as CloudFailure).cause)).toBe(true)
})
