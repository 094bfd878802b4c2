import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { LocalCloud } from '../local-cloud/options.ts'
import { startLocalCloud } from '../local-cloud/server.ts'
import { parseCommandFile } from '../local-runner/command-file.ts'
import { main } from '../src/main.ts'
import { checkout, sessionId, sessions, transcript, write } from './rig/checkout.ts'

let cloud: LocalCloud
const environment = { ...process.env }
const exitCode = process.exitCode

beforeEach(async () => {
  cloud = await startLocalCloud()
})
afterEach(async () => {
  await cloud.close()
  process.env = { ...environment }
  process.exitCode = exitCode
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK', 'uncaughtException'])
    process.removeAllListeners(event)
  process.stdout.removeAllListeners('error')
  jest.restoreAllMocks()
})

/** Runs the action in this process, for coverage. The tests in `bundle/` run the committed bundle. */
async function run(workspace: string, inputs: Record<string, string> = {}, env: Record<string, string> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'main-'))
  for (const name of ['output', 'summary', 'event.json'])
    writeFileSync(join(directory, name), name === 'event.json' ? '{}' : '')
  mkdirSync(join(directory, 'temp'))
  process.env = {
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'octo/sessions',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_OUTPUT: join(directory, 'output'),
    GITHUB_STEP_SUMMARY: join(directory, 'summary'),
    GITHUB_EVENT_PATH: join(directory, 'event.json'),
    RUNNER_TEMP: join(directory, 'temp'),
    ...Object.fromEntries(
      Object.entries({ token: cloud.token, 'cloud-url': cloud.url, ...inputs }).map(([name, value]) => [
        `INPUT_${name.toUpperCase()}`,
        value,
      ]),
    ),
    ...env,
  }
  let log = ''
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += String(text)
    return true
  })
  await main()
  jest.restoreAllMocks()
  const outputs = parseCommandFile(readFileSync(join(directory, 'output'), 'utf8'))
  return { outputs, log, exitCode: process.exitCode }
}

test('creates all sessions, and skips them in a second run', async () => {
  const workspace = checkout(sessions(3))
  expect(await run(workspace)).toMatchObject({ exitCode: 0, outputs: { status: 'complete', created: '3' } })
  expect(await run(workspace)).toMatchObject({ exitCode: 0, outputs: { status: 'complete', skipped: '3' } })
})

test('syncs several projects separately and adds up their counts', async () => {
  const workspace = checkout({
    ...sessions(2),
    'b/.specstory/.project.json': '{"git_id":"aaaa-bbbb-cccc-dddd","project_name":"B"}',
    'b/.specstory/history/x.md': transcript(sessionId(0)),
  })
  const { outputs } = await run(workspace, { path: '.\nb' })
  expect(outputs).toMatchObject({
    attempted: '3',
    created: '3',
    'project-id': expect.stringMatching(/^.{19},aaaa-bbbb-cccc-dddd$/),
  })
  expect(cloud.requests.filter(({ route }) => route === 'sizes')).toHaveLength(2)
  expect(cloud.store.findSession('aaaa-bbbb-cccc-dddd', sessionId(0))?.projectName).toBe('B')
})

test('syncs one path and sends nothing of an opted-out path', async () => {
  const workspace = checkout({
    ...sessions(1),
    'b/.specstory/.project.json': '{"cloud_sync":false}',
    'b/.specstory/history/x.md': transcript('x'),
  })
  const { outputs, log } = await run(workspace, { path: '.\nb' })
  expect(outputs).toMatchObject({ status: 'complete', attempted: '1' })
  expect(log).toMatch(/::notice.*cloud_sync: false/)
})

describe('a run that is not needed', () => {
  test('is `not-run` when every path opted out', async () => {
    const workspace = checkout({ ...sessions(1), '.specstory/.project.json': '{"cloud_sync":false}' })
    expect(await run(workspace)).toMatchObject({ exitCode: 0, outputs: { status: 'not-run', attempted: '0' } })
    expect(cloud.requests).toEqual([])
  })

  test('is `not-run` on a pull request from Dependabot, which gets no secrets', async () => {
    const workspace = checkout({
      ...sessions(1),
      'event.json':
        '{"pull_request":{"user":{"login":"dependabot[bot]"},"head":{"repo":{"full_name":"octo/sessions"}}}}',
    })
    const result = await run(workspace, { token: '' }, { GITHUB_EVENT_PATH: join(workspace, 'event.json') })
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'not-run' } })
    expect(result.log).toMatch(/Dependabot/)
  })
})

describe('a failed run', () => {
  test.each([
    ['invalid input', { concurrency: '0' }, {}, /`concurrency`: `0`/],
    ['a missing token', { token: '' }, { GITHUB_ACTIONS: 'true' }, /SPECSTORY_API_KEY/],
    ['a refused event', {}, { GITHUB_EVENT_NAME: 'pull_request_target' }, /pull_request_target/],
    ['an unknown project', {}, { GITHUB_REPOSITORY: '' }, /project-id/],
    ['a session that no file has', { sessions: 'no-such-session' }, {}, /no-such-session/],
  ])('sends nothing with %s', async (_name, inputs, env, message) => {
    const result = await run(checkout(sessions(1)), inputs, env)
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', attempted: '0' } })
    expect(result.log).toMatch(message)
    expect(cloud.requests).toEqual([])
  })

  test('has only errored sessions with a refused token', async () => {
    cloud.revokeToken(cloud.token)
    const result = await run(checkout(sessions(20)))
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', attempted: '20', errored: '20' } })
    expect(cloud.requests.length).toBeLessThan(5)
  })

  test('has only errored sessions with a token without write scope', async () => {
    const token = cloud.issueToken({ type: 'api', scope: 'read' })
    const result = await run(checkout(sessions(20)), { token })
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', attempted: '20', errored: '20' } })
    expect(cloud.requests.filter(({ route }) => route === 'put').length).toBeLessThanOrEqual(10)
  })
})

describe('a run without sessions', () => {
  const empty = checkout({ 'README.md': '' })
  test.each([
    ['warn', { status: 'complete', exitCode: 0 }, /::warning/],
    ['error', { status: 'failed', exitCode: 1 }, /::error/],
    ['ignore', { status: 'complete', exitCode: 0 }, /^(?!.*::(warning|error))/s],
  ])('follows `if-no-sessions: %s`', async (choice, { status, exitCode }, message) => {
    const result = await run(empty, { 'if-no-sessions': choice })
    expect(result).toMatchObject({ exitCode, outputs: { status } })
    expect(result.log).toMatch(message)
    expect(cloud.requests).toEqual([])
  })
})

test('warns about a token that expires soon', async () => {
  const token = cloud.issueToken({ type: 'api', expiresInSeconds: 86_400 * 3 })
  const result = await run(checkout(sessions(1)), { token })
  expect(result.log).toMatch(/::warning title=SpecStory token/)
  expect(result.exitCode).toBe(0)
})

test('compares files with CRLF as if they had LF', async () => {
  const workspace = checkout(sessions(2))
  await run(workspace)
  const crlf = Object.fromEntries(
    Object.entries(sessions(2)).map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]),
  )
  write(workspace, crlf)
  expect((await run(workspace)).outputs).toMatchObject({ skipped: '2' })
})

test('stops within 100 requests, with errored sessions, when the cloud is down', async () => {
  cloud.addFault({ match: { route: 'put' }, action: { kind: 'reset' } })
  const { outputs, exitCode } = await run(checkout(sessions(60)), { retries: '0' })
  expect(outputs).toMatchObject({ status: 'incomplete', attempted: '60', errored: '60' })
  expect(exitCode).toBe(1)
  expect(cloud.requests.length).toBeLessThan(100)
})

test('times out all sessions when uploads stall until the deadline', async () => {
  cloud.addFault({ match: { route: 'put' }, action: { kind: 'stall' } })
  const { outputs, exitCode, log } = await run(checkout(sessions(30)), { timeout: '1' })
  expect(outputs).toMatchObject({ status: 'incomplete', attempted: '30', 'timed-out': '30' })
  expect(exitCode).toBe(1)
  expect(log).toContain('The run stopped after 1 s (`timeout`).')
})

test('times out all sessions when the size request stalls until the deadline', async () => {
  cloud.addFault({ match: { route: 'sizes' }, action: { kind: 'stall' } })
  expect((await run(checkout(sessions(3)), { timeout: '1' })).outputs).toMatchObject({
    status: 'incomplete',
    'timed-out': '3',
  })
})

test('is cancelled by SIGTERM', async () => {
  cloud.addFault({ match: { route: 'put' }, action: { kind: 'stall' } })
  const running = run(checkout(sessions(3)))
  while (!cloud.requests.some(({ route }) => route === 'put')) await new Promise((resolve) => setTimeout(resolve, 10))
  process.emit('SIGTERM', 'SIGTERM')
  expect(await running).toMatchObject({ exitCode: 1, outputs: { status: 'cancelled', 'timed-out': '3' } })
})

test('fails with its message on an uncaught error', async () => {
  cloud.addFault({ match: { route: 'put' }, action: { kind: 'stall' } })
  const running = run(checkout(sessions(3)))
  while (!cloud.requests.some(({ route }) => route === 'put')) await new Promise((resolve) => setTimeout(resolve, 10))
  process.emit('uncaughtException', new Error('boom'))
  const result = await running
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', errored: '3' } })
  expect(result.log).toContain('boom')
})
