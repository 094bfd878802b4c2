import type { RequestCounts } from '../cloud/cloud.ts'
import type { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { PlannedSession } from '../plan/plan.ts'
import type { OptOut, Project } from '../project/project.ts'
import type { Scan } from '../sessions/session.ts'
import { noCounts } from '../sync/counts.ts'
import type { Counts, SessionResult } from '../sync/result.ts'
import { VERSION } from '../version.ts'

export const STATUSES = ['complete', 'incomplete', 'failed', 'cancelled', 'not-run'] as const

export type Status = (typeof STATUSES)[number]

/** What there is to say of one project, filled in as the run goes. */
export type ProjectRun = {
  readonly project: Project
  scan?: Scan
  plan?: readonly PlannedSession[]
  /** How the cloud's sizes were learned: one bulk request, a HEAD each after it failed, or a HEAD each as asked by `sessions`. */
  sizes?: 'bulk' | 'fallback' | 'head'
  /** Why the bulk request failed, when it did. */
  sizesFailure?: Failure
}

/** Something a person should know that is no failure. */
export type Notice = {
  readonly level: 'notice' | 'warning'
  readonly title: string
  readonly message: string
  /** POSIX path relative to the workspace, for an annotation on the file. */
  readonly file?: string
}

/** Milliseconds of each phase; a phase that did not happen is left out. `read`, `compress` and `send` are sums over sessions. */
export type Timings = Partial<Record<'total' | 'scan' | 'compare' | 'upload' | 'read' | 'compress' | 'send', number>>

/**
 * Everything a run knows, publishable at any moment: outputs, log, summary, annotations and the report are rendered
 * from this and from nothing else. `main.ts` fills it in; `report/` only reads it.
 */
export type Run = {
  readonly version: string
  readonly startedAt: Date
  readonly runner: Runner
  /** `undefined` when the inputs are invalid. */
  inputs?: Inputs
  readonly projects: ProjectRun[]
  readonly optOuts: OptOut[]
  readonly notices: Notice[]
  /** In path order of project, then file. Every session in scope has exactly one result once the run has ended. */
  results: readonly SessionResult[]
  counts: Counts
  requests: Readonly<RequestCounts>
  timings: Timings
  status: Status
  /** Why `failed`; for the rest of the statuses, what ended the run early. */
  failures: Failure[]
  /** `incomplete` because of the deadline, `cancelled` by which signal, `not-run` for which reason: one sentence. */
  statusReason?: string
}

/** A run of which nothing is known yet but where it takes place; it has failed until it says otherwise. */
export function emptyRun(runner: Runner): Run {
  return {
    version: VERSION,
    startedAt: new Date(),
    runner,
    projects: [],
    optOuts: [],
    notices: [],
    results: [],
    counts: noCounts(),
    requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
    timings: {},
    status: 'failed',
    failures: [],
  }
}
