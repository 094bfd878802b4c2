import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import type { PlannedSession } from '../../src/plan/plan.ts'
import {
  type SessionResult,
  toCreatedResult,
  toFailedResult,
  toInterruptedResult,
  toPendingResult,
  toReplacedResult,
  toSkippedResult,
  toUpdatedResult,
} from '../../src/run/results.ts'
import * as runs from '../rig/runs.ts'

const session = runs.session(0, { title: 'From the head', diskBytes: 120 })
const secrets = [{ rule: 'jwt', line: 3, fingerprint: 'jwt3' }]

const planned: PlannedSession = {
  ...runs.PLANNED,
  session,
  action: 'update',
  reason: 'grown',
  localBytes: 110,
  cloudBytes: 90,
  secrets,
}

const receipt = { localBytes: 100, sentBytes: 40, title: 'Read later', secrets, attempts: 2, durationMs: 7 }

const FAILURE = new Failure('cloud-rejected', 'no room', 'Make room.')

/** Fields that most expected results share. */
const PLANNED = {
  projectId: runs.WIDGETS.id,
  session,
  plan: 'grown',
  code: undefined,
  hint: undefined,
  cloudBytes: 90,
} as const

const NOT_SENT = { sentBytes: undefined, title: 'From the head', secrets, attempts: 0, durationMs: 0 }

describe('the result of a session', () => {
  test.each<[string, SessionResult, Partial<SessionResult>]>([
    [
      'created',
      toCreatedResult({ ...planned, action: 'create', reason: 'new', cloudBytes: undefined }, receipt),
      { ...PLANNED, ...receipt, outcome: 'created', plan: 'new', reason: 'new', cloudBytes: undefined },
    ],
    [
      'updated',
      toUpdatedResult(planned, receipt),
      { ...PLANNED, ...receipt, outcome: 'updated', reason: 'larger than the cloud copy' },
    ],
    [
      'updated although it was planned as new',
      toReplacedResult({ ...planned, action: 'create', reason: 'new', cloudBytes: undefined }, receipt, false),
      {
        ...PLANNED,
        ...receipt,
        outcome: 'updated',
        plan: 'new',
        reason: 'overwrote a cloud copy that the size listing omitted',
        cloudBytes: undefined,
      },
    ],
    [
      'skipped',
      toSkippedResult({ ...planned, action: 'skip', reason: 'up-to-date' }),
      { ...PLANNED, ...NOT_SENT, outcome: 'skipped', plan: 'up-to-date', reason: 'up to date', localBytes: 110 },
    ],
    [
      'pending',
      toPendingResult({ ...planned, detail: 'why' }),
      { ...PLANNED, ...NOT_SENT, outcome: 'pending', reason: 'larger than the cloud copy: why', localBytes: 110 },
    ],
    [
      'errored after an attempt',
      toFailedResult(planned, FAILURE, { attempts: 3, durationMs: 9 }),
      {
        ...PLANNED,
        ...NOT_SENT,
        outcome: 'errored',
        reason: 'no room',
        code: 'cloud-rejected',
        hint: 'Make room.',
        localBytes: 110,
        attempts: 3,
        durationMs: 9,
      },
    ],
    [
      'errored before it was planned',
      toFailedResult({ projectId: runs.WIDGETS.id, session }, FAILURE),
      {
        ...PLANNED,
        ...NOT_SENT,
        secrets: [],
        outcome: 'errored',
        plan: undefined,
        reason: 'no room',
        code: 'cloud-rejected',
        hint: 'Make room.',
        localBytes: 120,
        cloudBytes: undefined,
      },
    ],
    [
      'withheld, with its credentials',
      toFailedResult({ ...planned, action: 'refuse', reason: 'secret-held' }, FAILURE),
      {
        ...PLANNED,
        ...NOT_SENT,
        outcome: 'errored',
        plan: 'secret-held',
        reason: 'no room',
        code: 'cloud-rejected',
        hint: 'Make room.',
        localBytes: 110,
        secrets,
      },
    ],
    [
      'interrupted during its upload',
      toInterruptedResult(
        runs.WIDGETS.id,
        session,
        { outcome: 'timed-out', reason: 'late', code: undefined, hint: 'Again.', isPaused: false },
        { plan: 'grown', mayBeStored: false, attempts: 1, durationMs: 5 },
      ),
      {
        ...PLANNED,
        ...NOT_SENT,
        secrets: [],
        outcome: 'timed-out',
        reason: 'late',
        hint: 'Again.',
        localBytes: 120,
        cloudBytes: undefined,
        attempts: 1,
        durationMs: 5,
      },
    ],
    [
      'interrupted before its plan',
      toInterruptedResult(
        runs.WIDGETS.id,
        session,
        { outcome: 'errored', reason: 'down', code: 'cloud-down', hint: 'Later.', isPaused: false },
        undefined,
      ),
      {
        ...PLANNED,
        ...NOT_SENT,
        secrets: [],
        outcome: 'errored',
        plan: undefined,
        reason: 'down',
        code: 'cloud-down',
        hint: 'Later.',
        localBytes: 120,
        cloudBytes: undefined,
      },
    ],
  ])('keeps what is known when it was %s', (_name, result, expected) => {
    expect(result).toEqual(expected)
  })
})
