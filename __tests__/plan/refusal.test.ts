import { expect, test } from '@jest/globals'
import { Failure, type FailureCode } from '../../src/failure.ts'
import type { PlannedSession } from '../../src/plan/plan.ts'
import { createRefusalFailure } from '../../src/plan/plan-session.ts'
import * as runs from '../rig/runs.ts'

const UNKNOWN: PlannedSession = {
  ...runs.PLANNED,
  session: runs.session(0),
  action: 'refuse',
  reason: 'cloud-copy-unknown',
  localBytes: 1,
  cloudBytes: undefined,
}

const headFailure = (code: FailureCode) => new Failure(code, 'the HEAD failed', 'Repair the HEAD.')

test('refusalFailure keeps the hint of the failed HEAD, and the HEAD as its cause', () => {
  const failure = headFailure('cloud-rejected')
  const refusal = createRefusalFailure({ ...UNKNOWN, detail: 'HTTP 500', failure })
  expect(refusal).toMatchObject({
    code: 'cloud-copy-unknown',
    message: 'cloud copy could not be inspected: HTTP 500',
    hint: expect.stringMatching(/^Repair the HEAD\. The session was not uploaded, /),
    cause: failure,
  })
})

test('refusalFailure suggests a re-run when no HEAD failed', () => {
  expect(createRefusalFailure(UNKNOWN)).toMatchObject({
    message: 'cloud copy could not be inspected',
    hint: expect.stringMatching(/^Re-run the job later\. /),
    cause: undefined,
  })
})

test.each(['redirected', 'rate-limited'] as const)(
  'refusalFailure returns the failure of the HEAD when its code is %s',
  (code) => {
    const failure = headFailure(code)
    expect(createRefusalFailure({ ...UNKNOWN, failure })).toBe(failure)
  },
)

test('refusalFailure states by how much a session exceeds the size limit', () => {
  const refusal = createRefusalFailure({ ...UNKNOWN, reason: 'too-large', detail: '1 B over the limit of 64.0 MB' })
  expect(refusal).toMatchObject({
    code: 'too-large',
    message: 'too large for SpecStory Cloud: 1 B over the limit of 64.0 MB',
  })
})

test('refusalFailure counts credentials by rule when a session is withheld', () => {
  const secrets = [
    { rule: 'jwt', line: 1, fingerprint: 'jwt1' },
    { rule: 'github-pat', line: 2, fingerprint: 'git2' },
    { rule: 'jwt', line: 3, fingerprint: 'jwt3' },
  ]
  expect(createRefusalFailure({ ...UNKNOWN, reason: 'secret-held', secrets })).toMatchObject({
    code: 'secret-held',
    message: 'the transcript contains 3 credentials (1 github-pat, 2 jwt) and was not uploaded',
  })
})

test('refusalFailure has the same text for two sessions, so that they are grouped', () => {
  const [one, other] = [0, 1].map((index) => createRefusalFailure({ ...UNKNOWN, session: runs.session(index) }))
  expect([one?.message, one?.hint]).toEqual([other?.message, other?.hint])
})
