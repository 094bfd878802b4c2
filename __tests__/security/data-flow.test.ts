import { expect, test } from '@jest/globals'
import { startGitHubApi } from '../../local-runner/github-api.ts'
import { collectPublishedText } from '../../local-runner/run-checks.ts'
import { PROJECT, run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const MAIL = 'ada@example.com'
const JOB_TOKEN = 'ghs_of-the-job'
const event = { pull_request: { number: 7, head: { sha: 'a'.repeat(40), repo: { full_name: 'acme/widgets' } } } }

test('each token is sent only to its own server', async () => {
  const api = await startGitHubApi()
  const files = sessions(3)
  api.files = Object.keys(files).map((filename) => ({ filename, status: 'added' }))
  try {
    await withCloud({}, async (cloud) => {
      await run(cloud, {
        workspace: checkout(files),
        inputs: { comment: 'true', 'github-token': JOB_TOKEN },
        repository: 'acme/widgets',
        eventName: 'pull_request',
        event,
        env: { GITHUB_API_URL: api.url },
      })
      expect(api.comments).toHaveLength(1)
      expect([...api.authorizations]).toEqual([`token ${JOB_TOKEN}`])
      expect(new Set(cloud.requests.map(({ authorization }) => authorization))).toEqual(
        new Set([`Bearer ${cloud.token}`]),
      )
    })
  } finally {
    await api.close()
  }
})

test('the text of a transcript is sent to the cloud, and only the title is published', async () => {
  await withCloud({}, async (cloud) => {
    const [[file, text] = ['', '']] = Object.entries(sessions(1))
    const files = { [file]: `${text}\nThis sentence is private.\n` }
    const ending = await run(cloud, { workspace: checkout(files), env: { RUNNER_DEBUG: '1' } })
    expect(collectPublishedText(ending)).toContain('Add a retry')
    expect(collectPublishedText(ending)).not.toContain('This sentence is private')
    const [stored] = cloud.store.projects.get(PROJECT)?.values() ?? []
    expect(stored?.markdown).toContain('This sentence is private')
  })
})

test('the e-mail address in `.project.json` is neither sent nor published', async () => {
  await withCloud({}, async (cloud) => {
    const project = JSON.stringify({ git_id: PROJECT, project_name: 'Sessions', user_id: MAIL })
    const workspace = checkout({ ...sessions(1), '.specstory/.project.json': project })
    const ending = await run(cloud, { workspace, env: { RUNNER_DEBUG: '1' } })
    expect(ending.outputs).toMatchObject({ created: '1' })
    expect(collectPublishedText(ending)).not.toContain(MAIL)
    expect(JSON.stringify([cloud.requests, ...(cloud.store.projects.get(PROJECT)?.values() ?? [])])).not.toContain(MAIL)
  })
})
