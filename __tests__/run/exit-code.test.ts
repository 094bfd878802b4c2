import { expect, test } from '@jest/globals'
import type { Inputs } from '../../src/inputs/inputs.ts'
import type { Run } from '../../src/run/run.ts'
import { resolveExitCode } from '../../src/run/run.ts'
import type { Status } from '../../src/run/run-outcome.ts'
import { createCounts } from '../../src/run/session-statuses.ts'
import * as runs from '../rig/runs.ts'

test.each<[Status, Inputs['failOnIncomplete'], 0 | 1]>([
  ['complete', true, 0],
  ['not-run', true, 0],
  ['incomplete', true, 1],
  ['incomplete', false, 0],
  ['failed', false, 1],
  ['failed', 'errors', 1],
  ['cancelled', false, 1],
  ['cancelled', 'errors', 1],
])('resolveExitCode for %s with `fail-on-incomplete: %s` returns %i', (status, failOnIncomplete, code) => {
  expect(resolveExitCode(runs.run([], { status, inputs: runs.inputs({ failOnIncomplete }) }))).toBe(code)
})

const unreadable = [{ file: 'a.md', detail: 'EACCES' }]
test.each<[string, Partial<Run>, 0 | 1]>([
  ['ignores a pending session', { counts: { ...createCounts(), attempted: 1, pending: 1 } }, 0],
  ['fails for an errored session', { counts: { ...createCounts(), attempted: 2, pending: 1, errored: 1 } }, 1],
  ['fails for a session that timed out', { counts: { ...createCounts(), attempted: 1, timedOut: 1 } }, 1],
  [
    'fails for a file that could not be read',
    { projects: [runs.unscannedProject(runs.WIDGETS, { scan: runs.scan({ unreadable }) })] },
    1,
  ],
  ['fails when the timeout expired before the scan', { statusReason: 'The deadline of 1 s passed.' }, 1],
])('resolveExitCode for incomplete with `fail-on-incomplete: errors` %s', (_, changes, code) => {
  const inputs = runs.inputs({ failOnIncomplete: 'errors' })
  expect(resolveExitCode(runs.run([], { status: 'incomplete', inputs, ...changes }))).toBe(code)
})

test('resolveExitCode returns 1 when the inputs could not be read', () => {
  expect(resolveExitCode(runs.run([], { status: 'incomplete', inputs: undefined }))).toBe(1)
})
