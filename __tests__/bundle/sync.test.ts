import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type ActionResult, type ActionStep, runAction } from '../../local-runner/run-action.ts'
import { computeProjectId } from '../../src/project/identify.ts'
import { checkout, sessionId, sessions, transcript, write } from '../rig/checkout.ts'

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples')
/** Of `https://github.com/octo/sessions`, the local runner's repository. */
const PROJECT = computeProjectId('https://github.com/octo/sessions')

let cloud: LocalCloud
beforeEach(async () => {
  cloud = await startLocalCloud()
})
afterEach(async () => {
  await cloud.close()
})

function run(
  workspace: string,
  inputs: Record<string, string> = {},
  step: Partial<ActionStep> = {},
): Promise<ActionResult> {
  return runAction({ workspace, inputs: { token: cloud.token, 'cloud-url': cloud.url, ...inputs }, ...step })
}

/** How many requests of each kind reached the cloud since the last look. */
function requests(): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { route } of cloud.requests) counts[route] = (counts[route] ?? 0) + 1
  return counts
}

function counts(ending: ActionResult): number[] {
  return ['attempted', 'created', 'updated', 'skipped', 'errored', 'timed-out', 'pending'].map((name) =>
    Number(ending.outputs[name]),
  )
}

describe('a checkout is synced', () => {
  test('the samples: everything is created, and the second run finds nothing to do', async () => {
    const first = await run(SAMPLES)
    expect(first.outputs).toMatchObject({ status: 'complete', attempted: '10', created: '10' })
    expect(first.exitCode).toBe(0)
    expect(requests()).toEqual({ sizes: 1, put: 10 })

    const before = cloud.requests.length
    const second = await run(SAMPLES)
    expect(counts(second)).toEqual([10, 0, 0, 10, 0, 0, 0])
    expect(cloud.requests.slice(before).map(({ route }) => route)).toEqual(['sizes'])
  })

  test('what the cloud then holds is what the files hold', async () => {
    const workspace = checkout(sessions(1, () => 'Ünïcode “quotes” and \u0007 control'))
    await run(workspace)
    const stored = cloud.store.session(PROJECT, sessionId(0))
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

  test('a session that grew is updated, one that shrank is not', async () => {
    const workspace = checkout(sessions(3))
    await run(workspace)
    write(workspace, {
      '.specstory/history/2026-01-23_17-24-15Z-session-0000.md': transcript(
        sessionId(0),
        'Add a retry, please. And a test.',
      ),
      '.specstory/history/2026-01-23_17-24-15Z-session-0001.md': transcript(sessionId(1), 'Add'),
    })
    expect(counts(await run(workspace))).toEqual([3, 0, 1, 2, 0, 0, 0])
    expect(counts(await run(workspace, { 'update-when': 'different' }))).toEqual([3, 0, 1, 2, 0, 0, 0])
    expect(counts(await run(workspace, { 'update-when': 'different' }))).toEqual([3, 0, 0, 3, 0, 0, 0])
  })

  test('check writes nothing and says what is pending', async () => {
    const workspace = checkout(sessions(2))
    const ending = await run(workspace, { mode: 'check' })
    expect(counts(ending)).toEqual([2, 0, 0, 0, 0, 0, 2])
    expect(ending.outputs['status']).toBe('incomplete')
    expect(ending.exitCode).toBe(1)
    expect(requests()).toEqual({ sizes: 1 })
    expect((await run(workspace, { mode: 'check', 'fail-on-incomplete': 'false' })).exitCode).toBe(0)
  })

  test('named sessions are asked for one by one', async () => {
    const workspace = checkout(sessions(5))
    const ending = await run(workspace, { sessions: `${sessionId(1)}, ${sessionId(3)}` })
    expect(counts(ending)).toEqual([2, 2, 0, 0, 0, 0, 0])
    expect(requests()).toEqual({ head: 4, put: 2 })
  })

  test('an id that no file holds ends the run before anything is sent', async () => {
    const ending = await run(checkout(sessions(2)), { sessions: `${sessionId(1)} ${sessionId(7)}` })
    expect(ending.outputs).toMatchObject({ status: 'failed', attempted: '0' })
    expect(ending.log).toContain(sessionId(7))
    expect(ending.exitCode).toBe(1)
    expect(requests()).toEqual({})
  })

  test('a provider that was not asked for is left alone', async () => {
    const workspace = checkout({ ...sessions(2), '.specstory/history/x.md': transcript('codex-1', 'Hi', 'Codex CLI') })
    expect(counts(await run(workspace, { providers: 'codex' }))).toEqual([1, 1, 0, 0, 0, 0, 0])
    const nothing = await run(workspace, { providers: 'gemini', 'if-no-sessions': 'error' })
    expect(nothing.outputs).toMatchObject({ status: 'complete', attempted: '0' })
    expect(nothing.exitCode).toBe(0)
  })
})

describe('never destroy', () => {
  beforeEach(() => {
    for (const index of [0, 1]) {
      cloud.seed(PROJECT, sessionId(index), {
        markdown: 'short',
        rawData: '{"raw":"log"}',
        ...(index === 0 ? { sessionData: 'resume' } : {}),
      })
    }
  })

  test('a session that the CLI uploaded with its full data is kept, with a warning', async () => {
    const ending = await run(checkout(sessions(2)))
    expect(counts(ending)).toEqual([2, 0, 1, 1, 0, 0, 0])
    expect(ending.exitCode).toBe(0)
    expect(ending.log).toMatch(/::warning.*specstory sync/)
    expect(cloud.store.session(PROJECT, sessionId(0))).toMatchObject({ markdown: 'short', rawData: '{"raw":"log"}' })
  })

  test('the same by a HEAD', async () => {
    expect(counts(await run(checkout(sessions(2)), { sessions: sessionId(0) }))).toEqual([1, 0, 0, 1, 0, 0, 0])
  })

  test('on request it is updated', async () => {
    expect(counts(await run(checkout(sessions(2)), { 'overwrite-cli-sessions': 'true' }))).toEqual([
      2, 0, 2, 0, 0, 0, 0,
    ])
  })
})

describe('sizes', () => {
  const workspace = checkout(sessions(111))

  test('one request instead of 111, and never more than ten uploads at a time', async () => {
    for (let index = 0; index < 111; index++)
      cloud.addFault({ match: { sessionId: sessionId(index) }, action: { kind: 'latency', ms: 10 } })
    expect(counts(await run(workspace))).toEqual([111, 111, 0, 0, 0, 0, 0])
    expect(requests()).toEqual({ sizes: 1, put: 111 })
    expect(cloud.peakConcurrency()).toMatchObject({ all: 10, put: 10 })
  })

  test('when the bulk route fails three times, 111 HEADs come to the same result', async () => {
    cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'status', status: 500 } })
    cloud.addFault({ match: { route: 'head' }, action: { kind: 'latency', ms: 10 } })
    const ending = await run(workspace)
    expect(counts(ending)).toEqual([111, 111, 0, 0, 0, 0, 0])
    expect(requests()).toEqual({ sizes: 3, head: 222, put: 111 })
    expect(cloud.peakConcurrency()).toMatchObject({ head: 10 })
    expect(ending.log).toMatch(/::warning/)
    const again = await run(workspace)
    expect(counts(again)).toEqual([111, 0, 0, 111, 0, 0, 0])
  })
})

test('a cloud that stalls every upload: the run ends soon after its timeout and accounts for every session', async () => {
  cloud.addFault({ match: { route: 'put' }, action: { kind: 'stall' } })
  const ending = await run(checkout(sessions(111)), { timeout: '2' })
  expect(ending.durationMs).toBeLessThan(30_000)
  expect(counts(ending)).toEqual([111, 0, 0, 0, 0, 111, 0])
  expect(ending.outputs['status']).toBe('incomplete')
  expect(ending.summary).not.toBe('')
  expect(ending.report).toMatchObject({ counts: { attempted: 111, timedOut: 111 } })
  expect(ending.exitCode).toBe(1)
})

test('a path whose owner opted out is in the report and in the summary of the run', async () => {
  const workspace = checkout({
    ...sessions(1),
    'attic/.specstory/.project.json': '{"cloud_sync": false}',
    'attic/.specstory/history/old.md': transcript(sessionId(7)),
  })
  const { outputs, summary } = await run(workspace, { path: '.\nattic' })
  const optOuts = [{ path: 'attic', file: 'attic/.specstory/.project.json', setting: 'cloud_sync' }]
  expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))).toMatchObject({ optOuts })
  expect(summary).toMatch(/^Not synced: attic .*`cloud_sync: false` in attic\/\.specstory\/\.project\.json/m)
  expect(cloud.store.session(PROJECT, sessionId(7))).toBeUndefined()
})
