import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { createLimiter } from '../../src/sync/context.ts'

const running = new AbortController().signal
const numbers = (length: number) => Array.from({ length }, (_, index) => index)

/** A request that counts how many of its kind are under way. */
function counter() {
  let active = 0
  const seen = { peak: 0, done: 0 }
  const request = async () => {
    active += 1
    seen.peak = Math.max(seen.peak, active)
    await setImmediate()
    active -= 1
    seen.done += 1
  }
  return { seen, request }
}

test('sends as many requests at a time as it may, never one more', async () => {
  const limiter = createLimiter(10)
  const { seen, request } = counter()
  await limiter.forEachLimited(numbers(111), running, () => limiter.request(request))
  expect(seen).toEqual({ peak: 10, done: 111 })
})

test('two uses of one limiter share its bound', async () => {
  const limiter = createLimiter(3)
  const { seen, request } = counter()
  const use = () => limiter.forEachLimited(numbers(8), running, () => limiter.request(request))
  await Promise.all([use(), use()])
  expect(seen).toEqual({ peak: 3, done: 16 })
})

test('takes a few items more than there are places, so that the next is ready, and no queue grows with their number', async () => {
  const limiter = createLimiter(5)
  const { seen, request } = counter()
  let taken = 0
  let ahead = 0
  const items = (function* () {
    for (; taken < 1000; taken++) yield taken
  })()
  await limiter.forEachLimited(items, running, async () => {
    ahead = Math.max(ahead, taken - seen.done)
    await limiter.request(request)
  })
  expect(seen).toEqual({ peak: 5, done: 1000 })
  expect(ahead).toBeGreaterThan(5)
  expect(ahead).toBeLessThanOrEqual(10)
})

test('starts nothing after the run has ended', async () => {
  const end = new AbortController()
  const started: number[] = []
  await createLimiter(2).forEachLimited(numbers(50), end.signal, async (item) => {
    started.push(item)
    await setImmediate()
    end.abort()
  })
  expect(started).toEqual([0, 1, 2, 3, 4, 5])
})

test('throws the first error after what was started has ended', async () => {
  const ended: number[] = []
  const work = async (item: number) => {
    await setImmediate()
    ended.push(item)
    if (item === 1) throw new Error('first')
    if (item === 2) throw new Error('second')
  }
  await expect(createLimiter(1).forEachLimited(numbers(20), running, work)).rejects.toThrow('first')
  expect(ended.slice(0, 5)).toEqual([0, 1, 2, 3, 4])
  expect(ended.length).toBeLessThan(20)
})
