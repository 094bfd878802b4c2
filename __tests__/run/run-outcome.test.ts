import { describe, expect, test } from '@jest/globals'
import { CloudFailure } from '../../src/cloud/cloud-failure.ts'
import { Cancelled, DeadlinePassed } from '../../src/deadline.ts'
import { Failure, type FailureCode } from '../../src/failure.ts'
import {
  createUnfinishedResult,
  formatStatusReason,
  type RunEnd,
  type RunOutcome,
  resolveOutcome,
  resolveStatus,
  type Status,
} from '../../src/run/run-outcome.ts'
import { countSessions, createCounts, type SessionStatus } from '../../src/run/session-statuses.ts'

const FAILURE = new Failure('project-unknown', 'the project is unknown', 'Set `project-id`.')

const NO_ANSWER = {
  retriable: false,
  mayHaveSucceeded: false,
  cause: undefined,
  status: undefined,
  retryAfterMs: undefined,
}

const FINISHED: RunOutcome = { kind: 'finished' }
const NOT_RUN: RunOutcome = { kind: 'not-run', reason: 'There was nothing to do.' }
const DEADLINE: RunOutcome = { kind: 'deadline', timeoutMs: 120_000 }
const CANCELLED: RunOutcome = { kind: 'cancelled', reason: 'The run was cancelled by SIGINT.' }
const STOPPED: RunOutcome = { kind: 'stopped', failure: FAILURE }
const OUT_OF_REQUESTS: RunOutcome = { kind: 'stopped', failure: fatalFailure('rate-limited') }
const FAILED: RunOutcome = { kind: 'failed', failure: FAILURE }

function fatalFailure(code: FailureCode): CloudFailure {
  return new CloudFailure({ ...NO_ANSWER, code, message: 'no', hint: 'Do it.', fatal: true }, 1)
}

describe('resolveOutcome', () => {
  const end: RunEnd = { returned: undefined, thrown: undefined, stopped: undefined, isLate: false, timeoutMs: 120_000 }
  const [down, refused, bug] = [
    fatalFailure('cloud-down'),
    fatalFailure('token-refused'),
    new TypeError('x is undefined'),
  ]
  test.each<[string, Partial<RunEnd>, unknown]>([
    ['a run that returned', { returned: FINISHED }, FINISHED],
    ['a run with nothing to do', { returned: NOT_RUN }, NOT_RUN],
    ['a signal before the run returned', { returned: FINISHED, stopped: new Cancelled('SIGINT') }, CANCELLED],
    ['an error after a signal', { thrown: bug, stopped: new Cancelled('SIGINT') }, CANCELLED],
    ['a run that returned late without an abort', { returned: FINISHED, isLate: true }, DEADLINE],
    [
      'a timeout before the run returned',
      { returned: FINISHED, stopped: new DeadlinePassed(), isLate: true },
      DEADLINE,
    ],
    ['a late run with nothing to do', { returned: NOT_RUN, isLate: true }, DEADLINE],
    ['a run that threw because of the timeout', { thrown: new DeadlinePassed() }, DEADLINE],
    ['a failure after the timeout', { thrown: FAILURE, stopped: new DeadlinePassed() }, DEADLINE],
    ['a failure', { thrown: FAILURE }, FAILED],
    ['an open circuit breaker', { returned: FINISHED, stopped: down }, { kind: 'stopped', failure: down }],
    ['a rejected token', { thrown: refused }, { kind: 'failed', failure: refused }],
    [
      'an unexpected error',
      { thrown: bug },
      { kind: 'failed', failure: expect.objectContaining({ code: 'internal', cause: bug }) },
    ],
    [
      'a thrown value that is not an error',
      { thrown: 'x' },
      { kind: 'failed', failure: expect.objectContaining({ code: 'internal' }) },
    ],
  ])('resolves %s', (_name, known, outcome) => {
    expect(resolveOutcome({ ...end, ...known })).toEqual(outcome)
  })
})

test.each<[string, RunOutcome, Status, string | undefined, string]>([
  ['a finished run', FINISHED, 'complete', undefined, 'timed-out: no time left for another attempt before `timeout`'],
  ['a run with nothing to do', NOT_RUN, 'not-run', 'There was nothing to do.', 'timed-out: There was nothing to do'],
  [
    'a timeout',
    DEADLINE,
    'incomplete',
    'The run stopped after 120 s (`timeout`).',
    'timed-out: the run stopped after 120 s (`timeout`)',
  ],
  ['a cancelled run', CANCELLED, 'cancelled', CANCELLED.reason, 'timed-out: the run was cancelled by SIGINT'],
  ['a run stopped by a failure', STOPPED, 'complete', undefined, 'errored: the project is unknown (project-unknown)'],
  ['a run stopped by the rate limit', OUT_OF_REQUESTS, 'complete', 'no.', 'timed-out: no (rate-limited)'],
  ['a failed run', FAILED, 'failed', undefined, 'errored: the project is unknown (project-unknown)'],
])(
  'the outcome of %s determines status, reason and unfinished sessions',
  (_name, runOutcome, status, reason, unfinished) => {
    expect(resolveStatus(runOutcome, createCounts(), 0)).toBe(status)
    expect(formatStatusReason(runOutcome)).toBe(reason)
    const { outcome, reason: sessionReason, code } = createUnfinishedResult(runOutcome)
    expect(`${outcome}: ${sessionReason}${code === undefined ? '' : ` (${code})`}`).toBe(unfinished)
  },
)

const STATUS_BY_SESSION: Readonly<Record<SessionStatus, 'complete' | 'incomplete'>> = {
  created: 'complete',
  updated: 'complete',
  skipped: 'complete',
  errored: 'incomplete',
  'timed-out': 'incomplete',
  pending: 'incomplete',
}

describe('the status of a finished run', () => {
  test.each(Object.entries(STATUS_BY_SESSION) as [SessionStatus, Status][])(
    'with the session status %s is %s',
    (outcome, status) => {
      const counts = countSessions([{ outcome }])
      for (const runOutcome of [FINISHED, STOPPED]) expect(resolveStatus(runOutcome, counts, 0)).toBe(status)
      expect(resolveStatus(CANCELLED, counts, 0)).toBe('cancelled')
    },
  )

  test('is incomplete when a file could not be read', () => {
    expect(resolveStatus(FINISHED, createCounts(), 1)).toBe('incomplete')
  })
})
