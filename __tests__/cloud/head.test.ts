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

const respondPresent = respond(200, '', {
  'x-markdown-size': '42',
  'x-raw-data-size': '900',
  'x-session-data-size': '0',
})

async function head(listener: RequestListener) {
  const { url, seen } = await serve(listener)
  const { now, wait } = createFakeClock()
  const cloud = await createClient(url, { now, wait })
  const outcome = await cloud.head(PROJECT, SESSION, deadlineOf()).catch((error: unknown) => error)
  return { seen, outcome, cloud }
}

test('returns the sizes of a copy that exists', async () => {
  const { seen, outcome, cloud } = await head(respondPresent)
  expect(outcome).toEqual({ state: 'present', bytes: 42, isCliCopy: false, rawBytes: 900, sessionDataBytes: 0 })
  expect(seen[0]?.method).toBe('HEAD')
  expect(cloud.requests.head).toBe(1)
})

test('returns `absent` for HTTP 404', async () => {
  const { seen, outcome } = await head(respond(404))
  expect(outcome).toEqual({ state: 'absent' })
  expect(seen).toHaveLength(1)
})

test.each<[string, RequestListener, number, RegExp]>([
  ['HTTP 500', respond(500), 3, /HTTP 500/],
  ['HTTP 400', respond(400), 1, /HTTP 400/],
  ['a reset connection', (request) => request.socket.resetAndDestroy(), 3, /failed/],
  ['HTTP 405', respond(405), 1, /HTTP 405/],
  ['HTTP 204', respond(204), 3, /HTTP 204/],
  ['a response without sizes', respond(200), 1, /no X-Markdown-Size/],
  ['a login page', respond(200, '', { 'content-type': 'text/html' }), 3, /HTML page without sizes/],
  ['an invalid size', respond(200, '', { 'x-markdown-size': '-4' }), 1, /invalid/],
])('returns `unknown` for %s', async (_name, listener, requests, reason) => {
  const { seen, outcome } = await head(listener)
  expect(outcome).toMatchObject({ state: 'unknown', reason: expect.stringMatching(reason), ...UNKNOWN_ORIGIN })
  expect(seen).toHaveLength(requests)
})

test.each<[string, RequestListener, number, string]>([
  ['a redirect', respond(302, '', { location: 'https://login.example' }), 1, 'redirected'],
  ['a rate limit beyond the retries', respond(429, '', { 'retry-after': '0' }), 3, 'rate-limited'],
])('returns `unknown` with the failure for %s', async (_name, listener, requests, code) => {
  const { seen, outcome } = await head(listener)
  expect(outcome).toMatchObject({ state: 'unknown', failure: { code, attempts: requests, fatal: false } })
  expect(seen).toHaveLength(requests)
})

test('returns the sizes when a retry succeeds', async () => {
  const { outcome } = await head(respondInTurn(respond(503), respondPresent))
  expect(outcome).toMatchObject({ state: 'present' })
})

const JSON_TYPE = { 'content-type': 'application/json' }
const HTML_TYPE = { 'content-type': 'text/html' }

test.each<[number, Record<string, string>, object]>([
  // The token is refused, so every other request would fail too.
  [401, {}, { code: 'token-refused', fatal: true }],
  [401, JSON_TYPE, { code: 'token-refused', fatal: true }],
  // Only this session is refused.
  [403, {}, { state: 'unknown', failure: { code: 'token-refused', fatal: false } }],
  [403, { 'content-type': 'application/problem+json; charset=utf-8' }, { state: 'unknown', failure: { fatal: false } }],
  // A proxy or firewall refuses only this request.
  [401, HTML_TYPE, { state: 'unknown', failure: { code: 'blocked', attempts: 1, fatal: false } }],
  [403, HTML_TYPE, { state: 'unknown', failure: { code: 'blocked', attempts: 1, fatal: false } }],
  [403, { 'content-type': 'text/plain' }, { state: 'unknown', failure: { code: 'blocked', fatal: false } }],
  [404, {}, { state: 'absent' }],
  [404, JSON_TYPE, { state: 'absent' }],
  [404, HTML_TYPE, { state: 'unknown', failure: { code: 'cloud-answer', fatal: false } }],
])('interprets HTTP %i by its content type %j', async (status, headers, expected) => {
  const { outcome } = await head(respond(status, '', headers))
  expect(outcome).toMatchObject(expected)
})

test("throws the deadline's reason when the deadline aborts", async () => {
  const { url } = await serve(() => {})
  const cloud = await createClient(url)
  const deadline = deadlineOf()
  const promise = catchError(cloud.head(PROJECT, SESSION, deadline))
  const reason = new Error('cancelled')
  setTimeout(() => deadline.abort(reason), 50)
  expect(await promise).toBe(reason)
})
