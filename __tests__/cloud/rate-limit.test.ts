import { expect, test } from '@jest/globals'
import { parseRateLimit, parseRetryAfter } from '../../src/cloud/rate-limit.ts'

const NOW = Date.UTC(2026, 7, 1, 12)
const IN_AN_HOUR = 'Sat, 01 Aug 2026 13:00:00 GMT'
const AN_HOUR_AGO = 'Sat, 01 Aug 2026 11:00:00 GMT'

test.each<[string, Record<string, string | string[]>, number | undefined]>([
  ['nothing', {}, undefined],
  ['seconds', { 'retry-after': '7' }, 7000],
  ['no seconds', { 'retry-after': '0' }, 0],
  ['white space around', { 'retry-after': ' 7 ' }, 7000],
  ['a date to come, and a second more', { 'retry-after': 'Sat, 01 Aug 2026 12:00:30 GMT' }, 31_000],
  ['a date gone by', { 'retry-after': 'Sat, 01 Aug 2026 11:00:00 GMT' }, 1000],
  ['given twice: the first', { 'retry-after': ['3', '9'] }, 3000],
  ['given never', { 'retry-after': [] }, undefined],
  ['negative', { 'retry-after': '-5' }, undefined],
  ['a fraction', { 'retry-after': '1.5' }, undefined],
  ['words', { 'retry-after': 'later, please' }, undefined],
  ['a day without a date', { 'retry-after': 'Sat, soon' }, undefined],
  ['a reset, and a second more', { 'x-ratelimit-reset': String(NOW / 1000 + 12) }, 13_000],
  ['a reset gone by', { 'x-ratelimit-reset': String(NOW / 1000 - 12) }, 1000],
  ['a reset by a clock an hour ahead', { 'x-ratelimit-reset': String(NOW / 1000 + 3612), date: IN_AN_HOUR }, 13_000],
  ['a reset by a clock an hour behind', { 'x-ratelimit-reset': String(NOW / 1000 - 3588), date: AN_HOUR_AGO }, 13_000],
  ['a date by a clock an hour ahead', { 'retry-after': IN_AN_HOUR, date: IN_AN_HOUR }, 1000],
  ['seconds, whatever the clock', { 'retry-after': '7', date: IN_AN_HOUR }, 7000],
  ['a reset beside no date', { 'x-ratelimit-reset': String(NOW / 1000 + 12), date: 'today' }, 13_000],
  ['a reset in seconds from now, which it is not', { 'x-ratelimit-reset': '60' }, undefined],
  ['a reset in milliseconds, which it is not', { 'x-ratelimit-reset': String(NOW) }, undefined],
  ['a reset in words', { 'x-ratelimit-reset': 'soon' }, undefined],
  ['both: Retry-After', { 'retry-after': '1', 'x-ratelimit-reset': String(NOW / 1000 + 12) }, 1000],
  ['a broken Retry-After beside a reset', { 'retry-after': 'x', 'x-ratelimit-reset': String(NOW / 1000 + 12) }, 13_000],
])('%s', (_name, headers, ms) => {
  expect(parseRetryAfter(headers, NOW)).toBe(ms)
})

test.each<[string, Record<string, string>, { remaining: number; endsAt: number } | undefined]>([
  ['nothing', {}, undefined],
  ['both', { ...left('7'), ...reset(60) }, { remaining: 7, endsAt: NOW + 61_000 }],
  ['none left', { ...left('0'), ...reset(60) }, { remaining: 0, endsAt: NOW + 61_000 }],
  [
    'by a clock an hour ahead',
    { ...left('7'), ...reset(3660), date: IN_AN_HOUR },
    { remaining: 7, endsAt: NOW + 61_000 },
  ],
  ['without an end', left('7'), undefined],
  ['without a number', reset(60), undefined],
  ['of a window that is over', { ...left('0'), ...reset(-1) }, undefined],
  ['in words', { ...left('some'), ...reset(60) }, undefined],
  ['negative', { ...left('-1'), ...reset(60) }, undefined],
])('a budget: %s', (_name, headers, budget) => {
  expect(parseRateLimit(headers, NOW)).toEqual(budget)
})

function left(remaining: string): Record<string, string> {
  return { 'x-ratelimit-remaining': remaining }
}

function reset(seconds: number): Record<string, string> {
  return { 'x-ratelimit-reset': String(NOW / 1000 + seconds) }
}
