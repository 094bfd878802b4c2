import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { startLocalCloud } from '../../../local-cloud/server.ts'
import { type GitHubApi, startGitHubApi } from '../../../local-runner/github-api.ts'
import { type ActionResult, runAction } from '../../../local-runner/run-action.ts'
import { checkout, sessionId, sessions } from '../../rig/checkout.ts'
import { createRemoteControl } from '../../rig/remote-control.ts'

const FILE = '.specstory/history/2026-01-23_17-24-15Z-session-0000.md'

let api: GitHubApi
let cloud: Awaited<ReturnType<typeof startLocalCloud>>

beforeEach(async () => {
  api = await startGitHubApi()
  cloud = await startLocalCloud()
})

afterEach(async () => {
  await Promise.all([api.close(), cloud.close()])
})

function runStep(step: Partial<Parameters<typeof runAction>[0]> = {}): Promise<ActionResult> {
  return runAction({
    workspace: checkout(sessions(2)),
    repository: 'acme/widgets',
    eventName: 'pull_request',
    event: { pull_request: { number: 7, head: { sha: 'a'.repeat(40), repo: { full_name: 'acme/widgets' } } } },
    inputs: { token: cloud.token, 'cloud-url': cloud.url, comment: 'true', 'github-token': 'ghs_of_the_job' },
    env: { GITHUB_API_URL: api.url },
    ...step,
  })
}

test('the committed bundle creates a pull request comment and updates it in the next run', async () => {
  api.files = [{ filename: FILE, status: 'added' }]
  const first = await runStep()
  expect(first.exitCode).toBe(0)
  expect(first.log).toContain('::add-mask::ghs_of_the_job')
  expect(first.log.replace('::add-mask::ghs_of_the_job', '')).not.toContain('ghs_of_the_job')
  expect(first.log).toContain('Pull request comment created: ')
  expect((await runStep()).log).toContain('Pull request comment updated: ')
  expect(api.comments).toHaveLength(1)
  const { body = '' } = api.comments[0] ?? {}
  expect(body).toMatch(/^<!-- specstory\/sync-action [0-9a-f]{12} -->\n### ✅ 1 AI session in this pull request\n/)
  expect(body).toContain(`/sessions/${sessionId(0)})<br>Claude\u00a0Code · `)
})

test('the committed bundle adds a notice and completes when the token may not write comments', async () => {
  api.files = [{ filename: FILE, status: 'added' }]
  api.writeFault = { status: 403 }
  const ending = await runStep()
  expect(ending.exitCode).toBe(0)
  expect(ending.outputs['status']).toBe('complete')
  expect(ending.log).toMatch(/::notice title=Pull request comment::.*pull-requests: write/)
})

test('the committed bundle stops waiting for GitHub on a signal, and the run stays complete', async () => {
  api.fault = 'hang'
  const control = createRemoteControl()
  const ending = await runStep({
    nodeOptions: control.nodeOptions,
    env: { GITHUB_API_URL: api.url, ...control.env },
    onStart: (child) => {
      const timer = setInterval(() => {
        if (api.requests.length === 0) return
        clearInterval(timer)
        control.signal(child, 'SIGINT')
      }, 20)
    },
  })
  expect(ending.durationMs).toBeLessThan(9_000)
  expect(ending.exitCode).toBe(0)
  expect(ending.outputs['status']).toBe('complete')
})

test('the committed bundle neither contains nor uses the GitHub client when `comment` is false', async () => {
  api.files = [{ filename: FILE, status: 'added' }]
  await runStep({ inputs: { token: cloud.token, 'cloud-url': cloud.url } })
  expect(api.requests).toEqual([])
  const main = readFileSync(join(import.meta.dirname, '../../../dist/index.js'), 'utf8')
  expect(main).not.toContain('@octokit/plugin-rest-endpoint-methods/dist')
})
