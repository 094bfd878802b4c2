import type { RequestListener } from 'node:http'
import { afterEach, expect, test } from '@jest/globals'
import { Breaker } from '../../src/cloud/breaker.ts'
import type { Cloud } from '../../src/cloud/cloud.ts'
import { CloudFailure, isFatal } from '../../src/cloud/cloud-failure.ts'
import { DeadlinePassed, wait } from '../../src/deadline.ts'
import {
  answer,
  BODY,
  cleanUp,
  cloudAt,
  deadlineOf,
  inTurn,
  leapingTime,
  PROJECT,
  rejection,
  serve,
  stored,
} from '../rig/cloud-client.ts'
import { asSessionId } from '../rig/ids.ts'

afterEach(cleanUp)

const created = stored(201)

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
      outcomes[session] = await cloud
        .put(PROJECT, asSessionId(`session-${session}`), BODY, deadline)
        .catch((error: unknown) => error)
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
  const { url } = await serve(inTurn(note(answer(429, '', { 'retry-after': '1' })), note(slow)))
  const pauses: number[] = []
  const cloud = await cloudAt(url, { concurrency: 4, onPause: (ms) => pauses.push(ms) })
  const outcomes = await uploadAll(cloud, 20, 4)
  expect(outcomes.every((outcome) => (outcome as { status?: number }).status === 201)).toBe(true)
  expect(pauses).toEqual([1000])
  // The first four were on their way; everything after them waited for the second to pass.
  const [first = 0] = times
  expect(times.filter((time) => time - first < 950).length).toBeLessThanOrEqual(4)
  expect(times).toHaveLength(21)
})

test('429s beyond the retries are a rate limit', async () => {
  const { url } = await serve(answer(429, '{"error":"slow down"}', { 'retry-after': '0' }))
  const { waits, ...time } = leapingTime()
  const cloud = await cloudAt(url, time)
  expect(await rejection(cloud.put(PROJECT, asSessionId('a'), BODY, deadlineOf()))).toMatchObject({
    code: 'rate-limited',
    attempts: 3,
    fatal: false,
    message: expect.stringContaining('slow down'),
  })
  expect(waits.every((ms) => ms > 900)).toBe(true)
  expect(waits).toHaveLength(2)
})

test('a limit that ends by a clock an hour ahead is waited out, and not taken for the end of the run', async () => {
  const ahead = Date.now() + 3_600_000
  const date = new Date(ahead).toUTCString()
  const limited = answer(429, '', { date, 'x-ratelimit-reset': String(Math.floor(ahead / 1000) + 5) })
  const { url } = await serve(inTurn(limited, created))
  const { waits, ...time } = leapingTime()
  const cloud = await cloudAt(url, time)
  expect(await cloud.put(PROJECT, asSessionId('a'), BODY, deadlineOf(60_000))).toMatchObject({
    status: 201,
    attempts: 2,
  })
  expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([6])
})

test.each<[string, number]>([
  ['a 429', 429],
  ['a 503', 503],
])('%s that asks for a wait beyond the deadline is not waited for, by nobody', async (_name, status) => {
  const { url, seen } = await serve(answer(status, '', { 'retry-after': '600' }))
  const cloud = await cloudAt(url)
  const start = performance.now()
  const outcomes = await uploadAll(cloud, 5, 1, deadlineOf(30_000))
  expect(outcomes.every((outcome) => outcome instanceof DeadlinePassed)).toBe(true)
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(seen).toHaveLength(status === 429 ? 1 : 5)
})

test.each([
  ['answers 500 to everything', answer(500)],
  ['resets every connection', ((request) => request.socket.resetAndDestroy()) as RequestListener],
  ['is a login page', answer(200, '<html>')],
  ['redirects everything', answer(302, '', { location: 'https://login.example' })],
])('a cloud that %s sees 30 requests', async (_name, listener) => {
  const { url, seen } = await serve(listener)
  const cloud = await cloudAt(url)
  const outcomes = await uploadAll(cloud, 500, 10)
  expect(seen).toHaveLength(30)
  const down = outcomes.filter((outcome) => outcome instanceof CloudFailure && outcome.code === 'cloud-down')
  expect(down.length).toBeGreaterThanOrEqual(470)
  expect(down.every(isFatal)).toBe(true)
  expect(new Set(down.map((failure) => (failure as CloudFailure).message)).size).toBe(1)
})

test('a dead cloud sees fewer than 100 requests of 50 workers, sizes and HEADs included', async () => {
  const { url, seen } = await serve((request, response) => setTimeout(() => answer(503)(request, response), 5))
  const cloud = await cloudAt(url, { concurrency: 50, retries: 10 })
  const deadline = deadlineOf()
  await rejection(cloud.sizes(PROJECT, deadline))
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
    (request.url?.endsWith('-7') ? answer(500) : created)(request, response),
  )
  const cloud = await cloudAt(url, { retries: 10 })
  const outcomes = await uploadAll(cloud, 100, 4)
  expect(outcomes.filter((outcome) => outcome instanceof CloudFailure)).toHaveLength(1)
  expect(seen).toHaveLength(99 + 11)
})

test('a refused token stops the run in a handful of requests', async () => {
  const { url, seen } = await serve(answer(403))
  const cloud = await cloudAt(url)
  const outcomes = await uploadAll(cloud, 1000, 10)
  expect(seen.length).toBeLessThanOrEqual(10)
  expect(outcomes.every((outcome) => isFatal(outcome) && outcome.code === 'no-write-scope')).toBe(true)
})

test('the breaker gives no more places than failures are left, until an answer comes', async () => {
  const { signal } = new AbortController()
  const breaker = new Breaker(10)
  for (let i = 0; i < 29; i += 1) {
    expect(await breaker.enter(signal)).toBe(true)
    breaker.leave('failed')
  }
  expect(await breaker.enter(signal)).toBe(true)
  let second: boolean | undefined
  const waiting = breaker.enter(signal).then((place) => {
    second = place
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(second).toBeUndefined()
  breaker.leave('answered')
  await waiting
  expect(second).toBe(true)
  breaker.leave('abandoned')
  expect(breaker.isOpen).toBe(false)
})

test('waiting for a place ends with the deadline, and with the breaker', async () => {
  const breaker = new Breaker(1)
  const controller = new AbortController()
  for (let i = 0; i < 29; i += 1) {
    await breaker.enter(controller.signal)
    breaker.leave('failed')
  }
  await breaker.enter(controller.signal)
  const aborted = rejection(breaker.enter(controller.signal))
  const opened = breaker.enter(new AbortController().signal)
  controller.abort('the end')
  expect(await aborted).toBe('the end')
  breaker.leave('failed')
  expect(await opened).toBe(false)
  expect(await breaker.enter(new AbortController().signal)).toBe(false)
})

test.each([
  [1, 30],
  [15, 30],
  [20, 40],
  [50, 99],
])('%d workers may fail %d times in a row', (concurrency, threshold) => {
  expect(new Breaker(concurrency).threshold).toBe(threshold)
})

test('a wait ends at once when it would pass the deadline, when the run stops, and when the deadline aborts', async () => {
  const never = new AbortController().signal
  expect(await rejection(wait(1000, deadlineOf(500), never))).toBeInstanceOf(DeadlinePassed)
  await wait(0, deadlineOf(), never)
  await wait(50_000, deadlineOf(), AbortSignal.abort())
  const stop = new AbortController()
  const stopped = wait(50_000, deadlineOf(), stop.signal)
  stop.abort()
  await stopped
  const deadline = deadlineOf()
  const aborted = rejection(wait(50_000, deadline, never))
  deadline.abort('cancelled')
  expect(await aborted).toBe('cancelled')
  expect(await rejection(wait(1, deadline, never))).toBe('cancelled')
})

test('nothing is sent for a deadline that is used up', async () => {
  const { url, seen } = await serve(created)
  const cloud = await cloudAt(url)
  expect(await rejection(cloud.put(PROJECT, asSessionId('a'), BODY, deadlineOf(0)))).toBeInstanceOf(DeadlinePassed)
  const deadline = deadlineOf()
  deadline.abort('cancelled')
  expect(await rejection(cloud.put(PROJECT, asSessionId('a'), BODY, deadline))).toBe('cancelled')
  expect(seen).toHaveLength(0)
})

test('an abort reaches 50 requests in flight and leaves no warning behind', async () => {
  const warnings: unknown[] = []
  const warn = (warning: unknown) => warnings.push(warning)
  process.on('warning', warn)
  const { url } = await serve(() => {})
  const cloud = await cloudAt(url, { concurrency: 50 })
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
  const cloud = await cloudAt(url)
  await cloud.put(PROJECT, asSessionId('a'), BODY, deadlineOf())
  await cloud.close()
  expect(await rejection(cloud.put(PROJECT, asSessionId('b'), BODY, deadlineOf()))).toMatchObject({
    code: 'internal',
    attempts: 0,
  })
  expect(seen).toHaveLength(1)
  await cloud.close()
})
