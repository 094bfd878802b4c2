import { expect, test } from '@jest/globals'
import { Failure } from '../src/failure.ts'

test('keeps its code, message, hint and cause', () => {
  const cause = new Error('ECONNREFUSED')
  const failure = new Failure('cloud-unreachable', 'no response', 'Re-run the job.', { cause })
  expect(failure).toMatchObject({
    code: 'cloud-unreachable',
    message: 'no response',
    hint: 'Re-run the job.',
    cause,
  })
})
