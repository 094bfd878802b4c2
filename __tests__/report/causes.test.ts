import { expect, test } from '@jest/globals'
import { groupByCause, toCause } from '../../src/report/causes.ts'
import type { SessionResult } from '../../src/run/results.ts'
import { asProjectId, asSessionId } from '../rig/ids.ts'
import * as runs from '../rig/runs.ts'

type Changes = Partial<SessionResult>

/** How many causes so many sessions have that failed for these reasons. */
function causes(...changes: readonly Changes[]): number {
  const results = changes.map((change, index) => runs.result(index, 'errored', change))
  return groupByCause(results, toCause).length
}

const { name, file, id } = runs.session(0)
const other = runs.session(1)
const because = (...reasons: readonly string[]): Changes[] => reasons.map((reason) => ({ reason }))

test.each<[string, Changes[]]>([
  ['the same words', because('no', 'no')],
  ['other sizes', because('it has 64,000,001 bytes', 'it has 65,123,456 bytes')],
  ['other sizes in megabytes', because('64.1 MB compressed', '50 MB compressed')],
  ['other times', because('no answer in 30 s', 'no answer in 9.5 s')],
  ['other names', because(`${name} has gone`, `${other.name} has gone`)],
  ['other files', because(`${file}: has gone`, `${other.file}: has gone`)],
  ['other ids', because(`PUT /sessions/${id}: no`, `PUT /sessions/${other.id}: no`)],
  ['ids of requests', because('no (request 8f3e2a91c04d)', 'no (request 00aa11bb22cc)')],
  [
    'UUIDs of requests',
    because('no (f47ac10b-58cc-4372-a567-0e02b2c3d479)', 'no (9c858901-8a57-4791-81fe-4c455b099bc9)'),
  ],
  [
    'UUIDs of sessions',
    ['f47ac10b-58cc-4372-a567-0e02b2c3d479', '9c858901-8a57-4791-81fe-4c455b099bc9'].map((uuid) => ({
      session: runs.session(0, { id: asSessionId(uuid) }),
      reason: `PUT /sessions/${uuid}: no`,
    })),
  ],
  [
    'projects',
    ['f60e-cdb1-6e5e-8e82', '72dd-4b22-3941-477a'].map((project) => ({
      projectId: asProjectId(project),
      reason: `PUT /projects/${project}: no`,
    })),
  ],
])('one cause: %s', (_name, changes) => {
  expect(causes(...changes)).toBe(1)
})

test.each<[string, Changes[]]>([
  ['other words', because('no', 'not now')],
  ['other statuses', because('answered with HTTP 502', 'answered with HTTP 503')],
  ['other codes of an error', because('failed (ECONNREFUSED)', 'failed (ECONNRESET)')],
  ['another code', [{ code: 'cloud-rejected' }, { code: 'cloud-answer' }]],
  ['another remedy', [{ hint: 'Run it again.' }, { hint: 'Split it.' }]],
  ['another outcome', [{}, { outcome: 'timed-out' }]],
])('two causes: %s', (_name, changes) => {
  expect(causes(...changes)).toBe(2)
})

test('groups and their members keep the order in which they come', () => {
  const groups = groupByCause(['b1', 'a2', 'b3', 'a4'], (text) => ({
    code: undefined,
    hint: undefined,
    reason: text,
    names: [],
  }))
  // A letter with a number is a word.
  expect(groups).toEqual([['b1'], ['a2'], ['b3'], ['a4']])
  const tell = (text: string) => ({ code: text.charAt(0), hint: undefined, reason: '', names: [] })
  expect(groupByCause(['b1', 'a2', 'b3', 'a4'], tell)).toEqual([
    ['b1', 'b3'],
    ['a2', 'a4'],
  ])
})

test('reasons of any length are compared in no time', () => {
  const results = Array.from({ length: 20_000 }, (_, index) =>
    runs.result(0, 'errored', { reason: `${index} ${'x1 '.repeat(2_000)}` }),
  )
  const started = performance.now()
  expect(groupByCause(results, toCause)).toHaveLength(1)
  expect(performance.now() - started).toBeLessThan(30_000)
})
