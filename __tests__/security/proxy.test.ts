import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { type ActionResult, runAction } from '../../local-runner/run-action.ts'
import { collectPublishedText, findRunViolations } from '../../local-runner/run-checks.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { type ForwardProxy, PASSWORD, startForwardProxy, USER } from '../rig/forward-proxy.ts'
import { CA_FILE, TLS } from '../rig/tls.ts'

const workspace = checkout(sessions(12))

let cloud: LocalCloud
let plain: LocalCloud
let proxy: ForwardProxy
let url: string

beforeAll(async () => {
  cloud = await startLocalCloud({ tls: TLS })
  plain = await startLocalCloud()
  proxy = await startForwardProxy()
  url = `http://${USER}:${PASSWORD}@127.0.0.1:${proxy.port}`
})
afterAll(async () => {
  await Promise.all([cloud.close(), plain.close(), proxy.close()])
})

/** Runs on an empty cloud, and checks that nothing published has the token or the credentials of the proxy. */
async function run(target: LocalCloud, env: Readonly<Record<string, string>>): Promise<ActionResult> {
  target.reset()
  const inputs = { token: target.token, 'cloud-url': target.url, retries: '0', timeout: '20' }
  const ending = await runAction({
    workspace,
    inputs,
    env: { NODE_EXTRA_CA_CERTS: CA_FILE, RUNNER_DEBUG: '1', ...env },
  })
  expect(findRunViolations(ending)).toEqual([])
  const basic = Buffer.from(`${USER}:${PASSWORD}`).toString('base64')
  for (const secret of [target.token, PASSWORD, basic]) expect(collectPublishedText(ending)).not.toContain(secret)
  return ending
}

const hasUploaded = ({ exitCode, outputs }: ActionResult): boolean => exitCode === 0 && outputs['created'] === '12'

const UNREACHABLE_PROXY = 'http://127.0.0.1:9'

test.each(['HTTPS_PROXY', 'https_proxy'])(
  '%s: HTTPS requests use the proxy, and its credentials are masked',
  async (name) => {
    const ending = await run(cloud, { [name]: url })
    expect(hasUploaded(ending)).toBe(true)
    for (const secret of [PASSWORD, `${USER}:${PASSWORD}`]) expect(ending.log).toContain(`::add-mask::${secret}\n`)
    expect(cloud.requests.every(({ headers }) => headers['proxy-authorization'] === undefined)).toBe(true)
  },
)

test.each(['HTTP_PROXY', 'http_proxy'])('%s: HTTP requests to loopback use the proxy', async (name) => {
  expect(hasUploaded(await run(plain, { [name]: url }))).toBe(true)
})

test('`https_proxy` takes precedence over `HTTPS_PROXY`', async () => {
  expect(hasUploaded(await run(cloud, { HTTPS_PROXY: UNREACHABLE_PROXY, https_proxy: url }))).toBe(true)
  expect(hasUploaded(await run(cloud, { HTTPS_PROXY: url, https_proxy: UNREACHABLE_PROXY }))).toBe(false)
})

test.each(['NO_PROXY', 'no_proxy'])('%s: requests to listed hosts do not use the proxy', async (name) => {
  expect(hasUploaded(await run(cloud, { HTTPS_PROXY: UNREACHABLE_PROXY, [name]: 'example.com,127.0.0.1' }))).toBe(true)
  expect(hasUploaded(await run(cloud, { HTTPS_PROXY: UNREACHABLE_PROXY, [name]: 'example.com' }))).toBe(false)
})

test.each([
  ['missing', (port: number) => `http://127.0.0.1:${port}`],
  ['wrong', (port: number) => `http://${USER}:not-it@127.0.0.1:${port}`],
])('fails with the code `proxy` when the credentials of the proxy are %s', async (_name, address) => {
  // tinyproxy responds 401 to a relayed HTTP request, as the cloud would, so this uses a tunnel.
  const ending = await run(cloud, { HTTPS_PROXY: address(proxy.port) })
  expect(ending.exitCode).toBe(1)
  expect(ending.log).toMatch(/proxy refused .* HTTP 40[17]/)
  expect(ending.report).toMatchObject({ failures: [{ code: 'proxy' }] })
  expect(cloud.requests).toHaveLength(0)
})

test('the error names the proxy when it cannot be reached', async () => {
  const ending = await run(cloud, { HTTPS_PROXY: `http://${USER}:${PASSWORD}@127.0.0.1:9` })
  expect(ending.log).toMatch(/through the proxy 127\.0\.0\.1:9 failed: connection refused/)
})

test('an invalid proxy address is rejected without a request and is not shown', async () => {
  const ending = await run(cloud, { HTTPS_PROXY: `http://${USER}:${PASSWORD}%zz@proxy:3128` })
  expect(ending.outputs['status']).toBe('failed')
  expect(ending.log).toContain('HTTPS_PROXY is not a valid proxy address')
  expect(cloud.requests).toHaveLength(0)
})

test('the error names NODE_EXTRA_CA_CERTS when the certificate authority is private', async () => {
  const ending = await run(cloud, { NODE_EXTRA_CA_CERTS: '' })
  expect(ending.exitCode).toBe(1)
  expect(ending.log).toContain('NODE_EXTRA_CA_CERTS')
  expect(cloud.requests).toHaveLength(0)
})
