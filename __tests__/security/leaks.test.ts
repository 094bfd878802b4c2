import { describe, expect, test } from '@jest/globals'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { issueToken } from '../../local-cloud/tokens.ts'
import { type ActionResult, type ActionStep, runAction } from '../../local-runner/run-action.ts'
import { collectPublishedText, findRunViolations } from '../../local-runner/run-checks.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { ACCESS_TOKEN, type Echo, startEcho } from './echo.ts'

const workspace = checkout(sessions(2, () => 'These words are in the transcript only.'))
const KEY = issueToken({ type: 'api' }, 'a secret')
const REFRESH = issueToken({ type: 'device-refresh' }, 'a secret')

const json =
  (status: number, body: (secret: string) => unknown): Echo =>
  (_request, response, secret) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body(secret)))

const ECHOES: readonly [name: string, echo: Echo][] = [
  ['the error of a refusal', json(400, (secret) => ({ success: false, error: `You sent Bearer ${secret}` }))],
  ['the message of a 500', json(500, (secret) => ({ message: secret }))],
  ['the error of a 401', json(401, (secret) => ({ error: secret }))],
  ['the error of a 403', json(403, (secret) => ({ error: `${secret} may not` }))],
  ['the error of a success', json(200, (secret) => ({ success: false, error: `no, ${secret}` }))],
  ['JSON of another shape', json(200, (secret) => ({ authorization: secret }))],
  ['a size', json(200, (secret) => ({ success: true, data: { sessions: { [sessionId(0)]: secret } } }))],
  ['the id of a session', json(200, (secret) => ({ success: true, data: { sessions: { [secret]: -1 } } }))],
  ['text', (_, response, secret) => void response.writeHead(502).end(`${' '.repeat(300)}${secret}\n`)],
  ['the title of a page', (_, response, secret) => void response.end(`<html><title>${secret}</title></html>`)],
  [
    'a redirect',
    (_, response, secret) => void response.writeHead(302, { location: `https://x.invalid/${secret}` }).end(),
  ],
  ['the size of a HEAD', (_, response, secret) => void response.setHeader('x-markdown-size', secret).end()],
  ['no HTTP', ({ socket }, _, secret) => void socket.end(`${secret}\r\n\r\n`)],
]

/** The secrets, and the beginnings and ends that a careless cut would leave of them. */
function expectSilence(ending: ActionResult, secrets: readonly string[]): void {
  const text = collectPublishedText(ending)
  for (const secret of secrets.filter((one) => one.length > 40))
    for (const part of [secret.slice(0, 38), secret.slice(-30)]) expect(text).not.toContain(part)
  for (const secret of secrets) expect(text).not.toContain(secret)
}

function run(step: Partial<ActionStep>): Promise<ActionResult> {
  return runAction({ workspace, ...step, inputs: { retries: '0', timeout: '60', ...step.inputs } })
}

describe.each([undefined, '1'])('with RUNNER_DEBUG %s', (debug) => {
  test.concurrent.each(ECHOES)('a cloud that repeats the token in %s', async (_name, echo) => {
    await using cloud = await startEcho(echo)
    const env = { RUNNER_DEBUG: debug }
    const endings = await Promise.all(
      [KEY, REFRESH].map((token) => run({ env, inputs: { token, 'cloud-url': cloud.url } })),
    )
    for (const ending of endings) {
      expect(findRunViolations(ending)).toEqual([])
      expectSilence(ending, [KEY, REFRESH, ACCESS_TOKEN])
      expect(ending.log.includes('::debug::')).toBe(debug === '1')
    }
    expect(cloud.seen.length).toBeGreaterThan(2)
  })
})

test('debug lines tell requests, without headers and bodies', async () => {
  const cloud = await startLocalCloud()
  const ending = await run({ env: { RUNNER_DEBUG: '1' }, inputs: { token: cloud.token, 'cloud-url': cloud.url } })
  await cloud.close()
  const lines = ending.log.split('\n').filter((line) => line.startsWith('::debug::'))
  expect(
    lines.filter((line) => /^::debug::PUT \/api\/v1\/projects\/\S+ → 201 in \d+ ms \(attempt 1\)$/.test(line)),
  ).toHaveLength(2)
  expect(lines.join('\n')).not.toMatch(/authorization|bearer|user-agent|transcript only/i)
})

test.concurrent.each([301, 302, 303, 307, 308])('HTTP %i: the target never sees a request', async (status) => {
  await using target = await startEcho((_request, response) => void response.end())
  await using cloud = await startEcho(
    ({ url }, response) => void response.writeHead(status, { location: `http://localhost:${target.port}${url}` }).end(),
  )
  const steps = [{}, { sessions: sessionId(0) }].map((inputs) => ({ token: KEY, 'cloud-url': cloud.url, ...inputs }))
  for (const ending of await Promise.all(steps.map((inputs) => run({ inputs })))) {
    expect(ending.exitCode).toBe(1)
    expect(ending.log).toContain('redirect')
    expectSilence(ending, [KEY])
  }
  expect(target.seen).toHaveLength(0)
})

const PASSWORD = 'pass-word-of-the-url'

const REFUSED_URLS = [
  `http://me:${PASSWORD}@127.0.0.1:PORT`,
  `http://${PASSWORD}@127.0.0.1:PORT`,
  `http://me:pass/${PASSWORD}@127.0.0.1:PORT`,
  `me:${PASSWORD}@127.0.0.1:PORT`,
  `http://127.0.0.1:PORT/?key=${PASSWORD}`,
  `http://127.0.0.1:PORT/#${PASSWORD}`,
  'http://127.0.0.1:PORT/?',
  'http://0.0.0.0:PORT',
  'http://localhost.example.com:PORT',
  'http://127.0.0.1.example.com',
  'http://cloud.specstory.com',
  'http://169.254.169.254/latest',
  'ftp://127.0.0.1:PORT',
  'file:///etc/passwd',
  'ws://127.0.0.1:PORT',
  '//127.0.0.1:PORT',
  '127.0.0.1:PORT',
  'not a URL',
]

test.concurrent.each(REFUSED_URLS)('cloud-url %j is refused, with no request', async (text) => {
  await using cloud = await startEcho((_request, response) => void response.end())
  const url = text.replace('PORT', String(cloud.port))
  for (const step of [
    { inputs: { token: KEY, 'cloud-url': url } },
    { inputs: { token: KEY }, env: { SPECSTORY_CLOUD_URL: url } },
  ]) {
    const ending = await run(step)
    expect(ending.outputs['status']).toBe('failed')
    expect(ending.exitCode).toBe(1)
    expect(ending.log).toMatch(/::error title=SpecStory sync%3A invalid input::/)
    expectSilence(ending, [KEY, PASSWORD])
  }
  expect(cloud.seen).toHaveLength(0)
})

test('a token in a transcript, a file name or an input is masked like everywhere else', async () => {
  const cloud = await startLocalCloud()
  const hostile = checkout({ [`.specstory/history/${KEY.slice(0, 100)}.md`]: transcript(sessionId(1), `Use ${KEY}`) })
  const ending = await run({ workspace: hostile, inputs: { token: KEY, 'cloud-url': cloud.url, 'project-name': KEY } })
  await cloud.close()
  // What the repository holds is its own; the runner is told to mask it before the first line that could show it.
  expect(ending.log.indexOf(`::add-mask::${KEY}`)).toBe(0)
})
