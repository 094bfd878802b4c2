import { EOL } from 'node:os'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  type Account,
  type Fault,
  GITHUB_ACTIONS,
  type GitHubApi,
  startGitHubApi,
} from '../../../local-runner/github-api.ts'
import { COMMENT_LIMIT_MS, commentOnPullRequest } from '../../../src/report/comment/comment.ts'
import { createPrinter } from '../../../src/report/print.ts'
import type { Run } from '../../../src/run/run.ts'
import { asPullRequestRun } from '../../rig/pull-requests.ts'
import { captureStdout } from '../../rig/runner-output.ts'
import * as runs from '../../rig/runs.ts'

const OCTOCAT: Account = { id: 583231, login: 'octocat', type: 'User' }

const printer = createPrinter({ debug: false, onGithub: true })
let api: GitHubApi

beforeEach(async () => {
  api = await startGitHubApi()
})

afterEach(async () => {
  await api.close()
})

/** @returns what is printed */
async function postComment(
  run: Run,
  signal = new AbortController().signal,
  limitMs = COMMENT_LIMIT_MS,
): Promise<string> {
  const { runner } = run
  const runWithApi = { ...run, runner: { ...runner, apiUrl: api.url } }
  return (await captureStdout(() => commentOnPullRequest(runWithApi, printer, signal, limitMs))).trimEnd()
}

/** Makes the pull request change the first `count` sessions of the run. */
function changeSessions(run: Run, count: number): void {
  api.files = run.results.slice(0, count).map(({ session }) => ({ filename: session.file, status: 'added' }))
}

describe('the pull request comment', () => {
  test('is created, then updated in place, even when no session is left', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 2)
    expect(await postComment(run)).toBe(
      'Pull request comment created: https://github.com/acme/widgets/pull/7#issuecomment-1000',
    )
    expect(api.comments[0]?.body).toContain('### ✅ 2 AI sessions in this pull request')
    changeSessions(run, 3)
    expect(await postComment(run)).toMatch(/^Pull request comment updated: .*#issuecomment-1000$/)
    expect(api.comments[0]?.body).toContain('### ✅ 3 AI sessions')
    api.files = [{ filename: 'README.md', status: 'modified' }]
    await postComment(run)
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).toContain('### No AI sessions in this pull request')
    expect(api.authorizations).toEqual(new Set(['token ghs_job']))
  })

  test('is not created when the pull request changes no session', async () => {
    api.files = [{ filename: 'README.md', status: 'modified' }]
    expect(await postComment(asPullRequestRun(runs.firstSync()))).toBe(
      'No pull request comment: the pull request contains no AI sessions.',
    )
    expect(api.comments).toEqual([])
  })

  test('is found after 950 other comments', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    await postComment(run)
    const own = api.comments[0]
    api.comments = Array.from({ length: 950 }, (_, id) => ({ id, body: 'hi', author: OCTOCAT }))
    if (own !== undefined) api.comments.push(own)
    expect(await postComment(run)).toContain('comment updated')
    expect(api.comments).toHaveLength(951)
  })

  test('is never the comment of another author, even with the same text', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    await postComment(run)
    const body = api.comments[0]?.body ?? ''
    const others: Account[] = [
      OCTOCAT,
      // The login alone does not identify the bot, and neither does the ID of a user.
      { ...GITHUB_ACTIONS, id: 9 },
      { ...GITHUB_ACTIONS, type: 'User' },
    ]
    for (const author of others) {
      api.comments = [{ id: 1, body, author }]
      expect(await postComment(run)).toContain('created')
      expect(api.comments).toHaveLength(2)
    }
    api.comments = [{ id: 1, body, author: { ...GITHUB_ACTIONS, login: 'renamed[bot]' } }]
    expect(await postComment(run)).toContain('updated')
    api.comments = [{ id: 1, body: `> ${body}`, author: GITHUB_ACTIONS }]
    expect(await postComment(run)).toContain('created')
  })

  test('is the comment of the user when the token belongs to one', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    await postComment(run)
    api.viewer = OCTOCAT
    api.comments = [{ id: 5, body: api.comments[0]?.body ?? '', author: OCTOCAT }]
    const own = { ...run, inputs: { ...run.inputs, ...runs.inputs({ comment: true, githubToken: 'ghp_of_a_user' }) } }
    expect(await postComment(own)).toContain('#issuecomment-5')
  })

  test('is not created when there are more than 10,000 comments to search', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    api.comments = Array.from({ length: 10_001 }, (_, id) => ({ id, body: 'hi', author: OCTOCAT }))
    expect(await postComment(run)).toMatch(
      /The pull request comment was not posted\. The pull request has 10,000 comments or more/,
    )
    expect(api.comments).toHaveLength(10_001)
  })

  test('is retried after rate limits and outages', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    for (const fault of [{ status: 429 }, { status: 403, headers: { 'retry-after': '1' } }, { status: 502 }]) {
      Object.assign(api, { comments: [], fault, remainingFaults: 3, requests: [] })
      expect(await postComment(run)).toContain('comment created')
      expect(api.comments).toHaveLength(1)
    }
  })

  test('is created once when the server reports failure after creating it', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    for (const isApplied of [true, false]) {
      Object.assign(api, { comments: [], writeFault: { status: 502, isApplied }, remainingFaults: 1 })
      expect(await postComment(run)).toContain('comment created')
      expect(api.comments).toHaveLength(1)
    }
  })

  test('is separate for each of two steps that sync different directories', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    await postComment(run)
    await postComment({
      ...run,
      inputs: { ...run.inputs, ...runs.inputs({ comment: true, githubToken: 't', paths: ['gadgets'] }) },
    })
    await postComment(run)
    expect(api.comments).toHaveLength(2)
  })
})

describe('the files of a pull request', () => {
  test('are read up to the limit of GitHub, renamed ones by new name and without deleted ones', async () => {
    const run = asPullRequestRun(runs.manySessions(4_000))
    api.files = run.results.map(({ session }) => ({ filename: session.file, status: 'renamed' }))
    for (const file of api.files.slice(0, 10)) file.status = 'removed'
    await postComment(run)
    const pages = api.requests.filter((request) => request.includes('/files?'))
    expect(pages).toHaveLength(30)
    expect(api.comments[0]?.body).toContain('2,990 AI sessions')
    expect(api.comments[0]?.body).toContain('GitHub lists only the first 3,000 files')
    expect(api.comments[0]?.body.length).toBeLessThan(65_536)
  })
})

describe('the notice about a missing comment', () => {
  const run = asPullRequestRun(runs.firstSync())
  const notice = (text: string): string =>
    `::notice title=Pull request comment::The pull request comment was not posted. ${text}`

  test.each([
    ['the event is not `pull_request`', { ...run, runner: runs.runner() }, 'The event is `push`, not `pull_request`.'],
    [
      'the event is unknown',
      { ...run, runner: runs.runner({ eventName: '' }) },
      'The event is `unknown`, not `pull_request`.',
    ],
    [
      '`shard` is set',
      { ...run, inputs: runs.inputs({ comment: true, githubToken: 't', shard: { index: 1, count: 2 } }) },
      "Comments are not supported with `shard`. Use the merge action's summary instead.",
    ],
    [
      '`github-token` is empty',
      { ...run, inputs: runs.inputs({ comment: true }) },
      'The `github-token` input is empty.',
    ],
    [
      'the event has no pull request number',
      { ...run, runner: { ...run.runner, event: { pull_request: { head: { repo: { full_name: 'acme/widgets' } } } } } },
      'The runner does not provide the number of the pull request.',
    ],
    [
      'the pull request comes from a fork',
      {
        ...run,
        inputs: runs.inputs({ comment: true, token: '', githubToken: 'ghs_job' }),
        runner: { ...run.runner, event: { pull_request: { number: 7, head: { repo: { full_name: 'eve/widgets' } } } } },
      },
      'GitHub passes no secrets to pull requests from forks, or a token with permission to comment.',
    ],
  ])('is shown without a request when %s', async (_name, unsuitable, text) => {
    expect(await postComment(unsuitable)).toBe(notice(text))
    expect(api.requests).toEqual([])
  })

  test.each<[string, 'fault' | 'writeFault', Fault, RegExp]>([
    ['the token may not read comments', 'fault', { status: 403 }, /no permission to comment\. .*pull-requests: write/],
    ['the token may not write comments', 'writeFault', { status: 403 }, /no permission to comment/],
    ['the token may not see the repository', 'fault', { status: 404 }, /no permission to comment/],
    ['the token is rejected', 'fault', { status: 401 }, /GitHub rejected the `github-token`\./],
    [
      'the API returns HTTP 502',
      'fault',
      { status: 502, body: '<html><title>Unicorn!</title><p>x</p>', headers: { 'content-type': 'text/html' } },
      /posted\. GitHub returned HTTP 502: an HTML page titled Unicorn!$/,
    ],
    [
      'the rate limit is exceeded',
      'fault',
      {
        status: 403,
        body: '{"message":"API rate limit exceeded"}',
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
      },
      /posted\. GitHub's rate limit for the token is exceeded\. It resets at 00:00:01 UTC\. \(API rate limit exceeded\)$/,
    ],
    [
      'the API returns HTTP 429',
      'fault',
      { status: 429, headers: { 'retry-after': '60' } },
      /rate limit for the token is exceeded\. It resets/,
    ],
    [
      'the conversation is locked',
      'writeFault',
      { status: 403, body: '{"message":"Unable to create comment because issue is locked."}' },
      /posted\. The conversation of the pull request is locked/,
    ],
    [
      'the API redirects',
      'fault',
      { status: 307, headers: { location: 'http://127.0.0.1:9/' } },
      /HTTP 307 is a redirect/,
    ],
    [
      'the response contains a workflow command',
      'fault',
      { status: 500, body: '{"message":"\\n::error::owned"}' },
      /posted\. ./,
    ],
  ])('is shown in one line when %s', async (_name, kind, fault, expected) => {
    changeSessions(run, 1)
    api[kind] = fault
    const log = await postComment(run)
    expect(log).toMatch(expected)
    expect(log.split(EOL)).toHaveLength(1)
    expect(log).toMatch(/^::notice /)
  })

  test('is shown when the API does not respond in time', async () => {
    changeSessions(run, 1)
    api.fault = 'hang'
    expect(await postComment(run, undefined, 200)).toBe(notice('GitHub took longer than 0.2 s.'))
  })

  test('is shown when the API is unreachable', async () => {
    await api.close()
    expect(await postComment(run)).toMatch(/^::notice /)
    api = await startGitHubApi()
  })
})

describe('commentOnPullRequest', () => {
  test('prints nothing when `comment` is false or the inputs are invalid', async () => {
    expect(await postComment(runs.firstSync())).toBe('')
    expect(await postComment(runs.invalidInputs())).toBe('')
  })

  test('prints nothing when a signal arrives before or during the requests', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    expect(await postComment(run, AbortSignal.abort())).toBe('')
    expect(api.requests).toEqual([])
    api.fault = 'hang'
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 50)
    expect(await postComment(run, controller.signal)).toBe('')
    expect(api.comments).toEqual([])
  })
})

describe('the pull request comment on Gitea and Forgejo', () => {
  beforeEach(async () => {
    await api.close()
    api = await startGitHubApi('gitea')
  })

  test.each([
    ['the token may read its user', true],
    ['the token may not read its user', false],
  ])('is created and updated without GraphQL when %s', async (_name, canReadUser) => {
    api.canReadUser = canReadUser
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    expect(await postComment(run)).toContain('comment created')
    expect(await postComment(run)).toContain('comment updated')
    expect(api.comments).toHaveLength(1)
    expect(api.requests.filter((request) => request.includes('graphql'))).toEqual([])
    api.comments = [{ id: 1, body: api.comments[0]?.body ?? '', author: { id: 7, login: 'gitea-actions' } }]
    expect(await postComment(run)).toContain('comment created')
  })

  test('covers files on several pages and reads all comments in one request', async () => {
    const run = asPullRequestRun(runs.manySessions(170))
    api.files = run.results.map(({ session }) => ({ filename: session.file, status: 'added' }))
    for (const file of api.files.slice(0, 10)) file.status = 'deleted'
    api.comments = Array.from({ length: 100 }, (_, id) => ({ id, body: 'hi', author: { id: 7, login: 'ada' } }))
    await postComment(run)
    expect(api.comments).toHaveLength(101)
    expect(api.comments.at(-1)?.body).toContain('160 AI sessions')
    expect(api.requests.filter((request) => request.includes('/comments?'))).toHaveLength(1)
  })

  test('fails with a message that does not name GitHub', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changeSessions(run, 1)
    api.writeFault = { status: 500, body: '{"message":"oops"}' }
    expect(await postComment(run)).toMatch(/posted\. The server returned HTTP 500: oops$/)
  })
})
