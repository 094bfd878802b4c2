import type { Counts, Outcome } from './result.ts'

/** Counts while they are being made. */
export type RunningCounts = Record<keyof Counts, number>

/** The count that each outcome adds to. */
export const COUNT_OF = {
  created: 'created',
  updated: 'updated',
  skipped: 'skipped',
  errored: 'errored',
  'timed-out': 'timedOut',
  pending: 'pending',
} as const satisfies Record<Outcome, keyof Counts>

export function noCounts(): RunningCounts {
  return { attempted: 0, created: 0, updated: 0, skipped: 0, errored: 0, timedOut: 0, pending: 0 }
}

/** Adds one session; one without an outcome yet is attempted only. */
export function addSession(counts: RunningCounts, outcome: Outcome | undefined): void {
  counts.attempted += 1
  if (outcome !== undefined) counts[COUNT_OF[outcome]] += 1
}
