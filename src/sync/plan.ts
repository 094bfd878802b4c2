import { isFatal } from '../cloud/cloud-failure.ts'
import type { CloudCopy } from '../cloud/copies.ts'
import { isEndOfRun } from '../deadline.ts'
import { Failure } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import type { Decision, PlannedSession } from '../plan/plan.ts'
import { planSession, refusalFailure } from '../plan/plan-session.ts'
import type { Project } from '../project/project.ts'
import { newProjectNotice } from '../run/notices.ts'
import { failedResult, pendingResult, type SessionResult, skippedResult } from '../run/results.ts'
import type { LocalSession } from '../sessions/session.ts'
import { type Comparison, compareSessions } from './compare.ts'
import { decideRead, lookAgain, mustBeLookedAt, rulesOf } from './decide-session.ts'
import { requireExistingProjects } from './existing-projects.ts'
import type { FoundProject } from './find.ts'
import type { Job } from './job.ts'

/** A session to upload. */
export type PlannedUpload = { readonly planned: PlannedSession; readonly project: Project }

/**
 * Compares every session with the cloud's copy and decides what to do. What needs no upload has its outcome then: in
 * `check` mode that is everything.
 *
 * @throws Failure that concerns every session; the deadline's reason when it ended the run
 */
export async function planUploads(job: Job, found: readonly FoundProject[]): Promise<PlannedUpload[]> {
  const { inputs, deadline, observe } = job
  if (inputs.requireExistingProject) await requireExistingProjects(job, found)
  const uploads: PlannedUpload[] = []
  for (const { project, scan, bulk } of found) {
    if (scan.sessions.length === 0) continue
    const comparison = await compareSessions(job, project.id, scan.sessions, await bulk)
    const { sizes, isNew, sizesFailure } = comparison
    observe({ event: 'compared', project, sizes, isNew, sizesFailure })
    if (isNew === true) observe({ event: 'notice-added', notice: newProjectNotice(project) })
    const plan = await planProject(job, project.id, scan.sessions, comparison)
    for (const planned of plan) {
      const result = settled(planned, inputs.mode)
      if (result === undefined) uploads.push({ planned, project })
      else observe({ event: 'session-ended', result })
    }
    observe({ event: 'planned', project, plan, sizes })
  }
  deadline.signal.throwIfAborted()
  return uploads
}

/**
 * Decides what to do with every session whose cloud copy is known, in the order of the sessions. Sizes settle those that
 * are new or equal; the others are read for their size on the wire, and a check looks at each copy that a sync would
 * look at before it replaces it, so that nothing is called pending that a sync would keep.
 */
async function planProject(
  job: Job,
  projectId: ProjectId,
  sessions: readonly LocalSession[],
  { copies, lookedAt }: Comparison,
): Promise<PlannedSession[]> {
  const { inputs, limiter, deadline, observe } = job
  const plan: (PlannedSession | undefined)[] = []
  // A session that takes more than its sizes keeps its place in the plan.
  const undecided: { session: LocalSession; copy: CloudCopy; place: number; unread: PlannedSession | undefined }[] = []
  const plannedAs = (decision: Decision): PlannedSession => {
    return { ...decision, projectId, isInspected: lookedAt.has(decision.session.id) }
  }
  const isToBeLookedAt = (planned: PlannedSession) => inputs.mode === 'check' && mustBeLookedAt(planned, job)
  for (const session of sessions) {
    const copy = copies.get(session.id)
    if (copy === undefined) continue
    const decision = planSession(session, { bytes: session.diskBytes, exact: false }, copy, rulesOf(job, session))
    const unread = decision === 'needs-exact-size' ? undefined : plannedAs(decision)
    const isSettled = unread !== undefined && !isToBeLookedAt(unread)
    if (!isSettled) undecided.push({ session, copy, place: plan.length, unread })
    plan.push(isSettled ? unread : undefined)
  }
  await limiter.each(undecided, deadline.signal, async ({ session, copy, place, unread }) => {
    try {
      const planned = unread ?? plannedAs(await decideRead(job, session, copy))
      plan[place] = isToBeLookedAt(planned) ? await limiter.request(() => lookAgain(job, planned)) : planned
    } catch (error) {
      if (isEndOfRun(error, deadline)) return
      if (!(error instanceof Failure) || isFatal(error)) throw error
      observe({ event: 'session-ended', result: failedResult({ projectId, session }, error) })
    }
  })
  return plan.filter((planned) => planned !== undefined)
}

/** The outcome of a plan that nothing has to be sent for; `undefined` when there is something to send. */
export function settled(planned: PlannedSession, mode: 'sync' | 'check'): SessionResult | undefined {
  switch (planned.action) {
    case 'skip':
      return skippedResult(planned)
    case 'refuse':
      return failedResult(planned, refusalFailure(planned))
    case 'create':
    case 'update':
      return mode === 'check' ? pendingResult(planned) : undefined
  }
}
