import { expect, test } from '@jest/globals'
import { isSessionId } from '../src/ids.ts'

test.each([
  ['c94c863c-02e0-474e-b6d9-acb816f7fc55', true],
  ['A.b_c-9', true],
  ['x'.repeat(128), true],
  ['sizes-of-things', true],
  ['resizes', true],
  ['sizes', false],
  ['Sizes', false],
  ['', false],
  ['x'.repeat(129), false],
  ['.hidden', false],
  ['a/b', false],
  ['a:sessionData', false],
  ['\u212aelvin', false],
  ['a\n', false],
])('accepts %j as a session ID: %p', (id, isValid) => {
  expect(isSessionId(id)).toBe(isValid)
})
