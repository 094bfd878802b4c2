import { Failure, type FailureCode } from '../failure.ts'
import { parseCloudUrl } from '../inputs/cloud-url.ts'
import { defaultInputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { ShardReport } from '../report/report.ts'
import type { Run, Timings } from '../run/run.ts'
import { type RunOutcome, resolveStatus, type Status } from '../run/run-outcome.ts'
import { countSessions } from '../run/session-statuses.ts'
import { VERSION } from '../version.ts'
import { mergeProjects, mergeResults } from './merge-projects.ts'
import type { ShardReportFile } from './read-reports.ts'
import { selectShardReports } from './select-shard-reports.ts'

/** The worst first: the merged status is the worst of the parts'. */
const WORST_FIRST: readonly Status[] = ['failed', 'cancelled', 'incomplete', 'complete', 'not-run']

const REQUEST_KINDS = ['sizes', 'head', 'put', 'refresh'] as const

/**
 * Adds the reports of all parts into the run that they are the parts of. The verdict is made anew from what they hold.
 *
 * @param found every report that there is, in any order
 * @param runner of the job that merges
 * @throws Failure `shards-incomplete` or `report-unusable` when they are not one report of each part of one run
 */
export function mergeReports(found: readonly ShardReportFile[], runner: Runner): Run {
  const parts = selectShardReports(found)
  const reports = parts.map(({ report }) => report)
  const [{ report: first }] = parts
  const results = mergeResults(reports)
  const statuses = new Set(reports.map(shardStatus))
  return {
    version: VERSION,
    startedAt: new Date(Math.min(...reports.map(({ startedAt }) => Date.parse(startedAt)))),
    runner: { ...runner, ...sourceOf(first, runner) },
    inputs: inputsOf(first, reports),
    projects: mergeProjects(reports, (url) => isLinked(url, runner)),
    optOuts: first.optOuts.map(({ path, file, setting }) => ({ path, file, setting })),
    notices: distinct(reports.flatMap(({ notices }) => notices)).map(({ file, ...notice }) => ({
      ...notice,
      ...(file === null ? {} : { file }),
    })),
    results,
    counts: countSessions(results),
    requests: requestsOf(reports),
    timings: mergeTimings(reports.map(({ timingsMs }) => timingsMs)),
    status: WORST_FIRST.find((status) => statuses.has(status)) ?? 'failed',
    statusReason: statusReasonOf(reports),
    failures: distinct(reports.flatMap(({ failures }) => failures)).map(
      ({ code, message, hint }) => new Failure(code, message, hint),
    ),
  }
}

/** Where the files are shown. Only https, or http on loopback or where this job runs itself, becomes a link. */
function sourceOf({ source }: ShardReport, runner: Runner): Pick<Runner, 'serverUrl' | 'repository' | 'commit'> {
  const { serverUrl, repository, commit } = source
  return { serverUrl, repository: isLinked(serverUrl, runner) ? repository : '', commit }
}

/** Only the server of this job, https, and http on loopback become links. */
function isLinked(serverUrl: string, runner: Runner): boolean {
  return serverUrl === runner.serverUrl || 'url' in parseCloudUrl(serverUrl)
}

/** The inputs as far as they decide what is said: the mode, the verdict's rule and where the links lead. */
function inputsOf({ mode, cloudUrl }: ShardReport, reports: readonly ShardReport[]): NonNullable<Run['inputs']> {
  const defaults = defaultInputs()
  // Where parts differ the stricter rule holds.
  const rules = reports.map(({ failOnIncomplete }) => failOnIncomplete)
  const failOnIncomplete = rules.includes(true) || (rules.includes('errors') ? 'errors' : false)
  return { ...defaults, mode, cloudUrl, failOnIncomplete }
}

function requestsOf(reports: readonly ShardReport[]): Run['requests'] {
  const sums = { sizes: 0, head: 0, put: 0, refresh: 0 }
  for (const { requests } of reports) for (const kind of REQUEST_KINDS) sums[kind] += requests[kind]
  return sums
}

function statusReasonOf(reports: readonly ShardReport[]): string | undefined {
  const reasons = new Set(reports.flatMap(({ statusReason }) => statusReason ?? []))
  return reasons.size === 0 ? undefined : [...reasons].join(' ')
}

/** Every shard tells what concerns all of them. */
function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

/** The phases of one part, and the whole that they are phases of. */
const PHASES = ['total', 'scan', 'compare', 'upload'] as const satisfies readonly (keyof Timings)[]

/** What goes on in many sessions at once, and is a sum over sessions in one part too. */
const SUMMED = ['read', 'compress', 'send'] as const satisfies readonly (keyof Timings)[]

/**
 * The times of all parts, ms. They ran side by side, so that the whole took as long as its longest part: its phases stand
 * beside its total, and add up to no more. What is a sum over sessions is added up over all of them.
 */
export function mergeTimings(parts: readonly Timings[]): Timings {
  const [longest] = parts.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0))
  const timings: { -readonly [Name in keyof Timings]: Timings[Name] } = {}
  for (const name of PHASES) if (longest?.[name] !== undefined) timings[name] = longest[name]
  for (const name of SUMMED) {
    const values = parts.flatMap((part) => part[name] ?? [])
    if (values.length > 0) timings[name] = values.reduce((sum, value) => sum + value, 0)
  }
  return timings
}

/** Failures of the cloud and the way there: what they stop is a session each that errored or timed out, which is a verdict. */
const LEAVES_SESSIONS: ReadonlySet<FailureCode> = new Set([
  'cloud-unreachable',
  'cloud-rejected',
  'cloud-answer',
  'cloud-down',
  'rate-limited',
  'redirected',
  'proxy',
])

/**
 * What a part has come to, from what its report holds: the status that it gives itself can only make it worse. One that
 * failed or was cancelled stays so, and one that something ended early is not complete, whatever its sessions say.
 */
export function shardStatus(report: ShardReport): Status {
  const { status, statusReason, failures, projects, sessions, counts, timingsMs } = report
  if (status === 'failed') return status
  const unsynced = counts.errored + counts.timedOut
  if (failures.some(({ code }) => !LEAVES_SESSIONS.has(code) || unsynced === 0)) return 'failed'
  if (status === 'cancelled') return status
  const isUntouched = sessions.length === 0 && timingsMs.scan === undefined
  if (status === 'not-run' && isUntouched) return 'not-run'
  const isEndedEarly = status !== 'complete' || statusReason !== null || failures.length > 0
  const unreadable = projects.reduce((sum, project) => sum + project.unreadable.length, 0)
  const ending: RunOutcome = isEndedEarly ? { kind: 'deadline', timeoutMs: timingsMs.total ?? 0 } : { kind: 'finished' }
  return resolveStatus(ending, counts, unreadable)
}
