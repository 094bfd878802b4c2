import { expect, test } from '@jest/globals'
import { CircuitBreaker, type CircuitBreakerOptions } from '../../src/cloud/circuit-breaker.ts'
import { DeadlinePassed, wait } from '../../src/deadline.ts'
import { catchError, createFakeClock, deadlineOf } from '../rig/cloud-client.ts'

const never = new AbortController().signal

function createBreaker(options: Partial<CircuitBreakerOptions> = {}): CircuitBreaker {
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

/** Fails attempts one after the other; returns whether each was granted a place. */
async function failAttempts(breaker: CircuitBreaker, times: number, deadline = deadlineOf()): Promise<boolean[]> {
  const granted: boolean[] = []
  for (let i = 0; i < times; i += 1) {
    granted.push(await breaker.acquire(deadline, never))
    breaker.release('failure')
  }
  return granted
}

const runPendingCallbacks = () => new Promise((resolve) => setImmediate(resolve))

test('grants only as many places as failures are left before it opens, until a success', async () => {
  const b = createBreaker({ retries: 0 })
  await failAttempts(b, 29)
  expect(await b.acquire(deadlineOf(), never)).toBe(true)
  let second: boolean | undefined
  const waiting = b.acquire(deadlineOf(), never).then((place) => {
    second = place
  })
  await runPendingCallbacks()
  expect(second).toBeUndefined()
  b.release('success')
  await waiting
  expect(second).toBe(true)
  b.release('cancelled')
  expect(b.isOpen).toBe(false)
})

test('ends a wait for a place when the deadline aborts, the circuit opens, or the run stops', async () => {
  const b = createBreaker({ retries: 0 })
  await failAttempts(b, 29)
  await b.acquire(deadlineOf(), never)
  const deadline = deadlineOf()
  const aborted = catchError(b.acquire(deadline, never))
  const opened = b.acquire(deadlineOf(), never)
  deadline.abort('the end')
  expect(await aborted).toBe('the end')
  b.release('failure')
  expect(await opened).toBe(false)
  expect(await b.acquire(deadlineOf(), never)).toBe(false)
  expect(await createBreaker().acquire(deadlineOf(), AbortSignal.abort())).toBe(false)
})

test.each([
  [1, 30],
  [15, 30],
  [20, 40],
  [50, 99],
])('opens with %d workers after %d consecutive failures, for any number of retries', async (concurrency, threshold) => {
  for (const retries of [0, 1, 2, 10]) {
    const b = createBreaker({ concurrency, retries })
    await failAttempts(b, threshold - 1)
    expect(b.isOpen).toBe(false)
    await failAttempts(b, 1)
    expect([b.isOpen, b.consecutiveFailures, b.threshold]).toEqual([true, threshold, threshold])
  }
})

test.each([
  ['default inputs', 10, 2, [10, 20]],
  ['many retries', 10, 10, [10, 12, 14, 16, 18, 20, 22, 24, 26, 28]],
  ['many workers', 50, 2, [50, 75]],
  ['many workers and retries', 50, 10, [50, 55, 60, 65, 70, 75, 80, 85, 90, 95]],
  ['few workers', 5, 2, [5, 10, 15, 20, 25]],
])(
  'backs off globally when every worker has failed and after each failed round: %s',
  async (_name, concurrency, retries, rounds) => {
    const { waits, ...time } = createFakeClock()
    const seen: number[] = []
    const b = createBreaker({
      concurrency,
      retries,
      backoffMs: (round) => 1000 * 2 ** round,
      ...time,
      onBackoff: () => seen.push(b.consecutiveFailures),
    })
    await failAttempts(b, b.threshold, deadlineOf(1e9))
    expect(seen).toEqual(rounds)
    // No back-off is longer than the last one of a single request.
    const expected = rounds.map((_, round) => 1000 * 2 ** Math.min(round, retries - 1))
    expect(waits.map((ms) => Math.round(ms / 100) * 100)).toEqual(expected)
  },
)

test('ends the back-off after a success, and starts with the first round at the next outage', async () => {
  const { waits, ...time } = createFakeClock()
  const b = createBreaker({ retries: 10, backoffMs: (round) => 1000 * 2 ** round, ...time })
  await failAttempts(b, 13, deadlineOf(1e9))
  expect([b.isBackingOff, waits.length]).toEqual([true, 2])
  await b.acquire(deadlineOf(1e9), never)
  b.release('success')
  expect(b.isBackingOff).toBe(false)
  await failAttempts(b, 10, deadlineOf(1e9))
  expect(waits).toHaveLength(2)
  await failAttempts(b, 1, deadlineOf(1e9))
  expect(waits).toHaveLength(3)
  expect(Math.round((waits[2] ?? 0) / 100)).toBe(10)
})

test('keeps counting failures when an attempt between them is cancelled', async () => {
  const b = createBreaker({ retries: 0 })
  await failAttempts(b, 2)
  await b.acquire(deadlineOf(), never)
  b.release('cancelled')
  expect(b.consecutiveFailures).toBe(2)
})

test.each([1, 10, 50])(
  'grants every place without a wait when there are no retries, with %i workers',
  async (concurrency) => {
    const { waits, ...time } = createFakeClock()
    const b = createBreaker({ concurrency, retries: 0, backoffMs: () => 1_000, ...time })
    expect(await failAttempts(b, b.threshold, deadlineOf(1e9))).toEqual(Array.from({ length: b.threshold }, () => true))
    expect([b.isOpen, b.isBackingOff, waits]).toEqual([true, true, []])
    expect(await b.acquire(deadlineOf(1e9), never)).toBe(false)
  },
)

test('grants every place at once when all are asked for together and there are no retries', async () => {
  const b = createBreaker({ retries: 0 })
  const places = Array.from({ length: b.threshold }, () => b.acquire(deadlineOf(), never))
  expect(await Promise.all(places)).toEqual(places.map(() => true))
})

test('opens when the back-off would pass the deadline, but only after ten consecutive failures', async () => {
  const ten = createBreaker({ backoffMs: () => 5_000 })
  await failAttempts(ten, 10)
  expect(await ten.acquire(deadlineOf(1_000), never)).toBe(false)
  expect(ten.isOpen).toBe(true)
  const one = createBreaker({ concurrency: 1, backoffMs: () => 5_000 })
  await failAttempts(one, 1)
  expect(await catchError(one.acquire(deadlineOf(1_000), never))).toBeInstanceOf(DeadlinePassed)
  expect(one.isOpen).toBe(false)
})
