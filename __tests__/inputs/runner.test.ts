import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { missingTokenReason, refuseUntrustedEvent } from '../../src/inputs/event.ts'
import { type Runner, readRunner } from '../../src/inputs/runner.ts'

const SHA = 'a'.repeat(40)
const HEAD = 'b'.repeat(40)

function readRunnerWith(event: unknown, env: NodeJS.ProcessEnv = {}): Runner {
  const path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json')
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event))
  return readRunner({ GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: 'acme/widgets', GITHUB_SHA: SHA, ...env })
}

const pullRequest = (head: unknown, user = 'ada') => ({ pull_request: { head, user: { login: user } } })

describe('readRunner', () => {
  test('returns empty values and the working directory when no variable is set', () => {
    expect(readRunner({})).toMatchObject({
      workspace: process.cwd(),
      serverUrl: '',
      repository: '',
      commit: '',
      event: undefined,
      temporaryDirectory: tmpdir(),
      debug: false,
    })
  })

  test.each([
    ['a push: the pushed commit', {}, {}, SHA],
    ['a pull request: the head, not the merge commit', pullRequest({ sha: HEAD }), {}, HEAD],
    ['a pull request whose head is not a SHA: `GITHUB_SHA`', pullRequest({ sha: '](javascript:' }), {}, SHA],
    ['a `GITHUB_SHA` that is not a SHA: none', {}, { GITHUB_SHA: 'main' }, ''],
    ['an unreadable event: `GITHUB_SHA`', '{', {}, SHA],
  ])('reads the commit of %s', (_name, event, env, commit) => {
    expect(readRunnerWith(event, env).commit).toBe(commit)
  })

  test('removes trailing slashes from the server URL and reads RUNNER_DEBUG', () => {
    const runner = readRunner({ GITHUB_SERVER_URL: 'https://ghe.example//', RUNNER_DEBUG: '1', RUNNER_TEMP: '/t' })
    expect(runner).toMatchObject({ serverUrl: 'https://ghe.example', debug: true, temporaryDirectory: '/t' })
  })
})

test('readRunner prefers lower-case proxy variables and returns blank ones when none is set', () => {
  const env = {
    https_proxy: 'http://a',
    HTTPS_PROXY: 'http://b',
    HTTP_PROXY: 'http://c',
    ALL_PROXY: 'http://e',
    no_proxy: 'd',
  }
  expect(readRunner(env).proxy).toEqual({
    httpsProxy: 'http://a',
    httpProxy: 'http://c',
    allProxy: 'http://e',
    noProxy: 'd',
  })
  expect(readRunner({}).proxy).toEqual({ httpsProxy: '', httpProxy: '', allProxy: '', noProxy: '' })
})

describe('refuseUntrustedEvent', () => {
  const workflowRun = (head: unknown) => ({ workflow_run: { head_repository: head } })
  test.each([
    [
      'pull_request_target, even from the same repository',
      'pull_request_target',
      pullRequest({ repo: { full_name: 'acme/widgets' } }),
    ],
    ['workflow_run of a fork', 'workflow_run', workflowRun({ full_name: 'mallory/widgets' })],
    ['workflow_run of a deleted fork', 'workflow_run', workflowRun(null)],
    ['workflow_run with an unreadable event', 'workflow_run', 'not json'],
    [
      'workflow_run whose repository name is not a string',
      'workflow_run',
      workflowRun({ full_name: ['acme/widgets'] }),
    ],
  ])('throws for %s', (_name, eventName, event) => {
    expect(() => refuseUntrustedEvent(readRunnerWith(event, { GITHUB_EVENT_NAME: eventName }), 'check')).toThrow(
      expect.objectContaining({ code: 'event-refused' }),
    )
  })

  test('throws for workflow_run when the name of the repository is unknown', () => {
    const event = workflowRun({ full_name: '' })
    const runner = readRunnerWith(event, { GITHUB_EVENT_NAME: 'workflow_run', GITHUB_REPOSITORY: '' })
    expect(() => refuseUntrustedEvent(runner, 'check')).toThrow(expect.objectContaining({ code: 'event-refused' }))
  })

  test.each([
    ['push', 'push', {}],
    ['pull_request from a fork', 'pull_request', pullRequest({ repo: { full_name: 'mallory/widgets' } })],
    ['schedule', 'schedule', {}],
    ['workflow_run of the same repository', 'workflow_run', workflowRun({ full_name: 'Acme/Widgets' })],
  ])('accepts %s', (_name, eventName, event) => {
    expect(() => refuseUntrustedEvent(readRunnerWith(event, { GITHUB_EVENT_NAME: eventName }), 'check')).not.toThrow()
  })
})

describe('missingTokenReason', () => {
  test.each([
    ['a fork', pullRequest({ repo: { full_name: 'mallory/widgets' } }), {}, 'from forks'],
    ['a deleted fork', pullRequest({ repo: null }), {}, 'from forks'],
    [
      'Dependabot',
      pullRequest({ repo: { full_name: 'acme/widgets' } }),
      { GITHUB_ACTOR: 'dependabot[bot]', GITHUB_EVENT_NAME: 'pull_request' },
      'Dependabot',
    ],
    [
      'Dependabot that a person re-ran',
      pullRequest({ repo: { full_name: 'acme/widgets' } }, 'dependabot[bot]'),
      {},
      'Dependabot',
    ],
  ])('returns a reason to skip a pull request from %s', (_name, event, env, reason) => {
    expect(missingTokenReason(readRunnerWith(event, env))).toContain(reason)
  })

  test.each([
    ['a push', {}],
    ['a pull request from the same repository', pullRequest({ repo: { full_name: 'acme/widgets' } })],
    ['an event with an invalid pull request', { pull_request: 'yes' }],
  ])('throws a failure that names the secret for %s', (_name, event) => {
    expect(() => missingTokenReason(readRunnerWith(event, { GITHUB_ACTIONS: 'true' }))).toThrow(
      expect.objectContaining({ code: 'token-missing', hint: expect.stringContaining('secrets.SPECSTORY_API_KEY') }),
    )
  })

  test.each([
    [{}, '`--token-file`'],
    [{ SPECSTORY_API_KEY: 'key' }, 'Rename the variable `SPECSTORY_API_KEY`'],
  ])('throws a failure for the command line when the environment is %j', (env, hint) => {
    expect(() => missingTokenReason(readRunnerWith({}, env))).toThrow(
      expect.objectContaining({ code: 'token-missing', hint: expect.stringContaining(hint) }),
    )
  })
})
