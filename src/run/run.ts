import type { RequestCounts } from '../cloud/cloud.ts'
import type { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { Notice, OptOut, Project } from '../project/project.ts'
import type { FoundCredential } from '../secrets/found-credentials.ts'
import type { IgnoredFile, Scan, Unreadable } from '../sessions/session.ts'
import { VERSION } from '../version.ts'
import type { SessionResult } from './results.ts'
import type { Status } from './run-outcome.ts'
import { type Counts, countKind, createCounts } from './session-statuses.ts'

/** One bulk request, individual checks after it failed, or individual checks because of `sessions`. */
export type SizesSource = 'bulk' | 'fallback' | 'head'

export type ProjectRun = {
  readonly project: Project
  readonly scan: Scan | undefined
  readonly sizes: SizesSource | undefined
  /** `undefined`: unknown. */
  readonly isNew: boolean | undefined
  readonly sizesFailure: Failure | undefined
}

/** Each phase covers all projects before the next begins. */
export type Phase = 'scan' | 'compare' | 'upload'

/** Summed over concurrent sessions. */
export type UploadTimings = { readonly read: number; readonly compress: number; readonly send: number }

/** Milliseconds; missing: the phase did not run. */
export type Timings = Readonly<Partial<Record<'total' | Phase | keyof UploadTimings, number>>>

/** The state of a run, publishable at any time. Only the recorder writes it; all output is rendered from it. */
export type Run = {
  readonly version: string
  readonly startedAt: Date
  readonly runner: Runner
  /** `undefined` when the inputs are invalid. */
  readonly inputs: Inputs | undefined
  readonly projects: readonly ProjectRun[]
  readonly optOuts: readonly OptOut[]
  readonly notices: readonly Notice[]
  /** Number of transcripts in a credential search without a token. */
  readonly searched: number | undefined
  /** By project path, then file. After the run, every session in scope has one result. */
  readonly results: readonly SessionResult[]
  readonly counts: Counts
  readonly requests: Readonly<RequestCounts>
  readonly timings: Timings
  readonly status: Status
  /** Why the run ended early, as one sentence. */
  readonly statusReason: string | undefined
  /** Failures of the whole run. */
  readonly failures: readonly Failure[]
}

export function listUnreadable({ projects }: Pick<Run, 'projects'>): Unreadable[] {
  return projects.flatMap(({ scan }) => scan?.unreadable ?? [])
}

/** Number of files in the history of a project. */
type FoundFiles = {
  readonly sessionCount: number
  readonly filteredOut: number
  readonly excludedCount: number
  readonly ignored: readonly { readonly reason: string; readonly secrets?: readonly unknown[] }[]
  readonly unreadableCount: number
}

/**
 * Counts the files that make a run incomplete: unreadable files, ignored files with credentials, and links without
 * other files.
 */
export function countInaccessible(found: FoundFiles): number {
  const { sessionCount, filteredOut, excludedCount, ignored, unreadableCount } = found
  const hasOthers = sessionCount + filteredOut + excludedCount > 0 || ignored.some(({ reason }) => reason !== 'link')
  const exposed = ignored.filter(({ secrets = [] }) => secrets.length > 0).length
  return unreadableCount + exposed + (hasOthers ? 0 : ignored.length)
}

/** As `countInaccessible`, for all projects of a run. */
export function countInaccessibleIn({ projects }: Pick<Run, 'projects'>): number {
  const scans = projects.flatMap(({ scan }) => scan ?? [])
  const counts = scans.map(({ sessions, filteredOut, excluded, ignored, unreadable }) =>
    countInaccessible({
      sessionCount: sessions.length,
      filteredOut,
      excludedCount: excluded.length,
      ignored,
      unreadableCount: unreadable.length,
    }),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

export function listIgnoredWithCredentials({
  projects,
}: Pick<Run, 'projects'>): (IgnoredFile & { readonly secrets: readonly FoundCredential[] })[] {
  return projects.flatMap(({ scan }) =>
    (scan?.ignored ?? []).flatMap(({ secrets = [], ...file }) => (secrets.length > 0 ? [{ ...file, secrets }] : [])),
  )
}

/** Initial state: `failed`, so that a crash never looks like success. */
export function createRun(runner: Runner): Run {
  return {
    version: VERSION,
    startedAt: new Date(),
    runner,
    inputs: undefined,
    projects: [],
    optOuts: [],
    notices: [],
    searched: undefined,
    results: [],
    counts: createCounts(),
    requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
    timings: {},
    status: 'failed',
    statusReason: undefined,
    failures: [],
  }
}

/** Exit code of the step. */
export function resolveExitCode(run: Run): 0 | 1 {
  switch (run.status) {
    case 'complete':
    case 'not-run':
      return 0
    case 'incomplete':
      return failsIncomplete(run) ? 1 : 0
    case 'failed':
    case 'cancelled':
      return 1
  }
}

function failsIncomplete(run: Run): boolean {
  const rule = run.inputs?.failOnIncomplete ?? true
  return rule === 'errors' ? !isOnlyPending(run) : rule
}

/** The run is incomplete only because of pending sessions. */
function isOnlyPending(run: Run): boolean {
  const { counts, failures, statusReason } = run
  const isReadable = countInaccessibleIn(run) === 0
  return countKind(counts, 'failed') === 0 && isReadable && failures.length === 0 && statusReason === undefined
}
