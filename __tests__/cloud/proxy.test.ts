import { describe, expect, test } from '@jest/globals'
import { listProxySecrets, parseProxies, selectProxy } from '../../src/cloud/proxy.ts'

const PROXY = 'http://proxy.corp:3128'
const usesProxy = (noProxy: string, url: string): boolean =>
  selectProxy(parseProxies({ httpsProxy: PROXY, httpProxy: PROXY, noProxy }), url) !== undefined

describe('NO_PROXY', () => {
  test.each<[entry: string, matching: string, other: string]>([
    ['example.com', 'https://example.com', 'https://notexample.com'],
    ['example.com', 'https://api.example.com', 'https://example.com.evil.test'],
    ['.example.com', 'https://example.com', 'https://badexample.com'],
    ['*.example.com', 'https://a.b.example.com', 'https://example.com'],
    ['EXAMPLE.com.', 'https://example.COM', 'https://example.org'],
    ['example.com:8443', 'https://example.com:8443', 'https://example.com'],
    ['example.com:443', 'https://example.com', 'http://example.com'],
    ['a.test, example.com', 'https://example.com', 'https://b.test'],
    ['a.test example.com', 'https://example.com', 'https://b.test'],
    ['127.0.0.1', 'http://127.0.0.1:9', 'http://127.0.0.2:9'],
    ['127.0.0.*', 'http://127.0.0.77', 'http://127.0.1.77'],
    ['10.*.3', 'http://10.1.2.3', 'http://10.1.2.4'],
    ['10.0.0.0/8', 'https://10.255.1.2', 'https://11.0.0.1'],
    ['192.168.1.128/25', 'https://192.168.1.200', 'https://192.168.1.100'],
    ['10.0.0.0/8:8443', 'https://10.0.0.1:8443', 'https://10.0.0.1'],
    ['fd00::/8', 'https://[fd12::1]', 'https://[fe80::1]'],
    ['::1', 'http://[::1]:9', 'http://[::2]:9'],
    ['[::1]:9', 'http://[::1]:9', 'http://[::1]:10'],
    ['*:80', 'http://example.com', 'https://example.com'],
    // Host names are not resolved.
    ['10.0.0.1', 'http://10.0.0.1', 'http://x.10.0.0.1.test'],
  ])('exempts only the hosts of %s', (entry, matching, other) => {
    expect(usesProxy(entry, matching)).toBe(false)
    expect(usesProxy(entry, other)).toBe(true)
  })

  test.each(['', ' , ', '10.0.0.0/33', '10.0.0.0/x', '/8', 'fd00::/8', '.', ':443'])(
    'exempts no host when it is %j',
    (entry) => {
      expect(usesProxy(entry, 'https://10.0.0.1')).toBe(true)
    },
  )

  test('exempts every host when it contains *', () => {
    expect(usesProxy('a.test,*', 'https://example.com')).toBe(false)
  })

  test('is matched in linear time', () => {
    const started = performance.now()
    usesProxy('*a'.repeat(50_000), `https://${'a'.repeat(60)}.test`)
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})

describe('the proxy', () => {
  const [all, https, http] = ['socks5://all:1', 'http://https:1', 'http://http:1']
  test.each<[string, Parameters<typeof parseProxies>[0], string | undefined, string | undefined]>([
    ['is none without variables', {}, undefined, undefined],
    ['is ALL_PROXY for http and https', { allProxy: all }, all, all],
    [
      'is HTTP_PROXY or HTTPS_PROXY before ALL_PROXY',
      { allProxy: all, httpsProxy: https, httpProxy: http },
      https,
      http,
    ],
    ['is ALL_PROXY for the scheme without a variable of its own', { allProxy: all, httpsProxy: https }, https, all],
    ['is HTTP_PROXY for https too when it is the only one', { httpProxy: http }, http, http],
    ['is HTTPS_PROXY for https only when it is the only one', { httpsProxy: https }, https, undefined],
  ])('%s', (_name, settings, forHttps, forHttp) => {
    const proxies = parseProxies(settings)
    expect(selectProxy(proxies, 'https://example.com')?.host).toBe(forHttps && new URL(forHttps).host)
    expect(selectProxy(proxies, 'http://example.com')?.host).toBe(forHttp && new URL(forHttp).host)
  })

  test.each(['socks5h://proxy:1080', 'socks://proxy:1080', 'socks5://proxy:1080'])(
    'is SOCKS5 when ALL_PROXY is %s',
    (allProxy) => {
      expect(parseProxies({ allProxy }).https?.href).toBe('socks5://proxy:1080')
    },
  )

  test('is rejected with the name of its variable when the address is invalid', () => {
    expect(() => parseProxies({ allProxy: 'ftp://x' })).toThrow('ALL_PROXY is not a valid proxy address')
  })
})

test.each<[string, string[]]>([
  ['http://proxy', []],
  ['http://u:1@proxy', ['u:1@', 'dTox']],
  ['http://user:pw@proxy', ['user:pw@', 'dXNlcjpwdw==']],
  ['http://k@proxy', ['k:@', 'azo=']],
  ['http://user:secret@proxy', ['user:secret', 'dXNlcjpzZWNyZXQ=', 'secret', 'secret']],
])('masks the credentials of %s, but no short part on its own', (httpsProxy, secrets) => {
  expect([...new Set(listProxySecrets(parseProxies({ httpsProxy })))]).toEqual([...new Set(secrets)])
})
