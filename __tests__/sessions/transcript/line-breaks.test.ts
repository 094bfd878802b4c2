import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hasOnlyCrlf } from '../../../src/sessions/transcript/head.ts'

test.each([
  ['', false],
  ['no break', false],
  ['a\r\n', true],
  ['\r\n\r\n', true],
  ['a\r\nb\r\nc', true],
  ['a\r\nb\n', false],
  ['\na\r\n', false],
  ['a\r\nb\rc', false],
  ['a\r\nb\r', false],
  ['a\r\r\n', false],
  ['\ra\r\n', false],
])('hasOnlyCrlf of %j is %s', (text, expected) => {
  expect(hasOnlyCrlf(text)).toBe(expected)
  expect(hasOnlyCrlf(Buffer.from(text))).toBe(expected)
})

test('hasOnlyCrlf is true for any text that has line breaks and all of them are CRLF', () => {
  const letters = fc.constantFrom('a', '\r\n', '\r\n', '\r\n', '\r', '\n', '日')
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      const isExpected = text.includes('\r\n') && !/[\r\n]/.test(text.replaceAll('\r\n', ''))
      expect(hasOnlyCrlf(text)).toBe(isExpected)
    }),
  )
})
