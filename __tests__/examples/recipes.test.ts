import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { startGitHubApi } from '../../local-runner/github-api.ts'
import type { JobResult, StepResult } from '../../local-runner/workflow/workflow.ts'
import { WORKFLOWS } from '../../scripts/readme.ts'
import { computeProjectId } from '../../src/project/identify.ts'
import { sessionId, sessions, transcript } from '../rig/checkout.ts'
import { createRepository, git, type RecipeRun, runRecipe } from '../rig/recipes.ts'
import { withCloud } from '../rig/with-cloud.ts'
import { randomCharacters } from '../secrets/credentials.ts'

// The scripts of the recipes need bash and jq, as on GitHub's Linux runners.
const hasTools = process.platform !== 'win32' && spawnSync('jq', ['--version']).status === 0
const testWithJq = hasTools ? test : test.skip

const threeSessions = { 'octo/sessions': createRepository(sessions(3)) }
const rejectSecondUpload = {
  match: { route: 'put', sessionId: sessionId(1) },
  action: { kind: 'status', status: 413 },
} as const

/** The outputs of the first step that has the output `status`. */
function findSyncOutputs([ending]: readonly JobResult[]): StepResult['outputs'] {
  return ending?.steps.find(({ outputs }) => 'status' in outputs)?.outputs ?? {}
}

test('WORKFLOWS has exactly the workflows that the tests below run', () => {
  expect(WORKFLOWS).toEqual([
    'badge.yml',
    'chat.yml',
    'first-upload.yml',
    'monorepo.yml',
    'nightly.yml',
    'pull-request.yml',
    'push.yml',
    'rescan.yml',
    'secret-check.yml',
    'several-repositories.yml',
    'sharded.yml',
  ])
})

test.each(['push.yml', 'nightly.yml', 'first-upload.yml'])(
  '%s uploads the committed sessions and succeeds',
  async (name) => {
    await withCloud({}, async (cloud) => {
      const endings = await runRecipe(name, { cloud, repositories: threeSessions })
      expect(endings).toEqual([expect.objectContaining({ result: 'success' })])
      expect(findSyncOutputs(endings)).toMatchObject({ status: 'complete', created: '3' })
    })
  },
)

test('monorepo.yml syncs the history of every path, including one with `output_dir`', async () => {
  const histories = ['.specstory/history', 'apps/web/.specstory/history', 'services/billing/docs/ai']
  const files = histories.map((history, index) => [`${history}/a.md`, transcript(sessionId(index))])
  const settings = { 'services/billing/.specstory/cli/config.toml': '[local_sync]\noutput_dir = "docs/ai"\n' }
  const repositories = { 'octo/sessions': createRepository({ ...Object.fromEntries(files), ...settings }) }
  await withCloud({}, async (cloud) => {
    const endings = await runRecipe('monorepo.yml', { cloud, repositories })
    expect(findSyncOutputs(endings)).toMatchObject({ status: 'complete', created: '3' })
  })
})

test.each(WORKFLOWS.filter((name) => !['pull-request.yml', 'secret-check.yml', 'sharded.yml'].includes(name)))(
  '%s uploads the report as an artifact when the sync fails',
  async (name) => {
    const bare = createRepository({ ...sessions(3), 'apps/web/README.md': '', 'services/billing/README.md': '' })
    const names = ['octo/sessions', 'acme/website', 'acme/billing', 'acme/mobile']
    await withCloud({}, async (cloud) => {
      cloud.addFault(rejectSecondUpload)
      const secrets = { READ_REPOSITORIES: 'x', CHAT_WEBHOOK: 'http://127.0.0.1:9' }
      const repositories = Object.fromEntries(names.map((repository) => [repository, bare]))
      const endings = await runRecipe(name, { cloud, repositories, secrets })
      const artifacts = endings
        .flatMap(({ steps }) => steps)
        .filter(({ name }) => name.startsWith('actions/upload-artifact@'))
      expect(artifacts.map(({ result }) => result)).toContain('success')
    })
  },
)

test('pull-request.yml comments, uploads nothing, and succeeds when sessions are pending', async () => {
  const api = await startGitHubApi()
  api.files = Object.keys(sessions(3)).map((filename) => ({ filename, status: 'added' }))
  try {
    await withCloud({}, async (cloud) => {
      const endings = await runRecipe('pull-request.yml', {
        cloud,
        repositories: { 'acme/widgets': threeSessions['octo/sessions'] },
        repository: 'acme/widgets',
        eventName: 'pull_request',
        event: { pull_request: { number: 7, head: { sha: 'a'.repeat(40), repo: { full_name: 'acme/widgets' } } } },
        env: { GITHUB_API_URL: api.url },
      })
      expect(endings).toEqual([expect.objectContaining({ result: 'success' })])
      expect(findSyncOutputs(endings)).toMatchObject({ pending: '3', created: '0' })
      expect(api.comments).toEqual([expect.objectContaining({ body: expect.stringContaining('3 AI sessions') })])
      expect(cloud.requests.filter(({ route }) => route === 'put')).toEqual([])
    })
  } finally {
    await api.close()
  }
})

testWithJq.each([
  ['succeeds when there is no credential', 'Add a retry, please.', 'success'],
  [
    'fails and names the file when there is a credential',
    `Use gh${'p_'}${randomCharacters(36)} for the upload.`,
    'failure',
  ],
])('secret-check.yml uploads nothing and %s', async (_name, message, result) => {
  const repositories = { 'octo/sessions': createRepository(sessions(2, () => message)) }
  await withCloud({}, async (cloud) => {
    const event = { pull_request: { number: 7, head: { sha: 'a'.repeat(40), repo: { full_name: 'octo/sessions' } } } }
    const [ending] = await runRecipe('secret-check.yml', { cloud, repositories, eventName: 'pull_request', event })
    expect(ending).toMatchObject({ result })
    if (result === 'failure')
      expect(ending?.steps[1]?.log).toMatch(/^::error .*file=\.specstory\/history\/.*github-pat/m)
    expect(cloud.requests.filter(({ route }) => route === 'put')).toEqual([])
  })
})

test('secret-check.yml sends no requests and finds credentials in a pull request from a fork', async () => {
  const repositories = {
    'octo/sessions': createRepository(sessions(2, () => `Use gh${'p_'}${randomCharacters(36)} for it.`)),
  }
  await withCloud({}, async (cloud) => {
    const event = { pull_request: { number: 7, head: { sha: 'a'.repeat(40), repo: { full_name: 'eve/sessions' } } } }
    const secrets = { SPECSTORY_API_KEY: '' }
    const given = { cloud, repositories, eventName: 'pull_request', event, secrets }
    const [ending] = await runRecipe('secret-check.yml', given)
    expect(ending).toMatchObject({ result: 'failure' })
    expect(cloud.requests).toEqual([])
  })
})

test('rescan.yml updates a cloud copy that was uploaded with a credential', async () => {
  const text = `Use gh${'p_'}${randomCharacters(36)} for it.`
  await withCloud({}, async (cloud) => {
    const repositories = { 'octo/sessions': createRepository(sessions(1, () => text)) }
    const markdown = transcript(sessionId(0), text)
    cloud.seed(computeProjectId('https://github.com/octo/sessions'), sessionId(0), { markdown })
    const endings = await runRecipe('rescan.yml', { cloud, repositories })
    expect(findSyncOutputs(endings)).toMatchObject({ status: 'complete', updated: '1' })
  })
})

test('sharded.yml syncs in 8 shards and merges their results', async () => {
  const repositories = { 'octo/sessions': createRepository(sessions(20)) }
  await withCloud({}, async (cloud) => {
    const endings = await runRecipe('sharded.yml', { cloud, repositories })
    expect(endings.map(({ job }) => job)).toEqual([...Array(8).fill('sync'), 'verdict'])
    expect(findSyncOutputs(endings.slice(-1))).toMatchObject({ status: 'complete', created: '20' })
  })
})

test('several-repositories.yml syncs each repository to its own project', async () => {
  const names = ['acme/website', 'acme/billing', 'acme/mobile']
  const repositories = Object.fromEntries(names.map((name, index) => [name, createRepository(sessions(index + 1))]))
  await withCloud({}, async (cloud) => {
    const endings = await runRecipe('several-repositories.yml', {
      cloud,
      repositories,
      secrets: { READ_REPOSITORIES: 'x' },
    })
    expect(endings.map(({ result }) => result)).toEqual(['success', 'success', 'success'])
    const sizes = names.map((name) => cloud.store.projects.get(computeProjectId(`https://github.com/${name}`))?.size)
    expect(sizes).toEqual([1, 2, 3])
  })
})

testWithJq.each([
  ['green badge when the sync is complete', 3, false, '3 sessions, complete', 'brightgreen'],
  ['orange badge when a session errored', 3, true, '3 sessions, incomplete', 'orange'],
  ['orange badge when there are no sessions', 0, false, 'no sessions found', 'orange'],
])('badge.yml commits a %s', async (_name, count, isRejected, message, color) => {
  const bare = createRepository({ ...sessions(count), 'README.md': '' })
  await withCloud({}, async (cloud) => {
    if (isRejected) cloud.addFault(rejectSecondUpload)
    const [, badge] = await runRecipe('badge.yml', { cloud, repositories: { 'octo/sessions': bare } })
    expect(badge).toMatchObject({ job: 'badge', result: 'success' })
    expect(git(bare, 'ls-tree', '-r', '--name-only', 'badge')).toBe('specstory.json\n')
    const badgeJson = JSON.parse(git(bare, 'show', 'badge:specstory.json'))
    expect(badgeJson).toEqual({ schemaVersion: 1, label: 'SpecStory', message, color })
    // The next run replaces the commit.
    await runRecipe('badge.yml', { cloud, repositories: { 'octo/sessions': bare } })
    expect(git(bare, 'log', '--format=%s', 'badge')).toBe('Update the badge\n')
  })
})

testWithJq.each<[string, (run: RecipeRun) => RecipeRun, RegExp[]]>([
  ['sends nothing when the sync is complete', (run) => run, []],
  [
    'sends nothing when the sync timed out',
    (run) => {
      run.cloud.addFault({ match: { route: 'put', sessionId: sessionId(1) }, action: { kind: 'stall' } })
      return { ...run, inputs: { timeout: '2' } }
    },
    [],
  ],
  [
    'reports sessions that errored',
    (run) => {
      run.cloud.addFault(rejectSecondUpload)
      return run
    },
    [
      /^SpecStory sync of octo\/sessions incomplete: 1 of 3 sessions errored\. https:\S+\/octo\/sessions\/actions\/runs\/1$/,
    ],
  ],
  [
    'reports a checkout without sessions',
    (run) => ({ ...run, repositories: { 'octo/sessions': createRepository({ 'README.md': '' }) } }),
    [/ found no sessions: 0 of 0 /],
  ],
  [
    'reports a sync that failed',
    (run) => ({ ...run, secrets: { ...run.secrets, SPECSTORY_API_KEY: '' } }),
    [/ failed: 0 of 0 /],
  ],
])('chat.yml %s', async (_name, arrange, expected) => {
  const messages: string[] = []
  const chat = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    messages.push((JSON.parse(text) as { text: string }).text)
    response.end('ok')
  })
  await new Promise<void>((resolve) => chat.listen(0, '127.0.0.1', resolve))
  const webhook = `http://127.0.0.1:${(chat.address() as AddressInfo).port}/hook`
  try {
    await withCloud({}, async (cloud) => {
      const [ending] = await runRecipe(
        'chat.yml',
        arrange({ cloud, repositories: threeSessions, secrets: { CHAT_WEBHOOK: webhook } }),
      )
      expect(ending?.steps.at(-1)?.result).toBe(expected.length > 0 ? 'success' : 'skipped')
      expect(messages).toEqual(expected.map((pattern) => expect.stringMatching(pattern)))
    })
  } finally {
    chat.close()
  }
})
