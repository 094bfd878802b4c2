import { isFatal } from '../cloud/cloud-failure.ts'
import type { RunDeadline } from '../deadline.ts'
import type { Failure } from '../failure.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { PLAN_WORDS } from '../plan/words.ts'
import type { Project } from '../project/project.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { Limiter } from './limiter.ts'
import type { SessionResult } from './result.ts'
import type { Tally } from './tally.ts'
import { type UploadContext, uploadSession } from './upload.ts'

export type PlannedUpload = { readonly planned: PlannedSession; readonly project: Project }

/**
 * Records what needs no request, and returns what does: in `check` mode that is pending, and nothing is left to do.
 */
export function settle(
  plan: readonly PlannedSession[],
  project: Project,
  mode: 'sync' | 'check',
  tally: Tally,
): PlannedUpload[] {
  return plan.flatMap((planned) => {
    if (mode === 'sync' && (planned.action === 'create' || planned.action === 'update')) return [{ planned, project }]
    tally.record(settled(planned, project))
    return []
  })
}

/**
 * Uploads through the limiter until everything is done or the run ends; whatever is unfinished then is left to the
 * tally's closing. A failure that concerns every session stops the run with that failure.
 *
 * @param onDone called after each upload that came to a result
 */
export async function syncSessions(
  uploads: readonly PlannedUpload[],
  { limiter, deadline, tally }: { limiter: Limiter; deadline: RunDeadline; tally: Tally },
  context: UploadContext,
  onDone: (result: SessionResult) => void,
): Promise<void> {
  await limiter.each(uploads, deadline.signal, async ({ planned, project }) => {
    try {
      const result = await uploadSession(planned, project, context)
      if (!('outcome' in result)) return tally.interrupt(project.id, planned.session.id, result)
      tally.record(result)
      onDone(result)
    } catch (error) {
      if (!isFatal(error)) throw error
      deadline.stop(error)
    }
  })
}

function settled(
  { session, action, reason, localBytes, cloudBytes, detail }: PlannedSession,
  project: Project,
): SessionResult {
  return {
    projectId: project.id,
    session,
    outcome: action === 'skip' ? 'skipped' : action === 'refuse' ? 'errored' : 'pending',
    plan: reason,
    reason: detail === undefined ? PLAN_WORDS[reason] : `${PLAN_WORDS[reason]}: ${detail}`,
    ...(action === 'refuse' ? { code: 'too-large' as const, hint: TOO_LARGE_HINT } : {}),
    localBytes,
    ...(cloudBytes === undefined ? {} : { cloudBytes }),
    ...(session.title === undefined ? {} : { title: session.title }),
    attempts: 0,
    durationMs: 0,
  }
}

const TOO_LARGE_HINT = 'Sync it with the SpecStory CLI on the recording machine, or split the session.'

/** A session whose file had to be read before the plan, and could not be. */
export function unreadableSession(
  project: Project,
  session: LocalSession,
  { message, code, hint }: Failure,
): SessionResult {
  const localBytes = session.diskBytes
  return {
    projectId: project.id,
    session,
    outcome: 'errored',
    reason: message,
    code,
    hint,
    localBytes,
    attempts: 0,
    durationMs: 0,
  }
}
