import { once } from 'node:events'
import { afterEach, expect, test } from '@jest/globals'
import { Cancelled, createDeadline, DeadlinePassed, type RunDeadline } from '../src/deadline.ts'

const deadlines: RunDeadline[] = []
function deadline(): RunDeadline {
  const created = createDeadline()
  deadlines.push(created)
  return created
}
afterEach(() => {
  for (const created of deadlines.splice(0)) created.clear()
})

test('has no limit before it is started', () => {
  const { signal, remainingMs } = deadline()
  expect(remainingMs()).toBe(Number.POSITIVE_INFINITY)
  expect(signal.aborted).toBe(false)
})

test('ends the run when its time is over', async () => {
  const { signal, start, remainingMs } = deadline()
  start(20)
  expect(remainingMs()).toBeGreaterThan(0)
  expect(remainingMs()).toBeLessThanOrEqual(20)
  await once(signal, 'abort')
  expect(signal.reason).toBeInstanceOf(DeadlinePassed)
  expect(remainingMs()).toBeLessThan(2)
})

test('the first reason stands', () => {
  const { signal, stop } = deadline()
  stop(new Cancelled('SIGTERM'))
  stop(new DeadlinePassed())
  expect(signal.reason).toMatchObject({ message: 'The run was cancelled by SIGTERM.' })
})

test('a cleared deadline never passes', async () => {
  const { signal, start, clear } = deadline()
  start(1)
  clear()
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(signal.aborted).toBe(false)
})
