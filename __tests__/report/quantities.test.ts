import { expect, test } from '@jest/globals'
import { formatByteChange, formatBytes, formatPartOfBytes } from '../../src/message-format.ts'
import { formatCount, formatDuration, joinWithAnd, pluralize } from '../../src/report/quantities.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 KB'],
  [70_349, '70.3 KB'],
  [999_949, '999.9 KB'],
  [999_950, '1.0 MB'],
  [1_350_000, '1.4 MB'],
  [999_950_000, '1.0 GB'],
])('%i bytes are shown as %s', (value, shown) => {
  expect(formatBytes(value)).toBe(shown)
})

test.each([
  [0, '0 ms'],
  [999.4, '999 ms'],
  [999.5, '1.0 s'],
  [3_240, '3.2 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min'],
  [125_000, '2 min 5 s'],
  [7_200_000, '120 min'],
])('%i ms are shown as %s', (ms, shown) => {
  expect(formatDuration(ms)).toBe(shown)
})

test('numbers have separators, and words their number', () => {
  expect(formatCount(100_000)).toBe('100,000')
  expect(pluralize(1, 'session')).toBe('1 session')
  expect(pluralize(0, 'session')).toBe('0 sessions')
  expect(pluralize(1_234, 'session was', 'sessions were')).toBe('1,234 sessions were')
})

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (items, shown) => {
  expect(joinWithAnd(items)).toBe(shown)
})

test.each([
  [15_600, 26_000, '15.6 KB → 26.0 KB', '15.6 KB of 26.0 KB'],
  [26_000, 26_012, '26.0 KB (+12 B)', '12 B less than 26.0 KB'],
  [26_012, 26_012, '26.0 KB', '0 B less than 26.0 KB'],
])('%i and %i bytes never look the same where they are not', (before, after, changed, part) => {
  expect(formatByteChange(before, after)).toBe(changed)
  expect(formatPartOfBytes(before, after)).toBe(part)
  if (before !== after) expect(formatByteChange(after, before)).not.toBe(changed)
})
