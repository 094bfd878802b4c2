import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import type { PlannedSession } from '../../src/plan/plan.ts'
import { planProject } from '../../src/sync/plan-project.ts'
import { settle, syncSessions, unreadableSession } from '../../src/sync/sync.ts'
import { Tally } from '../../src/sync/tally.ts'
import { type UploadContext, uploadSession } from '../../src/sync/upload.ts'
import { checkout, sessionId, sessions, transcript, write } from '../checkout.ts'
import { PROJECT, rig, scanned } from './rig.ts'

const FILE = '.specstory/history/2026-01-23_17-24-15Z-session-0000.md'

let local: LocalCloud
let tools: Awaited<ReturnType<typeof rig>>
beforeEach(async () => {
  local = await startLocalCloud()
  tools = await rig(local)
})
afterEach(async () => {
  tools.deadline.clear()
  await tools.cloud.close()
  await local.close()
})

function context(workspace: string): UploadContext {
  return {
    cloud: tools.cloud,
    limiter: tools.limiter,
    workspace,
    repository: 'acme/widgets',
    commit: 'a'.repeat(40),
    deadline: tools.deadline,
    timings: { read: 0, compress: 0, send: 0 },
  }
}

async function planned(workspace: string): Promise<PlannedSession[]> {
  return (await scanned(workspace)).map((session) => {
    return { session, action: 'create', reason: 'new', localBytes: session.diskBytes, cloudBytes: undefined }
  })
}

async function upload(workspace: string) {
  const [first] = await planned(workspace)
  if (first === undefined) throw new Error('the checkout holds no session')
  return await uploadSession(first, PROJECT, context(workspace))
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
    expect(await upload(workspace)).toMatchObject({ outcome: 'updated' })
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
    expect(await upload(checkout(sessions(1)))).toMatchObject({ outcome: 'created', attempts: 2 })
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
    tools.deadline.start(300)
    expect(await upload(checkout(sessions(1)))).toEqual({ plan: 'new', attempts: 1, durationMs: expect.any(Number) })
  })

  test.each([
    ['changed', (workspace: string) => write(workspace, { [FILE]: transcript(sessionId(0), 'Something else') })],
    ['disappeared', (workspace: string) => rmSync(join(workspace, FILE))],
  ])('of a file that %s after the scan sends nothing', async (what, change) => {
    const workspace = checkout(sessions(1))
    const [first] = await planned(workspace)
    change(workspace)
    expect(first && (await uploadSession(first, PROJECT, context(workspace)))).toMatchObject({
      outcome: 'errored',
      code: 'file-changed',
      reason: expect.stringContaining(what),
      attempts: 0,
    })
    expect(local.requests).toEqual([])
  })

  test('that meets a bug of ours is that session’s error', async () => {
    const workspace = checkout(sessions(1))
    const [first] = await planned(workspace)
    const cloud = { ...tools.cloud, put: () => Promise.reject(new TypeError('x is not a function')) }
    expect(first && (await uploadSession(first, PROJECT, { ...context(workspace), cloud }))).toMatchObject({
      outcome: 'errored',
      code: 'internal',
      reason: expect.stringContaining('x is not a function'),
    })
  })
})

test('one bad session never stops the others', async () => {
  const workspace = checkout(sessions(8))
  local.addFault({ match: { route: 'put', sessionId: sessionId(3) }, action: { kind: 'status', status: 400 } })
  const tally = new Tally()
  const uploads = (await planned(workspace)).map((plan) => ({ planned: plan, project: PROJECT }))
  for (const { planned: plan } of uploads) tally.attempt(PROJECT.id, plan.session)
  const done: string[] = []
  await syncSessions(uploads, { ...tools, tally }, context(workspace), ({ outcome }) => done.push(outcome))
  expect(tally.counts()).toMatchObject({ attempted: 8, created: 7, errored: 1 })
  expect(done).toHaveLength(8)
})

test('a token that is refused stops the run with that reason', async () => {
  const workspace = checkout(sessions(30))
  local.revokeToken(local.token)
  const tally = new Tally()
  const uploads = (await planned(workspace)).map((plan) => ({ planned: plan, project: PROJECT }))
  for (const { planned: plan } of uploads) tally.attempt(PROJECT.id, plan.session)
  await syncSessions(uploads, { ...tools, tally }, context(workspace), () => {})
  expect(tools.deadline.signal.reason).toMatchObject({ code: 'token-refused' })
  expect(tally.isSettled()).toBe(false)
  expect(local.requests.length).toBeLessThanOrEqual(4)
})

describe('settling the plan', () => {
  const plan = async (): Promise<PlannedSession[]> => {
    const [first, second, third] = await planned(checkout(sessions(3)))
    if (first === undefined || second === undefined || third === undefined) throw new Error('three sessions')
    return [
      first,
      { ...second, action: 'skip', reason: 'up-to-date', cloudBytes: 7 },
      { ...third, action: 'refuse', reason: 'too-large', detail: '9 bytes' },
    ]
  }

  test.each([
    ['sync', 1, { skipped: 1, errored: 1, pending: 0 }],
    ['check', 0, { skipped: 1, errored: 1, pending: 1 }],
  ] as const)('in %s mode leaves %d upload', async (mode, left, counts) => {
    const tally = new Tally()
    const entries = await plan()
    for (const { session } of entries) tally.attempt(PROJECT.id, session)
    expect(settle(entries, PROJECT, mode, tally)).toHaveLength(left)
    expect(tally.counts()).toMatchObject(counts)
    expect(tally.results().find(({ outcome }) => outcome === 'errored')).toMatchObject({
      code: 'too-large',
      reason: 'too large for the cloud: 9 bytes',
    })
  })
})

describe('planning with real files', () => {
  const rules = { updateWhen: 'larger', overwriteCliSessions: false, maxBytes: 1e6 } as const

  test('a file with Windows’ line breaks is planned with its size on the wire', async () => {
    const text = transcript(sessionId(0))
    const workspace = checkout({ [FILE]: text.replaceAll('\n', '\r\n') })
    const bytes = Buffer.byteLength(text)
    const options = { workspace, limiter: tools.limiter, signal: tools.deadline.signal }
    for (const [cloudBytes, reason] of [
      [bytes, 'up-to-date'],
      [bytes - 1, 'grown'],
    ] as const) {
      const copies = new Map([[sessionId(0), { state: 'present', bytes: cloudBytes, fromCli: false } as const]])
      const { plan } = await planProject(await scanned(workspace), copies, rules, options)
      expect(plan).toMatchObject([{ reason, localBytes: bytes }])
    }
  })

  test('a file that must be read and is gone is that session’s error', async () => {
    const workspace = checkout({ [FILE]: transcript(sessionId(0)).replaceAll('\n', '\r\n') })
    const found = await scanned(workspace)
    rmSync(join(workspace, FILE))
    const copies = new Map([[sessionId(0), { state: 'present', bytes: 1, fromCli: false } as const]])
    const options = { workspace, limiter: tools.limiter, signal: tools.deadline.signal }
    const { plan, failures } = await planProject(found, copies, rules, options)
    expect(plan).toEqual([])
    const [failed] = failures
    expect(failed && unreadableSession(PROJECT, failed.session, failed.failure)).toMatchObject({
      outcome: 'errored',
      code: 'file-changed',
    })
  })

  test('a session that was not compared is not planned', async () => {
    const workspace = checkout(sessions(2))
    const options = { workspace, limiter: tools.limiter, signal: tools.deadline.signal }
    const copies = new Map([[sessionId(1), { state: 'absent' } as const]])
    const { plan } = await planProject(await scanned(workspace), copies, rules, options)
    expect(plan.map(({ session }) => session.id)).toEqual([sessionId(1)])
  })
})
