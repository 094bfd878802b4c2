import { expect, test } from '@jest/globals'
import { CircuitBreaker, type CircuitBreakerOptions } from '../../src/cloud/circuit-breaker.ts'
import { DeadlinePassed, wait } from '../../src/deadline.ts'
import { catchError, createFakeClock, deadlineOf } from '../rig/cloud-client.ts'

const never = new AbortController().signal

function breaker(options: Partial<CircuitBreakerOptions> = {}): CircuitBreaker {
  return new CircuitBreaker({
    concurrency: 10,
    retries: 2,
    backoffMs: () => 0,
    now: Date.now,
    wait,
    onBackoff: () => {},
    ...options,
  })
}

/** Attempts that fail one after the other; returns whether each was granted a place. */
async function fail(breaker: CircuitBreaker, times: number, deadline = deadlineOf()): Promise<boolean[]> {
  const granted: boolean[] = []
  for (let i = 0; i < times; i += 1) {
    granted.push(await breaker.acquire(deadline, never))
    breaker.release('failure')
  }
  return granted
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('there are no more places than failures are left, until an answer comes', async () => {
  const b = breaker({ retries: 0 })
  await fail(b, 29)
  expect(await b.acquire(deadlineOf(), never)).toBe(true)
  let second: boolean | undefined
  const waiting = b.acquire(deadlineOf(), never).then((place) => {
    second = place
  })
  await turn()
  expect(second).toBeUndefined()
  b.release('success')
  await waiting
  expect(second).toBe(true)
  b.release('cancelled')
  expect(b.isOpen).toBe(false)
})

test('waiting for a place ends with the deadline, with the breaker, and with the run', async () => {
  const b = breaker({ retries: 0 })
  await fail(b, 29)
  await b.acquire(deadlineOf(), never)
  const deadline = deadlineOf()
  const aborted = catchError(b.acquire(deadline, never))
  const opened = b.acquire(deadlineOf(), never)
  deadline.abort('the end')
  expect(await aborted).toBe('the end')
  b.release('failure')
  expect(await opened).toBe(false)
  expect(await b.acquire(deadlineOf(), never)).toBe(false)
  expect(await breaker().acquire(deadlineOf(), AbortSignal.abort())).toBe(false)
})

test.each([
  [1, 30],
  [15, 30],
  [20, 40],
  [50, 99],
])('%d workers may fail %d times in a row, however often each may try again', async (concurrency, threshold) => {
  for (const retries of [0, 1, 2, 10]) {
    const b = breaker({ concurrency, retries })
    await fail(b, threshold - 1)
    expect(b.isOpen).toBe(false)
    await fail(b, 1)
    expect([b.isOpen, b.consecutiveFailures, b.threshold]).toEqual([true, threshold, threshold])
  }
})

test.each([
  ['the default', 10, 2, [10, 20]],
  ['many retries', 10, 10, [10, 12, 14, 16, 18, 20, 22, 24, 26, 28]],
  ['many workers', 50, 2, [50, 75]],
  ['many of both', 50, 10, [50, 55, 60, 65, 70, 75, 80, 85, 90, 95]],
  ['few workers', 5, 2, [5, 10, 15, 20, 25]],
])(
  'all wait together when all have failed, and after each round that fails: %s',
  async (_name, concurrency, retries, rounds) => {
    const { waits, ...time } = createFakeClock()
    const seen: number[] = []
    const b = breaker({
      concurrency,
      retries,
      backoffMs: (round) => 1000 * 2 ** round,
      ...time,
      onBackoff: () => seen.push(b.consecutiveFailures),
    })
    await fail(b, b.threshold, deadlineOf(1e9))
    expect(seen).toEqual(rounds)
    // No longer than a request by itself would wait at last.
    const expected = rounds.map((_, round) => 1000 * 2 ** Math.min(round, retries - 1))
    expect(waits.map((ms) => Math.round(ms / 100) * 100)).toEqual(expected)
  },
)

test('an answer ends the waiting, and the next outage begins anew', async () => {
  const { waits, ...time } = createFakeClock()
  const b = breaker({ retries: 10, backoffMs: (round) => 1000 * 2 ** round, ...time })
  await fail(b, 13, deadlineOf(1e9))
  expect([b.isBackingOff, waits.length]).toEqual([true, 2])
  await b.acquire(deadlineOf(1e9), never)
  b.release('success')
  expect(b.isBackingOff).toBe(false)
  await fail(b, 10, deadlineOf(1e9))
  expect(waits).toHaveLength(2)
  await fail(b, 1, deadlineOf(1e9))
  expect(waits).toHaveLength(3)
  expect(Math.round((waits[2] ?? 0) / 100)).toBe(10)
})

test.each([1, 10, 50])(
  'grants every place without a wait when there are no retries: %i workers',
  async (concurrency) => {
    const { waits, ...time } = createFakeClock()
    const b = breaker({ concurrency, retries: 0, backoffMs: () => 1_000, ...time })
    expect(await fail(b, b.threshold, deadlineOf(1e9))).toEqual(Array.from({ length: b.threshold }, () => true))
    expect([b.isOpen, b.isBackingOff, waits]).toEqual([true, true, []])
    expect(await b.acquire(deadlineOf(1e9), never)).toBe(false)
  },
)

test('grants every place at once when all are asked for together and there are no retries', async () => {
  const b = breaker({ retries: 0 })
  const places = Array.from({ length: b.threshold }, () => b.acquire(deadlineOf(), never))
  expect(await Promise.all(places)).toEqual(places.map(() => true))
})

test('when the deadline comes before the end of a wait, the cloud is down after ten failures, and unknown after fewer', async () => {
  const ten = breaker({ backoffMs: () => 5_000 })
  await fail(ten, 10)
  expect(await ten.acquire(deadlineOf(1_000), never)).toBe(false)
  expect(ten.isOpen).toBe(true)
  const one = breaker({ concurrency: 1, backoffMs: () => 5_000 })
  await fail(one, 1)
  expect(await catchError(one.acquire(deadlineOf(1_000), never))).toBeInstanceOf(DeadlinePassed)
  expect(one.isOpen).toBe(false)
})
