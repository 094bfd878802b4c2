import { describe, expect, test } from '@jest/globals'
import { CloudFailure } from '../../src/cloud/cloud-failure.ts'
import { Cancelled, DeadlinePassed } from '../../src/deadline.ts'
import { Failure, type FailureCode } from '../../src/failure.ts'
import {
  formatStatusReason,
  type RunEnd,
  type RunOutcome,
  resolveOutcome,
  resolveStatus,
  resultForUnfinished,
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
const OUT_OF_REQUESTS: RunOutcome = { kind: 'stopped', failure: fatal('rate-limited') }
const FAILED: RunOutcome = { kind: 'failed', failure: FAILURE }

function fatal(code: FailureCode): CloudFailure {
  return new CloudFailure({ ...NO_ANSWER, code, message: 'no', hint: 'Do it.', fatal: true }, 1)
}

describe('how a run came to its end', () => {
  const end: RunEnd = { returned: undefined, thrown: undefined, stopped: undefined, isLate: false, timeoutMs: 120_000 }
  const [down, refused, bug] = [fatal('cloud-down'), fatal('token-refused'), new TypeError('x is undefined')]
  test.each<[string, Partial<RunEnd>, unknown]>([
    ['it went through', { returned: FINISHED }, FINISHED],
    ['there was nothing to do', { returned: NOT_RUN }, NOT_RUN],
    ['a signal during it', { returned: FINISHED, stopped: new Cancelled('SIGINT') }, CANCELLED],
    ['a signal, which the work notices', { thrown: bug, stopped: new Cancelled('SIGINT') }, CANCELLED],
    ['the deadline, which nothing had a turn to notice', { returned: FINISHED, isLate: true }, DEADLINE],
    ['the deadline during it', { returned: FINISHED, stopped: new DeadlinePassed(), isLate: true }, DEADLINE],
    ['nothing to do, late', { returned: NOT_RUN, isLate: true }, DEADLINE],
    ['the deadline, which the work notices', { thrown: new DeadlinePassed() }, DEADLINE],
    ['the deadline, and a failure after it', { thrown: FAILURE, stopped: new DeadlinePassed() }, DEADLINE],
    ['a failure', { thrown: FAILURE }, FAILED],
    ['a cloud that is down', { returned: FINISHED, stopped: down }, { kind: 'stopped', failure: down }],
    ['a refused token', { thrown: refused }, { kind: 'failed', failure: refused }],
    ['a bug', { thrown: bug }, { kind: 'failed', failure: expect.objectContaining({ code: 'internal', cause: bug }) }],
    ['what is no error', { thrown: 'x' }, { kind: 'failed', failure: expect.objectContaining({ code: 'internal' }) }],
  ])('%s', (_name, known, ending) => {
    expect(resolveOutcome({ ...end, ...known })).toEqual(ending)
  })
})

test.each<[RunOutcome, Status, string | undefined, string]>([
  [FINISHED, 'complete', undefined, 'timed-out: no time left for another attempt before `timeout`'],
  [NOT_RUN, 'not-run', 'There was nothing to do.', 'timed-out: There was nothing to do.'],
  [DEADLINE, 'incomplete', 'Stopped after 120 s (`timeout`).', 'timed-out: Stopped after 120 s (`timeout`).'],
  [CANCELLED, 'cancelled', CANCELLED.reason, `timed-out: ${CANCELLED.reason}`],
  [STOPPED, 'complete', undefined, 'errored: the project is unknown (project-unknown)'],
  [OUT_OF_REQUESTS, 'complete', 'no.', 'timed-out: no (rate-limited)'],
  [FAILED, 'failed', undefined, 'errored: the project is unknown (project-unknown)'],
])('the ending %j: status, reason, and what becomes of unfinished sessions', (ending, status, reason, closing) => {
  expect(resolveStatus(ending, createCounts(), 0)).toBe(status)
  expect(formatStatusReason(ending)).toBe(reason)
  const { outcome, reason: why, code } = resultForUnfinished(ending)
  expect(`${outcome}: ${why}${code === undefined ? '' : ` (${code})`}`).toBe(closing)
})

const OPEN: Readonly<Record<SessionStatus, 'complete' | 'incomplete'>> = {
  created: 'complete',
  updated: 'complete',
  skipped: 'complete',
  errored: 'incomplete',
  'timed-out': 'incomplete',
  pending: 'incomplete',
}

describe('the status of a run that finished its work', () => {
  test.each(Object.entries(OPEN) as [SessionStatus, Status][])('with a session that is %s is %s', (outcome, status) => {
    const counts = countSessions([{ outcome }])
    for (const ending of [FINISHED, STOPPED]) expect(resolveStatus(ending, counts, 0)).toBe(status)
    expect(resolveStatus(CANCELLED, counts, 0)).toBe('cancelled')
  })

  test('is incomplete when a file could not be read', () => {
    expect(resolveStatus(FINISHED, createCounts(), 1)).toBe('incomplete')
  })
})
