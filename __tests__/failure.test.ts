import { expect, test } from '@jest/globals'
import { Failure } from '../src/failure.ts'

test('keeps its code, message, hint and cause', () => {
  const cause = new Error('ECONNREFUSED')
  const failure = new Failure('cloud-unreachable', 'the cloud does not answer', 'try again later', { cause })
  expect(failure).toMatchObject({
    code: 'cloud-unreachable',
    message: 'the cloud does not answer',
    hint: 'try again later',
    cause,
  })
})
