import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CloudFailure, createRateLimitFailure } from '../../src/cloud/cloud-failure.ts'
import { Failure } from '../../src/failure.ts'
import { resolveDisplayStatus } from '../../src/report/display-status.ts'
import { SessionLedger } from '../../src/run/recorder.ts'
import { type SessionResult, toFailedResult } from '../../src/run/results.ts'
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
    ...toFailedResult(
      { projectId: asProjectId(projectId), session: localSession({ id: asSessionId(id), diskBytes: 1 }) },
      DOWN,
      effort,
    ),
    outcome,
  }
}

function sumOutcomes(counts: Counts): number {
  return STATUS_NAMES.reduce((total, outcome) => total + counts[SESSION_STATUSES[outcome].count], 0)
}

test('SessionLedger counts a session once when it is added twice', () => {
  const ledger = new SessionLedger()
  ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  expect(ledger.countStatuses().attempted).toBe(1)
})

test('SessionLedger counts two sessions when two projects have the same ID', () => {
  const ledger = new SessionLedger()
  ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  ledger.add(asProjectId('1111-2222-3333-4444'), localSession({ id: asSessionId('a') }))
  expect(ledger.countStatuses().attempted).toBe(2)
})

test('SessionLedger throws when a result is recorded for a session that was not added', () => {
  expect(() => new SessionLedger().record(result('a', 'created'))).toThrow('counted without being attempted')
})

describe('SessionLedger with two results for one session', () => {
  const order: SessionStatus[] = ['created', 'updated', 'errored', 'skipped', 'pending', 'timed-out']
  test.each(order.flatMap((high, index) => order.slice(index + 1).map((low) => [high, low] as const)))(
    'prefers %s to %s in either order',
    (high, low) => {
      for (const outcomes of [
        [high, low],
        [low, high],
      ]) {
        const ledger = new SessionLedger()
        ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
        for (const outcome of outcomes) ledger.record(result('a', outcome))
        expect(ledger.listResults().map(({ outcome }) => outcome)).toEqual([high])
      }
    },
  )
})

test('SessionLedger sets an outcome only for unfinished sessions when it is closed', () => {
  const ledger = new SessionLedger()
  for (const id of ['a', 'b']) ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId(id), diskBytes: 7 }))
  ledger.record(result('a', 'skipped'))
  expect(ledger.isComplete()).toBe(false)
  ledger.closeUnfinished(DEADLINE)
  expect(ledger.isComplete()).toBe(true)
  expect(
    ledger
      .listResults()
      .map(({ session, outcome, localBytes, attempts }) => [session.id, outcome, localBytes, attempts]),
  ).toEqual([
    ['a', 'skipped', 1, 1],
    ['b', 'timed-out', 7, 0],
  ])
})

test('SessionLedger keeps attempts, duration and plan of an interrupted session', () => {
  const ledger = new SessionLedger()
  ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
  ledger.markInterrupted(asProjectId(PROJECT), asSessionId('a'), {
    attempts: 2,
    durationMs: 30,
    plan: 'grown',
    mayBeStored: false,
  })
  ledger.markInterrupted(asProjectId(PROJECT), asSessionId('unknown'), {
    attempts: 1,
    durationMs: 1,
    plan: undefined,
    mayBeStored: false,
  })
  expect(ledger.isComplete()).toBe(false)
  ledger.closeUnfinished(DEADLINE)
  expect(ledger.listResults()).toMatchObject([{ outcome: 'timed-out', attempts: 2, durationMs: 30, plan: 'grown' }])
})

test('SessionLedger returns results in the order in which sessions were added', () => {
  const ledger = new SessionLedger()
  for (const id of ['b', 'a', 'c']) ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId(id) }))
  for (const id of ['c', 'a', 'b']) ledger.record(result(id, 'created'))
  expect(ledger.listResults().map(({ session }) => session.id)).toEqual(['b', 'a', 'c'])
})

test('SessionLedger has exactly one outcome per session after closing, for any order of events', () => {
  const step = fc.oneof(
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), outcome: fc.constantFrom(...STATUS_NAMES) }),
    fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), outcome: fc.constant(undefined) }),
  )
  fc.assert(
    fc.property(
      fc.array(step),
      fc.constantFrom<RunOutcome>(DEADLINE, { kind: 'stopped', failure: DOWN }),
      (steps, runOutcome) => {
        const ledger = new SessionLedger()
        const attempted = new Set<string>()
        for (const { id, outcome } of steps) {
          if (outcome === undefined || !attempted.has(id)) {
            ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId(id) }))
            attempted.add(id)
          } else ledger.record(result(id, outcome))
          expect(sumOutcomes(ledger.countStatuses())).toBeLessThanOrEqual(attempted.size)
        }
        ledger.closeUnfinished(runOutcome)
        const counts = ledger.countStatuses()
        expect(counts.attempted).toBe(attempted.size)
        expect(sumOutcomes(counts)).toBe(counts.attempted)
        expect(ledger.listResults().map(({ session }) => session.id)).toEqual([...attempted])
      },
    ),
  )
})

const LIMITED = new CloudFailure(createRateLimitFailure(undefined, 0), 0)
const REFUSED = new Failure('no-write-scope', 'no write scope', 'Make another key.')

test.each<[string, RunOutcome, boolean, string, string]>([
  ['a signal', { kind: 'cancelled', reason: 'The run was cancelled by SIGTERM.' }, false, 'timed-out', 'Not started'],
  ['a signal during its upload', { kind: 'cancelled', reason: 'SIGTERM.' }, true, 'timed-out', 'Unknown'],
  ['a rate limit', { kind: 'stopped', failure: LIMITED }, false, 'timed-out', 'Not started'],
  ['a rate limit during its upload', { kind: 'stopped', failure: LIMITED }, true, 'timed-out', 'Unknown'],
  ['the timeout', DEADLINE, false, 'timed-out', 'Timed out'],
  ['the timeout during its upload', DEADLINE, true, 'timed-out', 'Unknown'],
  ['a rejected token', { kind: 'failed', failure: REFUSED }, false, 'errored', 'Errored'],
  ['a rejected token during its upload', { kind: 'failed', failure: REFUSED }, true, 'errored', 'Unknown'],
])(
  'SessionLedger distinguishes how far a session was when %s ended the run',
  (_name, runOutcome, mayBeStored, outcome, label) => {
    const ledger = new SessionLedger()
    ledger.add(asProjectId(PROJECT), localSession({ id: asSessionId('a') }))
    const attempts = mayBeStored ? 1 : 0
    ledger.markInterrupted(asProjectId(PROJECT), asSessionId('a'), {
      attempts,
      durationMs: 1,
      plan: 'new',
      mayBeStored,
    })
    ledger.closeUnfinished(runOutcome)
    const [result] = ledger.listResults()
    expect(result?.outcome).toBe(outcome)
    expect(result && resolveDisplayStatus(result).label).toBe(label)
  },
)
