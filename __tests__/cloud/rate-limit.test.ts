import { expect, test } from '@jest/globals'
import { parseRateLimit, parseRetryAfter } from '../../src/cloud/rate-limit.ts'

const NOW = Date.UTC(2026, 7, 1, 12)
const IN_AN_HOUR = 'Sat, 01 Aug 2026 13:00:00 GMT'
const AN_HOUR_AGO = 'Sat, 01 Aug 2026 11:00:00 GMT'

test.each<[string, Record<string, string | string[]>, number | undefined]>([
  ['no headers', {}, undefined],
  ['seconds', { 'retry-after': '7' }, 7000],
  ['0 seconds', { 'retry-after': '0' }, 0],
  ['seconds in white space', { 'retry-after': ' 7 ' }, 7000],
  ['a future date, plus a second', { 'retry-after': 'Sat, 01 Aug 2026 12:00:30 GMT' }, 31_000],
  ['a past date', { 'retry-after': 'Sat, 01 Aug 2026 11:00:00 GMT' }, 1000],
  ['two values, of which the first counts', { 'retry-after': ['3', '9'] }, 3000],
  ['an empty list', { 'retry-after': [] }, undefined],
  ['a negative number', { 'retry-after': '-5' }, undefined],
  ['a fraction', { 'retry-after': '1.5' }, undefined],
  ['words', { 'retry-after': 'later, please' }, undefined],
  ['a day without a date', { 'retry-after': 'Sat, soon' }, undefined],
  ['a reset time, plus a second', { 'x-ratelimit-reset': String(NOW / 1000 + 12) }, 13_000],
  ['a past reset time', { 'x-ratelimit-reset': String(NOW / 1000 - 12) }, 1000],
  [
    'a reset time by a clock an hour ahead',
    { 'x-ratelimit-reset': String(NOW / 1000 + 3612), date: IN_AN_HOUR },
    13_000,
  ],
  [
    'a reset time by a clock an hour behind',
    { 'x-ratelimit-reset': String(NOW / 1000 - 3588), date: AN_HOUR_AGO },
    13_000,
  ],
  ['a date by a clock an hour ahead', { 'retry-after': IN_AN_HOUR, date: IN_AN_HOUR }, 1000],
  ['seconds, regardless of the clock', { 'retry-after': '7', date: IN_AN_HOUR }, 7000],
  ['a reset time with an invalid Date', { 'x-ratelimit-reset': String(NOW / 1000 + 12), date: 'today' }, 13_000],
  ['a reset time as seconds from now, which is invalid', { 'x-ratelimit-reset': '60' }, undefined],
  ['a reset time in milliseconds, which is invalid', { 'x-ratelimit-reset': String(NOW) }, undefined],
  ['a reset time in words', { 'x-ratelimit-reset': 'soon' }, undefined],
  [
    'both headers, of which Retry-After counts',
    { 'retry-after': '1', 'x-ratelimit-reset': String(NOW / 1000 + 12) },
    1000,
  ],
  [
    'a reset time beside an invalid Retry-After',
    { 'retry-after': 'x', 'x-ratelimit-reset': String(NOW / 1000 + 12) },
    13_000,
  ],
])('parses the wait from %s', (_name, headers, ms) => {
  expect(parseRetryAfter(headers, NOW)).toBe(ms)
})

test.each<[string, Record<string, string>, { remaining: number; endsAt: number } | undefined]>([
  ['no headers', {}, undefined],
  ['both headers', { ...remainingHeader('7'), ...resetHeader(60) }, { remaining: 7, endsAt: NOW + 61_000 }],
  ['0 remaining requests', { ...remainingHeader('0'), ...resetHeader(60) }, { remaining: 0, endsAt: NOW + 61_000 }],
  [
    'a reset time by a clock an hour ahead',
    { ...remainingHeader('7'), ...resetHeader(3660), date: IN_AN_HOUR },
    { remaining: 7, endsAt: NOW + 61_000 },
  ],
  ['only remaining requests', remainingHeader('7'), undefined],
  ['only a reset time', resetHeader(60), undefined],
  ['a window that has ended', { ...remainingHeader('0'), ...resetHeader(-1) }, undefined],
  ['remaining requests in words', { ...remainingHeader('some'), ...resetHeader(60) }, undefined],
  ['negative remaining requests', { ...remainingHeader('-1'), ...resetHeader(60) }, undefined],
])('parses the budget from %s', (_name, headers, budget) => {
  expect(parseRateLimit(headers, NOW)).toEqual(budget)
})

function remainingHeader(remaining: string): Record<string, string> {
  return { 'x-ratelimit-remaining': remaining }
}

function resetHeader(seconds: number): Record<string, string> {
  return { 'x-ratelimit-reset': String(NOW / 1000 + seconds) }
}
