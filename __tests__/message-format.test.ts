import { expect, test } from '@jest/globals'
import { formatUtcTime, toSentence } from '../src/message-format.ts'

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
  ['cut off…', 'cut off…'.replace('c', 'C')],
  ['', ''],
])('"%s" alone is "%s"', (text, expected) => {
  expect(toSentence(text)).toBe(expected)
})

const NOW = Date.UTC(2026, 7, 1, 12)
const MINUTE = 60_000
const DAY = 1440 * MINUTE

test.each([
  ['this minute', 0, '12:00 UTC'],
  ['rounded up', 1, '12:01 UTC'],
  ['beyond midnight', 800 * MINUTE, '01:20 UTC'],
  ['a day away', DAY, '2026-08-02 12:00 UTC'],
  ['a year away', 366 * DAY, 'more than a year from now'],
  ['beyond any date', 1e26, 'more than a year from now'],
  ['never', Number.POSITIVE_INFINITY, 'more than a year from now'],
])('%s', (_name, ms, text) => {
  expect(formatUtcTime(NOW + ms, NOW)).toBe(text)
})
