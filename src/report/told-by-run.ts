import type { SessionResult } from '../run/results.ts'
import type { Run } from '../run/run.ts'

/** True when a session failed for what ended the run, which is told of the whole run. */
export function isToldByRun({ failures }: Pick<Run, 'failures'>, { code, reason, hint }: SessionResult): boolean {
  return failures.some((failure) => failure.code === code && failure.message === reason && failure.hint === hint)
}
