import { isOnPullRequest } from '../inputs/event.ts'
import { countOfKind, openSessions } from '../run/counts.ts'
import { type Run, unreadableOf } from '../run/run.ts'

/**
 * A check of a pull request has found sessions that are not in the cloud, and nothing else: as it should be before a
 * merge, unless `fail-on-incomplete` asks for more.
 */
export function awaitsMerge(run: Run): boolean {
  const { inputs, runner, status, counts, failures } = run
  if (inputs?.mode !== 'check' || inputs.failOnIncomplete === true || status !== 'incomplete') return false
  const due = countOfKind(counts, 'due')
  const isRead = unreadableOf(run).length === 0
  return isOnPullRequest(runner) && due > 0 && due === openSessions(counts) && isRead && failures.length === 0
}
