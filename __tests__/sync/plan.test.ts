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
let context: TestContext
beforeEach(async () => {
  local = await startLocalCloud()
})
afterEach(async () => {
  await context.close()
  await local.close()
})

const present = (bytes: number): CloudCopy => ({ state: 'present', bytes, ...UNKNOWN_ORIGIN })

/** Plans a checkout against copies in the cloud, one for each session; `afterScan` runs between scan and plan. */
async function planCheckout(
  workspace: string,
  copies: readonly CloudCopy[],
  inputs: Partial<Inputs> = {},
  afterScan: () => void = () => {},
) {
  const scanned = await scanCheckout(workspace)
  context = { ...(await createTestContext(local, workspace)), inputs: runs.inputs(inputs) }
  const known = new Map(copies.map((copy, index) => [sessionId(index), copy]))
  const scan = runs.scan({ sessions: scanned })
  context.observe({ event: 'attempted', project: PROJECT, sessions: scanned })
  afterScan()
  let plan: readonly PlannedSession[] = []
  const observed: TestContext = {
    ...context,
    observe(event) {
      if (event.event === 'planned') plan = event.plan
      context.observe(event)
    },
  }
  const uploads = await planUploads(observed, [
    { project: PROJECT, scan, bulk: Promise.resolve({ copies: known, isNew: false }) },
  ])
  return { plan, uploads }
}

describe('planUploads', () => {
  test.each([
    ['sync', 2, { skipped: 1, pending: 0 }],
    ['check', 0, { skipped: 1, pending: 2 }],
  ] as const)('in %s mode returns %d uploads', async (mode, uploadCount, counts) => {
    const bytes = Buffer.byteLength(transcript(sessionId(0)))
    local.seed(PROJECT.id, sessionId(1), { markdown: 'x' })
    const { uploads } = await planCheckout(checkout(sessions(3)), [present(bytes), present(1)], { mode })
    expect(uploads).toHaveLength(uploadCount)
    expect(context.finish().counts).toMatchObject({ attempted: 3, ...counts })
  })

  test('refuses a session above the size limit', async () => {
    const big = transcript(sessionId(0), 'x'.repeat(MAX_BODY_BYTES))
    const { uploads } = await planCheckout(checkout({ [FILE]: big }), [])
    expect(uploads).toEqual([])
    expect(context.results).toMatchObject([
      {
        outcome: 'errored',
        code: 'too-large',
        reason: expect.stringMatching(/^too large for SpecStory Cloud: \d+ B over the limit of 64 MB/),
      },
    ])
  })

  test.each([
    ['skips a file with CRLF when its size on the wire equals the copy', 0, 'up-to-date'],
    ['updates a file with CRLF when its size on the wire is larger than the copy', -1, 'grown'],
  ] as const)('%s', async (_name, difference, reason) => {
    const text = transcript(sessionId(0))
    const bytes = Buffer.byteLength(text)
    const { plan } = await planCheckout(checkout({ [FILE]: text.replaceAll('\n', '\r\n') }), [
      present(bytes + difference),
    ])
    expect(plan).toMatchObject([{ reason, localBytes: bytes }])
  })

  test('fails a session whose file disappeared before it was read', async () => {
    const workspace = checkout({ [FILE]: transcript(sessionId(0)).replaceAll('\n', '\r\n') })
    const { plan } = await planCheckout(workspace, [present(1)], {}, () => rmSync(join(workspace, FILE)))
    expect(plan).toEqual([])
    expect(context.results).toMatchObject([{ outcome: 'errored', code: 'file-changed' }])
  })
})
