import type { RequestListener } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import type { AttemptFailure } from '../../src/cloud/cloud-failure.ts'
import { createStatusFailure, isRetryableStatus } from '../../src/cloud/responses.ts'
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

test.each([408, 425, 429, 500, 502, 503, 504, 507, 511, 520, 524, 527, 529, 530, 599])('retries HTTP %d', (status) => {
  expect(isRetryableStatus(status)).toBe(true)
})

test.each([200, 301, 400, 401, 403, 404, 409, 413, 422, 501, 505])('does not retry HTTP %d', (status) => {
  expect(isRetryableStatus(status)).toBe(false)
})

/** An attempt that failed with this status and this Retry-After, in ms. */
function createFailure(status: number, retryAfterMs?: number): AttemptFailure {
  const response = { status, headers: {}, body: Buffer.alloc(0), isCut: false }
  return {
    ...createStatusFailure('put', response, { scrub: (text) => text, now: 0, host: 'cloud.test' }),
    retryAfterMs,
  }
}

const halfway = () => 0.5

const progressAfter = (before: number) => ({ failed: before, limited: before })

test.each([
  [0, 1000],
  [1, 2000],
  [2, 4000],
  [4, 16_000],
  [5, 30_000],
  [9, 30_000],
])('delays retry %d by a random time of up to %d ms', (nth, most) => {
  const delayMs = (random: number) =>
    createRetryPolicy(9, () => random).retryDelayMs(createFailure(503), progressAfter(nth))
  expect([delayMs(0), delayMs(0.5), delayMs(1)]).toEqual([0, most / 2, most])
})

test.each<[number | undefined, number, number, number]>([
  [5000, 0, 5000, 6000],
  [1000, 0, 1000, 2000],
  // Zero becomes a second, with jitter so that shards do not resume at the same instant.
  [0, 0, 1000, 2000],
  [undefined, 0, 1000, 1000],
  [undefined, 2, 1000, 4000],
])('pauses for a 429 with Retry-After %p, at retry %d, for %d to %d ms', (retryAfterMs, nth, least, most) => {
  const delayMs = (random: number) =>
    createRetryPolicy(9, () => random).rateLimitDelayMs(createFailure(429, retryAfterMs), progressAfter(nth))
  expect([delayMs(0), delayMs(1)]).toEqual([least, most])
})

test('delays a retry by at least a second when a 503 has Retry-After: 0', () => {
  const delayMs = (random: number) =>
    createRetryPolicy(9, () => random).retryDelayMs(createFailure(503, 0), progressAfter(0))
  expect([delayMs(0), delayMs(1)]).toEqual([1000, 2000])
})

test.each<[number | undefined, number, number, number]>([
  [5000, 0, 5000, 6000],
  [0, 0, 1000, 2000],
  [undefined, 0, 1000, 1000],
  [undefined, 3, 8000, 8000],
  [undefined, 9, 30_000, 30_000],
])(
  'pauses the size request for a 429 with Retry-After %p, at retry %d, for %d to %d ms',
  (retryAfterMs, nth, least, most) => {
    const delayMs = (random: number) =>
      createSizesPolicy(() => random).rateLimitDelayMs(createFailure(429, retryAfterMs), progressAfter(nth))
    expect([delayMs(0), delayMs(1)]).toEqual([least, most])
  },
)

/** A client of a server with these responses, the last one repeated, with the waits and pauses of the client in ms. */
async function startClient(retries: number, ...listeners: RequestListener[]) {
  const { waits, ...time } = createFakeClock()
  const pauses: number[] = []
  const { url, seen } = await serve(respondInTurn(...listeners))
  const onPause = (ms: number) => pauses.push(ms)
  const cloud = await createClient(url, { retries, concurrency: 20, random: halfway, onPause, ...time })
  const roundedWaits = () => waits.map((ms) => Math.round(ms / 100) * 100)
  return { cloud, seen, pauses, waits: roundedWaits, deadline: deadlineOf(3_600_000) }
}

test('retries an upload `retries` times with exponential back-off', async () => {
  const { cloud, waits, deadline } = await startClient(3, respond(503))
  expect(await catchError(upload(cloud, SESSION, BODY, deadline))).toMatchObject({ attempts: 4 })
  expect(waits()).toEqual([500, 1000, 2000])
})

test('counts a 429 as an attempt of an upload, and pauses all requests', async () => {
  const limited = respond(429, '', { 'retry-after': '5' })
  const { cloud, waits, pauses, deadline } = await startClient(2, limited, limited, limited, respondStored(201))
  const failure = await catchError(upload(cloud, SESSION, BODY, deadline))
  expect(failure).toMatchObject({ code: 'rate-limited', attempts: 3 })
  expect(pauses).toEqual([5500, 5500])
  // The last 429 pauses other requests too, although this one is given up.
  expect(await upload(cloud, SESSION, BODY, deadline)).toMatchObject({ status: 201 })
  expect(waits()).toEqual([5500, 5500, 5500])
})

test.each([500, 400, 409])('makes three size requests, a second apart, when the status is %i', async (status) => {
  const { cloud, waits, deadline } = await startClient(0, respond(status))
  expect(await catchError(cloud.fetchSizes(PROJECT, deadline))).toMatchObject({ attempts: 3 })
  expect(waits()).toEqual([1000, 1000])
})

test('makes one size request when the token has no access', async () => {
  const { cloud, waits, deadline } = await startClient(0, respond(403, '{"error":"403 Failure"}'))
  expect(await catchError(cloud.fetchSizes(PROJECT, deadline))).toMatchObject({ attempts: 1, fatal: true })
  expect(waits()).toEqual([])
})

test('does not count a 429 as an attempt of the size request', async () => {
  const statuses = [429, 429, 500, 429, 500].map((status) => respond(status))
  const sizes = respond(200, '{"success":true,"data":{"sessions":{}}}')
  const { cloud, waits, pauses, deadline } = await startClient(0, ...statuses, sizes)
  expect(await cloud.fetchSizes(PROJECT, deadline)).toMatchObject({ isNew: false })
  expect(pauses).toEqual([1000, 2000, 4000])
  expect(waits()).toEqual([1000, 2000, 1000, 4000, 1000])
})
