import type { RequestListener } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import { answer, cleanUp, cloudAt, deadlineOf, inTurn, PROJECT, rejection, SESSION, serve } from './rig.ts'

afterEach(cleanUp)

const present = answer(200, '', { 'x-markdown-size': '42' })

async function head(listener: RequestListener) {
  const { url, seen } = await serve(listener)
  const cloud = await cloudAt(url)
  const outcome = await cloud.head(PROJECT, SESSION, deadlineOf()).catch((error: unknown) => error)
  return { seen, outcome, cloud }
}

test('a session that the cloud has', async () => {
  const { seen, outcome, cloud } = await head(present)
  expect(outcome).toEqual({ state: 'present', bytes: 42, fromCli: false })
  expect(seen[0]?.method).toBe('HEAD')
  expect(cloud.requests.head).toBe(1)
})

test('a session that it has not', async () => {
  const { seen, outcome } = await head(answer(404))
  expect(outcome).toEqual({ state: 'absent' })
  expect(seen).toHaveLength(1)
})

test.each<[string, RequestListener, number, RegExp]>([
  ['HTTP 500', answer(500), 3, /HTTP 500/],
  ['HTTP 400', answer(400), 1, /HTTP 400/],
  ['a reset', (request) => request.socket.resetAndDestroy(), 3, /failed/],
  ['a redirect', answer(302), 1, /redirect/],
  ['another success', answer(204), 3, /HTTP 204/],
  ['no size', answer(200), 1, /no X-Markdown-Size/],
  ["a login page's success", answer(200, '', { 'content-type': 'text/html' }), 3, /HTML page without sizes/],
  ['a size that makes no sense', answer(200, '', { 'x-markdown-size': '-4' }), 1, /makes no sense/],
])('%s leaves the copy unknown', async (_name, listener, requests, reason) => {
  const { seen, outcome } = await head(listener)
  expect(outcome).toMatchObject({ state: 'unknown', reason: expect.stringMatching(reason), fromCli: false })
  expect(seen).toHaveLength(requests)
})

test('a later attempt may succeed', async () => {
  const { outcome } = await head(inTurn(answer(503), present))
  expect(outcome).toMatchObject({ state: 'present' })
})

test('HTTP 403 ends the run', async () => {
  const { outcome } = await head(answer(403))
  expect(outcome).toMatchObject({ code: 'token-refused', fatal: true })
})

test("the deadline's reason is thrown as it is", async () => {
  const { url } = await serve(() => {})
  const cloud = await cloudAt(url)
  const deadline = deadlineOf()
  const promise = rejection(cloud.head(PROJECT, SESSION, deadline))
  const reason = new Error('cancelled')
  setTimeout(() => deadline.abort(reason), 50)
  expect(await promise).toBe(reason)
})
