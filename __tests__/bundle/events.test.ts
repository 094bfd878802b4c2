import { describe, expect, test } from '@jest/globals'
import { PROJECT, type PublishedRun, requests, run } from '../rig/bundle.ts'
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
const GONE = { repo: null, author: 'eve' }
const OWN = { repo: 'octo/sessions' }
const GIT_ID = 'aaaa-bbbb-cccc-dddd'
const workspace = checkout(sessions(2))

type Row = { readonly eventName: string; readonly event: unknown; readonly actor?: string }
type Given = { readonly mode?: string; readonly token?: string; readonly 'project-id'?: string }

/** One run on an event, and how many requests of each kind it made. */
async function on({ eventName, event, actor = 'ada' }: Row, inputs: Given = {}, files = workspace) {
  return await withCloud({}, async (cloud) => {
    const env = { GITHUB_ACTOR: actor }
    const ending = await run(cloud, { workspace: files, eventName, event, env, inputs })
    return { ending, requests: requests(cloud) }
  })
}

const notices = ({ log }: PublishedRun): string[] => log.split('\n').filter((line) => line.startsWith('::notice'))

describe.each(Object.entries(pullRequestEvents))('%s', (eventName, payload) => {
  test.concurrent.each([
    ['a fork, with a token', FORK, {}],
    ['a fork, without one', FORK, { token: '' }],
    ['a fork that is gone, with a token', GONE, {}],
    ['a fork that is gone, without one', GONE, { token: '' }],
    ['a fork of the same name in another case', { repo: 'Octo2/Sessions' }, {}],
  ])('a sync uploads nothing of %s, and says when it will', async (_name, head, inputs) => {
    const { ending, requests } = await on({ eventName, event: payload(head) }, inputs)
    expect(requests).toEqual({})
    expect(ending).toMatchObject({ exitCode: 0, outputs: { status: 'not-run' } })
    expect(notices(ending)).toEqual([
      expect.stringMatching(/^::notice title=Sync skipped::.*They sync after the merge/),
    ])
    expect(ending.summary).toContain('They sync after the merge')
  })

  test.concurrent('a check of a fork compares when there is a token', async () => {
    const { ending, requests } = await on({ eventName, event: payload(FORK) }, { mode: 'check' })
    expect(requests).toEqual({ sizes: 1 })
    expect(ending.outputs).toMatchObject({ status: 'incomplete', pending: '2' })
  })

  test.concurrent('a check of a fork without a token has nothing to do', async () => {
    const { ending, requests } = await on({ eventName, event: payload(FORK) }, { mode: 'check', token: '' })
    expect(requests).toEqual({})
    expect(ending).toMatchObject({ exitCode: 0, outputs: { status: 'not-run' } })
    expect(notices(ending)).toEqual([expect.stringContaining('forks')])
  })

  test.concurrent('a sync of a branch of this repository says where its sessions go', async () => {
    const { ending, requests } = await on({ eventName, event: payload(OWN) })
    expect(requests).toMatchObject({ put: 2 })
    const told = notices(ending).filter((line) => line.includes('unmerged'))
    expect(told).toEqual([expect.stringMatching(`add-retries.*${PROJECT}.*computed from github.com/octo/sessions`)])
  })
})

describe('the one notice about a branch that is not merged', () => {
  const event = pullRequestEvents['pull_request']?.(OWN)
  const stored = checkout({ '.specstory/.project.json': `{"git_id":"${GIT_ID}"}`, ...sessions(1) })
  const told = async (inputs: Given) => {
    const { ending } = await on({ eventName: 'pull_request', event }, inputs, stored)
    return notices(ending).filter((line) => line.includes('unmerged'))
  }

  test.concurrent('names the file of the branch that decides, and the input that would', async () => {
    expect(await told({})).toEqual([
      expect.stringMatching(`${GIT_ID}.*\`git_id\` in .specstory/.project.json.*\`project-id\` to prevent`),
    ])
  })

  test.concurrent('says that the input pins the project', async () => {
    const [notice, ...others] = await told({ 'project-id': PROJECT })
    expect(notice).toMatch(new RegExp(`${PROJECT}.*from the \`project-id\` input`))
    expect(notice).not.toContain('to prevent')
    expect(others).toEqual([])
  })

  test.concurrent('is none of a check', async () => {
    expect(await told({ mode: 'check' })).toEqual([])
  })
})

describe.each([
  { eventName: 'issue_comment', event: issueComment() },
  { eventName: 'discussion_comment', event: discussionComment() },
])('$eventName', (row) => {
  test.concurrent('starts no sync', async () => {
    const { ending, requests } = await on(row)
    expect(requests).toEqual({})
    expect(ending).toMatchObject({ exitCode: 1, report: { failures: [{ code: 'event-refused' }] } })
  })

  test.concurrent('may start a check', async () => {
    expect((await on(row, { mode: 'check' })).requests).toEqual({ sizes: 1 })
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
])('%s syncs', async (_name, row) => {
  const { ending } = await on(row)
  expect(ending).toMatchObject({ exitCode: 0, outputs: { created: '2' } })
  expect(ending.log).not.toContain('unmerged')
})

test.concurrent.each<[string, Row]>([
  ['a push', { eventName: 'push', event: push('dependabot[bot]') }],
  ['a push after `@dependabot merge`', { eventName: 'push', event: dependabotMerge() }],
  [
    'a pull request',
    { eventName: 'pull_request', event: pullRequestEvents['pull_request']?.({ ...OWN, author: 'dependabot[bot]' }) },
  ],
])('%s by Dependabot gets no secrets, and that is nothing to fail for', async (_name, row) => {
  const { ending, requests } = await on({ ...row, actor: 'dependabot[bot]' }, { token: '' })
  expect(requests).toEqual({})
  expect(ending).toMatchObject({ exitCode: 0, outputs: { status: 'not-run' } })
  expect(notices(ending)).toEqual([expect.stringContaining('Dependabot')])
})

test.concurrent.each<[string, Row]>([
  ['somebody’s push of a commit by Dependabot', { eventName: 'push', event: dependabotMerge() }],
  ['a schedule that Dependabot last touched', { eventName: 'schedule', event: schedule(), actor: 'dependabot[bot]' }],
  ['a merge queue', { eventName: 'merge_group', event: mergeGroup() }],
])('%s has the secrets, so an empty token is a failure', async (_name, row) => {
  const { ending } = await on(row, { token: '' })
  expect(ending).toMatchObject({ exitCode: 1, report: { failures: [{ code: 'token-missing' }] } })
})
