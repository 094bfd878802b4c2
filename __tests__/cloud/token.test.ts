import { expect, test } from '@jest/globals'
import { inspectToken, validateToken } from '../../src/cloud/token.ts'
import { jwt } from '../rig/cloud-client.ts'

const NOW = Date.UTC(2026, 7, 1, 12)
const at = (ms: number) => (NOW + ms) / 1000
const HOUR = 3_600_000
const DAY = 24 * HOUR

test.each([
  ['an API key', jwt({ type: 'api' }), 'api'],
  ['a refresh token', jwt({ type: 'device-refresh' }), 'refresh'],
  ['an access token', jwt({ type: 'device-access' }), 'access'],
  ['a browser token', jwt({ type: 'web-access' }), 'web'],
  ['a token of an unknown type', jwt({ type: 'robot' }), 'opaque'],
  ['a token whose type is a property of every object', jwt({ type: 'constructor' }), 'opaque'],
  ['a token whose type is not a string', jwt({ type: ['api'] }), 'opaque'],
  ['a token without a type', jwt({}), 'opaque'],
  ['a token whose payload is not an object', `a.${Buffer.from('null').toString('base64url')}.c`, 'opaque'],
  ['a token whose payload is not JSON', 'a.b.c', 'opaque'],
  ['a token of two parts', 'a.b', 'opaque'],
  ['a token of four parts', `${jwt({ type: 'api' })}.d`, 'opaque'],
  ['a token that is not a JWT', 'sk-0123456789', 'opaque'],
])('recognizes the kind of %s', (_name, token, kind) => {
  expect(inspectToken(token).kind).toBe(kind)
})

test.each<[string, unknown, number | undefined]>([
  ['seconds', 1_800_000_000, 1_800_000_000_000],
  ['a string', '1800000000', undefined],
  ['a number that no date can represent', 1e15, undefined],
  ['null', null, undefined],
])('reads `exp` from %s', (_name, exp, expiresAt) => {
  expect(inspectToken(jwt({ type: 'api', exp })).expiresAt).toBe(expiresAt)
})

test.each<[string, object, string | undefined, RegExp | undefined]>([
  ['an API key without an expiry', { type: 'api' }, undefined, undefined],
  ['an API key with a year left', { type: 'api', exp: at(365 * DAY) }, undefined, undefined],
  ['an API key with exactly 14 days left', { type: 'api', exp: at(14 * DAY) }, undefined, undefined],
  [
    'an API key with 13 days left',
    { type: 'api', exp: at(14 * DAY - 1000) },
    undefined,
    /expires in 13 days, on 2026-08-15.*new API key/,
  ],
  ['an API key with a day left', { type: 'api', exp: at(DAY) }, undefined, /expires in 1 day, /],
  ['an API key with an hour left', { type: 'api', exp: at(HOUR) }, undefined, /in less than a day/],
  ['a refresh token with a week left', { type: 'device-refresh', exp: at(7 * DAY) }, undefined, /specstory login/],
  ['an access token', { type: 'device-access', exp: at(HOUR) }, undefined, /only one hour/],
  ['an API key that expired an hour ago', { type: 'api', exp: at(-HOUR) }, 'token-expired', /expired on 2026-08-01/],
  [
    'an API key that expired a minute ago, within the tolerance',
    { type: 'api', exp: at(-60_000) },
    undefined,
    /in less than a day/,
  ],
  [
    'an API key that expired two minutes ago',
    { type: 'api', exp: at(-120_000) },
    'token-expired',
    /expired on 2026-08-01/,
  ],
  ['an expired refresh token', { type: 'device-refresh', exp: at(-DAY) }, 'token-expired', /specstory login/],
  ['an expired access token', { type: 'device-access', exp: at(-HOUR) }, 'token-expired', /API key/],
  ['an expired token of an unknown type', { exp: at(-DAY) }, 'token-expired', /expired/],
  [
    'an API key that is valid in two hours',
    { type: 'api', nbf: at(2 * HOUR) },
    'token-unusable',
    /not valid before 2026-08-01T14:00/,
  ],
  [
    'an API key that is valid in a minute, within the tolerance',
    { type: 'api', nbf: at(60_000) },
    undefined,
    undefined,
  ],
  ['an API key that is valid in two minutes', { type: 'api', nbf: at(120_000) }, 'token-unusable', /not valid before/],
  ['a browser token', { type: 'web-access' }, 'token-unusable', /web-access.*API key/],
])('validates %s', (_name, payload, code, pattern) => {
  const { failure, warning } = validateToken(jwt(payload), NOW)
  expect(failure?.code).toBe(code)
  const message = failure === undefined ? warning : `${failure.message} ${failure.hint}`
  if (pattern === undefined) expect(message).toBeUndefined()
  else expect(message).toMatch(pattern)
})

test.each([
  ['no characters', ''],
  ['a line break', 'eyJhbGci\nOiJIUzI1'],
  ['a space', 'eyJhbGci OiJIUzI1'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----'],
  ['a NUL', 'eyJ\0'],
  ['a letter outside of ASCII', 'eyJé'],
  ['100 KB', 'x'.repeat(100_000)],
])('rejects a token with %s, without repeating it', (_name, token) => {
  const { failure } = validateToken(token, NOW)
  expect(failure?.code).toBe('token-unusable')
  if (token !== '') expect(`${failure?.message} ${failure?.hint}`).not.toContain(token)
})

const BODY = '0123456789abcdefghij'

test.each([
  ['the token belongs to GitHub, not to SpecStory Cloud', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_']],
  ['the token belongs to OpenAI, not to SpecStory Cloud', ['sk-', 'sk-proj-']],
  ['the token belongs to Anthropic, not to SpecStory Cloud', ['sk-ant-api03-']],
  ['the token belongs to GitLab, not to SpecStory Cloud', ['glpat-']],
  ['the token belongs to AWS, not to SpecStory Cloud', ['AKIA']],
  ['the token is enclosed in quotes', ['"', "'", '`', '"SPECSTORY_TOKEN=']],
  ['the token is given as NAME=value', ['SPECSTORY_CLOUD_TOKEN=', 'export TOKEN=', 'token=']],
  [
    'the token is the text of a variable or expression instead of its value',
    ['$', '${', '${{ secrets.', '${{secrets.', '$('],
  ],
])('reports that %s', (message, prefixes) => {
  for (const prefix of prefixes) {
    for (const token of [`${prefix}${BODY}`, `Bearer ${prefix}${BODY}`]) {
      const { failure } = validateToken(token, NOW)
      expect(failure).toMatchObject({ code: 'token-unusable', message })
      expect(`${failure?.message} ${failure?.hint}`).not.toContain(BODY)
    }
  }
})

test.each([
  ['an opaque token', 'an-opaque-token-of-the-tests'],
  ['a token with padding', 'YWJjZGVmZw=='],
  ['a token with the prefix of another service inside', 'x-ghp_0123456789'],
  ['a JWT', jwt({ type: 'api' })],
  ['a JWT behind Bearer', `Bearer ${jwt({ type: 'api' })}`],
  ['a JWT behind lower-case bearer and spaces', `bearer  ${jwt({ type: 'api' })} `],
])('accepts %s', (_name, token) => {
  expect(validateToken(token, NOW)).toEqual({})
})

test('rejects an unusable token behind Bearer', () => {
  expect(validateToken(`Bearer ${jwt({ type: 'web-access' })}`, NOW).failure?.code).toBe('token-unusable')
  expect(validateToken('Bearer ', NOW).failure?.code).toBe('token-unusable')
})
