import { expect, test } from '@jest/globals'
import { sentence } from '../src/sentence.ts'

test.each([
  ['the cloud answered with HTTP 500: oops', 'The cloud answered with HTTP 500: oops.'],
  ['Already one.', 'Already one.'],
  ['is it down?', 'Is it down?'],
  [
    'gadgets/.specstory/.project.json, line 3: not valid JSON',
    'gadgets/.specstory/.project.json, line 3: not valid JSON.',
  ],
  ['`a.md` changed', '`a.md` changed.'],
  ['HTTPS_PROXY is no proxy address', 'HTTPS_PROXY is no proxy address.'],
  ['cut off…', 'cut off…'.replace('c', 'C')],
  ['', ''],
])('"%s" alone is "%s"', (text, expected) => {
  expect(sentence(text)).toBe(expected)
})
