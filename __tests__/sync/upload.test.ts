import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import type { RunEvent } from '../../src/run/events.ts'
import { uploadSessions } from '../../src/sync/upload.ts'
import { checkout, sessionId, sessions, transcript, write } from '../rig/checkout.ts'
import { createTestContext, PROJECT, planCreates, type TestContext } from '../rig/sync-context.ts'

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

/** The uploads of every session of a checkout, which are attempted from here on. */
async function prepared(workspace: string) {
  job = await createTestContext(local, workspace)
  const plan = await planCreates(workspace)
  job.observe({ event: 'attempted', project: PROJECT, sessions: plan.map(({ session }) => session) })
  return plan.map((one) => ({ planned: one, project: PROJECT, isNewProject: false, sizesAsOf: undefined }))
}

/** Uploads the one session of a checkout, which may change after it was scanned. */
async function upload(workspace: string, meanwhile: (rig: TestContext) => void = () => {}) {
  const uploads = await prepared(workspace)
  meanwhile(job)
  await uploadSessions(job, uploads)
  const [result] = job.finish(job.deadline.signal.aborted ? { kind: 'deadline', timeoutMs: 300 } : undefined).results
  return result
}

describe('one upload', () => {
  test('says what was sent', async () => {
    const workspace = checkout(sessions(1))
    const bytes = readFileSync(join(workspace, FILE)).length
    expect(await upload(workspace)).toMatchObject({
      outcome: 'created',
      plan: 'new',
      localBytes: bytes,
      sentBytes: expect.any(Number),
      title: 'Add a retry, please.',
      attempts: 1,
    })
    expect(local.store.session(PROJECT.id, sessionId(0))).toMatchObject({
      markdownSize: bytes,
      projectName: 'Widgets',
      metadata: { title: 'Add a retry, please.', agentName: 'Claude Code' },
    })
    // Planned as new once more: the condition does not hold, and the copy is the same.
    expect(await upload(workspace)).toMatchObject({ outcome: 'skipped', plan: 'up-to-date' })
  })

  test('of a session without a title sends none', async () => {
    await upload(checkout({ [FILE]: transcript(sessionId(0), '<only>xml</only>') }))
    expect(local.store.session(PROJECT.id, sessionId(0))?.metadata).not.toHaveProperty('title')
  })

  test('of a large session is streamed, and arrives byte for byte', async () => {
    const text = transcript(sessionId(0), 'Ünïcode 🎉 "quoted"\n\\ and a tab\t'.repeat(20_000))
    const workspace = checkout({ [FILE]: text })
    expect(await upload(workspace)).toMatchObject({ outcome: 'created', localBytes: Buffer.byteLength(text) })
    expect(local.store.session(PROJECT.id, sessionId(0))?.markdown).toBe(text)
  })

  test('whose answer got lost is still the one that created the session', async () => {
    local.addFault({ match: { route: 'put' }, times: 1, action: { kind: 'reset-after-store' } })
    expect(await upload(checkout(sessions(1)))).toMatchObject({ outcome: 'created', attempts: 1 })
  })

  test('that the cloud refuses says the status and the server’s own text', async () => {
    local.addFault({ match: { route: 'put' }, action: { kind: 'status', status: 422, body: '{"error":"no good"}' } })
    expect(await upload(checkout(sessions(1)))).toMatchObject({
      outcome: 'errored',
      reason: expect.stringMatching(/422.*no good/),
      attempts: 1,
    })
  })

  test('that the run’s end interrupts is unfinished', async () => {
    local.addFault({ match: { route: 'put' }, action: { kind: 'stall' } })
    expect(await upload(checkout(sessions(1)), ({ deadline }) => deadline.start(300))).toMatchObject({
      outcome: 'timed-out',
      plan: 'new',
      attempts: 1,
    })
  })

  test.each([
    ['changed', (workspace: string) => write(workspace, { [FILE]: transcript(sessionId(0), 'Something else') })],
    ['disappeared', (workspace: string) => rmSync(join(workspace, FILE))],
  ])('of a file that %s after the scan sends nothing', async (what, change) => {
    const workspace = checkout(sessions(1))
    expect(await upload(workspace, () => change(workspace))).toMatchObject({
      outcome: 'errored',
      code: 'file-changed',
      reason: expect.stringContaining(what),
      attempts: 0,
    })
    expect(local.requests).toEqual([])
  })

  test('that meets a bug of ours is that session’s error', async () => {
    const put = () => Promise.reject(new TypeError('x is not a function'))
    const broken = (rig: TestContext): void => {
      job = { ...rig, cloud: { ...rig.cloud, put } }
    }
    expect(await upload(checkout(sessions(1)), broken)).toMatchObject({
      outcome: 'errored',
      code: 'internal',
      reason: expect.stringContaining('x is not a function'),
    })
  })
})

test('one bad session never stops the others', async () => {
  const uploads = await prepared(checkout(sessions(8)))
  local.addFault({ match: { route: 'put', sessionId: sessionId(3) }, action: { kind: 'status', status: 400 } })
  await uploadSessions(job, uploads)
  expect(job.results).toHaveLength(8)
  expect(job.finish().counts).toMatchObject({ attempted: 8, created: 7, errored: 1 })
})

test('a token that is refused stops the run with that reason', async () => {
  const uploads = await prepared(checkout(sessions(30)))
  local.revokeToken(local.token)
  await uploadSessions(job, uploads)
  expect(job.deadline.signal.reason).toMatchObject({ code: 'token-refused' })
  expect(job.results).toEqual([])
  expect(local.requests.length).toBeLessThanOrEqual(4)
})

test.each([
  ['is low', 60_000, 1, 1],
  ['suffices', 60_000, 3, 0],
  ['was for a window that is over', -1, 1, 0],
])('notices before the upload when the rate limit %s', async (_name, leftMs, remaining, notices) => {
  const uploads = await prepared(checkout(sessions(3)))
  const events: RunEvent[] = []
  const budget = { remaining, endsAt: Date.now() + leftMs }
  const observe = (event: RunEvent): void => {
    events.push(event)
    job.observe(event)
  }
  await uploadSessions({ ...job, observe, cloud: { ...job.cloud, budget } }, uploads)
  expect(events.filter(({ event }) => event === 'rate-limit-low')).toHaveLength(notices)
})
