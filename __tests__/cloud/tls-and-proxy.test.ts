import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { startLocalCloud } from '../../local-cloud/server.ts'
import { createCloud } from '../../src/cloud/client.ts'
import {
  BODY,
  catchError,
  cleanUp,
  createClient,
  deadlineOf,
  listen,
  onCleanUp,
  respondStored,
  SESSION,
  serve,
  TOKEN,
  upload,
} from '../rig/cloud-client.ts'
import { CA_FILE, TLS } from '../rig/tls.ts'
import { sendHeadInChild } from './send-head-in-child.ts'

afterEach(cleanUp)

async function startTlsCloud(): Promise<LocalCloud> {
  const cloud = await startLocalCloud({ tls: TLS })
  onCleanUp(() => cloud.close())
  return cloud
}

/** Starts a forward proxy for user:pa%ss that tunnels and relays, or responds with the status `refusal`. */
async function startProxy(refusal?: number) {
  const seen: IncomingMessage[] = []
  const isAuthorized = ({ headers }: IncomingMessage) =>
    headers['proxy-authorization'] === `Basic ${Buffer.from('user:pa%ss').toString('base64')}`
  const statusFor = (request: IncomingMessage) => refusal ?? (isAuthorized(request) ? 200 : 407)
  const server = createServer((request, response) => {
    seen.push(request)
    const status = statusFor(request)
    if (status !== 200) return void response.writeHead(status).end('no')
    const { method = 'GET', headers, url = '' } = request
    const onward = httpRequest(url, { method, headers }, (back) => {
      response.writeHead(back.statusCode ?? 502, back.headers)
      back.pipe(response)
    })
    request.pipe(onward)
  })
  server.on('connect', (request, socket) => {
    seen.push(request)
    const status = statusFor(request)
    if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`)
    const [host = '', port] = (request.url ?? '').split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  const port = await listen(server)
  return { seen, port, url: `http://user:pa%25ss@127.0.0.1:${port}` }
}

test('trusts a private CA when NODE_EXTRA_CA_CERTS names it', async () => {
  const cloud = await startTlsCloud()
  const options = { baseUrl: cloud.url, token: cloud.token }
  expect(await sendHeadInChild(options, { NODE_EXTRA_CA_CERTS: CA_FILE })).toEqual({ state: 'absent' })
  expect(cloud.requests).toHaveLength(1)
})

test('suggests NODE_EXTRA_CA_CERTS when the CA is not trusted', async () => {
  const cloud = await startTlsCloud()
  const client = await createClient(cloud.url, { token: cloud.token })
  expect(await catchError(upload(client, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'cloud-unreachable',
    attempts: 3,
    message: expect.stringContaining('no TLS connection'),
    hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  })
  expect(cloud.requests).toHaveLength(0)
})

test('tunnels https through the proxy, which does not see the token', async () => {
  const cloud = await startTlsCloud()
  const proxy = await startProxy()
  const options = { baseUrl: cloud.url, token: cloud.token, proxy: { httpsProxy: proxy.url } }
  expect(await sendHeadInChild(options, { NODE_EXTRA_CA_CERTS: CA_FILE })).toEqual({ state: 'absent' })
  expect(proxy.seen.map(({ method }) => method)).toEqual(['CONNECT'])
  expect(JSON.stringify(proxy.seen[0]?.rawHeaders)).not.toContain(cloud.token)
  expect(cloud.requests).toHaveLength(1)
  expect(JSON.stringify(cloud.requests)).not.toContain('proxy-authorization')
})

test('bypasses the proxy when NO_PROXY names the host', async () => {
  const cloud = await startTlsCloud()
  const proxy = await startProxy()
  const options = {
    baseUrl: cloud.url,
    token: cloud.token,
    proxy: { httpsProxy: proxy.url, noProxy: 'example.com, 127.0.0.1' },
  }
  expect(await sendHeadInChild(options, { NODE_EXTRA_CA_CERTS: CA_FILE })).toEqual({ state: 'absent' })
  expect(proxy.seen).toHaveLength(0)
})

test('ignores the proxy variables of the process', async () => {
  const cloud = await startTlsCloud()
  const proxy = await startProxy()
  const environment = { NODE_EXTRA_CA_CERTS: CA_FILE, HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url }
  const options = { baseUrl: cloud.url, token: cloud.token }
  expect(await sendHeadInChild(options, environment)).toEqual({ state: 'absent' })
  const plain = { ...options, proxy: { httpProxy: 'http://127.0.0.1:1', noProxy: '127.0.0.1' } }
  expect(await sendHeadInChild(plain, environment)).toEqual({ state: 'absent' })
  expect(proxy.seen).toHaveLength(0)
})

test('relays plain http through the proxy', async () => {
  const { url, seen } = await serve(respondStored(201))
  const proxy = await startProxy()
  const cloud = await createClient(url, { proxy: { httpProxy: proxy.url } })
  expect(await upload(cloud, SESSION, BODY, deadlineOf())).toMatchObject({ status: 201 })
  expect(proxy.seen).toHaveLength(1)
  expect(seen).toHaveLength(1)
})

test.each<[string, 'http' | 'https', number, boolean]>([
  ['a relay without credentials', 'http', 407, true],
  ['a tunnel without credentials', 'https', 407, true],
  ['a tunnel to a forbidden host', 'https', 403, true],
  ['a tunnel to a host that it cannot reach', 'https', 502, false],
])('names the proxy and its status when it refuses %s', async (_name, scheme, status, fatal) => {
  const proxy = await startProxy(status)
  const settings = { httpsProxy: proxy.url, httpProxy: proxy.url }
  const cloud = await createClient(`${scheme}://127.0.0.1:9`, { proxy: settings })
  const failure = await catchError(upload(cloud, SESSION, BODY, deadlineOf()))
  expect(failure).toMatchObject({
    code: fatal ? 'proxy' : 'cloud-unreachable',
    fatal: true,
    attempts: fatal ? 1 : 3,
    message: expect.stringContaining(`the proxy refused the upload with HTTP ${status}`),
  })
  expect(`${(failure as Error).message} ${(failure as { hint?: string }).hint}`).not.toContain('pa%')
})

test.each([
  ['https', 'https://127.0.0.1:9'],
  ['http', 'http://127.0.0.1:9'],
])('names an unreachable proxy for %s without its credentials', async (_name, baseUrl) => {
  const { server, port } = await serve(() => {})
  await new Promise((resolve) => server.close(resolve))
  const proxyUrl = `http://user:secret@127.0.0.1:${port}`
  const cloud = await createClient(baseUrl, { proxy: { httpsProxy: proxyUrl, httpProxy: proxyUrl } })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'cloud-unreachable',
    fatal: true,
    attempts: 3,
    message: expect.stringMatching(`the proxy 127\\.0\\.0\\.1:${port} .*ECONNREFUSED`),
  })
})

test('suggests HTTPS_PROXY when the proxy closes the connection', async () => {
  const port = await listen(createServer().on('connect', (_request, socket) => socket.destroy()))
  const cloud = await createClient('https://127.0.0.1:9', { proxy: { httpsProxy: `127.0.0.1:${port}` } })
  expect(await catchError(upload(cloud, SESSION, BODY, deadlineOf()))).toMatchObject({
    code: 'cloud-unreachable',
    hint: expect.stringContaining('HTTPS_PROXY'),
    fatal: true,
    attempts: 3,
  })
})

test('masks the credentials of proxies before the first request', async () => {
  const secrets: string[] = []
  await createClient('http://127.0.0.1:9', {
    proxy: { httpsProxy: 'http://user:pa%25ss@proxy:3128', httpProxy: 'http://access-key@proxy:3128' },
    onSecret: (secret) => secrets.push(secret),
  })
  expect(secrets).toEqual(
    expect.arrayContaining([TOKEN, 'pa%25ss', 'pa%ss', Buffer.from('user:pa%ss').toString('base64'), 'access-key']),
  )
})

test.each(['http://', 'ftp://proxy:21', 'http://user:pa%ss@proxy:3128', 'http://a b', 'http://user:pa%E0%A4@proxy'])(
  'rejects the proxy %j without repeating it',
  async (httpsProxy) => {
    const options = {
      baseUrl: 'https://127.0.0.1:9',
      token: TOKEN,
      version: '1',
      concurrency: 1,
      retries: 0,
      requestTimeoutMs: 1,
    }
    const failure = await catchError(createCloud({ ...options, proxy: { httpsProxy }, onSecret: () => {} }))
    expect(failure).toMatchObject({ code: 'proxy', message: 'HTTPS_PROXY is not a valid proxy address' })
  },
)
