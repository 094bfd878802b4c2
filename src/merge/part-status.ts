import type { FailureCode } from '../failure.ts'
import type { ShardReport } from '../report/report.ts'
import { type RunOutcome, resolveStatus, type Status } from '../run/run-outcome.ts'

/** Failures of the cloud and the way there: what they stop is a session each that errored or timed out, which is a verdict. */
const LEAVES_SESSIONS: ReadonlySet<FailureCode> = new Set([
  'cloud-unreachable',
  'cloud-rejected',
  'cloud-answer',
  'cloud-down',
  'rate-limited',
  'redirected',
  'proxy',
])

/**
 * What a part has come to, from what its report holds: the status that it gives itself can only make it worse. One that
 * failed or was cancelled stays so, and one that something ended early is not complete, whatever its sessions say.
 */
export function statusOfPart(report: ShardReport): Status {
  const { status, statusReason, failures, projects, sessions, counts, timingsMs } = report
  if (status === 'failed') return status
  const unsynced = counts.errored + counts.timedOut
  if (failures.some(({ code }) => !LEAVES_SESSIONS.has(code) || unsynced === 0)) return 'failed'
  if (status === 'cancelled') return status
  const isUntouched = sessions.length === 0 && timingsMs.scan === undefined
  if (status === 'not-run' && isUntouched) return 'not-run'
  const isEndedEarly = status !== 'complete' || statusReason !== null || failures.length > 0
  const unreadable = projects.reduce((sum, project) => sum + project.unreadable.length, 0)
  const ending: RunOutcome = isEndedEarly ? { kind: 'deadline', timeoutMs: timingsMs.total ?? 0 } : { kind: 'finished' }
  return resolveStatus(ending, counts, unreadable)
}
