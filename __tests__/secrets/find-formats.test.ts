import { expect, test } from '@jest/globals'
import { CONTEXTS } from '../../scripts/soak/contexts.ts'
import { makeValue } from '../../scripts/soak/make-value.ts'
import { Allowlist, RULE_NAMES } from '../../src/secrets/credential-policy.ts'
import { FORMATS, PAGES } from '../../src/secrets/formats.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { parseShape } from '../../src/secrets/shape.ts'

const rows = FORMATS.map((format, index) => ({ ...format, index }))
const contexts = Object.entries(CONTEXTS)
const scan = (text: string) => scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() })

test.each(rows)('takes $rule whole, in every context ($index)', ({ rule, shape, needs, index }) => {
  const value = makeValue(shape, String(index))
  for (const [name, context] of contexts) {
    const word = needs === undefined ? '' : ` ${needs.split('|')[0]}`
    const text = context(value) + word
    const { redacted } = scan(text)
    expect({ name, redacted }).toEqual({ name, redacted: context(`[REDACTED:${rule}]`) + word })
  }
})

test.each(rows)('takes what $rule has more of, when its issuer lengthens it ($index)', ({ shape, needs, index }) => {
  const last = parseShape(shape).findLast((part) => 'literals' in part || part.min > 0)
  const start = /^'([^']+)'/.exec(shape)?.[1] ?? ''
  if (last === undefined || 'literals' in last || last.isExact || start.length < 4 || needs !== undefined) return
  const value = makeValue(shape.replace(/( \[=\]\S+)+$/, ''), String(index))
  expect(scan(`<${value}4Zx9>`).redacted).toMatch(/^<\[REDACTED:[a-z0-9-]+\]>$/)
})

test.each([
  ['SK', 'a start of fewer than four characters has its exact length', `SK${'0123456789abcdef'.repeat(2)}0`],
  ['sk-', 'a part of a longer word is none', `di${makeValue("'sk-' alnum{48}", 'x')}`],
  ['sk-', 'a part of a longer name is none', `my-${makeValue("'sk-' alnum{48}", 'x')}`],
])('leaves what begins with %s: %s', (_start, _why, text) => {
  expect(scan(text).redacted).toBe(text)
})

test('names the longest where formats share a start', () => {
  const token = makeValue("'glpat-' b64url{30} '.' lnum{2} '.' lnum{9}", '1')
  expect(scan(token).redacted).toBe('[REDACTED:gitlab-pat-routable-versioned]')
})

test('leaves emphasis and punctuation that are not of the value', () => {
  const value = makeValue("'glpat-' b64url{19} alnum{1}", '2')
  for (const [before, after] of [
    ['_', '_'],
    ['__', '__'],
    ['~~', '~~'],
    ['(', ').'],
    ['<!-- ', '-->'],
    ['"', '",'],
  ] as const) {
    expect(scan(`${before}${value}${after}`).redacted).toBe(`${before}[REDACTED:gitlab-pat]${after}`)
  }
})

test('says that a JWT has expired, and that a key is public by design', () => {
  const part = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url')
  const jwt = (claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string =>
    `${part(header)}.${part(claims)}.${makeValue('b64url{43}', '3')}`
  const harmless = (claims: object): unknown => scan(jwt(claims)).findings.map((found) => found.harmless)
  expect(harmless({ iss: 'supabase', ref: 'bkxqwertzuiopasd', role: 'anon', exp: 1_900_000_000 })).toEqual(['public'])
  expect(harmless({ sub: 'someone-in-particular', exp: 1_600_000_000 })).toEqual(['expired'])
  expect(harmless({ sub: 'someone-in-particular', exp: 9_000_000_000 })).toEqual([undefined])
  expect(scan(jwt({ sub: 'someone-in-particular' }, { alg: 'none', typ: 'JWT' })).findings).toEqual([])
})

test.each(Object.entries(PAGES))('documents %s', (rule, page) => {
  expect(RULE_NAMES).toContain(rule)
  expect(new URL(page).protocol).toBe('https:')
})
