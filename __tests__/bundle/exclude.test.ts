import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { counts, PROJECT, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const HISTORY = '.specstory/history'

test.concurrent.each(['sync', 'check'])(
  'does not compare, upload or count excluded files, and lists them separately, in %s mode',
  async (mode) => {
    await withCloud({}, async (cloud) => {
      cloud.store.declareProject(PROJECT)
      const workspace = checkout({
        ...sessions(3),
        [`${HISTORY}/drafts/x.md`]: transcript(sessionId(7)),
        [`${HISTORY}/again.md`]: transcript(sessionId(1), 'A longer message than that of the other file.'),
      })
      const exclude = `${sessionId(1)}\n**/drafts/**\n**/gone/**`
      const result = await run(cloud, { workspace, inputs: { exclude, mode } })
      const isSync = mode === 'sync'
      expect(counts(result)).toEqual(isSync ? [2, 2, 0, 0, 0, 0, 0] : [2, 0, 0, 0, 0, 0, 2])
      expect(cloud.store.findSession(PROJECT, sessionId(1))).toBeUndefined()
      expect(cloud.requests.map((request) => request.sessionId)).not.toContain(sessionId(7))
      expect(result.report).toMatchObject({
        projects: [
          {
            files: 2,
            filteredOut: 0,
            leftOut: [],
            excluded: [
              { file: expect.stringContaining('session-0001'), id: sessionId(1), entries: [sessionId(1)] },
              { file: `${HISTORY}/again.md`, id: sessionId(1), entries: [sessionId(1)] },
              { file: `${HISTORY}/drafts/x.md`, id: sessionId(7), entries: ['**/drafts/**'] },
            ],
          },
        ],
      })
      expect(result.summary).toContain('<summary>3 files excluded</summary>')
      expect(result.log).toContain('excluded: 3 files\n')
      expect(result.log).toContain(`  ${HISTORY}/drafts/x.md: **/drafts/**\n`)
      expect(result.log).toMatch(/::warning title=Unused exclude entries::.*`\*\*\/gone\/\*\*`/)
    })
  },
)

test.concurrent('does not upload an excluded session again that was deleted in the cloud', async () => {
  await withCloud({}, async (cloud) => {
    const workspace = checkout(sessions(2))
    const step = { workspace, inputs: { exclude: sessionId(0) } }
    cloud.seed(PROJECT, sessionId(1), { markdown: sessions(2)[Object.keys(sessions(2))[1] ?? ''] ?? '' })
    for (let index = 0; index < 2; index++) expect(counts(await run(cloud, step))).toEqual([1, 0, 0, 1, 0, 0, 0])
    expect(cloud.store.findSession(PROJECT, sessionId(0))).toBeUndefined()
  })
})

test.concurrent('succeeds when the session that the cloud rejects is excluded', async () => {
  await withCloud({}, async (cloud) => {
    cloud.store.declareProject(PROJECT)
    cloud.addFault({ match: { route: 'put', sessionId: sessionId(0) }, action: { kind: 'status', status: 422 } })
    const workspace = checkout(sessions(2))
    expect((await run(cloud, { workspace })).exitCode).toBe(1)
    const result = await run(cloud, { workspace, inputs: { exclude: sessionId(0) } })
    expect([result.exitCode, result.outputs['status']]).toEqual([0, 'complete'])
  })
})

test.concurrent('sends nothing and succeeds when everything is excluded', async () => {
  await withCloud({}, async (cloud) => {
    const inputs = { exclude: '**', 'if-no-sessions': 'error' }
    const result = await run(cloud, { workspace: checkout(sessions(2)), inputs })
    expect(requests(cloud)).toEqual({})
    expect([result.exitCode, result.outputs['status'], counts(result)[0]]).toEqual([0, 'complete', 0])
    expect(result.log).not.toContain('::warning')
  })
})

test.concurrent('rejects an invalid entry by name before anything is sent', async () => {
  await withCloud({}, async (cloud) => {
    const result = await run(cloud, { workspace: checkout(sessions(1)), inputs: { exclude: '**/ok.md\n!**/a.md' } })
    expect(requests(cloud)).toEqual({})
    expect(result.log).toContain('`exclude`: `!**/a.md` is not valid. Allowed: globs without a leading `!`')
  })
})

test('loads the glob matcher only when something is excluded', () => {
  const dist = join(import.meta.dirname, '../../dist')
  const files = readdirSync(dist).filter((name) => name.endsWith('.js'))
  const withMatcher = files.filter((name) => readFileSync(join(dist, name), 'utf8').includes('function picomatch('))
  expect(withMatcher).toEqual([expect.stringMatching(/^\d+\.index\.js$/)])
})
