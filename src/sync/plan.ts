import { isFatal } from '../cloud/cloud-failure.ts'
import { type CloudCopy, CONTRADICTED } from '../cloud/copies.ts'
import { MAX_BODY_BYTES } from '../cloud/upload-body.ts'
import { isEndOfRun } from '../deadline.ts'
import { Failure } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import type { Decision, LocalSize, PlannedSession } from '../plan/plan.ts'
import { createRefusalFailure, type PlanRules, planSession } from '../plan/plan-session.ts'
import type { Project } from '../project/project.ts'
import { createNewProjectNotice } from '../run/notices.ts'
import { type SessionResult, toFailedResult, toPendingResult, toSkippedResult } from '../run/results.ts'
import { readTranscript } from '../sessions/read-transcript.ts'
import type { LocalSession } from '../sessions/session.ts'
import { type Comparison, compareSessions, requireExistingProjects } from './compare.ts'
import type { SyncContext } from './context.ts'
import type { ScannedProject } from './scan-projects.ts'

/** A session to upload. */
export type PlannedUpload = {
  readonly planned: PlannedSession
  readonly project: Project
  /** The project does not exist in the cloud yet, according to the bulk response. */
  readonly isNewProject: boolean
  /** Time of the bulk response: epoch milliseconds of the server's clock. */
  readonly sizesAsOf: number | undefined
}

/**
 * Compares and plans all sessions. Reports the results of sessions without an upload; in `check` mode, of all sessions.
 * @throws Failure of the whole run; the deadline's reason
 */
export async function planUploads(context: SyncContext, found: readonly ScannedProject[]): Promise<PlannedUpload[]> {
  const { inputs, deadline, observe } = context
  if (inputs.requireExistingProject) await requireExistingProjects(context, found)
  const uploads: PlannedUpload[] = []
  for (const { project, scan, bulk } of found) {
    if (scan.sessions.length === 0) continue
    const comparison = await compareSessions(context, project.id, scan.sessions, await bulk)
    const { sizes, isNew, sizesFailure, asOf: sizesAsOf } = comparison
    observe({ event: 'compared', project, sizes, isNew, sizesFailure })
    if (isNew === true) observe({ event: 'notice-added', notice: createNewProjectNotice(project) })
    const plan = await planProject(context, project.id, scan.sessions, comparison)
    for (const planned of plan) {
      const result = createResultWithoutUpload(planned, inputs.mode)
      if (result === undefined) uploads.push({ planned, project, isNewProject: isNew === true, sizesAsOf })
      else observe({ event: 'session-ended', result })
    }
    observe({ event: 'planned', project, plan, sizes })
  }
  deadline.signal.throwIfAborted()
  return uploads
}

/**
 * Plans the compared sessions, in order. Reads files with an unclear size. A check inspects the copies that a sync
 * would inspect, so that it does not report a kept copy as pending.
 */
async function planProject(
  context: SyncContext,
  projectId: ProjectId,
  sessions: readonly LocalSession[],
  { copies, inspected }: Comparison,
): Promise<PlannedSession[]> {
  const { inputs, limiter, deadline, observe } = context
  const plan: (PlannedSession | undefined)[] = []
  // Sessions that need more than their sizes keep their index in the plan.
  const undecided: { session: LocalSession; copy: CloudCopy; index: number; unread: PlannedSession | undefined }[] = []
  const toPlanned = (decision: Decision): PlannedSession => {
    return { ...decision, projectId, isInspected: inspected.has(decision.session.id) }
  }
  const shouldInspect = (planned: PlannedSession) =>
    (inputs.mode === 'check' && needsInspection(planned, context)) || (inputs.rescan && mayBeExposed(planned))
  for (const session of sessions) {
    const copy = copies.get(session.id)
    if (copy === undefined) continue
    const decision = planSession(
      session,
      { bytes: session.diskBytes, exact: false },
      copy,
      toPlanRules(context, session),
    )
    const unread = decision === 'needs-exact-size' ? undefined : toPlanned(decision)
    const isDecided = unread !== undefined && !shouldInspect(unread)
    if (!isDecided) undecided.push({ session, copy, index: plan.length, unread })
    plan.push(isDecided ? unread : undefined)
  }
  await limiter.forEachLimited(undecided, deadline.signal, async ({ session, copy, index, unread }) => {
    try {
      const planned = unread ?? toPlanned(await planByContent(context, session, copy))
      plan[index] = shouldInspect(planned) ? await limiter.request(() => inspectAndReplan(context, planned)) : planned
    } catch (error) {
      if (isEndOfRun(error, deadline)) return
      if (!(error instanceof Failure) || isFatal(error)) throw error
      observe({ event: 'session-ended', result: toFailedResult({ projectId, session }, error) })
    }
  })
  return plan.filter((planned) => planned !== undefined)
}

/** Whether a larger copy needs an inspection: if the CLI uploaded it, it can contain credentials. */
function mayBeExposed({ reason, secrets, isInspected }: PlannedSession): boolean {
  return reason === 'cloud-has-more' && secrets.length > 0 && !isInspected
}

/** Returns the result of a plan without an upload. */
export function createResultWithoutUpload(planned: PlannedSession, mode: 'sync' | 'check'): SessionResult | undefined {
  switch (planned.action) {
    case 'skip':
      return toSkippedResult(planned)
    case 'refuse':
      return toFailedResult(planned, createRefusalFailure(planned))
    case 'create':
    case 'update':
      return mode === 'check' ? toPendingResult(planned) : undefined
  }
}

/** Combines the inputs and the settings of the session's path. */
function toPlanRules({ inputs, secrets }: Pick<SyncContext, 'inputs' | 'secrets'>, { file }: LocalSession): PlanRules {
  const { updateWhen, overwriteCliSessions, mode, rescan } = inputs
  const { redactionMode } = secrets.getPolicy(file)
  const readsAll = redactionMode === 'hold' && (mode === 'check' || rescan)
  return { updateWhen, overwriteCliSessions, rescan, redactionMode, readsAll, maxBytes: MAX_BODY_BYTES }
}

/** Reads one session and plans it by its exact size and its credentials. @throws Failure for an unreadable file */
export async function planByContent(
  context: Pick<SyncContext, 'inputs' | 'runner' | 'secrets' | 'budget'>,
  session: LocalSession,
  copy: CloudCopy,
): Promise<Decision> {
  using _room = await context.budget.acquire(session.diskBytes)
  const policy = context.secrets.getPolicyForReading(session.file)
  const { wireBytes, unredactedBytes, secrets } = await readTranscript(context.runner.workspace, session, policy)
  return planWithSize(
    session,
    { bytes: wireBytes, exact: true, unredactedBytes, secrets },
    copy,
    toPlanRules(context, session),
  )
}

/**
 * Whether an update needs an inspection: the bulk response does not show CLI data. `overwrite-cli-sessions` does not
 * apply to updates that only remove credentials.
 */
export function needsInspection(planned: PlannedSession, { inputs }: Pick<SyncContext, 'inputs'>): boolean {
  const isProtected = !inputs.overwriteCliSessions || planned.reason === 'redacted'
  return planned.action === 'update' && !planned.isInspected && isProtected
}

/**
 * Inspects a session's copy and plans again: only a HEAD shows CLI data, and the copy can have changed. Call it in a
 * slot of the limiter, with the exact size.
 * @throws CloudFailure (fatal); DeadlinePassed
 */
async function inspectAndReplan(context: SyncContext, planned: PlannedSession): Promise<PlannedSession> {
  const copy = await context.cloud.head(planned.projectId, planned.session.id, context.deadline)
  const isGone = copy.state === 'absent' && planned.action === 'update'
  return planWithCopy(context, planned, isGone ? CONTRADICTED : copy)
}

/** Plans again with an inspected copy. @param planned with the exact size */
export function planWithCopy(
  context: Pick<SyncContext, 'inputs' | 'secrets'>,
  planned: PlannedSession,
  copy: CloudCopy,
): PlannedSession {
  const { projectId, session, localBytes: bytes, unredactedBytes, secrets } = planned
  return {
    ...planWithSize(session, { bytes, exact: true, unredactedBytes, secrets }, copy, toPlanRules(context, session)),
    projectId,
    isInspected: true,
  }
}

function planWithSize(session: LocalSession, size: LocalSize, copy: CloudCopy, rules: PlanRules): Decision {
  const decision = planSession(session, size, copy, rules)
  if (decision === 'needs-exact-size') throw new Error(`${session.file} was measured and is still to be measured`)
  return decision
}
