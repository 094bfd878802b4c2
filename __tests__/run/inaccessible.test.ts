import { expect, test } from '@jest/globals'
import { countInaccessible } from '../../src/run/run.ts'

const NOTHING = { sessionCount: 0, filteredOut: 0, excludedCount: 0, leftOut: [], unreadableCount: 0 }
const LINKS = [{ reason: 'link' }, { reason: 'link' }]

test.each([
  ['nothing', NOTHING, 0],
  ['links only', { ...NOTHING, leftOut: LINKS }, 2],
  ['links and unreadable files', { ...NOTHING, leftOut: LINKS, unreadableCount: 3 }, 5],
  ['links beside a session', { ...NOTHING, leftOut: LINKS, sessionCount: 1 }, 0],
  ['links beside a filtered session', { ...NOTHING, leftOut: LINKS, filteredOut: 1 }, 0],
  ['links beside an excluded file', { ...NOTHING, leftOut: LINKS, excludedCount: 1 }, 0],
  ['links beside another ignored file', { ...NOTHING, leftOut: [...LINKS, { reason: 'lfs-pointer' }] }, 0],
  ['an unreadable file beside a session', { ...NOTHING, sessionCount: 1, unreadableCount: 1 }, 1],
])('counts the files that make a run incomplete when there is %s', (_name, found, expected) => {
  expect(countInaccessible(found)).toBe(expected)
})
