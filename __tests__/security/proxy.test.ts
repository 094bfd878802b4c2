import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type ActionResult, runAction } from '../../local-runner/run-action.ts'
import { collectPublishedText, findRunViolations } from '../../local-runner/run-checks.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { type ForwardProxy, PASSWORD, startForwardProxy, USER } from '../rig/forward-proxy.ts'

const TLS = join(import.meta.dirname, '..', 'fixtures', 'tls')
const NODE_EXTRA_CA_CERTS = join(TLS, 'ca.crt')
const workspace = checkout(sessions(12))

let cloud: LocalCloud
let plain: LocalCloud
let proxy: ForwardProxy
let url: string

beforeAll(async () => {
  const [key, cert] = ['server.key', 'server.crt'].map((name) => readFileSync(join(TLS, name), 'utf8')) as [
    string,
    string,
  ]
  cloud = await startLocalCloud({ tls: { key, cert } })
  plain = await startLocalCloud()
  proxy = await startForwardProxy()
  url = `http://${USER}:${PASSWORD}@127.0.0.1:${proxy.port}`
})
afterAll(async () => {
  await Promise.all([cloud.close(), plain.close(), proxy.close()])
})

/** A run on an empty cloud; what it prints never holds the token or the proxy's credentials. */
async function run(at: LocalCloud, env: Readonly<Record<string, string>>): Promise<ActionResult> {
  at.reset()
  const inputs = { token: at.token, 'cloud-url': at.url, retries: '0', timeout: '20' }
  const ending = await runAction({ workspace, inputs, env: { NODE_EXTRA_CA_CERTS, RUNNER_DEBUG: '1', ...env } })
  expect(findRunViolations(ending)).toEqual([])
  const basic = Buffer.from(`${USER}:${PASSWORD}`).toString('base64')
  for (const secret of [at.token, PASSWORD, basic]) expect(collectPublishedText(ending)).not.toContain(secret)
  return ending
}

/** True when the run got through, and nobody but the proxy could have brought its requests. */
const gotThrough = ({ exitCode, outputs }: ActionResult): boolean => exitCode === 0 && outputs['created'] === '12'

/** A proxy that is not there: who uses it does not get through. */
const DEAD = 'http://127.0.0.1:9'

test.each(['HTTPS_PROXY', 'https_proxy'])('%s: https goes through it, with its credentials masked', async (name) => {
  const ending = await run(cloud, { [name]: url })
  expect(gotThrough(ending)).toBe(true)
  for (const secret of [PASSWORD, `${USER}:${PASSWORD}`]) expect(ending.log).toContain(`::add-mask::${secret}\n`)
  expect(cloud.requests.every(({ headers }) => headers['proxy-authorization'] === undefined)).toBe(true)
})

test.each(['HTTP_PROXY', 'http_proxy'])('%s: plain http on loopback goes through it', async (name) => {
  expect(gotThrough(await run(plain, { [name]: url }))).toBe(true)
})

test('the lower case wins, as with curl', async () => {
  expect(gotThrough(await run(cloud, { HTTPS_PROXY: DEAD, https_proxy: url }))).toBe(true)
  expect(gotThrough(await run(cloud, { HTTPS_PROXY: url, https_proxy: DEAD }))).toBe(false)
})

test.each(['NO_PROXY', 'no_proxy'])('%s goes past it', async (name) => {
  expect(gotThrough(await run(cloud, { HTTPS_PROXY: DEAD, [name]: 'example.com,127.0.0.1' }))).toBe(true)
  expect(gotThrough(await run(cloud, { HTTPS_PROXY: DEAD, [name]: 'example.com' }))).toBe(false)
})

test.each([
  ['no', (port: number) => `http://127.0.0.1:${port}`],
  ['wrong', (port: number) => `http://${USER}:not-it@127.0.0.1:${port}`],
])('with %s credentials the proxy refuses, and the error says so', async (_name, address) => {
  // A tunnel's: tinyproxy answers a request that it relays with a 401 like the cloud's own.
  const ending = await run(cloud, { HTTPS_PROXY: address(proxy.port) })
  expect(ending.exitCode).toBe(1)
  expect(ending.log).toMatch(/proxy refused .* HTTP 40[17]/)
  expect(ending.report).toMatchObject({ failures: [{ code: 'proxy' }] })
  expect(cloud.requests).toHaveLength(0)
})

test('a proxy that is not there is named', async () => {
  const ending = await run(cloud, { HTTPS_PROXY: `http://${USER}:${PASSWORD}@127.0.0.1:9` })
  expect(ending.log).toMatch(/through the proxy 127\.0\.0\.1:9 failed: connection refused/)
})

test('a proxy address that is none is refused with no request, and not repeated', async () => {
  const ending = await run(cloud, { HTTPS_PROXY: `http://${USER}:${PASSWORD}%zz@proxy:3128` })
  expect(ending.outputs['status']).toBe('failed')
  expect(ending.log).toContain('HTTPS_PROXY is not a valid proxy address')
  expect(cloud.requests).toHaveLength(0)
})

test('without NODE_EXTRA_CA_CERTS a private authority is not trusted, and the error names the variable', async () => {
  const ending = await run(cloud, { NODE_EXTRA_CA_CERTS: '' })
  expect(ending.exitCode).toBe(1)
  expect(ending.log).toContain('NODE_EXTRA_CA_CERTS')
  expect(cloud.requests).toHaveLength(0)
})
