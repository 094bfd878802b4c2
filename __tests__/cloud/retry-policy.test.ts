import type { RequestListener } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import type { AttemptFailure } from '../../src/cloud/cloud-failure.ts'
import { isRetryableStatus, statusFailure } from '../../src/cloud/responses.ts'
import { createRetryPolicy, createSizesPolicy } from '../../src/cloud/retry-policy.ts'
import {
  BODY,
  catchError,
  cleanUp,
  createClient,
  createFakeClock,
  deadlineOf,
  PROJECT,
  respond,
  respondInTurn,
  respondStored,
  SESSION,
  serve,
  upload,
} from '../rig/cloud-client.ts'

afterEach(cleanUp)

test.each([408, 425, 429, 500, 502, 503, 504, 507, 511, 520, 524, 527, 529, 530, 599])('%d is retried', (status) => {
  expect(isRetryableStatus(status)).toBe(true)
})

test.each([200, 301, 400, 401, 403, 404, 409, 413, 422, 501, 505])('%d is not', (status) => {
  expect(isRetryableStatus(status)).toBe(false)
})

/** A failed attempt with this status, after which the server asks to wait for so many ms. */
function failed(status: number, retryAfterMs?: number): AttemptFailure {
  const answer = { status, headers: {}, body: Buffer.alloc(0), isCut: false }
  return { ...statusFailure('put', answer, { scrub: (text) => text, now: 0, host: 'cloud.test' }), retryAfterMs }
}

const halfway = () => 0.5

const progress = (before: number) => ({ failed: before, limited: before })

test.each([
  [0, 1000],
  [1, 2000],
  [2, 4000],
  [4, 16_000],
  [5, 30_000],
  [9, 30_000],
])('retry %d waits for anything up to %d ms', (nth, most) => {
  const waited = (random: number) => createRetryPolicy(9, () => random).retryDelayMs(failed(503), progress(nth))
  expect([waited(0), waited(0.5), waited(1)]).toEqual([0, most / 2, most])
})

test.each<[number | undefined, number, number, number]>([
  [5000, 0, 5000, 6000],
  [1000, 0, 1000, 2000],
  // "After 0 seconds" and a moment that has passed are a second, and not the same instant for every shard.
  [0, 0, 1000, 2000],
  [undefined, 0, 1000, 1000],
  [undefined, 2, 1000, 4000],
])('told %p at retry %d, a rate limit pauses from %d to %d ms', (told, nth, least, most) => {
  const pause = (random: number) =>
    createRetryPolicy(9, () => random).rateLimitDelayMs(failed(429, told), progress(nth))
  expect([pause(0), pause(1)]).toEqual([least, most])
})

test('a wait that another failure tells is a second at least as well', () => {
  const waited = (random: number) => createRetryPolicy(9, () => random).retryDelayMs(failed(503, 0), progress(0))
  expect([waited(0), waited(1)]).toEqual([1000, 2000])
})

test.each<[number | undefined, number, number, number]>([
  [5000, 0, 5000, 6000],
  [0, 0, 1000, 2000],
  [undefined, 0, 1000, 1000],
  [undefined, 3, 8000, 8000],
  [undefined, 9, 30_000, 30_000],
])('told %p at the 429 number %d, the sizes wait from %d to %d ms', (told, nth, least, most) => {
  const pause = (random: number) => createSizesPolicy(() => random).rateLimitDelayMs(failed(429, told), progress(nth))
  expect([pause(0), pause(1)]).toEqual([least, most])
})

/** A client of a server that answers with these, the last one for ever; the waits and pauses that it made. */
async function clientOf(retries: number, ...listeners: RequestListener[]) {
  const { waits, ...time } = createFakeClock()
  const pauses: number[] = []
  const { url, seen } = await serve(respondInTurn(...listeners))
  const onPause = (ms: number) => pauses.push(ms)
  const cloud = await createClient(url, { retries, concurrency: 20, random: halfway, onPause, ...time })
  const rounded = () => waits.map((ms) => Math.round(ms / 100) * 100)
  return { cloud, seen, pauses, waits: rounded, deadline: deadlineOf(3_600_000) }
}

test('repeats an upload as often as `retries` says, each time later', async () => {
  const { cloud, waits, deadline } = await clientOf(3, respond(503))
  expect(await catchError(upload(cloud, SESSION, BODY, deadline))).toMatchObject({ attempts: 4 })
  expect(waits()).toEqual([500, 1000, 2000])
})

test('counts a 429 as an attempt, and pauses all requests', async () => {
  const limited = respond(429, '', { 'retry-after': '5' })
  const { cloud, waits, pauses, deadline } = await clientOf(2, limited, limited, limited, respondStored(201))
  const failure = await catchError(upload(cloud, SESSION, BODY, deadline))
  expect(failure).toMatchObject({ code: 'rate-limited', attempts: 3 })
  expect(pauses).toEqual([5500, 5500])
  // The last 429 pauses other requests too, although this one is given up.
  expect(await upload(cloud, SESSION, BODY, deadline)).toMatchObject({ status: 201 })
  expect(waits()).toEqual([5500, 5500, 5500])
})

test.each([500, 400, 409])(
  'makes three attempts at the sizes, a second apart, when the status is %i',
  async (status) => {
    const { cloud, waits, deadline } = await clientOf(0, respond(status))
    expect(await catchError(cloud.sizes(PROJECT, deadline))).toMatchObject({ attempts: 3 })
    expect(waits()).toEqual([1000, 1000])
  },
)

test('makes one attempt at the sizes when the token has no access', async () => {
  const { cloud, waits, deadline } = await clientOf(0, respond(403, '{"error":"403 Failure"}'))
  expect(await catchError(cloud.sizes(PROJECT, deadline))).toMatchObject({ attempts: 1, fatal: true })
  expect(waits()).toEqual([])
})

test('does not count a 429 as an attempt at the sizes', async () => {
  const statuses = [429, 429, 500, 429, 500].map((status) => respond(status))
  const sizes = respond(200, '{"success":true,"data":{"sessions":{}}}')
  const { cloud, waits, pauses, deadline } = await clientOf(0, ...statuses, sizes)
  expect(await cloud.sizes(PROJECT, deadline)).toMatchObject({ isNew: false })
  expect(pauses).toEqual([1000, 2000, 4000])
  expect(waits()).toEqual([1000, 2000, 1000, 4000, 1000])
})
