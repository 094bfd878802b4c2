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

type ProjectCase = readonly [sizes: BulkSizes | undefined, scan?: typeof SCAN]

function requireProjects(...projects: readonly ProjectCase[]): Promise<void> {
  const scannedProjects = projects.map(([sizes, scan = SCAN]) => ({
    project: PROJECT,
    scan,
    bulk: sizes === undefined ? undefined : Promise.resolve(sizes),
  }))
  const deadline = createDeadline()
  return requireExistingProjects({ deadline }, scannedProjects).finally(() => deadline.clear())
}

test.each<[string, readonly ProjectCase[]]>([
  ['it exists', [[KNOWN]]],
  ['it exists and has sessions', [[{ ...KNOWN, copies: new Map([['a', { state: 'absent' }]]) }]]],
  ['it is new and has no sessions to upload', [[NEW, runs.scan()]]],
  ['it has no sessions to upload and no sizes were requested', [[undefined, runs.scan()]]],
])('requireExistingProjects accepts a project when %s', async (_, projects) => {
  await expect(requireProjects(...projects)).resolves.toBeUndefined()
})

test.each<[string, readonly ProjectCase[], RegExp]>([
  ['it is new', [[NEW]], /does not exist in SpecStory Cloud/],
  ['the second of two is new', [[KNOWN], [NEW]], /does not exist/],
  ['the size listing failed', [[{ error: failure }]], /failed: the cloud answered 500/],
])('requireExistingProjects rejects a project when %s', async (_, projects, message) => {
  await expect(requireProjects(...projects)).rejects.toMatchObject({
    code: 'project-new',
    message: expect.stringMatching(message),
    hint: expect.stringContaining('Nothing was uploaded'),
  })
})

test.each<[string, unknown]>([
  ['a rejected token', new CloudFailure({ code: 'token-refused', message: 'no', hint: 'h', fatal: true } as never, 1)],
  ['a passed deadline', new DeadlinePassed('2 min')],
  ['an unexpected error', new TypeError('x')],
])('requireExistingProjects rethrows %s', async (_, error) => {
  await expect(requireProjects([{ error }])).rejects.toBe(error)
})
