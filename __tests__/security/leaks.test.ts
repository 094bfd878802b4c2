import { describe, expect, test } from '@jest/globals'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { issueToken } from '../../local-cloud/tokens.ts'
import { type ActionResult, type ActionStep, runAction } from '../../local-runner/run-action.ts'
import { collectPublishedText, findRunViolations } from '../../local-runner/run-checks.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { ACCESS_TOKEN, type Echo, startEchoServer } from './echo-server.ts'

const workspace = checkout(sessions(2, () => 'These words are in the transcript only.'))
const KEY = issueToken({ type: 'api' }, 'a secret')
const REFRESH = issueToken({ type: 'device-refresh' }, 'a secret')

const json =
  (status: number, body: (secret: string) => unknown): Echo =>
  (_request, response, secret) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body(secret)))

const ECHOES: readonly [name: string, echo: Echo][] = [
  ['the error of a 400', json(400, (secret) => ({ success: false, error: `You sent Bearer ${secret}` }))],
  ['the message of a 500', json(500, (secret) => ({ message: secret }))],
  ['the error of a 401', json(401, (secret) => ({ error: secret }))],
  ['the error of a 403', json(403, (secret) => ({ error: `${secret} may not` }))],
  ['the error of a 200', json(200, (secret) => ({ success: false, error: `no, ${secret}` }))],
  ['JSON without the expected fields', json(200, (secret) => ({ authorization: secret }))],
  ['a size', json(200, (secret) => ({ success: true, data: { sessions: { [sessionId(0)]: secret } } }))],
  ['a session ID', json(200, (secret) => ({ success: true, data: { sessions: { [secret]: -1 } } }))],
  ['the text of a 502', (_, response, secret) => void response.writeHead(502).end(`${' '.repeat(300)}${secret}\n`)],
  ['the title of an HTML page', (_, response, secret) => void response.end(`<html><title>${secret}</title></html>`)],
  [
    'a redirect',
    (_, response, secret) => void response.writeHead(302, { location: `https://x.invalid/${secret}` }).end(),
  ],
  ['the size in a HEAD response', (_, response, secret) => void response.setHeader('x-markdown-size', secret).end()],
  ['a response that is not HTTP', ({ socket }, _, secret) => void socket.end(`${secret}\r\n\r\n`)],
]

/** Checks that nothing published has a secret, or the start or the end of a truncated one. */
function expectNoSecrets(ending: ActionResult, secrets: readonly string[]): void {
  const text = collectPublishedText(ending)
  for (const secret of secrets.filter((one) => one.length > 40))
    for (const part of [secret.slice(0, 38), secret.slice(-30)]) expect(text).not.toContain(part)
  for (const secret of secrets) expect(text).not.toContain(secret)
}

function run(step: Partial<ActionStep>): Promise<ActionResult> {
  return runAction({ workspace, ...step, inputs: { retries: '0', timeout: '60', ...step.inputs } })
}

describe.each([undefined, '1'])('with RUNNER_DEBUG %s', (debug) => {
  test.concurrent.each(ECHOES)('publishes no token when the cloud repeats it in %s', async (_name, echo) => {
    await using cloud = await startEchoServer(echo)
    const env = { RUNNER_DEBUG: debug }
    const endings = await Promise.all(
      [KEY, REFRESH].map((token) => run({ env, inputs: { token, 'cloud-url': cloud.url } })),
    )
    for (const ending of endings) {
      expect(findRunViolations(ending)).toEqual([])
      expectNoSecrets(ending, [KEY, REFRESH, ACCESS_TOKEN])
      expect(ending.log.includes('::debug::')).toBe(debug === '1')
    }
    expect(cloud.requests.length).toBeGreaterThan(2)
  })
})

test('debug lines show requests without headers and bodies', async () => {
  const cloud = await startLocalCloud()
  const ending = await run({ env: { RUNNER_DEBUG: '1' }, inputs: { token: cloud.token, 'cloud-url': cloud.url } })
  await cloud.close()
  const lines = ending.log.split('\n').filter((line) => line.startsWith('::debug::'))
  expect(
    lines.filter((line) => /^::debug::PUT \/api\/v1\/projects\/\S+ → 201 in \d+ ms \(attempt 1\)$/.test(line)),
  ).toHaveLength(2)
  expect(lines.join('\n')).not.toMatch(/authorization|bearer|user-agent|transcript only/i)
})

test.concurrent.each([301, 302, 303, 307, 308])('a redirect with HTTP %i is not followed', async (status) => {
  await using target = await startEchoServer((_request, response) => void response.end())
  await using cloud = await startEchoServer(
    ({ url }, response) => void response.writeHead(status, { location: `http://localhost:${target.port}${url}` }).end(),
  )
  const steps = [{}, { sessions: sessionId(0) }].map((inputs) => ({ token: KEY, 'cloud-url': cloud.url, ...inputs }))
  for (const ending of await Promise.all(steps.map((inputs) => run({ inputs })))) {
    expect(ending.exitCode).toBe(1)
    expect(ending.log).toContain('redirect')
    expectNoSecrets(ending, [KEY])
  }
  expect(target.requests).toHaveLength(0)
})

const PASSWORD = 'pass-word-of-the-url'

const INVALID_URLS = [
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

test.concurrent.each(INVALID_URLS)('cloud-url %j is rejected without a request', async (text) => {
  await using cloud = await startEchoServer((_request, response) => void response.end())
  const url = text.replace('PORT', String(cloud.port))
  for (const step of [
    { inputs: { token: KEY, 'cloud-url': url } },
    { inputs: { token: KEY }, env: { SPECSTORY_CLOUD_URL: url } },
  ]) {
    const ending = await run(step)
    expect(ending.outputs['status']).toBe('failed')
    expect(ending.exitCode).toBe(1)
    expect(ending.log).toMatch(/::error title=SpecStory sync%3A invalid input::/)
    expectNoSecrets(ending, [KEY, PASSWORD])
  }
  expect(cloud.requests).toHaveLength(0)
})

test('the token is masked before anything is logged when transcripts and inputs contain it', async () => {
  const cloud = await startLocalCloud()
  const hostile = checkout({ [`.specstory/history/${KEY.slice(0, 100)}.md`]: transcript(sessionId(1), `Use ${KEY}`) })
  const ending = await run({ workspace: hostile, inputs: { token: KEY, 'cloud-url': cloud.url, 'project-name': KEY } })
  await cloud.close()
  // The token may be shown as text of the repository, so the mask must come before any other line.
  expect(ending.log.indexOf(`::add-mask::${KEY}`)).toBe(0)
})
