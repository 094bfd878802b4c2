import { once } from 'node:events'
import { afterEach, describe, expect, test } from '@jest/globals'
import { Cancelled, createDeadline, DeadlinePassed, type RunDeadline, wait } from '../src/deadline.ts'
import { catchError, deadlineOf } from './rig/cloud-client.ts'

const deadlines: RunDeadline[] = []
function createTestDeadline(): RunDeadline {
  const created = createDeadline()
  deadlines.push(created)
  return created
}
afterEach(() => {
  for (const created of deadlines.splice(0)) created.clear()
})

test('has no limit before it is started', () => {
  const { signal, getRemainingMs } = createTestDeadline()
  expect(getRemainingMs()).toBe(Number.POSITIVE_INFINITY)
  expect(signal.aborted).toBe(false)
})

test('aborts with `DeadlinePassed` when its time has passed', async () => {
  const { signal, start, getRemainingMs } = createTestDeadline()
  start(20)
  expect(getRemainingMs()).toBeGreaterThan(0)
  expect(getRemainingMs()).toBeLessThanOrEqual(20)
  await once(signal, 'abort')
  expect(signal.reason).toBeInstanceOf(DeadlinePassed)
  expect(getRemainingMs()).toBeLessThan(2)
})

test('keeps the first reason when it is stopped twice', () => {
  const { signal, stop } = createTestDeadline()
  stop(new Cancelled('SIGTERM'))
  stop(new DeadlinePassed())
  expect(signal.reason).toMatchObject({ message: 'The run was cancelled by SIGTERM.' })
})

test('does not abort after `clear`', async () => {
  const { signal, start, clear } = createTestDeadline()
  start(1)
  clear()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(signal.aborted).toBe(false)
})

describe('wait', () => {
  const never = new AbortController().signal

  test('throws at once when it would pass the deadline', async () => {
    expect(await catchError(wait(1000, deadlineOf(500), never))).toBeInstanceOf(DeadlinePassed)
    await wait(0, deadlineOf(), never)
  })

  test('returns early when the run stops', async () => {
    await wait(50_000, deadlineOf(), AbortSignal.abort())
    const stop = new AbortController()
    const stopped = wait(50_000, deadlineOf(), stop.signal)
    stop.abort()
    await stopped
  })

  test('throws the reason of the deadline when it aborts', async () => {
    const deadline = deadlineOf()
    const aborted = catchError(wait(50_000, deadline, never))
    deadline.abort('cancelled')
    expect(await aborted).toBe('cancelled')
    expect(await catchError(wait(1, deadline, never))).toBe('cancelled')
  })
})
