import { expect, test } from '@jest/globals'
import { buildOutputs } from '../../src/report/outputs.ts'
import * as runs from '../rig/runs.ts'

test.each([
  ['is 0 when no transcript contains one', 'redact', '0'],
  ['is empty when they are sent unread', 'send', ''],
] as const)('the output with the number of credentials %s', (_name, secrets, credentials) => {
  const run = { ...runs.check(), inputs: runs.inputs({ secrets }), results: [] }
  expect(buildOutputs(run, '')).toMatchObject({ credentials })
})
