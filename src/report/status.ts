import type { Counts } from '../sync/result.ts'
import type { Run, Status } from './run.ts'

/**
 * How a run came to its end: it went through, the deadline or a signal stopped it, no verdict is possible, or there was
 * deliberately nothing to do.
 */
export type Ending = 'finished' | 'deadline' | 'cancelled' | 'failed' | 'not-run'

/** The output `status`. `unreadable` is the number of files that could not be read: they make a run incomplete. */
export function statusOf(ending: Ending, counts: Counts, unreadable = 0): Status {
  if (ending === 'deadline') return 'incomplete'
  if (ending !== 'finished') return ending
  const open = counts.errored + counts.timedOut + counts.pending + unreadable
  return open > 0 ? 'incomplete' : 'complete'
}

/** 1 when `failed`, `cancelled`, or `incomplete` with `fail-on-incomplete`. */
export function exitCode(run: Pick<Run, 'status' | 'inputs'>): 0 | 1 {
  switch (run.status) {
    case 'complete':
    case 'not-run':
      return 0
    case 'incomplete':
      return run.inputs?.failOnIncomplete === false ? 0 : 1
    case 'failed':
    case 'cancelled':
      return 1
  }
}
