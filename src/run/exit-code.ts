import { countOfKind } from './counts.ts'
import { type Run, unreadableOf } from './run.ts'

/**
 * The exit code of the step: 1 when the run is `failed`, `cancelled`, or `incomplete` with `fail-on-incomplete`. With
 * `errors` sessions that are merely pending fail nothing.
 */
export function exitCodeOf(run: Run): 0 | 1 {
  switch (run.status) {
    case 'complete':
    case 'not-run':
      return 0
    case 'incomplete':
      return failsIncomplete(run) ? 1 : 0
    case 'failed':
    case 'cancelled':
      return 1
  }
}

function failsIncomplete(run: Run): boolean {
  const rule = run.inputs?.failOnIncomplete ?? true
  return rule === 'errors' ? !isMerelyPending(run) : rule
}

/** Nothing but sessions that a sync would upload makes it incomplete: no error, no unreadable file, no early end. */
function isMerelyPending(run: Run): boolean {
  const { counts, failures, statusReason } = run
  const isRead = unreadableOf(run).length === 0
  return countOfKind(counts, 'failed') === 0 && isRead && failures.length === 0 && statusReason === undefined
}
