import type { RequestCounts } from '../cloud/cloud.ts'
import type { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { Notice, OptOut, Project } from '../project/project.ts'
import type { Scan, Unreadable } from '../sessions/session.ts'
import { VERSION } from '../version.ts'
import { noCounts } from './counts.ts'
import type { Status } from './ending.ts'
import type { Counts } from './outcomes.ts'
import type { SessionResult } from './results.ts'

/** How the cloud's sizes were learned: one bulk request, a HEAD each after it failed, or a HEAD each as asked by `sessions`. */
export type SizesSource = 'bulk' | 'fallback' | 'head'

/** What is known of one project. */
export type ProjectRun = {
  readonly project: Project
  readonly scan: Scan | undefined
  readonly sizes: SizesSource | undefined
  /** The cloud had never seen it when it was compared; `undefined` when the cloud did not say. */
  readonly isNew: boolean | undefined
  /** Why the bulk request failed, when it did. */
  readonly sizesFailure: Failure | undefined
}

/** The phases of a sync, each over all projects before the next one begins. */
export type Phase = 'scan' | 'compare' | 'upload'

/** Milliseconds of the parts of uploads, summed over sessions: parts of several sessions run side by side. */
export type UploadTimings = { readonly read: number; readonly compress: number; readonly send: number }

/** Milliseconds; what did not happen is left out. */
export type Timings = Readonly<Partial<Record<'total' | Phase | keyof UploadTimings, number>>>

/**
 * Everything a run knows, publishable at any moment: outputs, log, summary, annotations and the report are rendered from
 * this and from nothing else. The recorder is the only one that writes it.
 */
export type Run = {
  readonly version: string
  readonly startedAt: Date
  readonly runner: Runner
  /** `undefined` when the inputs are invalid. */
  readonly inputs: Inputs | undefined
  readonly projects: readonly ProjectRun[]
  readonly optOuts: readonly OptOut[]
  readonly notices: readonly Notice[]
  /** In path order of project, then file. Every session in scope has exactly one result once the run has ended. */
  readonly results: readonly SessionResult[]
  readonly counts: Counts
  readonly requests: Readonly<RequestCounts>
  readonly timings: Timings
  readonly status: Status
  /** `incomplete` because of the deadline, `cancelled` by which signal, `not-run` for which reason: one sentence. */
  readonly statusReason: string | undefined
  /** Why `failed`; for the rest of the statuses, what ended the run early. */
  readonly failures: readonly Failure[]
}

/** The files of all projects that could not be read. */
export function unreadableOf({ projects }: Pick<Run, 'projects'>): Unreadable[] {
  return projects.flatMap(({ scan }) => scan?.unreadable ?? [])
}

/** A run of which nothing is known yet but where it takes place; it has failed until it says otherwise. */
export function emptyRun(runner: Runner): Run {
  return {
    version: VERSION,
    startedAt: new Date(),
    runner,
    inputs: undefined,
    projects: [],
    optOuts: [],
    notices: [],
    results: [],
    counts: noCounts(),
    requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
    timings: {},
    status: 'failed',
    statusReason: undefined,
    failures: [],
  }
}
