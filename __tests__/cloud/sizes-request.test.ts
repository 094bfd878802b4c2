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

const respondSizes = respond(200, '{"success":true,"data":{"sessions":{"a":1}}}')
const unknownProject = JSON.stringify({ success: false, error: `Unexpected error: Workspace not found: ${PROJECT}` })
const cutConnection: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': '99' }).write('{"success":true')
  setImmediate(() => response.socket?.destroy())
}

async function sizes(listener: RequestListener) {
  const { url, seen } = await serve(listener)
  const { waits, ...time } = createFakeClock()
  const cloud = await createClient(url, { retries: 9, ...time })
  const outcome = await cloud.fetchSizes(PROJECT, deadlineOf()).catch((error: unknown) => error)
  return { seen, outcome, cloud, waits }
}

test('returns all copies of a project with one request', async () => {
  const { seen, outcome, cloud } = await sizes(respondSizes)
  expect(outcome).toMatchObject({
    copies: new Map([['a', { state: 'present', bytes: 1, ...UNKNOWN_ORIGIN }]]),
    isNew: false,
  })
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET /api/v1/projects/${PROJECT}/sessions/sizes`])
  expect(cloud.requests.sizes).toBe(1)
})

test.each([404, 500])('reports an unknown project as new, without a retry, for HTTP %d', async (status) => {
  const { seen, outcome } = await sizes(respond(status, unknownProject))
  expect(outcome).toMatchObject({ copies: new Map(), isNew: true })
  expect(seen).toHaveLength(1)
})

test('does not report an empty project as new', async () => {
  const { outcome } = await sizes(respond(200, '{"success":true,"data":{"sessions":{}}}'))
  expect(outcome).toMatchObject({ copies: new Map(), isNew: false })
})

test.each<[string, RequestListener, string]>([
  ['HTTP 500', respond(500, '{"error":"boom"}'), 'cloud-rejected'],
  ['HTTP 400, which an upload would not retry', respond(400), 'cloud-rejected'],
  ['HTTP 404 with another error', respond(404, '{"success":false,"error":"no route"}'), 'cloud-rejected'],
  ['a redirect', respond(301), 'redirected'],
  ['a cut connection', cutConnection, 'cloud-unreachable'],
  ['HTML', respond(200, '<html><title>Log in</title>'), 'cloud-answer'],
  ['`success: false`', respond(200, '{"success":false,"error":"boom"}'), 'cloud-answer'],
])('makes three attempts, a second apart, for %s', async (_name, listener, code) => {
  const { seen, outcome, waits } = await sizes(listener)
  expect(outcome).toMatchObject({ code, attempts: 3, fatal: false })
  expect(seen).toHaveLength(3)
  expect(waits).toEqual([1000, 1000])
})

test('returns the sizes when the third attempt succeeds', async () => {
  const { outcome } = await sizes(respondInTurn(respond(500), cutConnection, respondSizes))
  expect(outcome).toMatchObject({ isNew: false })
})

test.each([401, 403])('ends the run after HTTP %d', async (status) => {
  const { cloud, outcome, seen } = await sizes(respond(status, '{"error":"who are you"}'))
  expect(outcome).toMatchObject({ code: 'token-refused', fatal: true, message: expect.stringContaining('who are you') })
  const before = seen.length
  expect(await catchError(cloud.head(PROJECT, asSessionId('a'), deadlineOf()))).toMatchObject({
    code: 'token-refused',
    attempts: 0,
  })
  expect(seen).toHaveLength(before)
})

test('waits for a rate limit without counting it as an attempt', async () => {
  const limited = respond(429, '', { 'retry-after': '1' })
  const { seen, outcome, waits } = await sizes(
    respondInTurn(limited, limited, respond(500), respond(500), respondSizes),
  )
  expect(outcome).toMatchObject({ isNew: false })
  expect(seen).toHaveLength(5)
  expect(waits.map((ms) => Math.round(ms / 100) * 100)).toEqual([1000, 1000, 1000, 1000])
})

test('does not wait for a rate limit beyond the deadline', async () => {
  const { url, seen } = await serve(respond(429, '', { 'retry-after': '3600' }))
  const cloud = await createClient(url)
  const start = performance.now()
  expect(await catchError(cloud.fetchSizes(PROJECT, deadlineOf(20_000)))).toMatchObject({
    code: 'rate-limited',
    fatal: true,
  })
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(seen).toHaveLength(1)
})

test('stops reading after 64 MB', async () => {
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
