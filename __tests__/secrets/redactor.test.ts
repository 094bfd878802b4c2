import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { redactValues } from '../../src/secrets/redactor.ts'
import type { Pattern } from '../../src/secrets/value-matcher.ts'

const whole = (text: string, rule: string): Pattern => ({ rule, text, from: 0, to: text.length })

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
  expect(redactValues(text, patterns)).toBe(expected)
})

test('of a text that is found in its context, only the part that has to go goes', () => {
  const pattern = { rule: 'p', text: 'app:word@', from: 4, to: 8 }
  expect(redactValues('a word, app:word@host', [pattern])).toBe('a word, app:[REDACTED:p]@host')
})

test('a line break in a value is any line break', () => {
  const patterns = [whole('a\nb', 'p')]
  expect(redactValues('1a\r\nb2 a\nb a\rb', patterns)).toBe('1[REDACTED:p]2 [REDACTED:p] a\rb')
  expect(redactValues('a\r\nb\r\n\r', patterns)).toBe('[REDACTED:p]\r\n\r')
})

test('it does what trying every text at every place does, in any text', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 })
  const patterns = fc.array(fc.tuple(letters, fc.nat(), fc.nat()), { maxLength: 6 }).map((values) =>
    [...new Map(values.map((value) => [value[0], value])).values()].map(([text, a, b]) => {
      const from = a % text.length
      return { rule: 'p', text, from: b % 2 === 0 ? 0 : from, to: b % 2 === 0 ? text.length : from + 1 }
    }),
  )
  fc.assert(
    fc.property(patterns, fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd') }), (values, text) => {
      expect(redactValues(text, values).replaceAll('[REDACTED:p]', '#')).toBe(slowly(values, text))
    }),
    { numRuns: 2000 },
  )
})
