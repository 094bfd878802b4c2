import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type ActionResult, runAction } from '../../local-runner/run-action.ts'
import { requireReport } from '../../local-runner/run-checks.ts'
import { PROJECT } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'

const SHARDS = 8
const SESSIONS = 60

let cloud: LocalCloud
let reports: string
let shards: ActionResult[]
beforeAll(async () => {
  cloud = await startLocalCloud()
  // Makes one session fail.
  cloud.addFault({ match: { route: 'put', sessionId: sessionId(7) }, action: { kind: 'status', status: 422 } })
  const files = sessions(SESSIONS)
  const workspace = checkout({ ...files, '.specstory/history/copy.md': transcript(sessionId(3)) })
  reports = mkdtempSync(join(tmpdir(), 'reports-'))
  shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, index) => {
      const inputs = { token: cloud.token, 'cloud-url': cloud.url, shard: `${index + 1}/${SHARDS}`, summary: 'false' }
      return runAction({ workspace, inputs })
    }),
  )
  // Downloaded artifacts have a directory each.
  for (const [index, { outputs }] of shards.entries()) {
    mkdirSync(join(reports, `specstory-${index + 1}`))
    copyFileSync(outputs['report'] ?? '', join(reports, `specstory-${index + 1}`, 'report.json'))
  }
})
afterAll(() => cloud.close())

const sum = (name: string) => shards.reduce((total, { outputs }) => total + Number(outputs[name]), 0)

test('uploads every session exactly once in eight shards', () => {
  expect([sum('attempted'), sum('created'), sum('errored')]).toEqual([SESSIONS, SESSIONS - 1, 1])
  expect(cloud.store.projects.get(PROJECT)?.size).toBe(SESSIONS - 1)
  const uploaded = cloud.requests.filter(({ route }) => route === 'put').map((request) => request.sessionId)
  expect(new Set(uploaded).size).toBe(uploaded.length)
  expect(shards.filter(({ exitCode }) => exitCode === 1)).toHaveLength(1)
})

test('merges the reports of the shards into one verdict and one summary', async () => {
  const merged = await runAction({ action: 'merge', workspace: reports, inputs: { reports: '.' } })
  expect(merged.outputs).toMatchObject({
    status: 'incomplete',
    attempted: String(SESSIONS),
    created: String(SESSIONS - 1),
    errored: '1',
    'project-id': PROJECT,
  })
  expect(merged.exitCode).toBe(1)
  expect(merged.summary).toContain('422')
  expect(merged.report).toMatchObject({ counts: { attempted: SESSIONS }, requests: { sizes: SHARDS } })
  const { total = 0, scan = 0, compare = 0, upload = 0 } = requireReport(merged).timingsMs
  expect(Math.max(...shards.map((shard) => requireReport(shard).timingsMs.total ?? 0))).toBe(total)
  expect(scan + compare + upload).toBeLessThanOrEqual(total)
})

test('fails the merge and names a shard without a report', async () => {
  const incomplete = mkdtempSync(join(tmpdir(), 'reports-'))
  copyFileSync(shards[0]?.outputs['report'] ?? '', join(incomplete, 'report.json'))
  const merged = await runAction({ action: 'merge', workspace: incomplete, inputs: { reports: '.' } })
  expect(merged.outputs['status']).toBe('failed')
  expect(merged.exitCode).toBe(1)
  expect(merged.log).toContain('shard 2/8 has none')
})

test('merges to incomplete and names a shard that had no checkout', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'reports-'))
  const rest = shards.slice(0, -1).map(({ outputs }) => outputs['report'] ?? '')
  const inputs = { token: cloud.token, 'cloud-url': cloud.url, shard: `${SHARDS}/${SHARDS}` }
  const bare = await runAction({ workspace: checkout({ 'README.md': '' }), inputs })
  expect(bare).toMatchObject({ exitCode: 0, outputs: { attempted: '0' } })
  for (const [index, report] of [...rest, bare.outputs['report'] ?? ''].entries()) {
    copyFileSync(report, join(directory, `${index + 1}.json`))
  }
  const merged = await runAction({ action: 'merge', workspace: directory, inputs: { reports: '.' } })
  expect(merged).toMatchObject({ exitCode: 1, outputs: { status: 'incomplete' } })
  for (const text of [merged.log, merged.summary]) expect(text).toMatch(/shard 8\/8 found none/)
})
