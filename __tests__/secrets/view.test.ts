import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createView, decodeSlice } from '../../src/secrets/view.ts'

const decode = (text: string): string => decodeSlice(createView(text), 0, text.length)

test.each([
  ['a JSON line break', 'a\\nb', 'a\nb'],
  ['a quote in JSON in JSON', 'a\\\\\\"b', 'a"b'],
  ['a JSON slash', 'https:\\/\\/a', 'https://a'],
  ['a \\u escape', 'a\\u003db', 'a=b'],
  ['a \\u escape in JSON in JSON', 'a\\\\u003Cb', 'a<b'],
  ['a \\u{} escape', 'a\\u{3d}b', 'a=b'],
  ['a \\x escape', 'a\\x3db', 'a=b'],
  ['a percent escape', 'a%3Db%20c', 'a=b   c'],
  ['a double percent escape', 'a%253Db', 'a=b'],
  ['HTML entities', '&lt;a&gt;&#39;b&#x27;', "<a>'b'"],
  ['a double HTML entity', 'a&amp;quot;b', 'a"b'],
  ['an escaped underscore in Markdown', 'a\\_b', 'a_b'],
  ['an escaped dollar sign in a shell string', '"\\$A"', '"$A"'],
])('decodes %s', (_what, text, expected) => {
  expect(decode(text)).toBe(expected)
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
])('replaces the color code %j with spaces', (code) => {
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
])('keeps text that is not an escape sequence: %s', (text) => {
  expect(createView(text).view).toBe(text)
})

test('keeps the length of every text', () => {
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
