import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { LineBreaks } from '../../../src/sessions/transcript/line-breaks.ts'

function fed(pieces: readonly string[]): LineBreaks {
  const breaks = new LineBreaks()
  for (const piece of pieces) breaks.feed(Buffer.from(piece))
  return breaks
}

test.each([
  [[''], 0],
  [['no break'], 0],
  [['a\r\n'], 1],
  [['\r\n\r\n'], 2],
  [['a\r', '\nb\r\n'], 2],
  [['a\r\nb\n'], 0],
  [['\na\r\n'], 0],
  [['a\r\nb\rc'], 0],
  [['a\r\nb\r'], 0],
  [['a\r\nb\r', 'c'], 0],
  [['a\r', '\r\n'], 0],
  [['a\n', '\r\n'], 0],
])('%j has %d breaks to send as LF', (pieces, crlfs) => {
  expect(fed(pieces).crlfs()).toBe(crlfs)
})

test('a head that ends within a CRLF may still be one', () => {
  expect(fed(['a\r\nb\r']).allCrlf()).toBe(true)
  expect(fed(['abc']).allCrlf()).toBe(false)
})

test('the pieces do not matter', () => {
  const letters = fc.constantFrom('a', '\r\n', '\r\n', '\r\n', '\r', '\n', '日')
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), fc.array(fc.nat(20)), (parts, cuts) => {
      const text = parts.join('')
      const bounds = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length]
      const pieces = bounds.slice(1).map((end, index) => text.slice(bounds[index], end))
      const bare = text.replaceAll('\r\n', '')
      const expected = /[\r\n]/.test(bare) ? 0 : text.split('\r\n').length - 1
      expect(fed(pieces).crlfs()).toBe(expected)
    }),
  )
})
