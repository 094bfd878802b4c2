import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { ExactValues, parseExactValues } from '../../src/secrets/exact-values.ts'
import { maskExactValues, scanCredentials } from '../../src/secrets/scan.ts'
import { randomCharacters } from './credentials.ts'

const value = randomCharacters(24, undefined, 'exact')
const specialValue = `${randomCharacters(6, undefined, 'a')}"/\\+é%&<密 ${randomCharacters(6, undefined, 'b')}`
const json = (data: unknown): string => JSON.stringify(data)

function mask(text: string, ...values: string[]): string {
  const policy = { redactionMode: 'send', allowlist: new Allowlist(), exactValues: new ExactValues(values) } as const
  return scanCredentials(text, policy).redacted
}

test.each<[string, (written: string) => string]>([
  ['in plain text', (written) => `It is ${written}.`],
  ['in JSON', (written) => json({ output: written })],
  ['in JSON in JSON', (written) => json({ output: json({ output: written }) })],
  ['in JSON with escaped slashes', (written) => json({ output: written }).replaceAll('/', '\\/')],
  ['in a URL', (written) => `https://acme.io/?x=${encodeURIComponent(written)}&y=1`],
  [
    'in HTML',
    (written) => `<b>${written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}</b>`,
  ],
])('masks a value with as many asterisks as bytes %s', (_where, write) => {
  for (const secret of [value, specialValue]) {
    const masked = mask(write(secret), secret)
    const [before = '', after = ''] = write('MARK').split('MARK')
    expect(masked).toMatch(/^[^*]*\*+[^*]*$/)
    expect(masked.startsWith(before) && masked.endsWith(after)).toBe(true)
    expect(Buffer.byteLength(masked)).toBe(Buffer.byteLength(write(secret)))
    expect(masked.replaceAll('*', '')).toBe(`${before}${after}`)
  }
})

test.each(['', 'a', 'ab', 'user:', '{"password":"'])('masks a value in base64 after %j', (before) => {
  for (const encoding of ['base64', 'base64url'] as const) {
    for (const after of ['', '"}', 'x', 'yz']) {
      const encoded = Buffer.from(`${before}${value}${after}`).toString(encoding)
      const masked = mask(`Basic ${encoded}\n`, value)
      expect(masked).toHaveLength(encoded.length + 7)
      // The rest must not decode to a part of the value.
      const rest = Buffer.from(masked.slice(6).replaceAll('*', 'A'), encoding).toString('latin1')
      expect(rest.slice(0, Math.max(0, before.length - 1))).toBe(before.slice(0, -1))
      for (let at = 0; at + 3 <= value.length; at++) expect(rest).not.toContain(value.slice(at, at + 3))
    }
  }
})

test('masks every line of a value with several lines', () => {
  const lines = [1, 2, 3].map((line) => randomCharacters(40, undefined, `line ${line}`))
  const { values } = parseExactValues(json({ KEY: lines.join('\n') })) ?? { values: [] }
  expect(values).toEqual(lines)
  expect(mask(lines.map((line) => `> ${line}`).join('\r\n'), ...values)).toBe(
    Array.from({ length: 3 }, () => `> ${'*'.repeat(40)}`).join('\r\n'),
  )
  expect(mask(json(lines.join('\n')), ...values)).toBe(`"${Array(3).fill('*'.repeat(40)).join('\\n')}"`)
})

test('masks values in every redaction mode, and reports them as findings except with `send`', () => {
  for (const redactionMode of ['redact', 'hold', 'send'] as const) {
    const policy = { redactionMode, allowlist: new Allowlist(), exactValues: new ExactValues([value]) }
    const text = `one\n${value}`
    const { redacted, findings } = scanCredentials(text, policy)
    expect([redacted, maskExactValues(text, policy)]).toEqual(Array(2).fill(`one\n${'*'.repeat(24)}`))
    expect(findings.map(({ rule, line }) => `${rule} ${line}`)).toEqual(
      redactionMode === 'send' ? [] : ['redact-values 2'],
    )
  }
})

test('keeps a text without the value', () => {
  const text = `${value.slice(0, -1)} ${value.slice(1)} ${value.toLowerCase()}`
  expect(mask(text, value)).toBe(text)
})

test.each([
  [`${value}\n\n  ${specialValue}  \r\n`, [value, specialValue], 0],
  [json({ A: value, B: { C: specialValue }, D: [`${value}2`] }), [value, specialValue, `${value}2`], 0],
  [json({ github_token: value, DEBUG: true, PORT: 8080, EMPTY: '' }), [value], 1],
  ['', [], 0],
  [`${value}\n${value}`, [value], 0],
])('parses %j', (text, values, ignoredCount) => {
  expect(parseExactValues(text)).toEqual({ values, ignoredCount })
})

test.each([
  ...[
    'short12',
    'production',
    'us-east-1',
    'Production',
    'my-app-staging',
    'https://acme.io',
    '123456789012',
    '2026-11-28',
  ],
  ...['true', 'localhost', 'admin-user', 'main.branch', '-----BEGIN PRIVATE KEY-----'],
])('ignores %j as too common', (text) => {
  expect(parseExactValues(text)).toEqual({ values: [], ignoredCount: 1 })
})

test.each([
  ...['correct-horse-battery-staple', 'Xk29dkfWq3', 'kjhgfdsqwrtz', 'p@ssw0rd!', 'a1b2c3d4', '1234567890123456'],
  ...['AbC-dEf-GhI', 'zxcvbnm,./'],
])('accepts %j as a secret', (text) => {
  expect(parseExactValues(text)).toEqual({ values: [text], ignoredCount: 0 })
})

test('returns undefined when the text starts like an object but is not valid JSON', () => {
  expect(parseExactValues(`{"A": "${value}"`)).toBeUndefined()
})
