import { expect, test } from '@jest/globals'
import { CONTEXTS } from '../../scripts/soak/contexts.ts'
import { makeValue } from '../../scripts/soak/make-value.ts'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { FORMATS, PAGES } from '../../src/secrets/formats.ts'
import { RULE_NAMES } from '../../src/secrets/rule-names.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { parseShape } from '../../src/secrets/shape.ts'

const rows = FORMATS.map((format, index) => ({ ...format, index }))
const contexts = Object.entries(CONTEXTS)
const scan = (text: string) => scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() })

test.each(rows)('redacts the whole value of $rule in every context ($index)', ({ rule, shape, needs, index }) => {
  const value = makeValue(shape, String(index))
  for (const [name, context] of contexts) {
    const word = needs === undefined ? '' : ` ${needs.split('|')[0]}`
    const text = context(value) + word
    const { redacted } = scan(text)
    expect({ name, redacted }).toEqual({ name, redacted: context(`[REDACTED:${rule}]`) + word })
  }
})

/** Formats whose values may become longer: a prefix of 4 characters or more, and an open end. */
const extensible = rows.filter(({ shape, needs }) => {
  const last = parseShape(shape).findLast((part) => 'literals' in part || part.min > 0)
  const prefix = /^'([^']+)'/.exec(shape)?.[1] ?? ''
  return last !== undefined && !('literals' in last) && !last.isExact && prefix.length >= 4 && needs === undefined
})

test.each(extensible)('redacts a value of $rule that is longer than its format ($index)', ({ shape, index }) => {
  const value = makeValue(shape.replace(/( \[=\]\S+)+$/, ''), String(index))
  expect(scan(`<${value}4Zx9>`).redacted).toMatch(/^<\[REDACTED:[a-z0-9-]+\]>$/)
})

test.each([
  [
    'SK',
    'it is longer than the format, whose prefix has fewer than 4 characters',
    `SK${'0123456789abcdef'.repeat(2)}0`,
  ],
  ['sk-', 'it is part of a longer word', `di${makeValue("'sk-' alnum{48}", 'x')}`],
  ['sk-', 'it is part of a longer name', `my-${makeValue("'sk-' alnum{48}", 'x')}`],
])('keeps a value with the prefix %s when %s', (_start, _why, text) => {
  expect(scan(text).redacted).toBe(text)
})

test('uses the rule of the longest match when formats share a prefix', () => {
  const token = makeValue("'glpat-' b64url{30} '.' lnum{2} '.' lnum{9}", '1')
  expect(scan(token).redacted).toBe('[REDACTED:gitlab-pat-routable-versioned]')
})

test('keeps emphasis and punctuation around a value', () => {
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

test('marks an expired JWT and a public key as harmless', () => {
  const part = (fields: object): string => Buffer.from(JSON.stringify(fields)).toString('base64url')
  const jwt = (claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string =>
    `${part(header)}.${part(claims)}.${makeValue('b64url{43}', '3')}`
  const scanHarmless = (claims: object): unknown => scan(jwt(claims)).findings.map((found) => found.harmless)
  expect(scanHarmless({ iss: 'supabase', ref: 'bkxqwertzuiopasd', role: 'anon', exp: 1_900_000_000 })).toEqual([
    'public',
  ])
  expect(scanHarmless({ sub: 'someone-in-particular', exp: 1_600_000_000 })).toEqual(['expired'])
  expect(scanHarmless({ sub: 'someone-in-particular', exp: 9_000_000_000 })).toEqual([undefined])
  expect(scan(jwt({ sub: 'someone-in-particular' }, { alg: 'none', typ: 'JWT' })).findings).toEqual([])
})

test.each(Object.entries(PAGES))('links an HTTPS page for the rule %s', (rule, page) => {
  expect(RULE_NAMES).toContain(rule)
  expect(new URL(page).protocol).toBe('https:')
})
