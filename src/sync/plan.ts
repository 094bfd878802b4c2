import type { CloudCopy } from '../cloud/copies.ts'
import { MAX_BODY_BYTES } from '../cloud/upload-body.ts'
import { Failure, tooLarge } from '../failure.ts'
import { decide } from '../plan/decide.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { PLAN_WORDS } from '../plan/words.ts'
import type { Project } from '../project/project.ts'
import { failed, pending, type SessionResult, skipped } from '../run/results.ts'
import { measure } from '../sessions/content.ts'
import type { LocalSession } from '../sessions/session.ts'
import { compareSessions } from './compare.ts'
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
  const uploads: PlannedUpload[] = []
  for (const { project, scan, bulk } of found) {
    if (scan.sessions.length === 0) continue
    const { copies, sizes, sizesFailure } = await compareSessions(job, project.id, scan.sessions, await bulk)
    observe({ event: 'compared', project, sizes, sizesFailure })
    const plan = await planProject(job, project.id, scan.sessions, copies)
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
 * Decides what to do with every session whose cloud copy is known, in the order of the sessions. Sizes on disk settle
 * nearly all of them; only a file that may be sent with other line breaks is read for its size on the wire.
 */
async function planProject(
  { inputs, runner, limiter, deadline, observe }: Job,
  projectId: string,
  sessions: readonly LocalSession[],
  copies: ReadonlyMap<string, CloudCopy>,
): Promise<PlannedSession[]> {
  const rules = { ...inputs, maxBytes: MAX_BODY_BYTES }
  const plan: (PlannedSession | undefined)[] = []
  // A session whose file has to be read keeps its place in the plan.
  const undecided: { session: LocalSession; copy: CloudCopy; place: number }[] = []
  for (const session of sessions) {
    const copy = copies.get(session.id)
    if (copy === undefined) continue
    const decision = decide(session, { bytes: session.diskBytes, exact: false }, copy, rules)
    if (decision === 'measure') undecided.push({ session, copy, place: plan.length })
    plan.push(decision === 'measure' ? undefined : { ...decision, projectId })
  }
  await limiter.each(undecided, deadline.signal, async ({ session, copy, place }) => {
    try {
      const { wireBytes } = await measure(runner.workspace, session)
      const decision = decide(session, { bytes: wireBytes, exact: true }, copy, rules)
      if (decision !== 'measure') plan[place] = { ...decision, projectId }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      observe({ event: 'session-ended', result: failed({ projectId, session }, error) })
    }
  })
  return plan.filter((planned) => planned !== undefined)
}

/** The outcome of a plan that nothing has to be sent for; `undefined` when there is something to send. */
function settled(planned: PlannedSession, mode: 'sync' | 'check'): SessionResult | undefined {
  switch (planned.action) {
    case 'skip':
      return skipped(planned)
    case 'refuse':
      return failed(planned, tooLarge(`${PLAN_WORDS[planned.reason]}: ${planned.detail}`))
    case 'create':
    case 'update':
      return mode === 'check' ? pending(planned) : undefined
  }
}
