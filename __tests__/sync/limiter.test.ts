import { setImmediate } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { createLimiter } from '../../src/sync/context.ts'

const running = new AbortController().signal
const range = (length: number) => Array.from({ length }, (_, index) => index)

/** A request that counts how many are active. */
function createCountingRequest() {
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

test('the limiter reaches the limit of concurrent requests and never exceeds it', async () => {
  const limiter = createLimiter(10)
  const { seen, request } = createCountingRequest()
  await limiter.forEachLimited(range(111), running, () => limiter.request(request))
  expect(seen).toEqual({ peak: 10, done: 111 })
})

test('the limiter shares its limit between two loops', async () => {
  const limiter = createLimiter(3)
  const { seen, request } = createCountingRequest()
  const use = () => limiter.forEachLimited(range(8), running, () => limiter.request(request))
  await Promise.all([use(), use()])
  expect(seen).toEqual({ peak: 3, done: 16 })
})

test('the limiter prefetches a bounded number of items', async () => {
  const limiter = createLimiter(5)
  const { seen, request } = createCountingRequest()
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

test('the limiter starts nothing after the signal aborts', async () => {
  const end = new AbortController()
  const started: number[] = []
  await createLimiter(2).forEachLimited(range(50), end.signal, async (item) => {
    started.push(item)
    await setImmediate()
    end.abort()
  })
  expect(started).toEqual([0, 1, 2, 3, 4, 5])
})

test('the limiter throws the first error after all started items have ended', async () => {
  const ended: number[] = []
  const work = async (item: number) => {
    await setImmediate()
    ended.push(item)
    if (item === 1) throw new Error('first')
    if (item === 2) throw new Error('second')
  }
  await expect(createLimiter(1).forEachLimited(range(20), running, work)).rejects.toThrow('first')
  expect(ended.slice(0, 5)).toEqual([0, 1, 2, 3, 4])
  expect(ended.length).toBeLessThan(20)
})
