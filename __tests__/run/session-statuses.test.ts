import { describe, expect, test } from '@jest/globals'
import {
  addSession,
  countByProvider,
  countKind,
  countOpen,
  countSessions,
  createCounts,
  listStatuses,
  type SessionStatus,
  STATUS_NAMES,
  type StatusKind,
} from '../../src/run/session-statuses.ts'
import * as runs from '../rig/runs.ts'

const NONE = { attempted: 0, created: 0, updated: 0, skipped: 0, errored: 0, timedOut: 0, pending: 0 }

/** Written out: read from the table in the code, they could not differ. */
const COLUMNS: Readonly<Record<SessionStatus, { kind: StatusKind; count: string; isOpen: boolean }>> = {
  created: { kind: 'uploaded', count: 'created', isOpen: false },
  updated: { kind: 'uploaded', count: 'updated', isOpen: false },
  skipped: { kind: 'unchanged', count: 'skipped', isOpen: false },
  errored: { kind: 'failed', count: 'errored', isOpen: true },
  'timed-out': { kind: 'failed', count: 'timedOut', isOpen: true },
  pending: { kind: 'pending', count: 'pending', isOpen: true },
}

describe.each(STATUS_NAMES)('a session with the status %s', (status) => {
  const { kind, count, isOpen } = COLUMNS[status]
  const counts = countSessions([{ outcome: status }])

  test('is counted once, under its own name', () => {
    expect(counts).toEqual({ ...NONE, attempted: 1, [count]: 1 })
  })

  test('is counted with its kind and no other', () => {
    for (const other of ['uploaded', 'pending', 'unchanged', 'failed'] as const) {
      expect([other, countKind(counts, other)]).toEqual([other, other === kind ? 1 : 0])
      expect([other, listStatuses(other).includes(status)]).toEqual([other, other === kind])
    }
  })

  test(isOpen ? 'is counted as open' : 'is not counted as open', () => {
    expect(countOpen(counts)).toBe(isOpen ? 1 : 0)
  })
})

test('addSession counts a session without a status as attempted only', () => {
  const counts = createCounts()
  addSession(counts, undefined)
  expect(counts).toEqual({ ...NONE, attempted: 1 })
})

test('countSessions sums sessions of several statuses', () => {
  const statuses = ['created', 'created', 'pending', 'errored', 'timed-out'] as const
  const counts = countSessions(statuses.map((outcome) => ({ outcome })))
  expect(counts).toEqual({ ...NONE, attempted: 5, created: 2, pending: 1, errored: 1, timedOut: 1 })
  expect([countOpen(counts), countKind(counts, 'failed')]).toEqual([3, 2])
})

test('countsByProvider sorts providers by number of sessions, then by name', () => {
  const resultOf = (displayName: string, outcome: SessionStatus) => {
    const provider = { id: 'other', agentName: displayName, displayName } as const
    return runs.result(0, outcome, { session: runs.session(0, { provider }) })
  }
  const results = [
    resultOf('B', 'created'),
    resultOf('A', 'skipped'),
    resultOf('C', 'skipped'),
    resultOf('C', 'errored'),
  ]
  expect(countByProvider(results)).toEqual([
    { name: 'C', counts: { ...NONE, attempted: 2, skipped: 1, errored: 1 } },
    { name: 'A', counts: { ...NONE, attempted: 1, skipped: 1 } },
    { name: 'B', counts: { ...NONE, attempted: 1, created: 1 } },
  ])
})
