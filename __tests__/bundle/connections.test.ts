import { readdirSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { startGitHubApi } from '../../local-runner/github-api.ts'
import { runAction } from '../../local-runner/run-action.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { PASSWORD, startForwardProxy, USER } from '../rig/forward-proxy.ts'
import { startSocksProxy } from '../rig/socks-proxy.ts'
import { CA_FILE, TLS } from '../rig/tls.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const workspace = checkout(sessions(3))

/** Closed after each test. */
let closables: { close(): Promise<unknown> }[] = []
const closeAfterTest = <T extends { close(): Promise<unknown> }>(closable: T): T => {
  closables.push(closable)
  return closable
}
afterEach(async () => {
  await Promise.all(closables.map((closable) => closable.close()))
  closables = []
})

const sync = (cloud: LocalCloud, env: Readonly<Record<string, string>>, url = cloud.url) =>
  runAction({
    workspace,
    inputs: { token: cloud.token, 'cloud-url': url, retries: '0', timeout: '20' },
    env: { NODE_EXTRA_CA_CERTS: CA_FILE, ...env },
  })

test.each([
  ['https', { tls: TLS }, 'HTTPS_PROXY'],
  ['plain http', {}, 'HTTP_PROXY'],
  ['plain http with ALL_PROXY', {}, 'ALL_PROXY'],
])('sends %s through a SOCKS proxy', async (_name, options, variable) => {
  const cloud = closeAfterTest(await startLocalCloud(options))
  const proxy = closeAfterTest(await startSocksProxy())
  const result = await sync(cloud, { [variable]: `socks5://user:p%25ss@127.0.0.1:${proxy.port}` })
  expect(result.outputs).toMatchObject({ status: 'complete', created: '3' })
  expect(new Set(proxy.targets)).toEqual(new Set([new URL(cloud.url).host]))
})

/** Starts a server that prefers HTTP/2 in front of a cloud that speaks HTTP/1.1. */
async function startHttp2Front(cloud: LocalCloud) {
  const protocols: unknown[] = []
  const server = createSecureServer({ ...TLS, allowHTTP1: true }, (request, response) => {
    const onward = httpRequest(
      `${cloud.url}${request.url}`,
      { method: request.method, headers: request.headers },
      (back) => {
        response.writeHead(back.statusCode ?? 502, back.headers)
        back.pipe(response)
      },
    )
    request.pipe(onward)
  })
  server.on('secureConnection', (socket) => protocols.push(socket.alpnProtocol))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { protocols, url: `https://127.0.0.1:${port}`, close: async () => void server.close() }
}

test.each([
  ['directly', false],
  ['through a tunnel', true],
])('uses HTTP/1.1 with a server that offers HTTP/2, %s', async (_name, isTunnelled) => {
  const cloud = closeAfterTest(await startLocalCloud())
  const front = closeAfterTest(await startHttp2Front(cloud))
  const proxy = closeAfterTest(await startForwardProxy())
  const env = isTunnelled ? { HTTPS_PROXY: `http://${USER}:${PASSWORD}@127.0.0.1:${proxy.port}` } : {}
  expect((await sync(cloud, env, front.url)).outputs).toMatchObject({ status: 'complete', created: '3' })
  expect(new Set(front.protocols)).toEqual(new Set(['http/1.1']))
})

test('sends the comment through the same proxies as the sessions, and respects NO_PROXY', async () => {
  const cloud = closeAfterTest(await startLocalCloud())
  const api = closeAfterTest(await startGitHubApi())
  const proxy = closeAfterTest(await startSocksProxy())
  api.files = [{ filename: '.specstory/history/2026-01-23_17-24-15Z-session-0000.md', status: 'added' }]
  const postComment = async (env: Readonly<Record<string, string>>) => {
    api.comments = []
    const result = await runAction({
      workspace,
      repository: 'acme/widgets',
      eventName: 'pull_request',
      event: { pull_request: { number: 7, head: { sha: 'a'.repeat(40), repo: { full_name: 'acme/widgets' } } } },
      inputs: { token: cloud.token, 'cloud-url': cloud.url, comment: 'true', 'github-token': 'ghs_of_the_job' },
      env: { GITHUB_API_URL: api.url, HTTP_PROXY: `socks5://127.0.0.1:${proxy.port}`, ...env },
    })
    expect(result.log).toContain('Pull request comment created: ')
    return proxy.targets.splice(0)
  }
  const hosts = [cloud.url, api.url].map((url) => new URL(url).host)
  expect(new Set(await postComment({}))).toEqual(new Set(hosts))
  expect(await postComment({ NO_PROXY: '127.0.0.1' })).toEqual([])
})

test('bundles no unused parts of undici and the toolkit', () => {
  const dist = join(ROOT, 'dist')
  const text = readdirSync(dist)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(dist, name), 'utf8'))
    .join('\n')
  for (const part of [
    'class WebSocket ',
    'class EventSource ',
    'class MockAgent ',
    'class MemoryCacheStore ',
    'node:http2',
  ]) {
    expect(`${part}: ${text.includes(part)}`).toBe(`${part}: false`)
  }
})
