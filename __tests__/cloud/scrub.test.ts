import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Scrubber } from '../../src/cloud/server-text.ts'

const SECRET = 'tok/en+with"odd\\characters=&<>~0123456789'

function createScrubber(...secrets: readonly string[]): Scrubber {
  const scrubber = new Scrubber()
  for (const secret of secrets) scrubber.add(secret)
  return scrubber
}

const { scrub } = createScrubber(SECRET)
const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, '0')
const everyCharacter = (encode: (character: string) => string) => [...SECRET].map(encode).join('')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const base64url = (text: string) => Buffer.from(text).toString('base64url')

test.each<[string, string]>([
  ['in plain text', SECRET],
  ['as JSON', JSON.stringify(SECRET).slice(1, -1)],
  ['as JSON with escaped slashes', JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/')],
  [
    'as JSON with HTML characters escaped',
    JSON.stringify(SECRET)
      .slice(1, -1)
      .replace(/[<>&+=]/g, (c) => `\\u00${hex(c)}`),
  ],
  ['as JSON escapes only', everyCharacter((c) => `\\u00${hex(c).toUpperCase()}`)],
  ['percent-encoded', encodeURIComponent(SECRET)],
  ['percent-encoded in lower case', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
  ['encoded by `encodeURI`', encodeURI(SECRET)],
  ['form-encoded', new URLSearchParams({ a: SECRET }).toString().slice(2)],
  ['percent-encoded in every character', everyCharacter((c) => `%${hex(c)}`)],
])('removes a secret %s', (_name, encoded) => {
  expect(scrub(`before ${encoded} after`)).toBe('before *** after')
})

test.each([0, 1, 2, 3, 4, 5])(
  'removes a secret %d bytes into Base64, except characters that it shares with its neighbors',
  (before) => {
    for (const encode of [base64, base64url]) {
      const text = encode(`${'x'.repeat(before)}${SECRET}yz`)
      const clean = scrub(`(${text})`)
      expect(clean).toMatch(/^\([\w+/-]*\*{3}[\w+/=-]{2,6}\)$/)
      expect(clean.length).toBeLessThan(before * 2 + 14)
    }
  },
)

test.each([8, 9, 20, SECRET.length - 1])(
  'removes the first %d characters of a secret at the end of a text',
  (length) => {
    expect(scrub(`{"error":"no ${SECRET.slice(0, length)}`)).toBe('{"error":"no ***')
    expect(scrub(`no ${base64(SECRET).slice(0, length)}`)).toBe('no ***')
  },
)

test('removes the start of an encoded secret at the end of a text', () => {
  expect(scrub(`no ${everyCharacter((c) => `%${hex(c)}`).slice(0, 60)}`)).toBe('no ***')
})

test('keeps text without a secret unchanged', () => {
  for (const text of ['', 'tok/en+', 'no tok/en+with"odd and more', '100 % of \\u0041 and %zz', 'a\\/b%20c']) {
    expect(scrub(text)).toBe(text)
  }
  expect(createScrubber('abc').scrub('abc YWJj')).toBe('abc YWJj')
})

test('removes adjacent and overlapping secrets', () => {
  const { scrub } = createScrubber('s3cret-token', 'token-two')
  expect(scrub('s3cret-tokens3cret-token')).toBe('******')
  expect(scrub('s3cret-token-two!')).toBe('***!')
})

test('removes a secret that contains escape sequences of another encoding', () => {
  for (const token of ['!!%00!"!', 'a%2Bb"c%2Bd', String.raw`ab\u0041cd%ef`]) {
    const { scrub } = createScrubber(token)
    expect(scrub(JSON.stringify(`x${token}y`))).toBe('"x***y"')
    expect(scrub(encodeURIComponent(token))).toBe('***')
  }
})

test('removes any secret between any texts, in every encoding', () => {
  const around = fc.string({ unit: 'grapheme', maxLength: 20 })
  const secret = fc.stringMatching(/^[!-~]{8,60}$/)
  const encoders = fc.constantFrom(String, encodeURIComponent, base64, (text: string) => JSON.stringify(text))
  fc.assert(
    fc.property(around, secret, around, encoders, (before, token, after, encode) => {
      const clean = createScrubber(token).scrub(encode(`${before}${token}${after}`))
      expect(clean).toContain('***')
      expect(clean).not.toContain(token)
    }),
  )
})

test('runs in linear time on 64 KB of escapes and on repeated starts of a secret', () => {
  const start = performance.now()
  const { scrub } = createScrubber('a'.repeat(8000), SECRET)
  for (const text of [
    '%41'.repeat(22_000),
    '\\u0041'.repeat(11_000),
    'a'.repeat(65_536),
    `${'a'.repeat(7999)}b`.repeat(8),
  ]) {
    scrub(text)
  }
  expect(performance.now() - start).toBeLessThan(30_000)
})
