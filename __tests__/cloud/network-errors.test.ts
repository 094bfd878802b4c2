import { expect, test } from '@jest/globals'
import { ResponseTimeout } from '../../src/cloud/http.ts'
import { classifyNetworkError } from '../../src/cloud/network-errors.ts'
import { parseProxies } from '../../src/cloud/proxy.ts'

const NO_PROXIES = parseProxies(undefined)
const PROXIES = parseProxies({ httpsProxy: 'http://user:secret@proxy.corp:3128', httpProxy: 'https://relay.corp' })
const same = (text: string) => text

function coded(code: string, message = code): Error {
  return Object.assign(new Error(message), { code })
}

test.each<[string, unknown, string, boolean, boolean]>([
  ['refused', coded('ECONNREFUSED'), 'connection refused', true, false],
  ['refused at each address', new AggregateError([coded('ECONNREFUSED')]), 'connection refused', true, false],
  ['an unknown host', coded('ENOTFOUND'), 'unknown host name', true, false],
  ['no name server', coded('EAI_AGAIN'), 'lookup failed', true, false],
  ['no route', coded('EHOSTUNREACH'), 'unreachable', true, false],
  ['no connection in time', coded('UND_ERR_CONNECT_TIMEOUT'), 'no connection in 2.4 s', true, false],
  ['a bad certificate', coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'no TLS connection', true, false],
  ['a certificate of another host', coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'no TLS connection', true, false],
  ['a failed handshake', coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'no TLS connection', true, false],
  ['a reset', coded('ECONNRESET'), 'was reset', true, true],
  ['a reset as a cause', new Error('x', { cause: coded('ECONNRESET') }), 'was reset', true, true],
  ['a broken pipe', coded('EPIPE'), 'closed while sending', true, true],
  ['a truncated answer', coded('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'), 'cut off', true, true],
  ['an answer that is no HTTP', Object.assign(new Error('x'), { name: 'HTTPParserError' }), 'not HTTP', true, true],
  ['no response in time', new ResponseTimeout(30_000), 'no response in 30 s for the upload', true, true],
])('%s', (_name, error, words, retriable, mayHaveSucceeded) => {
  expect(classifyNetworkError('put', error, NO_PROXIES, same, 2_449)).toMatchObject({
    code: 'cloud-unreachable',
    message: expect.stringContaining(words),
    retriable,
    fatal: false,
    mayHaveSucceeded,
    cause: error,
  })
})

test.each<[string, unknown, string]>([
  ['a bug', new TypeError('x is not a function'), 'the upload could not be sent: x is not a function'],
  [
    'an argument that undici refuses',
    coded('UND_ERR_INVALID_ARG', 'bad'),
    'the upload could not be sent: bad (UND_ERR_INVALID_ARG)',
  ],
  ['something thrown that is no error', 'oops', 'the upload could not be sent: oops'],
  ['nothing thrown', undefined, 'the upload could not be sent: undefined'],
])('%s is never tried again', (_name, error, message) => {
  expect(classifyNetworkError('put', error, NO_PROXIES, same, 2_449)).toMatchObject({
    code: 'internal',
    message,
    retriable: false,
  })
})

test('a SOCKS proxy that refuses is quoted', () => {
  const error = coded('UND_ERR_SOCKS5_AUTH_FAILED', 'Authentication failed')
  expect(classifyNetworkError('put', error, PROXIES, same, 0)).toMatchObject({
    code: 'proxy',
    message: 'the upload through the proxy failed: the proxy said: Authentication failed (UND_ERR_SOCKS5_AUTH_FAILED)',
    retriable: true,
    mayHaveSucceeded: false,
  })
})

test.each<[string, Error, string]>([
  ['by its address', coded('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:3128'), 'the proxy proxy.corp:3128'],
  ['by its name', coded('ENOTFOUND', 'getaddrinfo ENOTFOUND proxy.corp'), 'the proxy proxy.corp:3128'],
  ["by its scheme's port", coded('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'), 'the proxy relay.corp'],
  [
    'in time',
    coded('UND_ERR_CONNECT_TIMEOUT', 'Connect Timeout Error (attempted address: proxy.corp:3128, timeout: 10000ms)'),
    'the proxy proxy.corp:3128',
  ],
  ['that hangs up', coded('UND_ERR_PRX_CONN'), 'the proxy'],
])('a proxy that cannot be reached is known %s', (_name, error, who) => {
  const failure = classifyNetworkError('put', error, PROXIES, same, 2_449)
  expect(failure).toMatchObject({ code: 'proxy', retriable: true, fatal: false })
  expect(failure.message).toContain(`through ${who} failed`)
  expect(failure.message).not.toContain('secret')
})

test('a cloud that cannot be reached beside a proxy is no fault of the proxy', () => {
  const error = coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:31280')
  expect(classifyNetworkError('put', error, PROXIES, same, 2_449).code).toBe('cloud-unreachable')
})

test('secrets in an error are taken out', () => {
  const scrub = (text: string) => text.replace('tok', '***')
  const failure = classifyNetworkError('head', new Error('bad header: tok'), NO_PROXIES, scrub, 0)
  expect(failure.message).toBe('the session check could not be sent: bad header: ***')
})
