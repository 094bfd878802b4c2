import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { assignShard, isSessionId, parseShard } from '../src/ids.ts'
import { asSessionId } from './rig/ids.ts'

describe('a shard', () => {
  test.each([
    ['1/1', { index: 1, count: 1 }],
    ['2/8', { index: 2, count: 8 }],
    ['256/256', { index: 256, count: 256 }],
  ])('is parsed from %s', (text, expected) => {
    expect(parseShard(text)).toEqual(expected)
  })

  test.each(['', '0/8', '9/8', '1/257', '01/8', '1/0', '1', '1/8/2', '-1/8', ' 1/8', '1.0/8', 'a/b', '1000/1000'])(
    'is not parsed from %j',
    (text) => {
      expect(parseShard(text)).toBeUndefined()
    },
  )
})

test('assigns every session to one shard, and always to the same one', () => {
  fc.assert(
    fc.property(fc.string().filter(isSessionId), fc.integer({ min: 1, max: 256 }), (id, count) => {
      const shard = assignShard(id, count)
      expect(shard).toBe(assignShard(id, count))
      expect(Number.isInteger(shard) && shard >= 1 && shard <= count).toBe(true)
    }),
  )
})

test('spreads IDs with a common prefix evenly', () => {
  const sizes = Array.from({ length: 8 }, () => 0)
  for (let index = 0; index < 8_000; index++) {
    const shard = assignShard(asSessionId(`0194c9a7-52f1-7cc3-8b50-${String(index).padStart(12, '0')}`), 8)
    sizes[shard - 1] = (sizes[shard - 1] ?? 0) + 1
  }
  for (const size of sizes) expect(Math.abs(size - 1_000)).toBeLessThan(150)
})
