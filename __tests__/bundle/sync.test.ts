import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { counts, PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript, write } from '../rig/checkout.ts'

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples')

let cloud: LocalCloud
beforeEach(async () => {
  cloud = await startLocalCloud()
})
afterEach(async () => {
  await cloud.close()
})

function sync(workspace: string, inputs: Readonly<Record<string, string>> = {}): Promise<PublishedRun> {
  return run(cloud, { workspace, inputs })
}

describe('a sync', () => {
  test('creates every sample session, and skips all of them in a second run', async () => {
    const first = await sync(SAMPLES)
    expect(first.outputs).toMatchObject({ status: 'complete', attempted: '10', created: '10' })
    expect(first.exitCode).toBe(0)
    expect(requests(cloud)).toEqual({ sizes: 1, put: 10 })

    const before = cloud.requests.length
    const second = await sync(SAMPLES)
    expect(counts(second)).toEqual([10, 0, 0, 10, 0, 0, 0])
    expect(cloud.requests.slice(before).map(({ route }) => route)).toEqual(['sizes'])
  })

  test('uploads the exact text of a file, with its metadata', async () => {
    const workspace = checkout(sessions(1, () => 'Ünïcode “quotes” and \u0007 control'))
    await sync(workspace)
    const stored = cloud.store.findSession(PROJECT, sessionId(0))
    expect(stored?.markdown).toBe(
      readFileSync(join(workspace, '.specstory/history/2026-01-23_17-24-15Z-session-0000.md'), 'utf8'),
    )
    expect(stored).toMatchObject({
      name: '2026-01-23_17-24-15Z-session-0000',
      projectName: 'sessions',
      metadata: { clientName: 'specstory-sync-action', clientVersion: '1.0.0', agentName: 'Claude Code' },
    })
    expect(JSON.parse(stored?.rawData ?? '')).toMatchObject({
      source: 'specstory-sync-action',
      repository: 'octo/sessions',
    })
    expect(stored?.sessionData).toBeUndefined()
  })

  test('updates a grown session, and a smaller one only with `update-when: different`', async () => {
    const workspace = checkout(sessions(3))
    await sync(workspace)
    write(workspace, {
      '.specstory/history/2026-01-23_17-24-15Z-session-0000.md': transcript(
        sessionId(0),
        'Add a retry, please. And a test.',
      ),
      '.specstory/history/2026-01-23_17-24-15Z-session-0001.md': transcript(sessionId(1), 'Add'),
    })
    expect(counts(await sync(workspace))).toEqual([3, 0, 1, 2, 0, 0, 0])
    expect(counts(await sync(workspace, { 'update-when': 'different' }))).toEqual([3, 0, 1, 2, 0, 0, 0])
    expect(counts(await sync(workspace, { 'update-when': 'different' }))).toEqual([3, 0, 0, 3, 0, 0, 0])
  })

  test('uploads nothing and counts pending sessions in check mode', async () => {
    const workspace = checkout(sessions(2))
    const result = await sync(workspace, { mode: 'check' })
    expect(counts(result)).toEqual([2, 0, 0, 0, 0, 0, 2])
    expect(result.outputs['status']).toBe('incomplete')
    expect(result.exitCode).toBe(1)
    expect(requests(cloud)).toEqual({ sizes: 1 })
    expect((await sync(workspace, { mode: 'check', 'fail-on-incomplete': 'false' })).exitCode).toBe(0)
  })

  test('checks named sessions individually', async () => {
    const workspace = checkout(sessions(5))
    const result = await sync(workspace, { sessions: `${sessionId(1)}, ${sessionId(3)}` })
    expect(counts(result)).toEqual([2, 2, 0, 0, 0, 0, 0])
    expect(requests(cloud)).toEqual({ head: 4, put: 2 })
  })

  test('fails before anything is sent when no file has a named session', async () => {
    const result = await sync(checkout(sessions(2)), { sessions: `${sessionId(1)} ${sessionId(7)}` })
    expect(result.outputs).toMatchObject({ status: 'failed', attempted: '0' })
    expect(result.log).toContain(sessionId(7))
    expect(result.exitCode).toBe(1)
    expect(requests(cloud)).toEqual({})
  })

  test('filters out sessions of other providers', async () => {
    const workspace = checkout({ ...sessions(2), '.specstory/history/x.md': transcript('codex-1', 'Hi', 'Codex CLI') })
    expect(counts(await sync(workspace, { providers: 'codex' }))).toEqual([1, 1, 0, 0, 0, 0, 0])
    const nothing = await sync(workspace, { providers: 'gemini', 'if-no-sessions': 'error' })
    expect(nothing.outputs).toMatchObject({ status: 'complete', attempted: '0' })
    expect(nothing.exitCode).toBe(0)
  })
})

describe('a CLI copy', () => {
  beforeEach(() => {
    for (const index of [0, 1]) {
      cloud.seed(PROJECT, sessionId(index), {
        markdown: 'short',
        rawData: '{"raw":"log"}',
        ...(index === 0 ? { sessionData: 'resume' } : {}),
      })
    }
  })

  test('is kept, with a warning', async () => {
    const result = await sync(checkout(sessions(2)))
    expect(counts(result)).toEqual([2, 0, 1, 1, 0, 0, 0])
    expect(result.exitCode).toBe(0)
    expect(result.log).toMatch(/::warning.*specstory sync/)
    expect(cloud.store.findSession(PROJECT, sessionId(0))).toMatchObject({
      markdown: 'short',
      rawData: '{"raw":"log"}',
    })
  })

  test('is kept when it is checked individually', async () => {
    expect(counts(await sync(checkout(sessions(2)), { sessions: sessionId(0) }))).toEqual([1, 0, 0, 1, 0, 0, 0])
  })

  test('is updated with `overwrite-cli-sessions: true`', async () => {
    expect(counts(await sync(checkout(sessions(2)), { 'overwrite-cli-sessions': 'true' }))).toEqual([
      2, 0, 2, 0, 0, 0, 0,
    ])
  })
})

describe('the comparison of 111 sessions', () => {
  const workspace = checkout(sessions(111))

  test('takes one request, followed by at most ten uploads at a time', async () => {
    // The first uploads wait for each other on a machine of any speed.
    for (let index = 0; index < 10; index++)
      cloud.addFault({ match: { sessionId: sessionId(index) }, action: { kind: 'latency', ms: 1_500 } })
    expect(counts(await sync(workspace))).toEqual([111, 111, 0, 0, 0, 0, 0])
    expect(requests(cloud)).toEqual({ sizes: 1, put: 111 })
    expect(cloud.getPeakConcurrency()).toMatchObject({ all: 10, put: 10 })
  })

  test('has the same result with HEADs when the size request fails three times', async () => {
    cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'status', status: 500 } })
    for (let index = 50; index < 60; index++) {
      const match = { route: 'head', sessionId: sessionId(index) } as const
      cloud.addFault({ match, action: { kind: 'latency', ms: 1_500 } })
    }
    const result = await sync(workspace)
    expect(counts(result)).toEqual([111, 111, 0, 0, 0, 0, 0])
    expect(requests(cloud)).toEqual({ sizes: 3, head: 222, put: 111 })
    expect(cloud.getPeakConcurrency()).toMatchObject({ head: 10 })
    expect(result.log).toMatch(/::warning/)
    const again = await sync(workspace)
    expect(counts(again)).toEqual([111, 0, 0, 111, 0, 0, 0])
  })
})

test('ends soon after its timeout, with every session timed out, when all uploads stall', async () => {
  cloud.addFault({ match: { route: 'put' }, action: { kind: 'stall' } })
  const result = await sync(checkout(sessions(111)), { timeout: '5' })
  expect(result.durationMs).toBeLessThan(60_000)
  expect(counts(result)).toEqual([111, 0, 0, 0, 0, 111, 0])
  expect(result.outputs['status']).toBe('incomplete')
  expect(result.summary).not.toBe('')
  expect(result.report).toMatchObject({ counts: { attempted: 111, timedOut: 111 } })
  expect(result.exitCode).toBe(1)
})

test('names a path that opted out in report and summary', async () => {
  const workspace = checkout({
    ...sessions(1),
    'attic/.specstory/.project.json': '{"cloud_sync": false}',
    'attic/.specstory/history/old.md': transcript(sessionId(7)),
  })
  const { outputs, summary } = await sync(workspace, { path: '.\nattic' })
  const optOuts = [{ path: 'attic', file: 'attic/.specstory/.project.json', setting: 'cloud_sync' }]
  expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))).toMatchObject({ optOuts })
  expect(summary).toMatch(/^Not synced: attic .*`cloud_sync: false` in attic\/\.specstory\/\.project\.json/m)
  expect(cloud.store.findSession(PROJECT, sessionId(7))).toBeUndefined()
})
