import { expect, test } from '@jest/globals'
import { collectPublishedText } from '../../local-runner/run-checks.ts'
import { computeProjectId } from '../../src/project/identify.ts'
import { counts, requests, run } from '../rig/bundle.ts'
import { checkout, sessionId, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const COMMIT = 'b'.repeat(40)

/** The `.git` files of a checkout of `origin` into a directory. */
function gitFiles(directory: string, origin: string): Record<string, string> {
  return {
    [`${directory}/.git/config`]: `[remote "origin"]\n\turl = ${origin}\n`,
    [`${directory}/.git/HEAD`]: `${COMMIT}\n`,
  }
}

test.concurrent('links and annotates files of a checkout in a directory by their path in the repository', async () => {
  await withCloud({}, async (cloud) => {
    const file = '.specstory/history/a.md'
    cloud.addFault({ match: { route: 'put', sessionId: sessionId(1) }, action: { kind: 'status', status: 422 } })
    const workspace = checkout({
      ...gitFiles('src', 'https://github.com/octo/sessions.git'),
      [`src/${file}`]: transcript(sessionId(0)),
      'src/.specstory/history/b.md': transcript(sessionId(1)),
    })
    const result = await run(cloud, { workspace, inputs: { path: 'src' } })
    expect(counts(result)).toEqual([2, 1, 0, 0, 1, 0, 0])
    expect(result.summary).toMatch(
      /https:\/\/github\.com\/octo\/sessions\/blob\/[0-9a-f]{40}\/\.specstory\/history\/b\.md/,
    )
    expect(result.log).toContain(',file=.specstory/history/b.md::')
    const id = computeProjectId('https://github.com/octo/sessions')
    expect(JSON.parse(cloud.store.findSession(id, sessionId(0))?.rawData ?? '')).toMatchObject({ path: file })
  })
})

test.concurrent('syncs a second checkout to its own project, with its own repository and commit', async () => {
  await withCloud({}, async (cloud) => {
    const workspace = checkout({
      ...gitFiles('gadgets', 'https://x-access-token:secret-token@gitlab.com/acme/gadgets.git'),
      'gadgets/.specstory/history/a.md': transcript(sessionId(0)),
      '.specstory/history/b.md': transcript(sessionId(1)),
    })
    const result = await run(cloud, { workspace, inputs: { path: '.\ngadgets' } })
    const id = computeProjectId('https://gitlab.com/acme/gadgets')
    expect(result.outputs['project-id']?.split(',')[1]).toBe(id)
    const stored = cloud.store.findSession(id, sessionId(0))
    expect(stored?.projectName).toBe('gadgets')
    expect(JSON.parse(stored?.rawData ?? '')).toMatchObject({
      repository: 'acme/gadgets',
      commit: COMMIT,
      path: '.specstory/history/a.md',
    })
    expect(`${result.log}${result.summary}`).not.toContain('secret-token')
  })
})

test.concurrent.each([
  ['as a dotted key', 'cloud_sync.enabled = false\n'],
  ['in another case', '[Cloud_Sync]\r\nEnabled = false\r\n'],
])('sends nothing of a package when the settings of the root disable cloud sync, %s', async (_name, toml) => {
  for (const inputs of [{}, { mode: 'check' }, { 'project-id': 'aaaa-bbbb-cccc-dddd' }]) {
    await withCloud({}, async (cloud) => {
      const workspace = checkout({
        '.specstory/cli/config.toml': toml,
        'web/.specstory/history/a.md': transcript(sessionId(0)),
      })
      const result = await run(cloud, { workspace, inputs: { path: 'web', ...inputs } })
      expect(requests(cloud)).toEqual({})
      expect(result.outputs['status']).toBe('not-run')
      for (const text of [result.log, result.summary]) {
        expect(text).toContain('.specstory/cli/config.toml')
        expect(text).toContain('enabled = false')
      }
      expect(result.report).toMatchObject({
        optOuts: [{ path: 'web', file: '.specstory/cli/config.toml', setting: 'cloud_sync.enabled' }],
      })
    })
  }
})

test.concurrent('fails before anything is sent, with file and line, when settings cannot be read', async () => {
  await withCloud({}, async (cloud) => {
    const workspace = checkout({
      '.specstory/cli/config.toml': '[local_sync]\nenabled = tru\n',
      '.specstory/history/a.md': transcript(sessionId(0)),
    })
    const result = await run(cloud, { workspace })
    expect(requests(cloud)).toEqual({})
    expect(result.outputs['status']).toBe('failed')
    expect(result.log).toMatch(/config\.toml, line 2/)
  })
})

test.concurrent('finds sessions in the `output_dir` of the settings, unless `history-dir` is set', async () => {
  await withCloud({}, async (cloud) => {
    const workspace = checkout({
      '.specstory/cli/config.toml': '[local_sync]\noutput_dir = "docs/ai"\n',
      'docs/ai/a.md': transcript(sessionId(0)),
    })
    expect(counts(await run(cloud, { workspace }))).toEqual([1, 1, 0, 0, 0, 0, 0])
    const elsewhere = await run(cloud, { workspace, inputs: { 'history-dir': 'nowhere' } })
    expect(counts(elsewhere)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })
})

test.concurrent.each<[string, Record<string, string>, Record<string, string>]>([
  ['history-dir', { 'history-dir': 'web/.specstory/history' }, {}],
  ['output_dir', {}, { '.specstory/cli/config.toml': '[local_sync]\noutput_dir = "web/.specstory/history"\n' }],
])('sends nothing when `%s` leads into a package that opted out', async (_name, inputs, files) => {
  for (const optOut of [
    { 'web/.specstory/cli/config.toml': 'cloud_sync.enabled = false\n' },
    { 'web/.specstory/.project.json': '{"cloud_sync": false}' },
  ]) {
    await withCloud({}, async (cloud) => {
      const history = { 'web/.specstory/history/a.md': transcript(sessionId(0)) }
      const result = await run(cloud, { workspace: checkout({ ...history, ...files, ...optOut }), inputs })
      expect(requests(cloud)).toEqual({})
      expect(result.outputs['status']).toBe('not-run')
    })
  }
})

test.concurrent.each([
  ['"cloud_sync": "false"', '{"cloud_sync": "false"}'],
  ['"cloud_sync": 0', '{"cloud_sync": 0}'],
  ['Cloud_Sync', '{"Cloud_Sync": false}'],
  ['broken text', '{"cloud_sync": false'],
])('fails before any request when an opt-out cannot be read, even with `project-id`: %s', async (_name, text) => {
  await withCloud({}, async (cloud) => {
    const workspace = checkout({
      '.specstory/.project.json': text,
      '.specstory/history/a.md': transcript(sessionId(0)),
    })
    const result = await run(cloud, { workspace, inputs: { 'project-id': 'aaaa-bbbb-cccc-dddd' } })
    expect(requests(cloud)).toEqual({})
    expect(result).toMatchObject({ exitCode: 1, report: { failures: [{ code: 'project-file' }] } })
    expect(result.log).toContain('.specstory/.project.json, line 1')
  })
})

test.concurrent('uses the user name of a remote for the project ID and shows it nowhere', async () => {
  await withCloud({}, async (cloud) => {
    const origin = 'https://c9f1a7d2@git.example/octo/sessions'
    const workspace = checkout({ ...gitFiles('.', origin), '.specstory/history/a.md': transcript(sessionId(0)) })
    const result = await run(cloud, { workspace })
    expect(result.outputs['project-id']).toBe(computeProjectId(origin))
    expect(collectPublishedText(result)).not.toContain('c9f1a7d2')
  })
})
