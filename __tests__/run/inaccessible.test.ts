import { expect, test } from '@jest/globals'
import { countInaccessible } from '../../src/run/run.ts'

const NOTHING = { sessionCount: 0, filteredOut: 0, excludedCount: 0, ignored: [], unreadableCount: 0 }
const LINKS = [{ reason: 'link' }, { reason: 'link' }]

test.each([
  ['no files', NOTHING, 0],
  ['only links', { ...NOTHING, ignored: LINKS }, 2],
  ['links and unreadable files', { ...NOTHING, ignored: LINKS, unreadableCount: 3 }, 5],
  ['links and a session', { ...NOTHING, ignored: LINKS, sessionCount: 1 }, 0],
  ['links and a filtered session', { ...NOTHING, ignored: LINKS, filteredOut: 1 }, 0],
  ['links and an excluded file', { ...NOTHING, ignored: LINKS, excludedCount: 1 }, 0],
  ['links and another ignored file', { ...NOTHING, ignored: [...LINKS, { reason: 'lfs-pointer' }] }, 0],
  ['an unreadable file and a session', { ...NOTHING, sessionCount: 1, unreadableCount: 1 }, 1],
])('countInaccessible counts the files that make a run incomplete among %s', (_name, found, expected) => {
  expect(countInaccessible(found)).toBe(expected)
})
