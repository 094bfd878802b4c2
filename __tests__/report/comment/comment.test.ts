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

/** What the log says of a comment on `run`. */
async function comment(run: Run, signal = new AbortController().signal, limitMs = COMMENT_LIMIT_MS): Promise<string> {
  const { runner } = run
  const here = { ...run, runner: { ...runner, apiUrl: api.url } }
  return (await captureStdout(() => commentOnPullRequest(here, printer, signal, limitMs))).trimEnd()
}

/** The pull request changes the run's first `number` sessions. */
function changes(run: Run, number: number): void {
  api.files = run.results.slice(0, number).map(({ session }) => ({ filename: session.file, status: 'added' }))
}

describe('one comment', () => {
  test('is made, then updated in place, and says so when there is nothing left to say', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 2)
    expect(await comment(run)).toBe(
      'Pull request comment created: https://github.com/acme/widgets/pull/7#issuecomment-1000',
    )
    expect(api.comments[0]?.body).toContain('### ✅ 2 AI sessions in this pull request')
    changes(run, 3)
    expect(await comment(run)).toMatch(/^Pull request comment updated: .*#issuecomment-1000$/)
    expect(api.comments[0]?.body).toContain('### ✅ 3 AI sessions')
    api.files = [{ filename: 'README.md', status: 'modified' }]
    await comment(run)
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).toContain('### No AI sessions in this pull request')
    expect(api.authorizations).toEqual(new Set(['token ghs_job']))
  })

  test('is not made when there is nothing to say', async () => {
    api.files = [{ filename: 'README.md', status: 'modified' }]
    expect(await comment(asPullRequestRun(runs.firstSync()))).toBe(
      'Pull request comment: none, because it contains no AI sessions.',
    )
    expect(api.comments).toEqual([])
  })

  test('is found behind hundreds of others', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    await comment(run)
    const own = api.comments[0]
    api.comments = Array.from({ length: 950 }, (_, id) => ({ id, body: 'hi', author: OCTOCAT }))
    if (own !== undefined) api.comments.push(own)
    expect(await comment(run)).toContain('comment updated')
    expect(api.comments).toHaveLength(951)
  })

  test('is never another person’s that begins as ours does', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    await comment(run)
    const body = api.comments[0]?.body ?? ''
    const others: Account[] = [
      OCTOCAT,
      // The name alone is not enough, nor the id of somebody else's kind.
      { ...GITHUB_ACTIONS, id: 9 },
      { ...GITHUB_ACTIONS, type: 'User' },
    ]
    for (const author of others) {
      api.comments = [{ id: 1, body, author }]
      expect(await comment(run)).toContain('created')
      expect(api.comments).toHaveLength(2)
    }
    api.comments = [{ id: 1, body, author: { ...GITHUB_ACTIONS, login: 'renamed[bot]' } }]
    expect(await comment(run)).toContain('updated')
    api.comments = [{ id: 1, body: `> ${body}`, author: GITHUB_ACTIONS }]
    expect(await comment(run)).toContain('created')
  })

  test('is a user’s when the token is one', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    await comment(run)
    api.viewer = OCTOCAT
    api.comments = [{ id: 5, body: api.comments[0]?.body ?? '', author: OCTOCAT }]
    const own = { ...run, inputs: { ...run.inputs, ...runs.inputs({ comment: true, githubToken: 'ghp_of_a_user' }) } }
    expect(await comment(own)).toContain('#issuecomment-5')
  })

  test('is not made where an earlier one cannot be looked for among 10,000 others', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    api.comments = Array.from({ length: 10_001 }, (_, id) => ({ id, body: 'hi', author: OCTOCAT }))
    expect(await comment(run)).toMatch(
      /The pull request comment was not posted\. The pull request has 10,000 comments or more/,
    )
    expect(api.comments).toHaveLength(10_001)
  })

  test('is made with the second attempt when the first meets a limit or an outage', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    for (const fault of [{ status: 429 }, { status: 403, headers: { 'retry-after': '1' } }, { status: 502 }]) {
      Object.assign(api, { comments: [], fault, faultsLeft: 3, requests: [] })
      expect(await comment(run)).toContain('comment created')
      expect(api.comments).toHaveLength(1)
    }
  })

  test('is made once, though the server said of the first attempt that it failed', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    for (const isDone of [true, false]) {
      Object.assign(api, { comments: [], writeFault: { status: 502, isDone }, faultsLeft: 1 })
      expect(await comment(run)).toContain('comment created')
      expect(api.comments).toHaveLength(1)
    }
  })

  test('is one for each of two steps that sync different directories', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    await comment(run)
    await comment({
      ...run,
      inputs: { ...run.inputs, ...runs.inputs({ comment: true, githubToken: 't', paths: ['gadgets'] }) },
    })
    await comment(run)
    expect(api.comments).toHaveLength(2)
  })
})

describe('the files of a pull request', () => {
  test('are read to GitHub’s limit of 3,000, renamed ones under their new names, deleted ones not', async () => {
    const run = asPullRequestRun(runs.manySessions(4_000))
    api.files = run.results.map(({ session }) => ({ filename: session.file, status: 'renamed' }))
    for (const file of api.files.slice(0, 10)) file.status = 'removed'
    await comment(run)
    const pages = api.requests.filter((request) => request.includes('/files?'))
    expect(pages).toHaveLength(30)
    expect(api.comments[0]?.body).toContain('2,990 AI sessions')
    expect(api.comments[0]?.body).toContain('GitHub lists only the first 3,000 files')
    expect(api.comments[0]?.body.length).toBeLessThan(65_536)
  })
})

describe('where no comment can be made, a notice says why:', () => {
  const run = asPullRequestRun(runs.firstSync())
  const notice = (text: string): string =>
    `::notice title=Pull request comment::The pull request comment was not posted. ${text}`

  test.each([
    ['another event', { ...run, runner: runs.runner() }, 'The event is `push`, not `pull_request`.'],
    ['no event', { ...run, runner: runs.runner({ eventName: '' }) }, 'The event is `unknown`, not `pull_request`.'],
    [
      'a part of the sessions',
      { ...run, inputs: runs.inputs({ comment: true, githubToken: 't', shard: { index: 1, count: 2 } }) },
      "Comments are not supported with `shard`. Use the merge action's summary instead.",
    ],
    ['no token', { ...run, inputs: runs.inputs({ comment: true }) }, 'The `github-token` input is empty.'],
    [
      'a payload without a number',
      { ...run, runner: { ...run.runner, event: { pull_request: { head: { repo: { full_name: 'acme/widgets' } } } } } },
      'The runner does not provide the number of the pull request.',
    ],
    [
      'a fork',
      {
        ...run,
        inputs: runs.inputs({ comment: true, token: '', githubToken: 'ghs_job' }),
        runner: { ...run.runner, event: { pull_request: { number: 7, head: { repo: { full_name: 'eve/widgets' } } } } },
      },
      'GitHub passes no secrets to pull requests from forks, or a token with permission to comment.',
    ],
  ])('%s', async (_name, asked, text) => {
    expect(await comment(asked)).toBe(notice(text))
    expect(api.requests).toEqual([])
  })

  test.each<[string, 'fault' | 'writeFault', Fault, RegExp]>([
    ['a token that may not read', 'fault', { status: 403 }, /no permission to comment\. .*pull-requests: write/],
    ['a token that may not write', 'writeFault', { status: 403 }, /no permission to comment/],
    ['a repository that it may not see', 'fault', { status: 404 }, /no permission to comment/],
    ['a token that is refused', 'fault', { status: 401 }, /GitHub rejected the `github-token`\./],
    [
      'an API that is down',
      'fault',
      { status: 502, body: '<html><title>Unicorn!</title><p>x</p>', headers: { 'content-type': 'text/html' } },
      /posted\. GitHub returned HTTP 502: an HTML page titled Unicorn!$/,
    ],
    [
      'a limit that is used up',
      'fault',
      {
        status: 403,
        body: '{"message":"API rate limit exceeded"}',
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' },
      },
      /posted\. GitHub's rate limit for the token is exceeded\. It resets at 00:00:01 UTC\. \(API rate limit exceeded\)$/,
    ],
    [
      'too many requests',
      'fault',
      { status: 429, headers: { 'retry-after': '60' } },
      /rate limit for the token is exceeded\. It resets/,
    ],
    [
      'a locked conversation',
      'writeFault',
      { status: 403, body: '{"message":"Unable to create comment because issue is locked."}' },
      /posted\. The conversation of the pull request is locked/,
    ],
    ['a redirect', 'fault', { status: 307, headers: { location: 'http://127.0.0.1:9/' } }, /HTTP 307 is a redirect/],
    ['an answer that is a command', 'fault', { status: 500, body: '{"message":"\\n::error::owned"}' }, /posted\. ./],
  ])('%s', async (_name, kind, fault, expected) => {
    changes(run, 1)
    api[kind] = fault
    const log = await comment(run)
    expect(log).toMatch(expected)
    expect(log.split(EOL)).toHaveLength(1)
    expect(log).toMatch(/^::notice /)
  })

  test('an API that never answers', async () => {
    changes(run, 1)
    api.fault = 'hang'
    expect(await comment(run, undefined, 200)).toBe(notice('GitHub took longer than 0.2 s.'))
  })

  test('no API at all', async () => {
    await api.close()
    expect(await comment(run)).toMatch(/^::notice /)
    api = await startGitHubApi()
  })
})

describe('nothing is asked and nothing said', () => {
  test('when nobody wants a comment, or the inputs are invalid', async () => {
    expect(await comment(runs.firstSync())).toBe('')
    expect(await comment(runs.invalidInputs())).toBe('')
  })

  test('after a signal, and from then on', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    expect(await comment(run, AbortSignal.abort())).toBe('')
    expect(api.requests).toEqual([])
    api.fault = 'hang'
    const signal = new AbortController()
    setTimeout(() => signal.abort(), 50)
    expect(await comment(run, signal.signal)).toBe('')
    expect(api.comments).toEqual([])
  })
})

describe('on Gitea and Forgejo', () => {
  beforeEach(async () => {
    await api.close()
    api = await startGitHubApi('gitea')
  })

  test.each([
    ['a token that may ask who it is', true],
    ['a token that may not', false],
  ])('REST is enough, for %s', async (_name, knowsUser) => {
    api.knowsUser = knowsUser
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    expect(await comment(run)).toContain('comment created')
    expect(await comment(run)).toContain('comment updated')
    expect(api.comments).toHaveLength(1)
    expect(api.requests.filter((request) => request.includes('graphql'))).toEqual([])
    api.comments = [{ id: 1, body: api.comments[0]?.body ?? '', author: { id: 7, login: 'gitea-actions' } }]
    expect(await comment(run)).toContain('comment created')
  })

  test('pages are as long as the server has them, and the comments all on one', async () => {
    const run = asPullRequestRun(runs.manySessions(170))
    api.files = run.results.map(({ session }) => ({ filename: session.file, status: 'added' }))
    for (const file of api.files.slice(0, 10)) file.status = 'deleted'
    api.comments = Array.from({ length: 100 }, (_, id) => ({ id, body: 'hi', author: { id: 7, login: 'ada' } }))
    await comment(run)
    expect(api.comments).toHaveLength(101)
    expect(api.comments.at(-1)?.body).toContain('160 AI sessions')
    expect(api.requests.filter((request) => request.includes('/comments?'))).toHaveLength(1)
  })

  test('what goes wrong is not called GitHub’s', async () => {
    const run = asPullRequestRun(runs.firstSync())
    changes(run, 1)
    api.writeFault = { status: 500, body: '{"message":"oops"}' }
    expect(await comment(run)).toMatch(/posted\. The server returned HTTP 500: oops$/)
  })
})
