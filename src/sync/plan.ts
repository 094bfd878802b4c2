import { isFatal } from '../cloud/cloud-failure.ts'
import { type CloudCopy, CONTRADICTED } from '../cloud/copies.ts'
import { MAX_BODY_BYTES } from '../cloud/upload-body.ts'
import { isEndOfRun } from '../deadline.ts'
import { Failure } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import type { Decision, LocalSize, PlannedSession } from '../plan/plan.ts'
import { type PlanRules, planSession, refusalFailure } from '../plan/plan-session.ts'
import type { Project } from '../project/project.ts'
import { newProjectNotice } from '../run/notices.ts'
import { failedResult, pendingResult, type SessionResult, skippedResult } from '../run/results.ts'
import { readTranscript } from '../sessions/read-transcript.ts'
import type { LocalSession } from '../sessions/session.ts'
import { type Comparison, compareSessions, requireExistingProjects } from './compare.ts'
import type { SyncContext } from './context.ts'
import type { ScannedProject } from './scan-projects.ts'

/** A session to upload. */
export type PlannedUpload = {
  readonly planned: PlannedSession
  readonly project: Project
  /** The bulk response says that the cloud has never seen the project. */
  readonly isNewProject: boolean
  /** When the bulk response was made: epoch milliseconds by the server's clock. */
  readonly sizesAsOf: number | undefined
}

/**
 * Compares every session with the cloud's copy and decides what to do. What needs no upload has its outcome then: in
 * `check` mode that is everything.
 * @throws Failure that concerns every session; the deadline's reason when it ended the run
 */
export async function planUploads(job: SyncContext, found: readonly ScannedProject[]): Promise<PlannedUpload[]> {
  const { inputs, deadline, observe } = job
  if (inputs.requireExistingProject) await requireExistingProjects(job, found)
  const uploads: PlannedUpload[] = []
  for (const { project, scan, bulk } of found) {
    if (scan.sessions.length === 0) continue
    const comparison = await compareSessions(job, project.id, scan.sessions, await bulk)
    const { sizes, isNew, sizesFailure, asOf: sizesAsOf } = comparison
    observe({ event: 'compared', project, sizes, isNew, sizesFailure })
    if (isNew === true) observe({ event: 'notice-added', notice: newProjectNotice(project) })
    const plan = await planProject(job, project.id, scan.sessions, comparison)
    for (const planned of plan) {
      const result = resultWithoutUpload(planned, inputs.mode)
      if (result === undefined) uploads.push({ planned, project, isNewProject: isNew === true, sizesAsOf })
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
  job: SyncContext,
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
  const isToBeLookedAt = (planned: PlannedSession) =>
    (inputs.mode === 'check' && needsInspection(planned, job)) || (inputs.rescan && mayBeExposed(planned))
  for (const session of sessions) {
    const copy = copies.get(session.id)
    if (copy === undefined) continue
    const decision = planSession(session, { bytes: session.diskBytes, exact: false }, copy, toPlanRules(job, session))
    const unread = decision === 'needs-exact-size' ? undefined : plannedAs(decision)
    const isSettled = unread !== undefined && !isToBeLookedAt(unread)
    if (!isSettled) undecided.push({ session, copy, place: plan.length, unread })
    plan.push(isSettled ? unread : undefined)
  }
  await limiter.forEachLimited(undecided, deadline.signal, async ({ session, copy, place, unread }) => {
    try {
      const planned = unread ?? plannedAs(await planByContent(job, session, copy))
      plan[place] = isToBeLookedAt(planned) ? await limiter.request(() => inspectAndReplan(job, planned)) : planned
    } catch (error) {
      if (isEndOfRun(error, deadline)) return
      if (!(error instanceof Failure) || isFatal(error)) throw error
      observe({ event: 'session-ended', result: failedResult({ projectId, session }, error) })
    }
  })
  return plan.filter((planned) => planned !== undefined)
}

/** Of a copy that is larger than what is sent, only a look tells whether the CLI uploaded it. */
function mayBeExposed({ reason, secrets, isInspected }: PlannedSession): boolean {
  return reason === 'cloud-has-more' && secrets.length > 0 && !isInspected
}

/** The outcome of a plan that nothing has to be sent for; `undefined` when there is something to send. */
export function resultWithoutUpload(planned: PlannedSession, mode: 'sync' | 'check'): SessionResult | undefined {
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

/** What a job's inputs, and the settings of its path, say of whether a session is to be uploaded. */
function toPlanRules({ inputs, secrets }: Pick<SyncContext, 'inputs' | 'secrets'>, { file }: LocalSession): PlanRules {
  const { updateWhen, overwriteCliSessions, mode, rescan } = inputs
  const { treatment } = secrets.getPolicy(file)
  const readsAll = treatment === 'hold' && (mode === 'check' || rescan)
  return { updateWhen, overwriteCliSessions, rescan, treatment, readsAll, maxBytes: MAX_BODY_BYTES }
}

/**
 * Decides for one session by its size on the wire and its credentials, for which its file is read.
 * @throws Failure when the file cannot be read
 */
export async function planByContent(
  job: Pick<SyncContext, 'inputs' | 'runner' | 'secrets' | 'budget'>,
  session: LocalSession,
  copy: CloudCopy,
): Promise<Decision> {
  using _room = await job.budget.acquire(session.diskBytes)
  const policy = job.secrets.getPolicyForReading(session.file)
  const { wireBytes, unredactedBytes, secrets } = await readTranscript(job.runner.workspace, session, policy)
  return decideWith(
    session,
    { bytes: wireBytes, exact: true, unredactedBytes, secrets },
    copy,
    toPlanRules(job, session),
  )
}

/**
 * True when a session's upload would replace a copy that only the bulk answer has told of. One that is replaced for its
 * credentials is never the CLI's, whatever the inputs allow.
 */
export function needsInspection(planned: PlannedSession, { inputs }: Pick<SyncContext, 'inputs'>): boolean {
  const isSpared = !inputs.overwriteCliSessions || planned.reason === 'redacted'
  return planned.action === 'update' && !planned.isInspected && isSpared
}

/**
 * Inspects a session's copy and plans again: only a HEAD tells whether the CLI uploaded a raw log, and the copy may have
 * changed since the bulk response. To be called on a place of the limiter, with the size on the wire.
 * @throws CloudFailure that is fatal to every session; DeadlinePassed
 */
async function inspectAndReplan(job: SyncContext, planned: PlannedSession): Promise<PlannedSession> {
  const copy = await job.cloud.head(planned.projectId, planned.session.id, job.deadline)
  const isGone = copy.state === 'absent' && planned.action === 'update'
  return planWithCopy(job, planned, isGone ? CONTRADICTED : copy)
}

/** The plan for a copy that was inspected; `planned` has the size on the wire. */
export function planWithCopy(
  job: Pick<SyncContext, 'inputs' | 'secrets'>,
  planned: PlannedSession,
  copy: CloudCopy,
): PlannedSession {
  const { projectId, session, localBytes: bytes, unredactedBytes, secrets } = planned
  return {
    ...decideWith(session, { bytes, exact: true, unredactedBytes, secrets }, copy, toPlanRules(job, session)),
    projectId,
    isInspected: true,
  }
}

function decideWith(session: LocalSession, size: LocalSize, copy: CloudCopy, rules: PlanRules): Decision {
  const decision = planSession(session, size, copy, rules)
  if (decision === 'needs-exact-size') throw new Error(`${session.file} was measured and is still to be measured`)
  return decision
}
