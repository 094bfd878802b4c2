import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import type { RunEvent } from '../../src/run/events.ts'
import { uploadSessions } from '../../src/sync/upload.ts'
import { checkout, sessionId, sessions, transcript, write } from '../rig/checkout.ts'
import { createTestContext, PROJECT, planCreates, type TestContext } from '../rig/sync-context.ts'

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

/** Plans an upload for every session of a checkout. */
async function prepareUploads(workspace: string) {
  context = await createTestContext(local, workspace)
  const plan = await planCreates(workspace)
  context.observe({ event: 'attempted', project: PROJECT, sessions: plan.map(({ session }) => session) })
  return plan.map((one) => ({ planned: one, project: PROJECT, isNewProject: false, sizesAsOf: undefined }))
}

/** Uploads the only session of a checkout; `afterScan` runs between scan and upload. */
async function uploadOnly(workspace: string, afterScan: (context: TestContext) => void = () => {}) {
  const uploads = await prepareUploads(workspace)
  afterScan(context)
  await uploadSessions(context, uploads)
  const [result] = context.finish(
    context.deadline.signal.aborted ? { kind: 'deadline', timeoutMs: 300 } : undefined,
  ).results
  return result
}

describe('the upload of a session', () => {
  test('reports its size and title, and is skipped when it is repeated', async () => {
    const workspace = checkout(sessions(1))
    const bytes = readFileSync(join(workspace, FILE)).length
    expect(await uploadOnly(workspace)).toMatchObject({
      outcome: 'created',
      plan: 'new',
      localBytes: bytes,
      sentBytes: expect.any(Number),
      title: 'Add a retry, please.',
      attempts: 1,
    })
    expect(local.store.findSession(PROJECT.id, sessionId(0))).toMatchObject({
      markdownSize: bytes,
      projectName: 'Widgets',
      metadata: { title: 'Add a retry, please.', agentName: 'Claude Code' },
    })
    // Planned as new again: the precondition fails, and the copy is equal.
    expect(await uploadOnly(workspace)).toMatchObject({ outcome: 'skipped', plan: 'up-to-date', attempts: 1 })
  })

  test('contains no title when the session has none', async () => {
    await uploadOnly(checkout({ [FILE]: transcript(sessionId(0), '<only>xml</only>') }))
    expect(local.store.findSession(PROJECT.id, sessionId(0))?.metadata).not.toHaveProperty('title')
  })

  test('stores a large session byte for byte', async () => {
    const text = transcript(sessionId(0), 'Ünïcode 🎉 "quoted"\n\\ and a tab\t'.repeat(20_000))
    const workspace = checkout({ [FILE]: text })
    expect(await uploadOnly(workspace)).toMatchObject({ outcome: 'created', localBytes: Buffer.byteLength(text) })
    expect(local.store.findSession(PROJECT.id, sessionId(0))?.markdown).toBe(text)
  })

  test('is reported as created when the first response was lost', async () => {
    local.addFault({ match: { route: 'put' }, times: 1, action: { kind: 'reset-after-store' } })
    expect(await uploadOnly(checkout(sessions(1)))).toMatchObject({ outcome: 'created', attempts: 1 })
  })

  test('is reported as updated when the first response to an update was lost', async () => {
    local.seed(PROJECT.id, sessionId(0), { markdown: 'x' })
    local.addFault({ match: { route: 'put' }, times: 1, action: { kind: 'reset-after-store' } })
    const uploads = await prepareUploads(checkout(sessions(1)))
    const update = { action: 'update', reason: 'grown', cloudBytes: 1 } as const
    await uploadSessions(
      context,
      uploads.map((upload) => ({ ...upload, planned: { ...upload.planned, ...update } })),
    )
    expect(context.finish().results).toMatchObject([{ outcome: 'updated', plan: 'grown', attempts: 1 }])
    expect(local.requests.map(({ route }) => route)).toEqual(['head', 'put', 'head'])
  })

  test('fails with status and text of the response when the cloud rejects it', async () => {
    local.addFault({ match: { route: 'put' }, action: { kind: 'status', status: 422, body: '{"error":"no good"}' } })
    expect(await uploadOnly(checkout(sessions(1)))).toMatchObject({
      outcome: 'errored',
      reason: expect.stringMatching(/422.*no good/),
      attempts: 1,
    })
  })

  test('times out when the deadline interrupts it', async () => {
    local.addFault({ match: { route: 'put' }, action: { kind: 'stall' } })
    expect(await uploadOnly(checkout(sessions(1)), ({ deadline }) => deadline.start(300))).toMatchObject({
      outcome: 'timed-out',
      plan: 'new',
      attempts: 1,
    })
  })

  test.each([
    ['changed', (workspace: string) => write(workspace, { [FILE]: transcript(sessionId(0), 'Something else') })],
    ['disappeared', (workspace: string) => rmSync(join(workspace, FILE))],
  ])('fails without a request when the file %s after the scan', async (what, change) => {
    const workspace = checkout(sessions(1))
    expect(await uploadOnly(workspace, () => change(workspace))).toMatchObject({
      outcome: 'errored',
      code: 'file-changed',
      reason: expect.stringContaining(what),
      attempts: 0,
    })
    expect(local.requests).toEqual([])
  })

  test('fails only that session when the code throws unexpectedly', async () => {
    const put = () => Promise.reject(new TypeError('x is not a function'))
    const breakPut = (working: TestContext): void => {
      context = { ...working, cloud: { ...working.cloud, put } }
    }
    expect(await uploadOnly(checkout(sessions(1)), breakPut)).toMatchObject({
      outcome: 'errored',
      code: 'internal',
      reason: expect.stringContaining('x is not a function'),
    })
  })
})

test('uploadSessions uploads all other sessions when one fails', async () => {
  const uploads = await prepareUploads(checkout(sessions(8)))
  local.addFault({ match: { route: 'put', sessionId: sessionId(3) }, action: { kind: 'status', status: 400 } })
  await uploadSessions(context, uploads)
  expect(context.results).toHaveLength(8)
  expect(context.finish().counts).toMatchObject({ attempted: 8, created: 7, errored: 1 })
})

test('uploadSessions stops the run when the token is rejected', async () => {
  const uploads = await prepareUploads(checkout(sessions(30)))
  local.revokeToken(local.token)
  await uploadSessions(context, uploads)
  expect(context.deadline.signal.reason).toMatchObject({ code: 'token-refused' })
  expect(context.results).toEqual([])
  expect(local.requests.length).toBeLessThanOrEqual(4)
})

test.each([412, 304] as const)(
  'uploadSessions uploads without conditions when each condition is answered with %d although no copy exists',
  async (mode) => {
    local.addFault({ match: { route: 'put' }, action: { kind: 'conditions', mode } })
    expect(await uploadOnly(checkout(sessions(1)))).toMatchObject({ outcome: 'created', plan: 'new' })
    expect(local.requests.map(({ headers }) => headers['if-none-match'])).toEqual(['*', undefined, undefined])
    expect(context.finish().notices).toMatchObject([{ title: 'Uploads without conditions' }])
  },
)

test('uploadSessions adds a notice when another client creates a copy before the upload', async () => {
  const upload = { markdown: 'xy' }
  local.addFault({ match: { route: 'put' }, times: 1, action: { kind: 'other-client', upload } })
  expect(await uploadOnly(checkout(sessions(1)))).toMatchObject({ outcome: 'updated', attempts: 2 })
  expect(context.finish().notices).toMatchObject([{ title: 'Another client' }])
})

test('uploadSessions uploads concurrently to a new project when the first three creates have failed', async () => {
  local.addFault({ match: { route: 'put', nth: [1, 2, 3] }, action: { kind: 'status', status: 422 } })
  local.addFault({ match: { route: 'put' }, action: { kind: 'stall' } })
  const uploads = await prepareUploads(checkout(sessions(5)))
  const uploading = uploadSessions(
    context,
    uploads.map((upload) => ({ ...upload, isNewProject: true })),
  )
  let isDone = false
  const done = uploading.finally(() => {
    isDone = true
  })
  while (!isDone && local.getPeakConcurrency().put < 2) await setTimeout(5)
  context.deadline.stop(new Error('enough'))
  await done
  expect(local.getPeakConcurrency().put).toBe(2)
  expect(local.requests.map(({ status }) => status)).toEqual([422, 422, 422, 0, 0])
})

test.each([
  ['warns when the rate limit is too low', 60_000, 1, 1],
  ['does not warn when the rate limit suffices', 60_000, 3, 0],
  ['does not warn when the window of the rate limit is over', -1, 1, 0],
])('uploadSessions %s', async (_name, leftMs, remaining, notices) => {
  const uploads = await prepareUploads(checkout(sessions(3)))
  const events: RunEvent[] = []
  const budget = { remaining, endsAt: Date.now() + leftMs }
  const observe = (event: RunEvent): void => {
    events.push(event)
    context.observe(event)
  }
  await uploadSessions({ ...context, observe, cloud: { ...context.cloud, budget } }, uploads)
  expect(events.filter(({ event }) => event === 'rate-limit-low')).toHaveLength(notices)
})
