import type { RequestListener } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
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
  SESSION,
  serve,
} from '../rig/cloud-client.ts'

afterEach(cleanUp)

const present = respond(200, '', { 'x-markdown-size': '42', 'x-raw-data-size': '900', 'x-session-data-size': '0' })

async function head(listener: RequestListener) {
  const { url, seen } = await serve(listener)
  const { now, wait } = createFakeClock()
  const cloud = await createClient(url, { now, wait })
  const outcome = await cloud.head(PROJECT, SESSION, deadlineOf()).catch((error: unknown) => error)
  return { seen, outcome, cloud }
}

test('a session that the cloud has', async () => {
  const { seen, outcome, cloud } = await head(present)
  expect(outcome).toEqual({ state: 'present', bytes: 42, isCliCopy: false, rawBytes: 900, sessionDataBytes: 0 })
  expect(seen[0]?.method).toBe('HEAD')
  expect(cloud.requests.head).toBe(1)
})

test('a session that it has not', async () => {
  const { seen, outcome } = await head(respond(404))
  expect(outcome).toEqual({ state: 'absent' })
  expect(seen).toHaveLength(1)
})

test.each<[string, RequestListener, number, RegExp]>([
  ['HTTP 500', respond(500), 3, /HTTP 500/],
  ['HTTP 400', respond(400), 1, /HTTP 400/],
  ['a reset', (request) => request.socket.resetAndDestroy(), 3, /failed/],
  ['HTTP 405', respond(405), 1, /HTTP 405/],
  ['another success', respond(204), 3, /HTTP 204/],
  ['no size', respond(200), 1, /no X-Markdown-Size/],
  ["a login page's success", respond(200, '', { 'content-type': 'text/html' }), 3, /HTML page without sizes/],
  ['a size that makes no sense', respond(200, '', { 'x-markdown-size': '-4' }), 1, /invalid/],
])('%s leaves the copy unknown', async (_name, listener, requests, reason) => {
  const { seen, outcome } = await head(listener)
  expect(outcome).toMatchObject({ state: 'unknown', reason: expect.stringMatching(reason), ...UNKNOWN_ORIGIN })
  expect(seen).toHaveLength(requests)
})

test.each<[string, RequestListener, number, string]>([
  ['a redirect', respond(302, '', { location: 'https://login.example' }), 1, 'redirected'],
  ['a rate limit that outlasts the retries', respond(429, '', { 'retry-after': '0' }), 3, 'rate-limited'],
])('%s leaves it unknown too, and keeps its own code and hint', async (_name, listener, requests, code) => {
  const { seen, outcome } = await head(listener)
  expect(outcome).toMatchObject({ state: 'unknown', failure: { code, attempts: requests, fatal: false } })
  expect(seen).toHaveLength(requests)
})

test('a later attempt may succeed', async () => {
  const { outcome } = await head(respondInTurn(respond(503), present))
  expect(outcome).toMatchObject({ state: 'present' })
})

const JSON_TYPE = { 'content-type': 'application/json' }
const HTML_TYPE = { 'content-type': 'text/html' }

test.each<[number, Record<string, string>, object]>([
  // The token is refused: nothing else would be answered.
  [401, {}, { code: 'token-refused', fatal: true }],
  [401, JSON_TYPE, { code: 'token-refused', fatal: true }],
  // That session is refused.
  [403, {}, { state: 'unknown', failure: { code: 'token-refused', fatal: false } }],
  [403, { 'content-type': 'application/problem+json; charset=utf-8' }, { state: 'unknown', failure: { fatal: false } }],
  // Something in between refuses that request.
  [401, HTML_TYPE, { state: 'unknown', failure: { code: 'blocked', attempts: 1, fatal: false } }],
  [403, HTML_TYPE, { state: 'unknown', failure: { code: 'blocked', attempts: 1, fatal: false } }],
  [403, { 'content-type': 'text/plain' }, { state: 'unknown', failure: { code: 'blocked', fatal: false } }],
  [404, {}, { state: 'absent' }],
  [404, JSON_TYPE, { state: 'absent' }],
  [404, HTML_TYPE, { state: 'unknown', failure: { code: 'cloud-answer', fatal: false } }],
])('reads HTTP %i by its content type %j', async (status, headers, expected) => {
  const { outcome } = await head(respond(status, '', headers))
  expect(outcome).toMatchObject(expected)
})

test("the deadline's reason is thrown as it is", async () => {
  const { url } = await serve(() => {})
  const cloud = await createClient(url)
  const deadline = deadlineOf()
  const promise = catchError(cloud.head(PROJECT, SESSION, deadline))
  const reason = new Error('cancelled')
  setTimeout(() => deadline.abort(reason), 50)
  expect(await promise).toBe(reason)
})
