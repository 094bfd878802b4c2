import { expect, test } from '@jest/globals'
import {
  formatByteChange,
  formatBytes,
  formatCount,
  formatDuration,
  formatPartOfBytes,
  formatUtcTime,
  joinWithAnd,
  pluralize,
  toSentence,
} from '../src/message-format.ts'

test.each([
  ['the cloud answered with HTTP 500: oops', 'The cloud answered with HTTP 500: oops.'],
  ['Already one.', 'Already one.'],
  ['is it down?', 'Is it down?'],
  [
    'gadgets/.specstory/.project.json, line 3: not valid JSON',
    'gadgets/.specstory/.project.json, line 3: not valid JSON.',
  ],
  ['`a.md` changed', '`a.md` changed.'],
  ['HTTPS_PROXY is no proxy address', 'HTTPS_PROXY is no proxy address.'],
  ['cut off…', 'Cut off…'],
  ['', ''],
])('turns "%s" into the sentence "%s"', (text, expected) => {
  expect(toSentence(text)).toBe(expected)
})

const NOW = Date.UTC(2026, 7, 1, 12)
const MINUTE = 60_000
const DAY = 1440 * MINUTE

test.each([
  ['of this minute', 0, '12:00 UTC'],
  ['of the next minute, rounded up', 1, '12:01 UTC'],
  ['after midnight', 800 * MINUTE, '01:20 UTC'],
  ['in a day', DAY, '2026-08-02 12:00 UTC'],
  ['in more than a year', 366 * DAY, 'more than a year from now'],
  ['beyond the range of dates', 1e26, 'more than a year from now'],
  ['at infinity', Number.POSITIVE_INFINITY, 'more than a year from now'],
])('formats a time %s', (_name, ms, text) => {
  expect(formatUtcTime(NOW + ms, NOW)).toBe(text)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 KB'],
  [70_349, '70.3 KB'],
  [999_949, '999.9 KB'],
  [999_950, '1.0 MB'],
  [1_350_000, '1.4 MB'],
  [999_950_000, '1.0 GB'],
])('formats %i bytes as %s', (value, shown) => {
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
])('formats %i ms as %s', (ms, shown) => {
  expect(formatDuration(ms)).toBe(shown)
})

test('formats counts with separators and plurals', () => {
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
])('joins %j as "%s"', (items, shown) => {
  expect(joinWithAnd(items)).toBe(shown)
})

test.each([
  [15_600, 26_000, '15.6 KB → 26.0 KB', '15.6 KB of 26.0 KB'],
  [26_000, 26_012, '26.0 KB (+12 B)', '12 B less than 26.0 KB'],
  [26_012, 26_012, '26.0 KB', '0 B less than 26.0 KB'],
])('formats %i and %i bytes so that different sizes look different', (before, after, changed, part) => {
  expect(formatByteChange(before, after)).toBe(changed)
  expect(formatPartOfBytes(before, after)).toBe(part)
  if (before !== after) expect(formatByteChange(after, before)).not.toBe(changed)
})
