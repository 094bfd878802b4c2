import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Scrubber } from '../../src/cloud/server-text.ts'

const SECRET = 'tok/en+with"odd\\characters=&<>~0123456789'

function scrubberOf(...secrets: readonly string[]): Scrubber {
  const scrubber = new Scrubber()
  for (const secret of secrets) scrubber.add(secret)
  return scrubber
}

const { scrub } = scrubberOf(SECRET)
const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, '0')
const everyCharacter = (encode: (character: string) => string) => [...SECRET].map(encode).join('')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const base64url = (text: string) => Buffer.from(text).toString('base64url')

test.each<[string, string]>([
  ['as it is', SECRET],
  ['as JSON', JSON.stringify(SECRET).slice(1, -1)],
  ['as JSON with escaped slashes', JSON.stringify(SECRET).slice(1, -1).replaceAll('/', '\\/')],
  [
    'as JSON that is safe in HTML',
    JSON.stringify(SECRET)
      .slice(1, -1)
      .replace(/[<>&+=]/g, (c) => `\\u00${hex(c)}`),
  ],
  ['as JSON of escapes alone', everyCharacter((c) => `\\u00${hex(c).toUpperCase()}`)],
  ['for a URL', encodeURIComponent(SECRET)],
  ['for a URL, in lower case', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
  ['for a URL as a whole', encodeURI(SECRET)],
  ['for a form', new URLSearchParams({ a: SECRET }).toString().slice(2)],
  ['for a URL, every character', everyCharacter((c) => `%${hex(c)}`)],
])('a secret %s is taken out', (_name, encoded) => {
  expect(scrub(`before ${encoded} after`)).toBe('before *** after')
})

test.each([0, 1, 2, 3, 4, 5])(
  'a secret %d bytes into Base64 is taken out, but for what its neighbours share',
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
  'the first %d characters at the end of what is read are taken out',
  (length) => {
    expect(scrub(`{"error":"no ${SECRET.slice(0, length)}`)).toBe('{"error":"no ***')
    expect(scrub(`no ${base64(SECRET).slice(0, length)}`)).toBe('no ***')
  },
)

test('so are they when the end is encoded', () => {
  expect(scrub(`no ${everyCharacter((c) => `%${hex(c)}`).slice(0, 60)}`)).toBe('no ***')
})

test('what is no secret stays as it is', () => {
  for (const text of ['', 'tok/en+', 'no tok/en+with"odd and more', '100 % of \\u0041 and %zz', 'a\\/b%20c']) {
    expect(scrub(text)).toBe(text)
  }
  expect(scrubberOf('abc').scrub('abc YWJj')).toBe('abc YWJj')
})

test('several secrets, side by side and inside of each other', () => {
  const { scrub } = scrubberOf('s3cret-token', 'token-two')
  expect(scrub('s3cret-tokens3cret-token')).toBe('******')
  expect(scrub('s3cret-token-two!')).toBe('***!')
})

test('a secret that holds what one encoding takes for an escape is found in the other', () => {
  for (const token of ['!!%00!"!', 'a%2Bb"c%2Bd', String.raw`ab\u0041cd%ef`]) {
    const { scrub } = scrubberOf(token)
    expect(scrub(JSON.stringify(`x${token}y`))).toBe('"x***y"')
    expect(scrub(encodeURIComponent(token))).toBe('***')
  }
})

test('whatever is around it, nothing of a secret is left', () => {
  const around = fc.string({ unit: 'grapheme', maxLength: 20 })
  const secret = fc.stringMatching(/^[!-~]{8,60}$/)
  const encoders = fc.constantFrom(String, encodeURIComponent, base64, (text: string) => JSON.stringify(text))
  fc.assert(
    fc.property(around, secret, around, encoders, (before, token, after, encode) => {
      const clean = scrubberOf(token).scrub(encode(`${before}${token}${after}`))
      expect(clean).toContain('***')
      expect(clean).not.toContain(token)
    }),
  )
})

test('64 KB of escapes, and a text made of the start of a secret, take no time', () => {
  const start = performance.now()
  const { scrub } = scrubberOf('a'.repeat(8000), SECRET)
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
