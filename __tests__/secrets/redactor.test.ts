import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Redactor } from '../../src/secrets/redactor.ts'
import { type Pattern, ValueMatcher } from '../../src/secrets/value-matcher.ts'

const whole = (text: string, rule: string): Pattern => ({ rule, text, from: 0, to: text.length })

function redact(patterns: readonly Pattern[], chunks: readonly string[]): string {
  const redactor = new Redactor(new ValueMatcher(patterns))
  return chunks.map((chunk) => redactor.feed(chunk)).join('') + redactor.end()
}

/** The same by trying every text at every place. */
function slowly(patterns: readonly Pattern[], text: string): string {
  const goes = Array.from({ length: text.length }, () => -1)
  let place = 0
  const found = patterns.flatMap((pattern) => {
    const starts = [...text].flatMap((_, at) => (text.startsWith(pattern.text, at) ? [at] : []))
    return starts.map((at) => ({ start: at + pattern.from, end: at + pattern.to }))
  })
  for (const { start, end } of found.toSorted((a, b) => a.start - b.start)) {
    const joins = goes[start] !== -1
    if (!joins) place++
    goes.fill(place, start, Math.max(end, joins ? goes.lastIndexOf(place) + 1 : 0))
  }
  return [...text].map((letter, at) => (goes[at] === -1 ? letter : goes[at] === goes[at - 1] ? '' : '#')).join('')
}

test.each([
  ['a longer one covers a shorter one', ['abcdef', 'cd'], 'x abcdef cd', 'x [REDACTED:0] [REDACTED:1]'],
  ['two that overlap go together', ['abcd', 'cdefg'], 'xabcdefgx', 'x[REDACTED:1]x'],
  ['two that touch are two', ['abc', 'def'], 'abcdef', '[REDACTED:0][REDACTED:1]'],
  ['one after its own beginning', ['aab'], 'aaab', 'a[REDACTED:0]'],
  ['a beginning that comes to nothing', ['abcdef'], 'abcde abcdx', 'abcde abcdx'],
])('%s', (_what, values, text, expected) => {
  const patterns = values.map((value, index) => whole(value, String(index)))
  expect(redact(patterns, [text])).toBe(expected)
  expect(redact(patterns, [...text])).toBe(expected)
})

test('of a text that is found in its context, only the part that has to go goes', () => {
  const pattern = { rule: 'p', text: 'app:word@', from: 4, to: 8 }
  expect(redact([pattern], ['a word, app:wo', 'rd@host'])).toBe('a word, app:[REDACTED:p]@host')
})

test('a line break in a value is any line break', () => {
  const patterns = [whole('a\nb', 'p')]
  expect(redact(patterns, ['1a\r', '\nb2 a\nb a\rb'])).toBe('1[REDACTED:p]2 [REDACTED:p] a\rb')
  expect(redact(patterns, ['a\r\nb\r\n', '\r'])).toBe('[REDACTED:p]\r\n\r')
})

test('it does what trying every text at every place does, in any chunks', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 })
  const patterns = fc.array(fc.tuple(letters, fc.nat(), fc.nat()), { maxLength: 6 }).map((values) =>
    [...new Map(values.map((value) => [value[0], value])).values()].map(([text, a, b]) => {
      const from = a % text.length
      return { rule: 'p', text, from: b % 2 === 0 ? 0 : from, to: b % 2 === 0 ? text.length : from + 1 }
    }),
  )
  fc.assert(
    fc.property(patterns, fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd') })), (values, chunks) => {
      expect(redact(values, chunks).replaceAll('[REDACTED:p]', '#')).toBe(slowly(values, chunks.join('')))
    }),
    { numRuns: 2000 },
  )
})

test('it gives back at once what belongs to nothing', () => {
  const redactor = new Redactor(new ValueMatcher([whole('secret', 'p')]))
  expect(redactor.feed('words and se')).toBe('words and ')
  expect(redactor.feed('t')).toBe('set')
  expect(redactor.end()).toBe('')
})
