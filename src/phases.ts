import { monotonicMs } from './clock.ts'
import { createCloud } from './cloud/client.ts'
import type { Cloud } from './cloud/cloud.ts'
import { MAX_BODY_BYTES } from './cloud/upload-body.ts'
import type { Inputs } from './inputs/inputs.ts'
import type { Stage } from './lifecycle.ts'
import { logPlan, logScan, logUpload } from './report/log.ts'
import { noSessionsNotice } from './report/notices.ts'
import type { ProjectRun, Timings } from './report/run.ts'
import { requireSessions } from './sessions/require-sessions.ts'
import { compareSessions } from './sync/compare.ts'
import type { Limiter } from './sync/limiter.ts'
import { planProject } from './sync/plan-project.ts'
import { type ScannedProject, scanProject } from './sync/scan-project.ts'
import { type PlannedUpload, settle, syncSessions, unreadableSession } from './sync/sync.ts'
import { VERSION } from './version.ts'
import { keepYoungGenerationSmall } from './young-generation.ts'

/** What the phases of a sync share; each takes every project before the next one begins. */
export type Tour = Stage & {
  readonly inputs: Inputs
  readonly cloud: Cloud
  /** The one that every request of the run goes through. */
  readonly limiter: Limiter
}

/** The cloud as the inputs and the runner say; nothing is sent yet. */
export async function openCloud({ run, printer }: Stage, inputs: Inputs): Promise<Cloud> {
  await keepYoungGenerationSmall()
  return await createCloud({
    baseUrl: inputs.cloudUrl,
    token: inputs.token,
    version: VERSION,
    concurrency: inputs.concurrency,
    retries: inputs.retries,
    requestTimeoutMs: inputs.requestTimeoutMs,
    proxy: run.runner.proxy,
    onSecret: printer.mask,
    onDebug: printer.debug,
    onPause: (ms) => printer.line(`The cloud asks to wait: every request pauses for ${Math.ceil(ms / 1000)} s.`),
  })
}

/** A project's sessions, beside what is told of the project. */
export type FoundProject = ScannedProject & { readonly entry: ProjectRun }

/**
 * Finds every project's sessions. From here on they are attempted, and every ending accounts for them.
 *
 * @throws Failure `session-not-found`, `no-sessions`; the reason of a run that was ended
 */
export async function findSessions({ run, printer, deadline, tally, inputs, cloud }: Tour): Promise<FoundProject[]> {
  const { workspace } = run.runner
  return await timed(run.timings, 'scan', async () => {
    const found: FoundProject[] = []
    for (const entry of run.projects) {
      const scanned = await scanProject(entry.project, inputs, workspace, cloud, deadline)
      entry.scan = scanned.scan
      logScan(printer, scanned.scan)
      found.push({ ...scanned, entry })
    }
    const scans = found.map(({ scan }) => scan)
    const warning = await requireSessions(scans, inputs, workspace)
    if (warning !== undefined) run.notices.push(noSessionsNotice(warning))
    for (const { project, scan } of found) for (const session of scan.sessions) tally.attempt(project.id, session)
    deadline.signal.throwIfAborted()
    return found
  })
}

/**
 * Compares every session with the cloud's copy and decides what to do; what needs no request is recorded.
 *
 * @throws Failure that concerns every session; the reason of a run that was ended
 */
export async function planUploads(tour: Tour, found: readonly FoundProject[]): Promise<PlannedUpload[]> {
  const { run, printer, deadline, tally, inputs, limiter } = tour
  const rules = { ...inputs, maxBytes: MAX_BODY_BYTES }
  const means = { workspace: run.runner.workspace, limiter, signal: deadline.signal }
  return await timed(run.timings, 'compare', async () => {
    const uploads: PlannedUpload[] = []
    for (const { project, scan, bulk, entry } of found) {
      if (scan.sessions.length === 0) continue
      const { copies, ...sizes } = await compareSessions(tour, project.id, scan.sessions, await bulk)
      Object.assign(entry, sizes)
      const { plan, failures } = await planProject(scan.sessions, copies, rules, means)
      entry.plan = plan
      for (const { session, failure } of failures) tally.record(unreadableSession(project, session, failure))
      uploads.push(...settle(plan, project, inputs.mode, tally))
      logPlan(printer, plan, entry.sizes)
    }
    deadline.signal.throwIfAborted()
    return uploads
  })
}

/** Uploads what was planned; what the run's end leaves is unfinished in the tally. */
export async function uploadSessions(tour: Tour, uploads: readonly PlannedUpload[]): Promise<void> {
  if (uploads.length === 0) return
  const { run, printer, deadline, cloud, limiter } = tour
  const { workspace, repository, commit } = run.runner
  const timings = { read: 0, compress: 0, send: 0 }
  const totalBytes = uploads.reduce((sum, { planned }) => sum + planned.localBytes, 0)
  const progress = logUpload(printer, { total: uploads.length, totalBytes })
  const context = { cloud, limiter, workspace, repository, commit, deadline: deadline, timings }
  try {
    await timed(run.timings, 'upload', () =>
      syncSessions(uploads, tour, context, ({ localBytes }) => progress.done(localBytes)),
    )
  } finally {
    progress.stop()
    Object.assign(run.timings, timings)
  }
}

/** Times a phase into the run, also one that an error ends. */
async function timed<T>(timings: Timings, phase: 'scan' | 'compare' | 'upload', work: () => Promise<T>): Promise<T> {
  const startedAt = monotonicMs()
  try {
    return await work()
  } finally {
    timings[phase] = monotonicMs() - startedAt
  }
}
