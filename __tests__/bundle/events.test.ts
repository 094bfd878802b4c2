import { describe, expect, test } from '@jest/globals'
import { notices, PROJECT, requests, run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import {
  dependabotMerge,
  discussionComment,
  issueComment,
  mergeGroup,
  pullRequestEvents,
  push,
  schedule,
  workflowDispatch,
} from '../rig/event-payloads.ts'
import { withCloud } from '../rig/with-cloud.ts'

const FORK = { repo: 'eve/sessions', author: 'eve' }
const DELETED_FORK = { repo: null, author: 'eve' }
const OWN = { repo: 'octo/sessions' }
const GIT_ID = 'aaaa-bbbb-cccc-dddd'
const workspace = checkout(sessions(2))

type Row = { readonly eventName: string; readonly event: unknown; readonly actor?: string }
type Inputs = { readonly mode?: string; readonly token?: string; readonly 'project-id'?: string }

/** Runs on an event; returns the run and its requests by route. */
async function runOnEvent({ eventName, event, actor = 'ada' }: Row, inputs: Inputs = {}, files = workspace) {
  return await withCloud({}, async (cloud) => {
    const env = { GITHUB_ACTOR: actor }
    const result = await run(cloud, { workspace: files, eventName, event, env, inputs })
    return { result, requests: requests(cloud) }
  })
}

describe.each(Object.entries(pullRequestEvents))('%s', (eventName, payload) => {
  test.concurrent.each([
    ['a fork, with a token', FORK, {}],
    ['a fork, without a token', FORK, { token: '' }],
    ['a deleted fork, with a token', DELETED_FORK, {}],
    ['a deleted fork, without a token', DELETED_FORK, { token: '' }],
    ['a fork with a similar name', { repo: 'Octo2/Sessions' }, {}],
  ])('uploads nothing from %s and says when it will sync', async (_name, head, inputs) => {
    const { result, requests } = await runOnEvent({ eventName, event: payload(head) }, inputs)
    expect(requests).toEqual({})
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'not-run' } })
    expect(notices(result)).toEqual([
      expect.stringMatching(/^::notice title=Sync skipped::.*They sync after the merge/),
    ])
    expect(result.summary).toContain('They sync after the merge')
  })

  test.concurrent('compares a fork in a check with a token', async () => {
    const { result, requests } = await runOnEvent({ eventName, event: payload(FORK) }, { mode: 'check' })
    expect(requests).toEqual({ sizes: 1 })
    expect(result.outputs).toMatchObject({ status: 'incomplete', pending: '2' })
  })

  test.concurrent('does not run a check of a fork without a token', async () => {
    const { result, requests } = await runOnEvent({ eventName, event: payload(FORK) }, { mode: 'check', token: '' })
    expect(requests).toEqual({})
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'not-run' } })
    expect(notices(result)).toEqual([expect.stringContaining('forks')])
  })

  test.concurrent('names the project when it syncs a branch of this repository', async () => {
    const { result, requests } = await runOnEvent({ eventName, event: payload(OWN) })
    expect(requests).toMatchObject({ put: 2 })
    const branchNotices = notices(result).filter((line) => line.includes('unmerged'))
    expect(branchNotices).toEqual([
      expect.stringMatching(`add-retries.*${PROJECT}.*computed from github.com/octo/sessions`),
    ])
  })
})

describe('the notice about an unmerged branch', () => {
  const event = pullRequestEvents['pull_request']?.(OWN)
  const stored = checkout({ '.specstory/.project.json': `{"git_id":"${GIT_ID}"}`, ...sessions(1) })
  const noticesWith = async (inputs: Inputs) => {
    const { result } = await runOnEvent({ eventName: 'pull_request', event }, inputs, stored)
    return notices(result).filter((line) => line.includes('unmerged'))
  }

  test.concurrent('names the file that sets the project, and the input that fixes it', async () => {
    expect(await noticesWith({})).toEqual([
      expect.stringMatching(`${GIT_ID}.*\`git_id\` in .specstory/.project.json.*\`project-id\` to prevent`),
    ])
  })

  test.concurrent('names the `project-id` input when it sets the project', async () => {
    const [notice, ...others] = await noticesWith({ 'project-id': PROJECT })
    expect(notice).toMatch(new RegExp(`${PROJECT}.*from the \`project-id\` input`))
    expect(notice).not.toContain('to prevent')
    expect(others).toEqual([])
  })

  test.concurrent('is not given in a check', async () => {
    expect(await noticesWith({ mode: 'check' })).toEqual([])
  })
})

describe.each([
  { eventName: 'issue_comment', event: issueComment() },
  { eventName: 'discussion_comment', event: discussionComment() },
])('$eventName', (row) => {
  test.concurrent('is refused for a sync', async () => {
    const { result, requests } = await runOnEvent(row)
    expect(requests).toEqual({})
    expect(result).toMatchObject({ exitCode: 1, report: { failures: [{ code: 'event-refused' }] } })
  })

  test.concurrent('is allowed for a check', async () => {
    expect((await runOnEvent(row, { mode: 'check' })).requests).toEqual({ sizes: 1 })
  })
})

test.concurrent.each<[string, Row]>([
  ['push', { eventName: 'push', event: push('ada') }],
  ['merge_group', { eventName: 'merge_group', event: mergeGroup() }],
  ['workflow_dispatch', { eventName: 'workflow_dispatch', event: workflowDispatch() }],
  ['schedule', { eventName: 'schedule', event: schedule() }],
  [
    'a push by Dependabot with its own secret',
    { eventName: 'push', event: push('dependabot[bot]'), actor: 'dependabot[bot]' },
  ],
])('syncs on %s', async (_name, row) => {
  const { result } = await runOnEvent(row)
  expect(result).toMatchObject({ exitCode: 0, outputs: { created: '2' } })
  expect(result.log).not.toContain('unmerged')
})

test.concurrent.each<[string, Row]>([
  ['a push', { eventName: 'push', event: push('dependabot[bot]') }],
  ['a push after `@dependabot merge`', { eventName: 'push', event: dependabotMerge() }],
  [
    'a pull request',
    { eventName: 'pull_request', event: pullRequestEvents['pull_request']?.({ ...OWN, author: 'dependabot[bot]' }) },
  ],
])('does not run, without a failure, on %s by Dependabot, which gets no secrets', async (_name, row) => {
  const { result, requests } = await runOnEvent({ ...row, actor: 'dependabot[bot]' }, { token: '' })
  expect(requests).toEqual({})
  expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'not-run' } })
  expect(notices(result)).toEqual([expect.stringContaining('Dependabot')])
})

test.concurrent.each<[string, Row]>([
  ['a push of a commit by Dependabot', { eventName: 'push', event: dependabotMerge() }],
  ['a schedule that Dependabot changed last', { eventName: 'schedule', event: schedule(), actor: 'dependabot[bot]' }],
  ['a merge queue', { eventName: 'merge_group', event: mergeGroup() }],
])('fails without a token on %s, which has secrets', async (_name, row) => {
  const { result } = await runOnEvent(row, { token: '' })
  expect(result).toMatchObject({ exitCode: 1, report: { failures: [{ code: 'token-missing' }] } })
})
