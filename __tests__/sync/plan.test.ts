import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type CloudCopy, UNKNOWN_ORIGIN } from '../../src/cloud/copies.ts'
import { MAX_BODY_BYTES } from '../../src/cloud/upload-body.ts'
import type { Inputs } from '../../src/inputs/inputs.ts'
import type { PlannedSession } from '../../src/plan/plan.ts'
import { planUploads } from '../../src/sync/plan.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import * as runs from '../rig/runs.ts'
import { createTestContext, PROJECT, scanCheckout, type TestContext } from '../rig/sync-context.ts'

const FILE = '.specstory/history/2026-01-23_17-24-15Z-session-0000.md'

let local: LocalCloud
let job: TestContext
beforeEach(async () => {
  local = await startLocalCloud()
})
afterEach(async () => {
  await job.close()
  await local.close()
})

const present = (bytes: number): CloudCopy => ({ state: 'present', bytes, ...UNKNOWN_ORIGIN })

/** Plans a checkout against copies in the cloud, the nth for the nth session; `meanwhile` happens after the scan. */
async function planOf(
  workspace: string,
  copies: readonly CloudCopy[],
  inputs: Partial<Inputs> = {},
  meanwhile: () => void = () => {},
) {
  const found = await scanCheckout(workspace)
  job = { ...(await createTestContext(local, workspace)), inputs: runs.inputs(inputs) }
  const known = new Map(copies.map((copy, index) => [sessionId(index), copy]))
  const scan = runs.scan({ sessions: found })
  job.observe({ event: 'attempted', project: PROJECT, sessions: found })
  meanwhile()
  let plan: readonly PlannedSession[] = []
  const observed: TestContext = {
    ...job,
    observe(event) {
      if (event.event === 'planned') plan = event.plan
      job.observe(event)
    },
  }
  const uploads = await planUploads(observed, [
    { project: PROJECT, scan, bulk: Promise.resolve({ copies: known, isNew: false }) },
  ])
  return { plan, uploads }
}

describe('what a plan leaves to upload', () => {
  test.each([
    ['sync', 2, { skipped: 1, pending: 0 }],
    ['check', 0, { skipped: 1, pending: 2 }],
  ] as const)('in %s mode: %d uploads', async (mode, left, counts) => {
    const bytes = Buffer.byteLength(transcript(sessionId(0)))
    local.seed(PROJECT.id, sessionId(1), { markdown: 'x' })
    const { uploads } = await planOf(checkout(sessions(3)), [present(bytes), present(1)], { mode })
    expect(uploads).toHaveLength(left)
    expect(job.finish().counts).toMatchObject({ attempted: 3, ...counts })
  })

  test('a session that no cloud takes is refused before anything is read', async () => {
    const big = transcript(sessionId(0), 'x'.repeat(MAX_BODY_BYTES))
    const { uploads } = await planOf(checkout({ [FILE]: big }), [])
    expect(uploads).toEqual([])
    expect(job.results).toMatchObject([
      {
        outcome: 'errored',
        code: 'too-large',
        reason: expect.stringMatching(/^too large for SpecStory Cloud: \d+ B over the limit of 67\.1 MB/),
      },
    ])
  })
})

describe('planning with real files', () => {
  test.each([
    [0, 'up-to-date'],
    [-1, 'grown'],
  ] as const)('a file with Windows’ line breaks is planned with its size on the wire', async (more, reason) => {
    const text = transcript(sessionId(0))
    const bytes = Buffer.byteLength(text)
    const { plan } = await planOf(checkout({ [FILE]: text.replaceAll('\n', '\r\n') }), [present(bytes + more)])
    expect(plan).toMatchObject([{ reason, localBytes: bytes }])
  })

  test('a file that must be read and is gone is that session’s error', async () => {
    const workspace = checkout({ [FILE]: transcript(sessionId(0)).replaceAll('\n', '\r\n') })
    const { plan } = await planOf(workspace, [present(1)], {}, () => rmSync(join(workspace, FILE)))
    expect(plan).toEqual([])
    expect(job.results).toMatchObject([{ outcome: 'errored', code: 'file-changed' }])
  })
})
