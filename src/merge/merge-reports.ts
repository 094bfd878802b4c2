import { Failure, type FailureCode } from '../failure.ts'
import { parseCloudUrl } from '../inputs/cloud-url.ts'
import { defaultInputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { ShardReport } from '../report/report.ts'
import { countInaccessible, type Run, type Timings } from '../run/run.ts'
import { type RunOutcome, resolveStatus, type Status } from '../run/run-outcome.ts'
import { countSessions } from '../run/session-statuses.ts'
import { VERSION } from '../version.ts'
import { mergeProjects, mergeResults } from './merge-projects.ts'
import type { ShardReportFile } from './read-reports.ts'
import { selectShardReports } from './select-shard-reports.ts'

/** The worst first: the merged status is the worst of the parts'. */
const WORST_FIRST: readonly Status[] = ['failed', 'cancelled', 'incomplete', 'complete', 'not-run']

/** Shards that differ and are named. */
const MAX_SHOWN = 3

const REQUEST_KINDS = ['sizes', 'head', 'put', 'refresh'] as const

/**
 * Adds the reports of all shards to one run; its status follows from what they contain.
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
  const difference = describeCheckoutDifference(reports)
  const statuses = new Set([...reports.map(shardStatus), ...(difference === undefined ? [] : ['incomplete' as const])])
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
    searched: searchedOf(reports),
    results,
    counts: countSessions(results),
    requests: requestsOf(reports),
    timings: mergeTimings(reports.map(({ timingsMs }) => timingsMs)),
    status: WORST_FIRST.find((status) => statuses.has(status)) ?? 'failed',
    statusReason: joinStatusReasons(
      [...reports.flatMap(({ statusReason }) => statusReason ?? []), difference ?? []].flat(),
    ),
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

/** Shards without a token compare nothing; one that has compared is worth more. */
function searchedOf(reports: readonly ShardReport[]): number | undefined {
  const counts = reports.flatMap(({ searched }) => searched ?? [])
  return counts.length === reports.length ? counts.reduce((sum, count) => sum + count, 0) : undefined
}

/** The inputs as far as they decide what is said: the mode, the verdict's rule and where the links lead. */
function inputsOf({ mode, cloudUrl }: ShardReport, reports: readonly ShardReport[]): NonNullable<Run['inputs']> {
  const defaults = defaultInputs()
  // Where parts differ the stricter rule holds.
  const rules = reports.map(({ failOnIncomplete }) => failOnIncomplete)
  const failOnIncomplete = rules.includes(true) || (rules.includes('errors') ? 'errors' : false)
  // Where they are sent, nobody looks for them.
  const isSent = reports.every(({ credentials }) => credentials === null)
  return { ...defaults, mode, cloudUrl, failOnIncomplete, ...(isSent ? { secrets: 'send' } : {}) }
}

function requestsOf(reports: readonly ShardReport[]): Run['requests'] {
  const sums = { sizes: 0, head: 0, put: 0, refresh: 0 }
  for (const { requests } of reports) for (const kind of REQUEST_KINDS) sums[kind] += requests[kind]
  return sums
}

function joinStatusReasons(reasons: readonly string[]): string | undefined {
  return reasons.length === 0 ? undefined : [...new Set(reasons)].join(' ')
}

/** What concerns all shards is in each report. */
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
function mergeTimings(parts: readonly Timings[]): Timings {
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
function shardStatus(report: ShardReport): Status {
  const { status, statusReason, failures, projects, sessions, counts, timingsMs } = report
  if (status === 'failed') return status
  const unsynced = counts.errored + counts.timedOut
  if (failures.some(({ code }) => !LEAVES_SESSIONS.has(code) || unsynced === 0)) return 'failed'
  if (status === 'cancelled') return status
  const isUntouched = sessions.length === 0 && timingsMs.scan === undefined
  if (status === 'not-run' && isUntouched) return 'not-run'
  const isEndedEarly = status !== 'complete' || statusReason !== null || failures.length > 0
  const inaccessible = projects.map(({ id, filteredOut, excluded, leftOut, unreadable }) =>
    countInaccessible({
      sessionCount: sessions.filter(({ projectId }) => projectId === id).length,
      filteredOut,
      excludedCount: excluded.length,
      leftOut,
      unreadableCount: unreadable.length,
    }),
  )
  const ending: RunOutcome = isEndedEarly ? { kind: 'deadline', timeoutMs: timingsMs.total ?? 0 } : { kind: 'finished' }
  return resolveStatus(
    ending,
    counts,
    inaccessible.reduce((sum, count) => sum + count, 0),
  )
}

/** What a shard found in the whole checkout, whichever sessions are its own. */
type CheckoutView = { readonly shard: string; readonly files: number; readonly sessions: number }

/**
 * Compares what the shards found in the checkout, of which each scans all. Sessions that one shard did not see may belong to
 * it, so that nobody synced them.
 *
 * @returns a sentence that names the shards, or `undefined` when all found the same
 */
function describeCheckoutDifference(reports: readonly ShardReport[]): string | undefined {
  const views = reports
    .filter(hasSeenCheckout)
    .map(viewCheckout)
    .toSorted((a, b) => b.files - a.files || b.sessions - a.sessions)
  const [fullest] = views
  const others = views.filter(({ files, sessions }) => files !== fullest?.files || sessions !== fullest.sessions)
  if (fullest === undefined || others.length === 0) return undefined
  const shown = [fullest, ...others.slice(0, MAX_SHOWN)].map(({ shard, files, sessions }) =>
    files === 0
      ? `${shard} none at all (does its job check out the repository?)`
      : `${shard} ${files} with ${sessions} sessions`,
  )
  const rest = others.length > MAX_SHOWN ? `, and ${others.length - MAX_SHOWN} more differ` : ''
  return `The shards found different transcript files, so sessions may be missing: ${shown.join(', ')}${rest}.`
}

/** A run that ended early, or that could not read a file, may not have counted all; it is not complete by itself. */
function hasSeenCheckout({ statusReason, timingsMs, projects }: ShardReport): boolean {
  return (
    statusReason === null && timingsMs.scan !== undefined && projects.every(({ unreadable }) => unreadable.length === 0)
  )
}

function viewCheckout({ shard, projects, sessions }: ShardReport): CheckoutView {
  const sum = (count: (project: ShardReport['projects'][number]) => number): number =>
    projects.reduce((total, project) => total + count(project), 0)
  return {
    shard: `shard ${shard.index}/${shard.count}`,
    files: sum(({ files }) => files),
    sessions: sessions.length + sum(({ filteredOut }) => filteredOut),
  }
}
