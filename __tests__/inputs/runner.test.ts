import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { missingTokenReason, refuseUntrustedEvent } from '../../src/inputs/event.ts'
import { type Runner, readRunner } from '../../src/inputs/runner.ts'

const SHA = 'a'.repeat(40)
const HEAD = 'b'.repeat(40)

function runner(event: unknown, env: NodeJS.ProcessEnv = {}): Runner {
  const path = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json')
  writeFileSync(path, typeof event === 'string' ? event : JSON.stringify(event))
  return readRunner({ GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: 'acme/widgets', GITHUB_SHA: SHA, ...env })
}

const pullRequest = (head: unknown, user = 'ada') => ({ pull_request: { head, user: { login: user } } })

describe('the facts of the runner', () => {
  test('another CI system sets none of them', () => {
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
    ['a push: its commit', {}, {}, SHA],
    ['a pull request: its head, not the merge commit', pullRequest({ sha: HEAD }), {}, HEAD],
    ['a head that is no commit is not used', pullRequest({ sha: '](javascript:' }), {}, SHA],
    ['a commit that is none', {}, { GITHUB_SHA: 'main' }, ''],
    ['an event that cannot be read', '{', {}, SHA],
  ])('%s', (_name, event, env, commit) => {
    expect(runner(event, env).commit).toBe(commit)
  })

  test('trailing slashes are cut and RUNNER_DEBUG is understood', () => {
    const read = readRunner({ GITHUB_SERVER_URL: 'https://ghe.example//', RUNNER_DEBUG: '1', RUNNER_TEMP: '/t' })
    expect(read).toMatchObject({ serverUrl: 'https://ghe.example', debug: true, temporaryDirectory: '/t' })
  })
})

test('proxies are read as other tools read them: lower case first, blank for none', () => {
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

describe('events that are refused', () => {
  const workflowRun = (head: unknown) => ({ workflow_run: { head_repository: head } })
  test.each([
    [
      'pull_request_target, whatever it holds',
      'pull_request_target',
      pullRequest({ repo: { full_name: 'acme/widgets' } }),
    ],
    ['workflow_run of a fork', 'workflow_run', workflowRun({ full_name: 'mallory/widgets' })],
    ['workflow_run of a deleted fork', 'workflow_run', workflowRun(null)],
    ['workflow_run whose event cannot be read', 'workflow_run', 'not json'],
    ['workflow_run whose name is no text', 'workflow_run', workflowRun({ full_name: ['acme/widgets'] })],
  ])('%s', (_name, eventName, event) => {
    expect(() => refuseUntrustedEvent(runner(event, { GITHUB_EVENT_NAME: eventName }), 'check')).toThrow(
      expect.objectContaining({ code: 'event-refused' }),
    )
  })

  test('workflow_run is refused when the repository itself is unknown', () => {
    const event = workflowRun({ full_name: '' })
    const read = runner(event, { GITHUB_EVENT_NAME: 'workflow_run', GITHUB_REPOSITORY: '' })
    expect(() => refuseUntrustedEvent(read, 'check')).toThrow(expect.objectContaining({ code: 'event-refused' }))
  })

  test.each([
    ['push', {}],
    ['pull_request', pullRequest({ repo: { full_name: 'mallory/widgets' } })],
    ['schedule', {}],
    ['workflow_run', workflowRun({ full_name: 'Acme/Widgets' })],
  ])('%s of one’s own is not', (eventName, event) => {
    expect(() => refuseUntrustedEvent(runner(event, { GITHUB_EVENT_NAME: eventName }), 'check')).not.toThrow()
  })
})

describe('an empty token', () => {
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
      'Dependabot, run again by a person',
      pullRequest({ repo: { full_name: 'acme/widgets' } }, 'dependabot[bot]'),
      {},
      'Dependabot',
    ],
  ])('is excused on a pull request from %s', (_name, event, env, said) => {
    expect(missingTokenReason(runner(event, env))).toContain(said)
  })

  test.each([
    ['a push', {}],
    ['a pull request of one’s own branch', pullRequest({ repo: { full_name: 'acme/widgets' } })],
    ['a pull request that is none', { pull_request: 'yes' }],
  ])('is a failure that names the secret on %s', (_name, event) => {
    expect(() => missingTokenReason(runner(event, { GITHUB_ACTIONS: 'true' }))).toThrow(
      expect.objectContaining({ code: 'token-missing', hint: expect.stringContaining('secrets.SPECSTORY_API_KEY') }),
    )
  })

  test.each([
    [{}, '`--token-file`'],
    [{ SPECSTORY_API_KEY: 'key' }, 'Rename the variable `SPECSTORY_API_KEY`'],
  ])('is a failure that names the variable off GitHub with %j', (env, hint) => {
    expect(() => missingTokenReason(runner({}, env))).toThrow(
      expect.objectContaining({ code: 'token-missing', hint: expect.stringContaining(hint) }),
    )
  })
})
