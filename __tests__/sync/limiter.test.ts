import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { createLimiter } from '../../src/sync/limiter.ts'

const running = new AbortController().signal

test('works on as many items as it may, never on one more', async () => {
  let active = 0
  let peak = 0
  let done = 0
  await createLimiter(10).each(
    Array.from({ length: 111 }, (_, index) => index),
    running,
    async () => {
      active += 1
      peak = Math.max(peak, active)
      await setImmediate()
      active -= 1
      done += 1
    },
  )
  expect({ peak, done }).toEqual({ peak: 10, done: 111 })
})

test('two uses of one limiter share its bound', async () => {
  const limiter = createLimiter(3)
  let active = 0
  let peak = 0
  const work = async () => {
    active += 1
    peak = Math.max(peak, active)
    await setImmediate()
    active -= 1
  }
  await Promise.all([limiter.each([1, 2, 3, 4], running, work), limiter.each([1, 2, 3, 4], running, work)])
  expect(peak).toBe(3)
})

test('takes items as it can work on them, so that a queue never grows with their number', async () => {
  let taken = 0
  let done = 0
  let ahead = 0
  const items = (function* () {
    for (; taken < 1000; taken++) yield taken
  })()
  await createLimiter(5).each(items, running, async () => {
    ahead = Math.max(ahead, taken - done)
    await setImmediate()
    done += 1
  })
  expect(done).toBe(1000)
  expect(ahead).toBeLessThanOrEqual(11)
})

test('starts nothing after the run has ended', async () => {
  const end = new AbortController()
  const started: number[] = []
  await createLimiter(2).each([1, 2, 3, 4, 5, 6, 7, 8], end.signal, async (item) => {
    started.push(item)
    await setImmediate()
    if (item === 1) end.abort()
  })
  expect(started).toEqual([1, 2])
})

test('throws the first error after what was started has ended', async () => {
  const ended: number[] = []
  const work = async (item: number) => {
    await setImmediate()
    ended.push(item)
    if (item === 1) throw new Error('first')
    if (item === 2) throw new Error('second')
  }
  await expect(createLimiter(3).each([1, 2, 3, 4, 5, 6, 7, 8, 9], running, work)).rejects.toThrow('first')
  expect(ended.slice(0, 3)).toEqual([1, 2, 3])
})
