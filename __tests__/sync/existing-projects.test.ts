import { expect, test } from '@jest/globals'
import { CloudFailure } from '../../src/cloud/cloud-failure.ts'
import { createDeadline, DeadlinePassed } from '../../src/deadline.ts'
import { Failure } from '../../src/failure.ts'
import { requireExistingProjects } from '../../src/sync/compare.ts'
import type { BulkSizes } from '../../src/sync/scan-projects.ts'
import { localSession } from '../rig/local-session.ts'
import * as runs from '../rig/runs.ts'
import { PROJECT } from '../rig/sync-context.ts'

const SCAN = runs.scan({ sessions: [localSession()] })
const KNOWN = { copies: new Map(), isNew: false }
const NEW = { copies: new Map(), isNew: true }
const failure = new Failure('cloud-unreachable', 'the cloud answered 500', 'Run again.')

type Given = readonly [sizes: BulkSizes | undefined, scan?: typeof SCAN]

function required(...projects: readonly Given[]): Promise<void> {
  const found = projects.map(([sizes, scan = SCAN]) => ({
    project: PROJECT,
    scan,
    bulk: sizes === undefined ? undefined : Promise.resolve(sizes),
  }))
  const deadline = createDeadline()
  return requireExistingProjects({ deadline }, found).finally(() => deadline.clear())
}

test.each<[string, readonly Given[]]>([
  ['the cloud has it', [[KNOWN]]],
  ['the cloud has it and has a session of it', [[{ ...KNOWN, copies: new Map([['a', { state: 'absent' }]]) }]]],
  ['nothing would be sent to a new one', [[NEW, runs.scan()]]],
  ['nothing would be sent, and nothing was asked', [[undefined, runs.scan()]]],
])('accepts a project when %s', async (_, projects) => {
  await expect(required(...projects)).resolves.toBeUndefined()
})

test.each<[string, readonly Given[], RegExp]>([
  ['it is new', [[NEW]], /does not exist in SpecStory Cloud/],
  ['the second of two is new', [[KNOWN], [NEW]], /does not exist/],
  ['the cloud does not say', [[{ error: failure }]], /could not be checked: the cloud answered 500/],
])('refuses a project when %s', async (_, projects, message) => {
  await expect(required(...projects)).rejects.toMatchObject({
    code: 'project-new',
    message: expect.stringMatching(message),
    hint: expect.stringContaining('Nothing was uploaded'),
  })
})

test.each<[string, unknown]>([
  ['a refused token', new CloudFailure({ code: 'token-refused', message: 'no', hint: 'h', fatal: true } as never, 1)],
  ['the deadline', new DeadlinePassed('2 min')],
  ['an error of the code', new TypeError('x')],
])('ends the run as it is with %s', async (_, error) => {
  await expect(required([{ error }])).rejects.toBe(error)
})
