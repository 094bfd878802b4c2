import { expect, test } from '@jest/globals'
import { Breaker, type BreakerOptions } from '../../src/cloud/breaker.ts'
import { DeadlinePassed, wait } from '../../src/deadline.ts'
import { deadlineOf, leapingTime, rejection } from '../rig/cloud-client.ts'

const never = new AbortController().signal

function breaker(options: Partial<BreakerOptions> = {}): Breaker {
  return new Breaker({
    concurrency: 10,
    retries: 2,
    waitMs: () => 0,
    now: Date.now,
    wait,
    onWait: () => {},
    ...options,
  })
}

/** So many attempts that fail, one after the other. */
async function fail(breaker: Breaker, times: number, deadline = deadlineOf()): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    await breaker.enter(deadline, never)
    breaker.leave('failed')
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('there are no more places than failures are left, until an answer comes', async () => {
  const b = breaker({ retries: 0 })
  await fail(b, 29)
  expect(await b.enter(deadlineOf(), never)).toBe(true)
  let second: boolean | undefined
  const waiting = b.enter(deadlineOf(), never).then((place) => {
    second = place
  })
  await turn()
  expect(second).toBeUndefined()
  b.leave('answered')
  await waiting
  expect(second).toBe(true)
  b.leave('abandoned')
  expect(b.isOpen).toBe(false)
})

test('waiting for a place ends with the deadline, with the breaker, and with the run', async () => {
  const b = breaker({ retries: 0 })
  await fail(b, 29)
  await b.enter(deadlineOf(), never)
  const deadline = deadlineOf()
  const aborted = rejection(b.enter(deadline, never))
  const opened = b.enter(deadlineOf(), never)
  deadline.abort('the end')
  expect(await aborted).toBe('the end')
  b.leave('failed')
  expect(await opened).toBe(false)
  expect(await b.enter(deadlineOf(), never)).toBe(false)
  expect(await breaker().enter(deadlineOf(), AbortSignal.abort())).toBe(false)
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
    expect([b.isOpen, b.failedInRow, b.threshold]).toEqual([true, threshold, threshold])
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
    const { waits, ...time } = leapingTime()
    const seen: number[] = []
    const b = breaker({
      concurrency,
      retries,
      waitMs: (round) => 1000 * 2 ** round,
      ...time,
      onWait: () => seen.push(b.failedInRow),
    })
    await fail(b, b.threshold, deadlineOf(1e9))
    expect(seen).toEqual(rounds)
    // No longer than a request by itself would wait at last.
    const expected = rounds.map((_, round) => 1000 * 2 ** Math.min(round, retries - 1))
    expect(waits.map((ms) => Math.round(ms / 100) * 100)).toEqual(expected)
  },
)

test('an answer ends the waiting, and the next outage begins anew', async () => {
  const { waits, ...time } = leapingTime()
  const b = breaker({ retries: 10, waitMs: (round) => 1000 * 2 ** round, ...time })
  await fail(b, 13, deadlineOf(1e9))
  expect([b.holdsBack, waits.length]).toEqual([true, 2])
  await b.enter(deadlineOf(1e9), never)
  b.leave('answered')
  expect(b.holdsBack).toBe(false)
  await fail(b, 10, deadlineOf(1e9))
  expect(waits).toHaveLength(2)
  await fail(b, 1, deadlineOf(1e9))
  expect(waits).toHaveLength(3)
  expect(Math.round((waits[2] ?? 0) / 100)).toBe(10)
})

test('without retries nobody waits', async () => {
  const b = breaker({ retries: 0, waitMs: () => 60_000 })
  await fail(b, 30)
  expect([b.isOpen, b.holdsBack]).toEqual([true, true])
})

test('when the deadline comes before the end of a wait, the cloud is down after ten failures, and unknown after fewer', async () => {
  const ten = breaker({ waitMs: () => 5_000 })
  await fail(ten, 10)
  expect(await ten.enter(deadlineOf(1_000), never)).toBe(false)
  expect(ten.isOpen).toBe(true)
  const one = breaker({ concurrency: 1, waitMs: () => 5_000 })
  await fail(one, 1)
  expect(await rejection(one.enter(deadlineOf(1_000), never))).toBeInstanceOf(DeadlinePassed)
  expect(one.isOpen).toBe(false)
})
