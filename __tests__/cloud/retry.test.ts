import { expect, test } from '@jest/globals'
import { failedStatus, RETRIABLE_STATUSES } from '../../src/cloud/answer-failures.ts'
import type { AttemptFailure, AttemptResult } from '../../src/cloud/cloud-failure.ts'
import { Pause } from '../../src/cloud/pause.ts'
import { type RetryPolicy, retry, retryPolicy, sizesPolicy } from '../../src/cloud/retry.ts'
import { leapingTime, rejection } from '../rig/cloud-client.ts'

test.each([408, 425, 429, 500, 502, 503, 504])('%d is retried', (status) => {
  expect(RETRIABLE_STATUSES.has(status)).toBe(true)
})

test.each([200, 301, 400, 401, 403, 404, 409, 413, 422, 501, 505])('%d is not', (status) => {
  expect(RETRIABLE_STATUSES.has(status)).toBe(false)
})

/** A failed attempt with this status, after which the server asks to wait for so many ms. */
function failed(status: number, toldMs?: number): AttemptFailure {
  const answer = { status, headers: {}, body: Buffer.alloc(0), isCut: false }
  return { ...failedStatus('put', answer, { scrub: (text) => text, now: 0 }), toldMs }
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
  const waited = (random: number) => retryPolicy(9, () => random).waitMs(failed(503), progress(nth))
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
  const pause = (random: number) => retryPolicy(9, () => random).pauseMs(failed(429, told), progress(nth))
  expect([pause(0), pause(1)]).toEqual([least, most])
})

test('a wait that another failure tells is a second at least as well', () => {
  const waited = (random: number) => retryPolicy(9, () => random).waitMs(failed(503, 0), progress(0))
  expect([waited(0), waited(1)]).toEqual([1000, 2000])
})

test.each<[number | undefined, number, number, number]>([
  [5000, 0, 5000, 6000],
  [0, 0, 1000, 2000],
  [undefined, 0, 1000, 1000],
  [undefined, 3, 8000, 8000],
  [undefined, 9, 30_000, 30_000],
])('told %p at the 429 number %d, the sizes wait from %d to %d ms', (told, nth, least, most) => {
  const pause = (random: number) => sizesPolicy(() => random).pauseMs(failed(429, told), progress(nth))
  expect([pause(0), pause(1)]).toEqual([least, most])
})

/** Runs the loop over these ends of attempts, the last one for ever, and tells what it came to. */
async function retried(policy: RetryPolicy, ...ends: readonly (AttemptFailure | 'done')[]) {
  const { now, wait, waits } = leapingTime()
  const deadline = { signal: new AbortController().signal, remainingMs: () => 3_600_000 }
  const pauses: number[] = []
  const pause = new Pause({ now, wait, onPause: (ms) => pauses.push(ms) })
  let turn = 0
  const attempt = async (sent: () => number): Promise<AttemptResult<string>> => {
    await pause.wait(deadline, deadline.signal)
    sent()
    const end = ends[Math.min(turn++, ends.length - 1)]
    return end === undefined || end === 'done' ? { value: 'done' } : { failure: end }
  }
  const outcome = retry(attempt, { policy, pause, wait: (ms) => wait(ms, deadline) })
  const others = () => pause.wait(deadline, deadline.signal)
  return { outcome, attempts: () => turn, waits, pauses, others }
}

test('an upload is tried again as often as was asked for, each time later', async () => {
  const { outcome, waits } = await retried(retryPolicy(3, halfway), failed(503))
  expect(await rejection(outcome)).toMatchObject({ code: 'cloud-rejected', attempts: 4 })
  expect(waits).toEqual([500, 1000, 2000])
})

test('a 429 is one of its attempts, and pauses everybody instead of waiting for itself', async () => {
  const { outcome, pauses, others } = await retried(retryPolicy(2, halfway), failed(429, 5000))
  expect(await rejection(outcome)).toMatchObject({ code: 'rate-limited', attempts: 3 })
  expect(pauses).toEqual([5500, 5500])
  // The last one pauses the others, though nobody tries again for this request; told as soon as one of them waits.
  await others()
  expect(pauses).toEqual([5500, 5500, 5500])
})

test('the sizes are tried three times, a second apart, whatever an upload would do', async () => {
  for (const status of [500, 400, 404]) {
    const { outcome, waits } = await retried(sizesPolicy(halfway), failed(status))
    expect(await rejection(outcome)).toMatchObject({ attempts: 3 })
    expect(waits).toEqual([1000, 1000])
  }
  const { outcome, attempts } = await retried(sizesPolicy(halfway), failed(403))
  expect(await rejection(outcome)).toMatchObject({ fatal: true })
  expect(attempts()).toBe(1)
})

test('for the sizes a 429 is none of the three', async () => {
  const { outcome, pauses, waits } = await retried(
    sizesPolicy(halfway),
    ...[failed(429), failed(429), failed(500), failed(429), failed(500), 'done' as const],
  )
  expect(await outcome).toEqual({ value: 'done', attempts: 6, answerLost: true })
  expect(pauses).toEqual([1000, 2000, 4000])
  expect(waits).toEqual([1000, 2000, 1000, 4000, 1000])
})
