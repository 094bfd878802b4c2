import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type ActionResult, type ActionStep, runAction } from '../../local-runner/run-action.ts'
import { findRunViolations } from '../../local-runner/run-checks.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'

const workspace = checkout(sessions(2))

async function run(step: Partial<ActionStep>, check: (ending: ActionResult, cloud: LocalCloud) => void): Promise<void> {
  const cloud = await startLocalCloud()
  const inputs = { token: cloud.token, 'cloud-url': cloud.url, ...step.inputs }
  const ending = await runAction({ workspace, ...step, inputs })
  await cloud.close()
  expect(findRunViolations(ending)).toEqual([])
  check(ending, cloud)
}

const workflowRun = (head: unknown) => ({ workflow_run: { head_repository: head, event: 'pull_request' } })

const REJECTED_EVENTS: readonly [name: string, eventName: string, event: unknown][] = [
  [
    'pull_request_target of this repository',
    'pull_request_target',
    { pull_request: { head: { repo: { full_name: 'octo/sessions' } } } },
  ],
  [
    'pull_request_target of a fork',
    'pull_request_target',
    { pull_request: { head: { repo: { full_name: 'eve/sessions' } } } },
  ],
  ['workflow_run of a fork', 'workflow_run', workflowRun({ full_name: 'eve/sessions' })],
  ['workflow_run of a deleted fork', 'workflow_run', workflowRun(null)],
  ['workflow_run without a head repository', 'workflow_run', {}],
  ['workflow_run whose head repository is a list', 'workflow_run', workflowRun({ full_name: ['octo/sessions'] })],
  ['workflow_run with the payload null', 'workflow_run', null],
]

describe.each(['sync', 'check'])('mode `%s`', (mode) => {
  test.concurrent.each(REJECTED_EVENTS)('rejects %s without a request', async (_name, eventName, event) => {
    await run({ eventName, event, inputs: { mode } }, (ending, cloud) => {
      expect(cloud.requests).toHaveLength(0)
      expect(ending.outputs['status']).toBe('failed')
      expect(ending.exitCode).toBe(1)
      expect(ending.report).toMatchObject({ failures: [{ code: 'event-refused' }] })
    })
  })

  test.concurrent('rejects a workflow_run with an unreadable payload without a request', async () => {
    const env = { GITHUB_EVENT_PATH: join(workspace, 'no-such-file') }
    await run({ eventName: 'workflow_run', env, inputs: { mode } }, (ending, cloud) => {
      expect(cloud.requests).toHaveLength(0)
      expect(ending.exitCode).toBe(1)
    })
  })
})

test.concurrent('workflow_run of this repository is accepted regardless of the case of its name', async () => {
  const event = workflowRun({ full_name: 'Octo/Sessions' })
  await run({ eventName: 'workflow_run', event }, (ending) => expect(ending.outputs['created']).toBe('2'))
})

const pull = (full_name: string | null, login = 'eve') => ({
  pull_request: { user: { login }, head: { repo: full_name === null ? null : { full_name } } },
})

describe.each(['sync', 'check'])('mode `%s` without a token', (mode) => {
  test.concurrent.each([
    ['a fork', pull('eve/sessions'), {}, mode === 'sync' ? /comes from eve\/sessions/ : /forks/],
    ['a deleted fork', pull(null), {}, mode === 'sync' ? /comes from a deleted repository/ : /forks/],
    ['Dependabot', pull('octo/sessions', 'dependabot[bot]'), { GITHUB_ACTOR: 'dependabot[bot]' }, /Dependabot/],
  ] as const)(
    'succeeds without running and logs the reason on a pull request from %s',
    async (_name, event, env, reason) => {
      await run({ eventName: 'pull_request', event, env, inputs: { mode, token: '' } }, (ending, cloud) => {
        expect(ending.outputs['status']).toBe('not-run')
        expect(ending.exitCode).toBe(0)
        expect(ending.log).toMatch(reason)
        expect(cloud.requests).toHaveLength(0)
      })
    },
  )

  test.concurrent.each([
    ['a pull request of this repository', 'pull_request', pull('octo/sessions')],
    ['a push', 'push', {}],
    ['a schedule', 'schedule', {}],
  ] as const)('fails and names the secret on %s', async (_name, eventName, event) => {
    await run({ eventName, event, inputs: { mode, token: ' ' } }, (ending, cloud) => {
      expect(ending.outputs['status']).toBe('failed')
      expect(ending.exitCode).toBe(1)
      expect(ending.log).toContain('SPECSTORY_API_KEY')
      expect(cloud.requests).toHaveLength(0)
    })
  })
})

// On Windows, creating a symlink requires a privilege that laptops may lack.
const onPosix = process.platform === 'win32' ? test.skip : test

onPosix.each([
  ['a file', '.specstory/history/x.md', 'secret.md'],
  ['a directory of transcripts', '.specstory/history/2026', '.'],
  ['the history directory', '.specstory/history', '.'],
  ['the .specstory directory', '.specstory', '.'],
])('a symlink out of the checkout is not followed: %s', async (_name, link, target) => {
  const outside = checkout({ 'secret.md': transcript(sessionId(7)), 'history/secret.md': transcript(sessionId(8)) })
  const inside = checkout({ 'README.md': '' })
  mkdirSync(dirname(join(inside, link)), { recursive: true })
  symlinkSync(join(outside, target), join(inside, link))
  await run({ workspace: inside }, (ending, cloud) => {
    // A history that consists of symlinks is incomplete: they may point to sessions.
    expect(ending.outputs).toMatchObject({ status: 'incomplete', attempted: '0' })
    expect(cloud.store.projects.size).toBe(0)
  })
})
