import { mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type ActionResult, type ActionStep, runAction } from '../../local-runner/run-action.ts'
import { findRunViolations } from '../../local-runner/run-checks.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'

const workspace = checkout(sessions(2))

async function run(step: Partial<ActionStep>, look: (ending: ActionResult, cloud: LocalCloud) => void): Promise<void> {
  const cloud = await startLocalCloud()
  const inputs = { token: cloud.token, 'cloud-url': cloud.url, ...step.inputs }
  const ending = await runAction({ workspace, ...step, inputs })
  await cloud.close()
  expect(findRunViolations(ending)).toEqual([])
  look(ending, cloud)
}

const workflowRun = (head: unknown) => ({ workflow_run: { head_repository: head, event: 'pull_request' } })

const REFUSED: readonly [name: string, eventName: string, event: unknown][] = [
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
  ['workflow_run of nobody', 'workflow_run', {}],
  ['workflow_run of a list', 'workflow_run', workflowRun({ full_name: ['octo/sessions'] })],
  ['workflow_run of null', 'workflow_run', null],
]

describe.each(['sync', 'check'])('%s', (mode) => {
  test.concurrent.each(REFUSED)('on %s is refused with no request', async (_name, eventName, event) => {
    await run({ eventName, event, inputs: { mode } }, (ending, cloud) => {
      expect(cloud.requests).toHaveLength(0)
      expect(ending.outputs['status']).toBe('failed')
      expect(ending.exitCode).toBe(1)
      expect(ending.report).toMatchObject({ failures: [{ code: 'event-refused' }] })
    })
  })

  test.concurrent('on a workflow_run whose event cannot be read is refused with no request', async () => {
    const env = { GITHUB_EVENT_PATH: join(workspace, 'no-such-file') }
    await run({ eventName: 'workflow_run', env, inputs: { mode } }, (ending, cloud) => {
      expect(cloud.requests).toHaveLength(0)
      expect(ending.exitCode).toBe(1)
    })
  })
})

test.concurrent('workflow_run of this repository is welcome, in whatever case its name is written', async () => {
  const event = workflowRun({ full_name: 'Octo/Sessions' })
  await run({ eventName: 'workflow_run', event }, (ending) => expect(ending.outputs['created']).toBe('2'))
})

const pull = (full_name: string | null, login = 'eve') => ({
  pull_request: { user: { login }, head: { repo: full_name === null ? null : { full_name } } },
})

describe.each(['sync', 'check'])('%s without a token', (mode) => {
  test.concurrent.each([
    ['a fork', pull('eve/sessions'), {}, mode === 'sync' ? /comes from eve\/sessions/ : /forks/],
    ['a deleted fork', pull(null), {}, mode === 'sync' ? /comes from a deleted repository/ : /forks/],
    ['Dependabot', pull('octo/sessions', 'dependabot[bot]'), { GITHUB_ACTOR: 'dependabot[bot]' }, /Dependabot/],
  ] as const)(
    'on a pull request from %s is nothing to do, green, with the reason',
    async (_name, event, env, words) => {
      await run({ eventName: 'pull_request', event, env, inputs: { mode, token: '' } }, (ending, cloud) => {
        expect(ending.outputs['status']).toBe('not-run')
        expect(ending.exitCode).toBe(0)
        expect(ending.log).toMatch(words)
        expect(cloud.requests).toHaveLength(0)
      })
    },
  )

  test.concurrent.each([
    ['a pull request of this repository', 'pull_request', pull('octo/sessions')],
    ['a push', 'push', {}],
    ['a schedule', 'schedule', {}],
  ] as const)('on %s fails, and names the secret', async (_name, eventName, event) => {
    await run({ eventName, event, inputs: { mode, token: ' ' } }, (ending, cloud) => {
      expect(ending.outputs['status']).toBe('failed')
      expect(ending.exitCode).toBe(1)
      expect(ending.log).toContain('SPECSTORY_API_KEY')
      expect(cloud.requests).toHaveLength(0)
    })
  })
})

/** Links need rights on Windows that a runner has and a laptop may not. */
const onPosix = process.platform === 'win32' ? test.skip : test

onPosix.each([
  ['a file', '.specstory/history/x.md', 'secret.md'],
  ['a directory of sessions', '.specstory/history/2026', '.'],
  ['the history', '.specstory/history', '.'],
  ['the whole directory', '.specstory', '.'],
])('a link out of the checkout is not followed: %s', async (_name, link, target) => {
  const outside = checkout({ 'secret.md': transcript(sessionId(7)), 'history/secret.md': transcript(sessionId(8)) })
  const inside = checkout({ 'README.md': '' })
  mkdirSync(dirname(join(inside, link)), { recursive: true })
  symlinkSync(join(outside, target), join(inside, link))
  await run({ workspace: inside }, (ending, cloud) => {
    // A history of links only is not complete: its sessions may be behind them.
    expect(ending.outputs).toMatchObject({ status: 'incomplete', attempted: '0' })
    expect(cloud.store.projects.size).toBe(0)
  })
})
