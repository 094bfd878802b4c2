import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type ActionResult, runAction } from '../../local-runner/run-action.ts'
import { findRunViolations, requireReport } from '../../local-runner/run-checks.ts'
import { sessionId } from '../rig/checkout.ts'
import { runShards } from './run-shards.ts'

let texts: string[]
let incomplete: string[]
beforeAll(async () => {
  texts = await runShards({})
  const errored = { match: { route: 'put', sessionId: sessionId(2) }, action: { kind: 'status', status: 422 } } as const
  incomplete = await runShards({ faults: [errored] })
})

/** A workspace with these reports, in a directory each like downloaded artifacts. */
function createWorkspace(files: Readonly<Record<string, string>>): string {
  const workspace = mkdtempSync(join(tmpdir(), 'merge-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(workspace, 'reports', name), { recursive: true })
    writeFileSync(join(workspace, 'reports', name, 'report.json'), text)
  }
  return workspace
}

async function merge(workspace: string, inputs: Readonly<Record<string, string>> = { reports: 'reports' }) {
  const result = await runAction({ action: 'merge', workspace, inputs })
  expect(findRunViolations(result)).toEqual([])
  return result
}

type Report = ReturnType<typeof JSON.parse>

/** Merges the three reports with one of them changed. */
async function mergeForged(
  forge: (first: Report) => unknown,
  reports: readonly string[] = texts,
): Promise<ActionResult> {
  const [first = '', second = '', third = ''] = reports
  const forged = JSON.parse(first)
  forge(forged)
  return await merge(createWorkspace({ a: JSON.stringify(forged), b: second, c: third }))
}

function expectRefused({ exitCode, outputs, report, log }: ActionResult, code: string, phrase: string): void {
  expect([exitCode, outputs['status'], outputs['attempted'], outputs['project-url']]).toEqual([1, 'failed', '0', ''])
  expect(requireReport({ report, log } as ActionResult).failures).toMatchObject([
    { code, message: expect.stringContaining(phrase) },
  ])
}

test('merges reports that were not changed', async () => {
  const { exitCode, outputs } = await mergeForged(() => {})
  expect([exitCode, outputs['status'], outputs['attempted'], outputs['created']]).toEqual([0, 'complete', '9', '9'])
})

describe('a forged report', () => {
  test.each<[string, (first: Report) => unknown, string]>([
    ['an unknown status', (first) => (first.status = 'exploded'), '/status'],
    ['no status', (first) => delete first.status, 'status'],
    ['a better outcome', (first) => (first.sessions[0].outcome = 'updated'), '/counts/'],
    ['a session less', (first) => first.sessions.pop(), '/counts/'],
    ['a session of another shard', (first) => (first.sessions[0].id = sessionId(0)), '/sessions/0/id'],
    [
      'a session of an unknown project',
      (first) => (first.sessions[0].projectId = 'aaaa-bbbb-cccc-dddd'),
      '/sessions/0/',
    ],
    ['a javascript: link', (first) => (first.cloudUrl = 'javascript:alert(1)'), '/cloudUrl'],
    ['a link of two lines', (first) => (first.cloudUrl += '\n::error::owned'), '/cloudUrl'],
    ['another cloud', (first) => (first.cloudUrl = 'https://evil.example'), '/cloudUrl'],
    ['another run', (first) => (first.source.runId = '2'), '/source/runId'],
    ['another repository', (first) => (first.source.repository = 'eve/sessions'), '/source/repository'],
    ['another commit', (first) => (first.source.commit = 'e'.repeat(40)), '/source/commit'],
    ['another mode', (first) => (first.mode = 'check'), '/mode'],
    ['a path outside of the checkout', (first) => (first.sessions[0].file = '../../settings'), '/sessions/0/file'],
  ])('is refused with its file and field when it has %s', async (_name, forge, pointer) => {
    const result = await mergeForged(forge)
    expectRefused(result, 'report-unusable', pointer)
    expectRefused(result, 'report-unusable', 'report.json')
  })

  test.each([0, -1, 1.5])('is refused when it is the only one and claims %d shards', async (count) => {
    const forged = { ...JSON.parse(texts[0] ?? ''), shard: { index: 1, count } }
    expectRefused(await merge(createWorkspace({ a: JSON.stringify(forged) })), 'report-unusable', '/shard/count')
  })

  test('is refused when one shard claims to be the only one', async () => {
    const forged = { ...JSON.parse(texts[0] ?? ''), shard: { index: 1, count: 1 }, sessions: [] }
    expectRefused(await merge(createWorkspace({ a: JSON.stringify(forged) })), 'report-unusable', '/counts/attempted')
  })

  test('is refused when it is nested too deeply', async () => {
    const [, b = '', c = ''] = texts
    const result = await merge(createWorkspace({ a: '['.repeat(10_000_000), b, c }))
    expectRefused(result, 'report-unusable', 'nested deeper')
  })
})

test('merges to incomplete when a shard with errored sessions claims to be complete', async () => {
  const { exitCode, outputs } = await mergeForged((first) => (first.status = 'complete'), incomplete)
  expect([exitCode, outputs['status'], outputs['errored']]).toEqual([1, 'incomplete', '1'])
})

test.each(['failed', 'cancelled'])('keeps the status of a shard that is %s', async (status) => {
  const { exitCode, outputs } = await mergeForged((first) => (first.status = status))
  expect([exitCode, outputs['status'], outputs['created']]).toEqual([1, status, '9'])
})

test('does not follow symbolic links below `reports`, including a loop', async () => {
  const [a = '', b = '', c = ''] = texts
  const elsewhere = createWorkspace({ c })
  const workspace = createWorkspace({ a, b })
  symlinkSync('..', join(workspace, 'reports', 'loop'))
  symlinkSync(join(elsewhere, 'reports'), join(workspace, 'reports', 'c'))
  symlinkSync(join(elsewhere, 'reports', 'c', 'report.json'), join(workspace, 'reports', 'c.json'))
  expectRefused(await merge(workspace), 'shards-incomplete', 'shard 3/3 has none')
})

test('fails without reading reports of the checkout when `reports` is empty', async () => {
  const [a = '', b = '', c = ''] = texts
  expectRefused(await merge(createWorkspace({ a, b, c }), {}), 'invalid-input', '`reports` input is empty')
})

describe('two reports of one shard', () => {
  const attempt = (text: string, runAttempt: string): string => {
    const report = JSON.parse(text)
    return JSON.stringify({ ...report, source: { ...report.source, runAttempt } })
  }

  test('count as the newest attempt', async () => {
    const [a = '', b = '', c = ''] = texts
    const files = { a: attempt(incomplete[0] ?? '', '1'), 'a-2': attempt(a, '2'), b, c }
    // The two runs had different local clouds, but the attempts of a run have the same cloud.
    files.a = JSON.stringify({ ...JSON.parse(files.a), cloudUrl: JSON.parse(a).cloudUrl })
    const { exitCode, outputs } = await merge(createWorkspace(files))
    expect([exitCode, outputs['status'], outputs['created']]).toEqual([0, 'complete', '9'])
  })

  test('are refused when they are of the same attempt', async () => {
    const [a = '', b = '', c = ''] = texts
    expectRefused(await merge(createWorkspace({ a, 'a-2': a, b, c })), 'shards-incomplete', 'two of the same attempt')
  })
})
