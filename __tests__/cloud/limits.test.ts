import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Cloud } from '../../src/cloud/cloud.ts'
import { CloudFailure, isFatal } from '../../src/cloud/cloud-failure.ts'
import { DeadlinePassed, wait } from '../../src/deadline.ts'
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

const created = respondStored(201)

/** Uploads so many sessions, `concurrency` at a time, and gives what each came to. */
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

test('a 429 pauses every worker', async () => {
  const times: number[] = []
  const note =
    (listener: RequestListener): RequestListener =>
    (request, response) => {
      times.push(performance.now())
      listener(request, response)
    }
  const slow: RequestListener = (request, response) => setTimeout(() => created(request, response), 100)
  const { url } = await serve(respondInTurn(note(respond(429, '', { 'retry-after': '1' })), note(slow)))
  const pauses: number[] = []
  const cloud = await createClient(url, { concurrency: 4, onPause: (ms) => pauses.push(ms) })
  const outcomes = await uploadAll(cloud, 20, 4)
  expect(outcomes.every((outcome) => (outcome as { status?: number }).status === 201)).toBe(true)
  expect(pauses).toEqual([1000])
  // The first four were on their way; everything after them waited for the second to pass.
  const [first = 0] = times
  expect(times.filter((time) => time - first < 950).length).toBeLessThanOrEqual(4)
  expect(times).toHaveLength(21)
})

test('429s beyond the retries are a rate limit', async () => {
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
  'a limit that is used up for longer than the run has ends it as that, also with %i retries, and once for all',
  async (retries) => {
    const reset = String(Math.floor(Date.now() / 1000) + 1800)
    const { url, seen } = await serve(respond(429, '', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }))
    const pauses: number[] = []
    const cloud = await createClient(url, { retries, onPause: (ms) => pauses.push(ms) })
    const outcomes = await uploadAll(cloud, 50, 1, deadlineOf(60_000))
    expect(seen).toHaveLength(1)
    expect(outcomes.every((outcome) => isFatal(outcome) && outcome.code === 'rate-limited')).toBe(true)
    expect(outcomes[49]).toMatchObject({
      message: expect.stringMatching(/^rate limit exceeded: .* again at \d\d:\d\d UTC, after/),
      hint: expect.stringMatching(/^Re-run the job after \d\d:\d\d UTC\. .* shards that start an hour apart/),
    })
    // Nobody waits, so nothing says that anybody does.
    expect(pauses).toEqual([])
  },
)

test('a limit of which the cloud does not tell the end names none', async () => {
  const { url } = await serve(respond(429))
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, asSessionId('a'), BODY, deadlineOf(900)))).toMatchObject({
    code: 'rate-limited',
    message: expect.stringMatching(/^rate limit exceeded, /),
    hint: expect.stringContaining('Re-run the job in an hour'),
  })
})

describe('what is left of the requests', () => {
  const left = (remaining: number, seconds: number): Record<string, string> => ({
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + seconds),
  })

  test('is what the last answer has told', async () => {
    const { url } = await serve(
      respondInTurn(respondStored(201, left(7, 1800)), respondStored(201, left(6, 1800)), created),
    )
    const cloud = await createClient(url)
    expect(cloud.budget).toBeUndefined()
    await uploadAll(cloud, 3, 1)
    expect(cloud.budget).toMatchObject({ remaining: 6 })
  })

  test('is waited for when it is nothing, before a 429 says so', async () => {
    const { url, seen } = await serve(respondInTurn(respondStored(201, left(0, 20)), created))
    const { waits, ...time } = createFakeClock()
    const cloud = await createClient(url, time)
    await uploadAll(cloud, 3, 1)
    expect(seen).toHaveLength(3)
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThan(19_900)
    expect(waits[0]).toBeLessThanOrEqual(21_000)
  })

  test('does not stop the run without a 429', async () => {
    const { url, seen } = await serve(respondStored(201, left(0, 3600)))
    const cloud = await createClient(url)
    const outcomes = await uploadAll(cloud, 3, 1, deadlineOf(60_000))
    expect(outcomes).toMatchObject([{ status: 201 }, { status: 201 }, { status: 201 }])
    expect(seen).toHaveLength(3)
  })
})

test('a limit that ends by a clock an hour ahead is waited out, and not taken for the end of the run', async () => {
  const ahead = Date.now() + 3_600_000
  const date = new Date(ahead).toUTCString()
  const limited = respond(429, '', { date, 'x-ratelimit-reset': String(Math.floor(ahead / 1000) + 5) })
  const { url } = await serve(respondInTurn(limited, created))
  const { waits, ...time } = createFakeClock()
  const cloud = await createClient(url, time)
  expect(await upload(cloud, asSessionId('a'), BODY, deadlineOf(60_000))).toMatchObject({
    status: 201,
    attempts: 2,
  })
  expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([6])
})

test('a 503 that asks for a wait beyond the deadline is not waited for, and concerns its request only', async () => {
  const { url, seen } = await serve(respond(503, '', { 'retry-after': '600' }))
  const cloud = await createClient(url)
  const start = performance.now()
  const outcomes = await uploadAll(cloud, 5, 1, deadlineOf(30_000))
  expect(outcomes.every((outcome) => outcome instanceof DeadlinePassed)).toBe(true)
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(seen).toHaveLength(5)
})

test.each([
  ['answers 500 to everything', respond(500)],
  ['resets every connection', ((request) => request.socket.resetAndDestroy()) as RequestListener],
  ['is a login page', respond(200, '<html>')],
  ['redirects everything', respond(302, '', { location: 'https://login.example' })],
])('a cloud that %s sees 30 requests', async (_name, listener) => {
  const { url, seen } = await serve(listener)
  const cloud = await createClient(url)
  const outcomes = await uploadAll(cloud, 500, 10)
  expect(seen).toHaveLength(30)
  const down = outcomes.filter((outcome) => outcome instanceof CloudFailure && outcome.code === 'cloud-down')
  expect(down.length).toBeGreaterThanOrEqual(470)
  expect(down.every(isFatal)).toBe(true)
  expect(new Set(down.map((failure) => (failure as CloudFailure).message)).size).toBe(1)
})

test('a dead cloud sees fewer than 100 requests of 50 workers, sizes and HEADs included', async () => {
  const { url, seen } = await serve((request, response) => setTimeout(() => respond(503)(request, response), 5))
  const cloud = await createClient(url, { concurrency: 50, retries: 10 })
  const deadline = deadlineOf()
  await catchError(cloud.sizes(PROJECT, deadline))
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

test('one bad session never stops the others', async () => {
  const { url, seen } = await serve((request, response) =>
    (request.url?.endsWith('-7') ? respond(500) : created)(request, response),
  )
  const cloud = await createClient(url, { retries: 10 })
  const outcomes = await uploadAll(cloud, 100, 4)
  expect(outcomes.filter((outcome) => outcome instanceof CloudFailure)).toHaveLength(1)
  expect(seen).toHaveLength(99 + 11)
})

test('a refused token stops the run in a handful of requests', async () => {
  const { url, seen } = await serve(respond(403, '{"error":"403 Failure - write scope required"}'))
  const cloud = await createClient(url)
  const outcomes = await uploadAll(cloud, 1000, 10)
  expect(seen.length).toBeLessThanOrEqual(10)
  expect(outcomes.every((outcome) => isFatal(outcome) && outcome.code === 'no-write-scope')).toBe(true)
})

test('a wait ends at once when it would pass the deadline, when the run stops, and when the deadline aborts', async () => {
  const never = new AbortController().signal
  expect(await catchError(wait(1000, deadlineOf(500), never))).toBeInstanceOf(DeadlinePassed)
  await wait(0, deadlineOf(), never)
  await wait(50_000, deadlineOf(), AbortSignal.abort())
  const stop = new AbortController()
  const stopped = wait(50_000, deadlineOf(), stop.signal)
  stop.abort()
  await stopped
  const deadline = deadlineOf()
  const aborted = catchError(wait(50_000, deadline, never))
  deadline.abort('cancelled')
  expect(await aborted).toBe('cancelled')
  expect(await catchError(wait(1, deadline, never))).toBe('cancelled')
})

test('nothing is sent for a deadline that is used up', async () => {
  const { url, seen } = await serve(created)
  const cloud = await createClient(url)
  expect(await catchError(upload(cloud, asSessionId('a'), BODY, deadlineOf(0)))).toBeInstanceOf(DeadlinePassed)
  const deadline = deadlineOf()
  deadline.abort('cancelled')
  expect(await catchError(upload(cloud, asSessionId('a'), BODY, deadline))).toBe('cancelled')
  expect(seen).toHaveLength(0)
})

test('an abort reaches 50 requests in flight and leaves no warning behind', async () => {
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

test('after close nothing is sent', async () => {
  const { url, seen } = await serve(created)
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

test('waits as long as it was asked to when the clock of the machine is set back meanwhile', async () => {
  const real = Date.now
  const setBack: RequestListener = (request, response) => {
    Date.now = () => real() - 3_600_000
    respond(429, '', { 'retry-after': '1' })(request, response)
  }
  const { url } = await serve(respondInTurn(setBack, created))
  const cloud = await createClient(url)
  try {
    const deadline = deadlineOf(30_000)
    expect(await upload(cloud, asSessionId('a'), BODY, deadline)).toMatchObject({ status: 201, attempts: 2 })
  } finally {
    Date.now = real
  }
})
