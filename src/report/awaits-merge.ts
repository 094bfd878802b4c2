import { isOnPullRequest } from '../inputs/event.ts'
import { countOfKind, openSessions } from '../run/counts.ts'
import type { Run } from '../run/run.ts'

/**
 * A check of a pull request has found sessions that are not in the cloud, and nothing else: as it should be before a
 * merge, unless `fail-on-incomplete` asks for more.
 */
export function awaitsMerge({ inputs, runner, status, counts, projects, failures }: Run): boolean {
  if (inputs?.mode !== 'check' || inputs.failOnIncomplete === true || status !== 'incomplete') return false
  const due = countOfKind(counts, 'due')
  const unreadable = projects.some(({ scan }) => scan !== undefined && scan.unreadable.length > 0)
  return isOnPullRequest(runner) && due > 0 && due === openSessions(counts) && !unreadable && failures.length === 0
}
