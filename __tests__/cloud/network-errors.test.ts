import { expect, test } from '@jest/globals'
import { ResponseTimeout } from '../../src/cloud/http.ts'
import { classifyNetworkError } from '../../src/cloud/network-errors.ts'
import { parseProxies } from '../../src/cloud/proxy.ts'

const NO_PROXIES = parseProxies(undefined)
const PROXIES = parseProxies({ httpsProxy: 'http://user:secret@proxy.corp:3128', httpProxy: 'https://relay.corp' })
const keepText = (text: string) => text

function createError(code: string, message = code): Error {
  return Object.assign(new Error(message), { code })
}

test.each<[string, unknown, string, boolean, boolean]>([
  ['a refused connection', createError('ECONNREFUSED'), 'connection refused', true, false],
  [
    'a connection refused at each address',
    new AggregateError([createError('ECONNREFUSED')]),
    'connection refused',
    true,
    false,
  ],
  ['an unknown host', createError('ENOTFOUND'), 'unknown host name', true, false],
  ['a failed DNS lookup', createError('EAI_AGAIN'), 'lookup failed', true, false],
  ['an unreachable host', createError('EHOSTUNREACH'), 'unreachable', true, false],
  ['a connect timeout', createError('UND_ERR_CONNECT_TIMEOUT'), 'no connection in 2.4 s', true, false],
  ['an untrusted certificate', createError('DEPTH_ZERO_SELF_SIGNED_CERT'), 'no TLS connection', true, false],
  ['a certificate of another host', createError('ERR_TLS_CERT_ALTNAME_INVALID'), 'no TLS connection', true, false],
  ['a failed TLS handshake', createError('ERR_SSL_WRONG_VERSION_NUMBER'), 'no TLS connection', true, false],
  ['a reset connection', createError('ECONNRESET'), 'was reset', true, true],
  ['a reset connection as the cause', new Error('x', { cause: createError('ECONNRESET') }), 'was reset', true, true],
  ['a broken pipe', createError('EPIPE'), 'closed while sending', true, true],
  ['a truncated response', createError('UND_ERR_RES_CONTENT_LENGTH_MISMATCH'), 'cut off', true, true],
  ['a response that is not HTTP', Object.assign(new Error('x'), { name: 'HTTPParserError' }), 'not HTTP', true, true],
  ['a response timeout', new ResponseTimeout(30_000), 'no response in 30 s for the upload', true, true],
])('classifies %s', (_name, error, phrase, retriable, mayHaveSucceeded) => {
  expect(classifyNetworkError('put', error, NO_PROXIES, keepText, 2_449)).toMatchObject({
    code: 'cloud-unreachable',
    message: expect.stringContaining(phrase),
    retriable,
    fatal: false,
    mayHaveSucceeded,
    cause: error,
  })
})

test.each<[string, unknown, string]>([
  ['a TypeError', new TypeError('x is not a function'), 'the upload could not be sent: x is not a function'],
  [
    'an invalid argument error of undici',
    createError('UND_ERR_INVALID_ARG', 'bad'),
    'the upload could not be sent: bad (UND_ERR_INVALID_ARG)',
  ],
  ['a thrown string', 'oops', 'the upload could not be sent: oops'],
  ['a thrown undefined', undefined, 'the upload could not be sent: undefined'],
])('does not retry %s', (_name, error, message) => {
  expect(classifyNetworkError('put', error, NO_PROXIES, keepText, 2_449)).toMatchObject({
    code: 'internal',
    message,
    retriable: false,
  })
})

test('quotes a SOCKS proxy that refuses the connection', () => {
  const error = createError('UND_ERR_SOCKS5_AUTH_FAILED', 'Authentication failed')
  expect(classifyNetworkError('put', error, PROXIES, keepText, 0)).toMatchObject({
    code: 'proxy',
    message: expect.stringContaining('Authentication failed (UND_ERR_SOCKS5_AUTH_FAILED)'),
    retriable: true,
    mayHaveSucceeded: false,
  })
})

test.each<[string, Error, string]>([
  ['by its port', createError('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:3128'), 'the proxy proxy.corp:3128'],
  ['by its host name', createError('ENOTFOUND', 'getaddrinfo ENOTFOUND proxy.corp'), 'the proxy proxy.corp:3128'],
  [
    'by the default port of its scheme',
    createError('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'),
    'the proxy relay.corp',
  ],
  [
    'by its address in a timeout',
    createError(
      'UND_ERR_CONNECT_TIMEOUT',
      'Connect Timeout Error (attempted address: proxy.corp:3128, timeout: 10000ms)',
    ),
    'the proxy proxy.corp:3128',
  ],
  ['by the error of a closed connection', createError('UND_ERR_PRX_CONN'), 'the proxy'],
])('recognizes a failing proxy %s', (_name, error, proxy) => {
  const failure = classifyNetworkError('put', error, PROXIES, keepText, 2_449)
  expect(failure).toMatchObject({ code: 'proxy', retriable: true, fatal: false })
  expect(failure.message).toContain(`through ${proxy} failed`)
  expect(failure.message).not.toContain('secret')
})

test('does not blame the proxy when the address of the error is not its own', () => {
  const error = createError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:31280')
  expect(classifyNetworkError('put', error, PROXIES, keepText, 2_449).code).toBe('cloud-unreachable')
})

test('removes secrets from an error', () => {
  const scrub = (text: string) => text.replace('tok', '***')
  const failure = classifyNetworkError('head', new Error('bad header: tok'), NO_PROXIES, scrub, 0)
  expect(failure.message).toBe('the session check could not be sent: bad header: ***')
})
