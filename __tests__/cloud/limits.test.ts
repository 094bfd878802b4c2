import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Cloud } from '../../src/cloud/cloud.ts'
import { CloudFailure, isFatal } from '../../src/cloud/cloud-failure.ts'
import { DeadlinePassed } from '../../src/deadline.ts'
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
  serve,
  upload,
} from '../rig/cloud-client.ts'
import { asSessionId } from '../rig/ids.ts'

afterEach(cleanUp)

const respondCreated = respondStored(201)

/** Uploads sessions, `concurrency` at a time; returns each response or error. */
async function uploadAll(
  cloud: Cloud,
  sessions: number,
  concurrency: number,
  deadline = deadlineOf(),
): Promise<unknown[]> {
  const outcomes: unknown[] = []
  let next = 0
  const worker = async () => {
    while (next < sessions) {
      const session = next++
      outcomes[session] = await upload(cloud, asSessionId(`session-${session}`), BODY, deadline).catch(
        (error: unknown) => error,
      )
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return outcomes
}

test('pauses every worker after a 429', async () => {
  const times: number[] = []
  const recordTime =
    (listener: RequestListener): RequestListener =>
    (request, response) => {
      times.push(performance.now())
      listener(request, response)
    }
  const slow: RequestListener = (request, response) => setTimeout(() => respondCreated(request, response), 100)
  const { url } = await serve(respondInTurn(recordTime(respond(429, '', { 'retry-after': '1' })), recordTime(slow)))
  const pauses: number[] = []
  const cloud = await createClient(url, { concurrency: 4, onPause: (ms) => pauses.push(ms) })
  const outcomes = await uploadAll(cloud, 20, 4)
  expect(outcomes.every((outcome) => (outcome as { status?: number }).status === 201)).toBe(true)
  expect(pauses).toEqual([1000])
  // The first four may have been in flight; every later one waited for the second.
  const [first = 0] = times
  expect(times.filter((time) => time - first < 950).length).toBeLessThanOrEqual(4)
  expect(times).toHaveLength(21)
})

test('reports `rate-limited` when there are more 429s than retries', async () => {
  const { url } = await serve(respond(429, '{"error":"slow down"}', { 'retry-after': '0' }))
  const { waits, ...time } = createFakeClock()
  const cloud = await createClient(url, time)
  expect(await catchError(upload(cloud, asSessionId('a'), BODY, deadlineOf()))).toMatchObject({
    code: 'rate-limited',
    attempts: 3,
    fatal: false,
    message: expect.stringContaining('slow down'),
  })
  expect(waits.every((ms) => ms > 900)).toBe(true)
  expect(waits).toHaveLength(2)
})

test.each([0, 2])(
  'ends the run after one request when the rate limit resets after the deadline, with %i retries',
  async (retries) => {
    const reset = String(Math.floor(Date.now() / 1000) + 1800)
    const { url, seen } = await serve(respond(429, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }))
    const pauses: number[] = []
    const cloud = await createClient(url, { retries, onPause: (ms) => pauses.push(ms) })
    const outcomes = await uploadAll(cloud, 50, 1, deadlineOf(60_000))
    expect(seen).toHaveLength(1)
    expect(outcomes.every((outcome) => isFatal(outcome) && outcome.code === 'rate-limited')).toBe(true)
    expect(outcomes[49]).toMatchObject({
      message: expect.stringMatching(/^rate limit exceeded: .* \d\d:\d\d UTC/),
      hint: expect.stringMatching(/after \d\d:\d\d UTC\./),
    })
    // No request waits, so no pause is reported.
    expect(pauses).toEqual([])
  },
)

test('names no reset time when a 429 has none', async () => {
  const { url } = await serve(respond(429))
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, asSessionId('a'), BODY, deadlineOf(900)))).toMatchObject({
    code: 'rate-limited',
    message: expect.stringMatching(/^rate limit exceeded(?!.*UTC)/),
    hint: expect.stringContaining('in an hour'),
  })
})

describe('the budget in rate limit headers', () => {
  const budgetOf = (remaining: number, seconds: number): Record<string, string> => ({
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + seconds),
  })

  test('is that of the last response with headers', async () => {
    const { url } = await serve(
      respondInTurn(respondStored(201, budgetOf(7, 1800)), respondStored(201, budgetOf(6, 1800)), respondCreated),
    )
    const cloud = await createClient(url)
    expect(cloud.budget).toBeUndefined()
    await uploadAll(cloud, 3, 1)
    expect(cloud.budget).toMatchObject({ remaining: 6 })
  })

  test('pauses all requests at zero without a 429', async () => {
    const { url, seen } = await serve(respondInTurn(respondStored(201, budgetOf(0, 20)), respondCreated))
    const { waits, ...time } = createFakeClock()
    const cloud = await createClient(url, time)
    await uploadAll(cloud, 3, 1)
    expect(seen).toHaveLength(3)
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThan(19_900)
    expect(waits[0]).toBeLessThanOrEqual(21_000)
  })

  test('does not end the run at zero without a 429', async () => {
    const { url, seen } = await serve(respondStored(201, budgetOf(0, 3600)))
    const cloud = await createClient(url)
    const outcomes = await uploadAll(cloud, 3, 1, deadlineOf(60_000))
    expect(outcomes).toMatchObject([{ status: 201 }, { status: 201 }, { status: 201 }])
    expect(seen).toHaveLength(3)
  })
})

test('waits for a reset time relative to the clock of the server when that is an hour ahead', async () => {
  const ahead = Date.now() + 3_600_000
  const date = new Date(ahead).toUTCString()
  const limited = respond(429, '', { date, 'x-ratelimit-reset': String(Math.floor(ahead / 1000) + 5) })
  const { url } = await serve(respondInTurn(limited, respondCreated))
  const { waits, ...time } = createFakeClock()
  const cloud = await createClient(url, time)
  expect(await upload(cloud, asSessionId('a'), BODY, deadlineOf(60_000))).toMatchObject({
    status: 201,
    attempts: 2,
  })
  expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([6])
})

test('fails only the request, without a wait, when a 503 asks for a wait beyond the deadline', async () => {
  const { url, seen } = await serve(respond(503, '', { 'retry-after': '600' }))
  const cloud = await createClient(url)
  const start = performance.now()
  const outcomes = await uploadAll(cloud, 5, 1, deadlineOf(30_000))
  expect(outcomes.every((outcome) => outcome instanceof DeadlinePassed)).toBe(true)
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(seen).toHaveLength(5)
})

test.each([
  ['returns 500 for everything', respond(500)],
  ['resets every connection', ((request) => request.socket.resetAndDestroy()) as RequestListener],
  ['returns a login page', respond(200, '<html>')],
  ['redirects everything', respond(302, '', { location: 'https://login.example' })],
])('stops after 30 requests when the cloud %s', async (_name, listener) => {
  const { url, seen } = await serve(listener)
  const cloud = await createClient(url)
  const outcomes = await uploadAll(cloud, 500, 10)
  expect(seen).toHaveLength(30)
  const down = outcomes.filter((outcome) => outcome instanceof CloudFailure && outcome.code === 'cloud-down')
  expect(down.length).toBeGreaterThanOrEqual(470)
  expect(down.every(isFatal)).toBe(true)
  expect(new Set(down.map((failure) => (failure as CloudFailure).message)).size).toBe(1)
})

test('sends fewer than 100 requests with 50 workers to a dead cloud, sizes and HEADs included', async () => {
  const { url, seen } = await serve((request, response) => setTimeout(() => respond(503)(request, response), 5))
  const cloud = await createClient(url, { concurrency: 50, retries: 10 })
  const deadline = deadlineOf()
  await catchError(cloud.fetchSizes(PROJECT, deadline))
  const heads = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      cloud.head(PROJECT, asSessionId(`s${i}`), deadline).catch((error: unknown) => error),
    ),
  )
  expect(heads.some((head) => isFatal(head))).toBe(true)
  await uploadAll(cloud, 1000, 50)
  expect(seen.length).toBeLessThan(100)
  expect(seen.length).toBeGreaterThan(90)
})

test('uploads the other sessions when one always fails', async () => {
  const { url, seen } = await serve((request, response) =>
    (request.url?.endsWith('-7') ? respond(500) : respondCreated)(request, response),
  )
  const cloud = await createClient(url, { retries: 10 })
  const outcomes = await uploadAll(cloud, 100, 4)
  expect(outcomes.filter((outcome) => outcome instanceof CloudFailure)).toHaveLength(1)
  expect(seen).toHaveLength(99 + 11)
})

test('ends the run within 10 requests when the token has no write scope', async () => {
  const { url, seen } = await serve(respond(403, '{"error":"403 Failure - write scope required"}'))
  const cloud = await createClient(url)
  const outcomes = await uploadAll(cloud, 1000, 10)
  expect(seen.length).toBeLessThanOrEqual(10)
  expect(outcomes.every((outcome) => isFatal(outcome) && outcome.code === 'no-write-scope')).toBe(true)
})

test('sends nothing when the deadline has passed', async () => {
  const { url, seen } = await serve(respondCreated)
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, asSessionId('a'), BODY, deadlineOf(0)))).toBeInstanceOf(DeadlinePassed)
  const deadline = deadlineOf()
  deadline.abort('cancelled')
  expect(await catchError(upload(cloud, asSessionId('a'), BODY, deadline))).toBe('cancelled')
  expect(seen).toHaveLength(0)
})

test('aborts 50 requests in flight without a warning of the process', async () => {
  const warnings: unknown[] = []
  const warn = (warning: unknown) => warnings.push(warning)
  process.on('warning', warn)
  const { url } = await serve(() => {})
  const cloud = await createClient(url, { concurrency: 50 })
  const deadline = deadlineOf()
  const reason = new Error('SIGTERM')
  setTimeout(() => deadline.abort(reason), 200)
  const outcomes = await uploadAll(cloud, 50, 50, deadline)
  expect(outcomes.every((outcome) => outcome === reason)).toBe(true)
  await new Promise((resolve) => setTimeout(resolve, 20))
  process.off('warning', warn)
  expect(warnings).toEqual([])
})

test('sends nothing after `close`', async () => {
  const { url, seen } = await serve(respondCreated)
  const cloud = await createClient(url)
  await upload(cloud, asSessionId('a'), BODY, deadlineOf())
  await cloud.close()
  expect(await catchError(upload(cloud, asSessionId('b'), BODY, deadlineOf()))).toMatchObject({
    code: 'internal',
    attempts: 0,
  })
  expect(seen).toHaveLength(1)
  await cloud.close()
})

test('waits for the seconds of Retry-After when the system clock is set back meanwhile', async () => {
  const real = Date.now
  const setClockBack: RequestListener = (request, response) => {
    Date.now = () => real() - 3_600_000
    respond(429, '', { 'retry-after': '1' })(request, response)
  }
  const { url } = await serve(respondInTurn(setClockBack, respondCreated))
  const cloud = await createClient(url)
  try {
    const deadline = deadlineOf(30_000)
    expect(await upload(cloud, asSessionId('a'), BODY, deadline)).toMatchObject({ status: 201, attempts: 2 })
  } finally {
    Date.now = real
  }
})
