import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createView, decodedSlice } from '../../src/secrets/view.ts'

const decoded = (text: string): string => decodedSlice(createView(text), 0, text.length)

test.each([
  ['a line break of JSON', 'a\\nb', 'a\nb'],
  ['a quote of JSON in JSON', 'a\\\\\\"b', 'a"b'],
  ['a slash of JSON', 'https:\\/\\/a', 'https://a'],
  ['a unit of UTF-16', 'a\\u003db', 'a=b'],
  ['a unit of UTF-16 in JSON in JSON', 'a\\\\u003Cb', 'a<b'],
  ['a character in braces', 'a\\u{3d}b', 'a=b'],
  ['a byte', 'a\\x3db', 'a=b'],
  ['a percent escape', 'a%3Db%20c', 'a=b   c'],
  ['a percent escape that was escaped', 'a%253Db', 'a=b'],
  ['an entity', '&lt;a&gt;&#39;b&#x27;', "<a>'b'"],
  ['an entity that was escaped', 'a&amp;quot;b', 'a"b'],
  ['an escaped underscore of Markdown', 'a\\_b', 'a_b'],
  ['an escaped dollar of the shell', '"\\$A"', '"$A"'],
])('decodes %s', (_what, text, expected) => {
  expect(decoded(text)).toBe(expected)
})

test.each([
  '\u001b[1;32m',
  '\\x1b[0m',
  '\\u001b[38;5;246m',
  '\\\\u001B[K',
  '\\033[1m',
  '\\e[31m',
  '^[[32m',
  '[32m',
  '\u001b(B',
])('makes a color code blanks: %j', (code) => {
  expect(createView(`a${code}b`).view).toBe(`a${' '.repeat(code.length)}b`)
})

test.each([
  'C:\\Users\\bob',
  '\\\\server\\share',
  '100 %',
  '%41%7A',
  'a && b &c; &nosuch;',
  '[x](y) [1] a[10]',
  '\\',
  '%',
  '&',
  '\\d+\\w',
  'x ^[a]',
])('leaves what is no escape sequence: %s', (text) => {
  expect(createView(text).view).toBe(text)
})

test('keeps the length of any text', () => {
  const piece = fc.oneof(
    fc.constantFrom('\\', '%', '&', '\u001b', '[', 'u', '2', '5', 'amp;', '#', 'x', '3d', 'm', 'n', '"', '0', '033'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('')
      const { view, codes } = createView(text)
      expect(view).toHaveLength(text.length)
      expect(String.fromCharCode(...codes)).toBe(view)
    }),
    { numRuns: 2000 },
  )
})
