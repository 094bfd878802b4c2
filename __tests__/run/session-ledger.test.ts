import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CloudFailure, rateLimitFailure } from '../../src/cloud/cloud-failure.ts'
import { Failure } from '../../src/failure.ts'
import { resolveDisplayStatus } from '../../src/report/display-status.ts'
import { SessionLedger } from '../../src/run/recorder.ts'
import { failedResult, type SessionResult } from '../../src/run/results.ts'
import type { RunOutcome } from '../../src/run/run-outcome.ts'
import { type Counts, SESSION_STATUSES, type SessionStatus, STATUS_NAMES } from '../../src/run/session-statuses.ts'
import { asProjectId, asSessionId } from '../rig/ids.ts'
import { localSession } from '../rig/local-session.ts'

const PROJECT = 'f60e-cdb1-6e5e-8e82'
const DEADLINE: RunOutcome = { kind: 'deadline', timeoutMs: 5_000 }
const DOWN = new Failure('cloud-down', 'the cloud is down', 'Run again later.')

function result(id: string, outcome: SessionStatus, projectId = PROJECT): SessionResult {
  const effort = { attempts: 1, durationMs: 1 }
  return {
    ...failedResult(
      { projectId: asProjectId(projectId), session: localSession({ id: asSessionId(id), diskBytes: 1 }) },
      DOWN,
      effort,
    ),
    outcome,
  }
}

function sum(counts: Counts): number {
  return STATUS_NAMES.reduce((total, outcome) => total + counts[SESSION_STATUSES[outcome].count], 0)
}

test('a session in scope counts once, however often it is met', () => {
  const tally = new SessionLedger()
  tally.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  tally.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  expect(tally.counts().attempted).toBe(1)
})

test('the same id in two projects is two sessions', () => {
  const tally = new SessionLedger()
  tally.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  tally.add(asProjectId('1111-2222-3333-4444'), localSession({ id: asSessionId('a') }))
  expect(tally.counts().attempted).toBe(2)
})

test('a result without an attempt is a bug that is not counted in silence', () => {
  expect(() => new SessionLedger().record(result('a', 'created'))).toThrow('counted without being attempted')
})

describe('created > updated > errored > skipped', () => {
  const order: SessionStatus[] = ['created', 'updated', 'errored', 'skipped', 'pending', 'timed-out']
  test.each(order.flatMap((high, index) => order.slice(index + 1).map((low) => [high, low] as const)))(
    '%s stands over %s, whichever came first',
    (high, low) => {
      for (const outcomes of [
        [high, low],
        [low, high],
      ]) {
        const tally = new SessionLedger()
        tally.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
        for (const outcome of outcomes) tally.record(result('a', outcome))
        expect(tally.results().map(({ outcome }) => outcome)).toEqual([high])
      }
    },
  )
})

test('closing gives the unfinished their outcome and leaves the finished alone', () => {
  const tally = new SessionLedger()
  for (const id of ['a', 'b']) tally.add(asProjectId(PROJECT), localSession({ id: asSessionId(id), diskBytes: 7 }))
  tally.record(result('a', 'skipped'))
  expect(tally.isComplete()).toBe(false)
  tally.closeUnfinished(DEADLINE)
  expect(tally.isComplete()).toBe(true)
  expect(
    tally.results().map(({ session, outcome, localBytes, attempts }) => [session.id, outcome, localBytes, attempts]),
  ).toEqual([
    ['a', 'skipped', 1, 1],
    ['b', 'timed-out', 7, 0],
  ])
})

test('an interrupted session keeps what it had come to', () => {
  const tally = new SessionLedger()
  tally.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  tally.markInterrupted(asProjectId(PROJECT), asSessionId('a'), {
    attempts: 2,
    durationMs: 30,
    plan: 'grown',
    mayBeStored: false,
  })
  tally.markInterrupted(asProjectId(PROJECT), asSessionId('unknown'), {
    attempts: 1,
    durationMs: 1,
    plan: undefined,
    mayBeStored: false,
  })
  expect(tally.isComplete()).toBe(false)
  tally.closeUnfinished(DEADLINE)
  expect(tally.results()).toMatchObject([{ outcome: 'timed-out', attempts: 2, durationMs: 30, plan: 'grown' }])
})

test('results come in the order in which the sessions came into scope', () => {
  const tally = new SessionLedger()
  for (const id of ['b', 'a', 'c']) tally.add(asProjectId(PROJECT), localSession({ id: asSessionId(id) }))
  for (const id of ['c', 'a', 'b']) tally.record(result(id, 'created'))
  expect(tally.results().map(({ session }) => session.id)).toEqual(['b', 'a', 'c'])
})

test('for any course of events every attempted session has exactly one outcome after closing', () => {
  const step = fc.oneof(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), outcome: fc.constantFrom(...STATUS_NAMES) }),
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), outcome: fc.constant(undefined) }),
  )
  fc.assert(
    fc.property(
      fc.array(step),
      fc.constantFrom<RunOutcome>(DEADLINE, { kind: 'stopped', failure: DOWN }),
      (steps, closing) => {
        const tally = new SessionLedger()
        const attempted = new Set<string>()
        for (const { id, outcome } of steps) {
          if (outcome === undefined || !attempted.has(id)) {
            tally.add(asProjectId(PROJECT), localSession({ id: asSessionId(id) }))
            attempted.add(id)
          } else tally.record(result(id, outcome))
          expect(sum(tally.counts())).toBeLessThanOrEqual(attempted.size)
        }
        tally.closeUnfinished(closing)
        const counts = tally.counts()
        expect(counts.attempted).toBe(attempted.size)
        expect(sum(counts)).toBe(counts.attempted)
        expect(tally.results().map(({ session }) => session.id)).toEqual([...attempted])
      },
    ),
  )
})

const LIMITED = new CloudFailure(rateLimitFailure(undefined, 0), 0)
const REFUSED = new Failure('no-write-scope', 'no write scope', 'Make another key.')

test.each<[string, RunOutcome, boolean, string, string]>([
  ['a signal', { kind: 'cancelled', reason: 'The run was cancelled by SIGTERM.' }, false, 'timed-out', 'Not started'],
  ['a signal during its upload', { kind: 'cancelled', reason: 'SIGTERM.' }, true, 'timed-out', 'Unknown'],
  ['a rate limit', { kind: 'stopped', failure: LIMITED }, false, 'timed-out', 'Not started'],
  ['a rate limit during its upload', { kind: 'stopped', failure: LIMITED }, true, 'timed-out', 'Unknown'],
  ['the deadline', DEADLINE, false, 'timed-out', 'Timed out'],
  ['the deadline during its upload', DEADLINE, true, 'timed-out', 'Unknown'],
  ['a refused token', { kind: 'failed', failure: REFUSED }, false, 'errored', 'Errored'],
  ['a refused token during its upload', { kind: 'failed', failure: REFUSED }, true, 'errored', 'Unknown'],
])('shows how far a session was when %s ended the run', (_name, ending, mayBeStored, outcome, label) => {
  const ledger = new SessionLedger()
  ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  const attempts = mayBeStored ? 1 : 0
  ledger.markInterrupted(asProjectId(PROJECT), asSessionId('a'), { attempts, durationMs: 1, plan: 'new', mayBeStored })
  ledger.closeUnfinished(ending)
  const [result] = ledger.results()
  expect(result?.outcome).toBe(outcome)
  expect(result && resolveDisplayStatus(result).label).toBe(label)
})
