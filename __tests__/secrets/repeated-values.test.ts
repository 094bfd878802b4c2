import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ValueFinder } from '../../src/secrets/repeated-values.ts'
import { createView } from '../../src/secrets/view.ts'

function findTexts(values: readonly string[], text: string): string[] {
  return [...new ValueFinder(values).find(createView(text).codes)].map(({ start, end }) => text.slice(start, end))
}

test.each([
  ['every occurrence of every value', ['abcd', 'efgh'], 'x abcd efgh abcd', ['abcd', 'efgh', 'abcd']],
  ['the longer of two values with the same end', ['bcd', 'abcd'], 'abcd xbcd', ['abcd', 'bcd']],
  ['two overlapping values', ['abcd', 'cdef'], 'abcdef', ['abcd', 'cdef']],
  ['a value after its own prefix', ['aab'], 'aaab', ['aab']],
  ['nothing when only a prefix occurs', ['abcdef'], 'abcde abcdx', []],
  [
    'values with escaped characters',
    ['a@b/"c'],
    'a%40b\\/\\"c and a&#64;b%2f\\u0022c',
    ['a%40b\\/\\"c', 'a&#64;b%2f\\u0022c'],
  ],
  ['a value with an escaped first character', ['@abc'], 'x%40abc', ['%40abc']],
])('finds %s', (_what, values, text, expected) => {
  expect(findTexts(values, text)).toEqual(expected)
})

test('finds the same as a comparison with every value at every position', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 2, maxLength: 5 })
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { maxLength: 6 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd') }),
      (values, text) => {
        const expected = Array.from({ length: text.length + 1 }, (_, end) => {
          const ending = values.filter((value) => text.slice(0, end).endsWith(value))
          return ending.sort((a, b) => b.length - a.length).slice(0, 1)
        })
        expect(findTexts(values, text)).toEqual(expected.flat())
      },
    ),
    { numRuns: 2000 },
  )
})
