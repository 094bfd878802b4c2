import { expect, test } from '@jest/globals'
import { backoff, RETRIABLE_STATUSES, rateLimitPause, sizesPause } from '../../src/cloud/retry-policy.ts'

test.each([408, 425, 429, 500, 502, 503, 504])('%d is retried', (status) => {
  expect(RETRIABLE_STATUSES.has(status)).toBe(true)
})

test.each([200, 301, 400, 401, 403, 404, 409, 413, 422, 501, 505])('%d is not', (status) => {
  expect(RETRIABLE_STATUSES.has(status)).toBe(false)
})

test.each([
  [0, 1000],
  [1, 2000],
  [2, 4000],
  [4, 16_000],
  [5, 30_000],
  [9, 30_000],
])('retry %d waits for anything up to %d ms', (retry, most) => {
  expect(backoff(retry, () => 0)).toBe(0)
  expect(backoff(retry, () => 0.5)).toBe(most / 2)
  expect(backoff(retry, () => 1)).toBe(most)
})

test.each<[number | undefined, number, number]>([
  [5000, 0, 5000],
  [0, 0, 0],
  [undefined, 0, 1000],
  [undefined, 2, 2000],
])('told %p at retry %d, a rate limit pauses %d ms', (told, retry, ms) => {
  expect(rateLimitPause(told, retry, () => 0.5)).toBe(ms)
})

test.each<[number | undefined, number, number]>([
  [5000, 0, 5000],
  [0, 0, 1000],
  [undefined, 0, 1000],
  [undefined, 3, 8000],
  [undefined, 9, 30_000],
])('told %p at the 429 number %d, the sizes wait %d ms', (told, limited, ms) => {
  expect(sizesPause(told, limited)).toBe(ms)
})
