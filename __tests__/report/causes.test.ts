import { expect, test } from '@jest/globals'
import { groupByCause, toCause } from '../../src/report/causes.ts'
import type { SessionResult } from '../../src/run/results.ts'
import { asProjectId, asSessionId } from '../rig/ids.ts'
import * as runs from '../rig/runs.ts'

type Changes = Partial<SessionResult>

function countCauses(...changes: readonly Changes[]): number {
  const results = changes.map((change, index) => runs.result(index, 'errored', change))
  return groupByCause(results, toCause).length
}

const { name, file, id } = runs.session(0)
const other = runs.session(1)
const withReasons = (...reasons: readonly string[]): Changes[] => reasons.map((reason) => ({ reason }))

test.each<[string, Changes[]]>([
  ['in nothing', withReasons('no', 'no')],
  ['in numbers of bytes', withReasons('it has 64,000,001 bytes', 'it has 65,123,456 bytes')],
  ['in megabytes', withReasons('64.1 MB compressed', '50 MB compressed')],
  ['in durations', withReasons('no answer in 30 s', 'no answer in 9.5 s')],
  ['in names', withReasons(`${name} has gone`, `${other.name} has gone`)],
  ['in files', withReasons(`${file}: has gone`, `${other.file}: has gone`)],
  ['in session IDs', withReasons(`PUT /sessions/${id}: no`, `PUT /sessions/${other.id}: no`)],
  ['in request IDs', withReasons('no (request 8f3e2a91c04d)', 'no (request 00aa11bb22cc)')],
  [
    'in request UUIDs',
    withReasons('no (f47ac10b-58cc-4372-a567-0e02b2c3d479)', 'no (9c858901-8a57-4791-81fe-4c455b099bc9)'),
  ],
  [
    'in session UUIDs',
    ['f47ac10b-58cc-4372-a567-0e02b2c3d479', '9c858901-8a57-4791-81fe-4c455b099bc9'].map((uuid) => ({
      session: runs.session(0, { id: asSessionId(uuid) }),
      reason: `PUT /sessions/${uuid}: no`,
    })),
  ],
  [
    'in projects',
    ['f60e-cdb1-6e5e-8e82', '72dd-4b22-3941-477a'].map((project) => ({
      projectId: asProjectId(project),
      reason: `PUT /projects/${project}: no`,
    })),
  ],
])('groupByCause groups failures that differ %s', (_name, changes) => {
  expect(countCauses(...changes)).toBe(1)
})

test.each<[string, Changes[]]>([
  ['in words', withReasons('no', 'not now')],
  ['in HTTP statuses', withReasons('answered with HTTP 502', 'answered with HTTP 503')],
  ['in error codes within the text', withReasons('failed (ECONNREFUSED)', 'failed (ECONNRESET)')],
  ['in failure codes', [{ code: 'cloud-rejected' }, { code: 'cloud-answer' }]],
  ['in hints', [{ hint: 'Run it again.' }, { hint: 'Split it.' }]],
  ['in statuses', [{}, { outcome: 'timed-out' }]],
])('groupByCause separates failures that differ %s', (_name, changes) => {
  expect(countCauses(...changes)).toBe(2)
})

test('groupByCause keeps the order of groups and of their members', () => {
  const groups = groupByCause(['b1', 'a2', 'b3', 'a4'], (text) => ({
    code: undefined,
    hint: undefined,
    reason: text,
    names: [],
  }))
  // A letter with a digit counts as a word, so the reasons differ.
  expect(groups).toEqual([['b1'], ['a2'], ['b3'], ['a4']])
  const toCodeCause = (text: string) => ({ code: text.charAt(0), hint: undefined, reason: '', names: [] })
  expect(groupByCause(['b1', 'a2', 'b3', 'a4'], toCodeCause)).toEqual([
    ['b1', 'b3'],
    ['a2', 'a4'],
  ])
})

test('groupByCause compares 20,000 long reasons in bounded time', () => {
  const results = Array.from({ length: 20_000 }, (_, index) =>
    runs.result(0, 'errored', { reason: `${index} ${'x1 '.repeat(2_000)}` }),
  )
  const started = performance.now()
  expect(groupByCause(results, toCause)).toHaveLength(1)
  expect(performance.now() - started).toBeLessThan(30_000)
})
