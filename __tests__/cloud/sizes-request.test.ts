import type { RequestListener } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import type { CloudFailure } from '../../src/cloud/cloud-failure.ts'
import { UNKNOWN_ORIGIN } from '../../src/cloud/copies.ts'
import {
  catchError,
  cleanUp,
  createClient,
  createFakeClock,
  deadlineOf,
  PROJECT,
  respond,
  respondInTurn,
  serve,
} from '../rig/cloud-client.ts'
import { asSessionId } from '../rig/ids.ts'

afterEach(cleanUp)

const good = respond(200, '{"success":true,"data":{"sessions":{"a":1}}}')
const unknown = JSON.stringify({ success: false, error: `Unexpected error: Workspace not found: ${PROJECT}` })
const cut: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': '99' }).write('{"success":true')
  setImmediate(() => response.socket?.destroy())
}

async function sizes(listener: RequestListener) {
  const { url, seen } = await serve(listener)
  const { waits, ...time } = createFakeClock()
  const cloud = await createClient(url, { retries: 9, ...time })
  const outcome = await cloud.sizes(PROJECT, deadlineOf()).catch((error: unknown) => error)
  return { seen, outcome, cloud, waits }
}

test('one request tells of every session', async () => {
  const { seen, outcome, cloud } = await sizes(good)
  expect(outcome).toMatchObject({
    copies: new Map([['a', { state: 'present', bytes: 1, ...UNKNOWN_ORIGIN }]]),
    isNew: false,
  })
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET /api/v1/projects/${PROJECT}/sessions/sizes`])
  expect(cloud.requests.sizes).toBe(1)
})

test.each([404, 500])('a project the cloud has never seen is new at once, as HTTP %d', async (status) => {
  const { seen, outcome } = await sizes(respond(status, unknown))
  expect(outcome).toMatchObject({ copies: new Map(), isNew: true })
  expect(seen).toHaveLength(1)
})

test('a project without a session is not new', async () => {
  const { outcome } = await sizes(respond(200, '{"success":true,"data":{"sessions":{}}}'))
  expect(outcome).toMatchObject({ copies: new Map(), isNew: false })
})

test.each<[string, RequestListener, string]>([
  ['HTTP 500', respond(500, '{"error":"boom"}'), 'cloud-rejected'],
  ['HTTP 400, which no upload would try again', respond(400), 'cloud-rejected'],
  ['HTTP 404 of another kind', respond(404, '{"success":false,"error":"no route"}'), 'cloud-rejected'],
  ['a redirect', respond(301), 'redirected'],
  ['a cut connection', cut, 'cloud-unreachable'],
  ['HTML', respond(200, '<html><title>Log in</title>'), 'cloud-answer'],
  ['a refusal', respond(200, '{"success":false,"error":"boom"}'), 'cloud-answer'],
])('%s is tried three times, a second apart', async (_name, listener, code) => {
  const { seen, outcome, waits } = await sizes(listener)
  expect(outcome).toMatchObject({ code, attempts: 3, fatal: false })
  expect(seen).toHaveLength(3)
  expect(waits).toEqual([1000, 1000])
})

test('the third attempt may succeed', async () => {
  const { outcome } = await sizes(respondInTurn(respond(500), cut, good))
  expect(outcome).toMatchObject({ isNew: false })
})

test.each([401, 403])('HTTP %d ends the run', async (status) => {
  const { cloud, outcome, seen } = await sizes(respond(status, '{"error":"who are you"}'))
  expect(outcome).toMatchObject({ code: 'token-refused', fatal: true, message: expect.stringContaining('who are you') })
  const before = seen.length
  expect(await catchError(cloud.head(PROJECT, asSessionId('a'), deadlineOf()))).toMatchObject({
    code: 'token-refused',
    attempts: 0,
  })
  expect(seen).toHaveLength(before)
})

test('a rate limit is waited out and is none of the three', async () => {
  const limited = respond(429, '', { 'retry-after': '1' })
  const { seen, outcome, waits } = await sizes(respondInTurn(limited, limited, respond(500), respond(500), good))
  expect(outcome).toMatchObject({ isNew: false })
  expect(seen).toHaveLength(5)
  expect(waits.map((ms) => Math.round(ms / 100) * 100)).toEqual([1000, 1000, 1000, 1000])
})

test('a rate limit beyond the deadline is not waited for', async () => {
  const { url, seen } = await serve(respond(429, '', { 'retry-after': '3600' }))
  const cloud = await createClient(url)
  const start = performance.now()
  expect(await catchError(cloud.sizes(PROJECT, deadlineOf(20_000)))).toMatchObject({
    code: 'rate-limited',
    fatal: true,
  })
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(seen).toHaveLength(1)
})

test('more than 64 MB is not read', async () => {
  const { outcome } = await sizes((_request, response) => {
    response.writeHead(200)
    const chunk = Buffer.alloc(1_000_000, ' ')
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', pour)
    pour()
  })
  expect(outcome).toMatchObject({ code: 'cloud-answer' })
  expect((outcome as CloudFailure).message).toContain('body is too large')
})
