import type { CloudCopy } from '../cloud/copies.ts'
import { MAX_BODY_BYTES } from '../cloud/upload-body.ts'
import type { Decision, LocalSize, PlannedSession } from '../plan/plan.ts'
import { type PlanRules, planSession } from '../plan/plan-session.ts'
import { readTranscript } from '../sessions/read-transcript.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { Job } from './job.ts'

/** What a job's inputs, and the settings of its path, say of whether a session is to be uploaded. */
export function rulesOf({ inputs, secrets }: Pick<Job, 'inputs' | 'secrets'>, { file }: LocalSession): PlanRules {
  const { updateWhen, overwriteCliSessions, mode, rescan } = inputs
  const { treatment } = secrets.handlingOf(file)
  const scansUploads = mode === 'check' && treatment === 'hold'
  return { updateWhen, overwriteCliSessions, rescan, treatment, scansUploads, maxBytes: MAX_BODY_BYTES }
}

/**
 * Decides for one session by its size on the wire and its credentials, for which its file is read.
 *
 * @throws Failure when the file cannot be read
 */
export async function decideRead(
  job: Pick<Job, 'inputs' | 'runner' | 'secrets' | 'budget'>,
  session: LocalSession,
  copy: CloudCopy,
): Promise<Decision> {
  using _room = await job.budget.acquire(session.diskBytes)
  const policy = job.secrets.search(session.file)
  const { wireBytes, unredactedBytes, secrets } = await readTranscript(job.runner.workspace, session, policy)
  return decideWith(session, { bytes: wireBytes, exact: true, unredactedBytes, secrets }, copy, rulesOf(job, session))
}

/**
 * True when a session's upload would replace a copy that only the bulk answer has told of. One that is replaced for its
 * credentials is never the CLI's, whatever the inputs allow.
 */
export function mustBeLookedAt(planned: PlannedSession, { inputs }: Pick<Job, 'inputs'>): boolean {
  const isSpared = !inputs.overwriteCliSessions || planned.reason === 'redacted'
  return planned.action === 'update' && !planned.isInspected && isSpared
}

/**
 * Looks at a session's copy by itself and decides anew: only a HEAD tells whether the CLI uploaded a raw log, and the
 * copy may have changed since the bulk answer. To be called on a place of the limiter, with the size on the wire.
 *
 * @throws CloudFailure that is fatal to every session; DeadlinePassed
 */
export async function lookAgain(job: Job, planned: PlannedSession): Promise<PlannedSession> {
  const { projectId, session, localBytes: bytes, unredactedBytes, secrets } = planned
  const copy = await job.cloud.head(projectId, session.id, job.deadline)
  return {
    ...decideWith(session, { bytes, exact: true, unredactedBytes, secrets }, copy, rulesOf(job, session)),
    projectId,
    isInspected: true,
  }
}

function decideWith(session: LocalSession, size: LocalSize, copy: CloudCopy, rules: PlanRules): Decision {
  const decision = planSession(session, size, copy, rules)
  if (decision === 'needs-exact-size') throw new Error(`${session.file} was measured and is still to be measured`)
  return decision
}
