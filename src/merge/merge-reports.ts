import { Failure, type FailureCode } from '../failure.ts'
import { parseCloudUrl } from '../inputs/cloud-url.ts'
import { createDefaultInputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import { pluralize } from '../message-format.ts'
import type { ShardReport } from '../report/report.ts'
import { countInaccessible, type Run, type Timings } from '../run/run.ts'
import { type RunOutcome, resolveStatus, type Status } from '../run/run-outcome.ts'
import { countSessions } from '../run/session-statuses.ts'
import { VERSION } from '../version.ts'
import { mergeProjects, mergeResults } from './merge-projects.ts'
import type { ShardReportFile } from './read-reports.ts'
import { selectShardReports } from './select-shard-reports.ts'

/** Worst status first. */
const WORST_FIRST: readonly Status[] = ['failed', 'cancelled', 'incomplete', 'complete', 'not-run']

/** Maximum different shards in the message. */
const MAX_SHOWN = 3

const REQUEST_KINDS = ['sizes', 'head', 'put', 'refresh'] as const

/**
 * Merges the reports of all shards into one run, and recomputes its status from their contents.
 * @param found all reports, in any order
 * @param runner the runner of the merge job
 * @throws Failure `shards-incomplete` or `report-unusable`
 */
export function mergeReports(found: readonly ShardReportFile[], runner: Runner): Run {
  const shards = selectShardReports(found)
  const reports = shards.map(({ report }) => report)
  const [{ report: first }] = shards
  const results = mergeResults(reports)
  const difference = describeCheckoutDifference(reports)
  const statuses = new Set([
    ...reports.map(resolveShardStatus),
    ...(difference === undefined ? [] : ['incomplete' as const]),
  ])
  return {
    version: VERSION,
    startedAt: new Date(Math.min(...reports.map(({ startedAt }) => Date.parse(startedAt)))),
    runner: { ...runner, ...resolveSource(first, runner) },
    inputs: restoreInputs(first, reports),
    projects: mergeProjects(reports, (url) => isLinkable(url, runner)),
    optOuts: first.optOuts.map(({ path, file, setting }) => ({ path, file, setting })),
    notices: removeDuplicates(reports.flatMap(({ notices }) => notices)).map(({ file, ...notice }) => ({
      ...notice,
      ...(file === null ? {} : { file }),
    })),
    searched: sumSearched(reports),
    results,
    counts: countSessions(results),
    requests: sumRequests(reports),
    timings: mergeTimings(reports.map(({ timingsMs }) => timingsMs)),
    status: WORST_FIRST.find((status) => statuses.has(status)) ?? 'failed',
    statusReason: joinStatusReasons(
      [...reports.flatMap(({ statusReason }) => statusReason ?? []), difference ?? []].flat(),
    ),
    failures: removeDuplicates(reports.flatMap(({ failures }) => failures)).map(
      ({ code, message, hint }) => new Failure(code, message, hint),
    ),
  }
}

/** Returns the source for links. */
function resolveSource({ source }: ShardReport, runner: Runner): Pick<Runner, 'serverUrl' | 'repository' | 'commit'> {
  const { serverUrl, repository, commit } = source
  return { serverUrl, repository: isLinkable(serverUrl, runner) ? repository : '', commit }
}

/** Whether links are allowed: to this job's server, with https, or with http on loopback. */
function isLinkable(serverUrl: string, runner: Runner): boolean {
  return serverUrl === runner.serverUrl || 'url' in parseCloudUrl(serverUrl)
}

/** Sums the searched transcripts, if no shard compared sessions. */
function sumSearched(reports: readonly ShardReport[]): number | undefined {
  const counts = reports.flatMap(({ searched }) => searched ?? [])
  return counts.length === reports.length ? counts.reduce((sum, count) => sum + count, 0) : undefined
}

/** Restores the inputs for the output: the mode, the rule of the verdict, and the address of links. */
function restoreInputs({ mode, cloudUrl }: ShardReport, reports: readonly ShardReport[]): NonNullable<Run['inputs']> {
  const defaults = createDefaultInputs()
  // If shards differ, the stricter rule applies.
  const rules = reports.map(({ failOnIncomplete }) => failOnIncomplete)
  const failOnIncomplete = rules.includes(true) || (rules.includes('errors') ? 'errors' : false)
  // With `send`, no shard searched for credentials.
  const isSent = reports.every(({ credentials }) => credentials === null)
  return { ...defaults, mode, cloudUrl, failOnIncomplete, ...(isSent ? { secrets: 'send' } : {}) }
}

function sumRequests(reports: readonly ShardReport[]): Run['requests'] {
  const sums = { sizes: 0, head: 0, put: 0, refresh: 0 }
  for (const { requests } of reports) for (const kind of REQUEST_KINDS) sums[kind] += requests[kind]
  return sums
}

function joinStatusReasons(reasons: readonly string[]): string | undefined {
  return reasons.length === 0 ? undefined : [...new Set(reasons)].join(' ')
}

/** Removes duplicates, because each report contains the messages about all shards. */
function removeDuplicates<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

/** Timings of one shard's phases. */
const PHASES = ['total', 'scan', 'compare', 'upload'] as const satisfies readonly (keyof Timings)[]

/** Timings that are sums over sessions. */
const SUMMED = ['read', 'compress', 'send'] as const satisfies readonly (keyof Timings)[]

/**
 * Merges timings in milliseconds. Shards run in parallel, so the phases are from the longest shard. Sums are added up.
 */
function mergeTimings(shards: readonly Timings[]): Timings {
  const [longest] = shards.toSorted((a, b) => (b.total ?? 0) - (a.total ?? 0))
  const timings: { -readonly [Name in keyof Timings]: Timings[Name] } = {}
  for (const name of PHASES) if (longest?.[name] !== undefined) timings[name] = longest[name]
  for (const name of SUMMED) {
    const values = shards.flatMap((shardTimings) => shardTimings[name] ?? [])
    if (values.length > 0) timings[name] = values.reduce((sum, value) => sum + value, 0)
  }
  return timings
}

/** Failures of cloud and network, whose effect is visible in the sessions' results. */
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
 * Recomputes a shard's status from its contents. The reported status can only make it worse: a failed, cancelled or
 * stopped shard never counts as complete.
 */
function resolveShardStatus(report: ShardReport): Status {
  const { status, statusReason, failures, projects, sessions, counts, timingsMs } = report
  if (status === 'failed') return status
  const unsynced = counts.errored + counts.timedOut
  if (failures.some(({ code }) => !LEAVES_SESSIONS.has(code) || unsynced === 0)) return 'failed'
  if (status === 'cancelled') return status
  const isUnscanned = sessions.length === 0 && timingsMs.scan === undefined
  if (status === 'not-run' && isUnscanned) return 'not-run'
  const isEndedEarly = status !== 'complete' || statusReason !== null || failures.length > 0
  const inaccessible = projects.map(({ id, filteredOut, excluded, leftOut, unreadable }) =>
    countInaccessible({
      sessionCount: sessions.filter(({ projectId }) => projectId === id).length,
      filteredOut,
      excludedCount: excluded.length,
      ignored: leftOut,
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

/** Number of files and sessions in the whole checkout, as found by one shard. */
type CheckoutView = { readonly shard: string; readonly files: number; readonly sessions: number }

/**
 * Compares the shards' views of the checkout. Sessions that a shard did not find possibly belong to it and are not
 * synced.
 * @returns a sentence with the shards; `undefined` if all views are equal
 */
function describeCheckoutDifference(reports: readonly ShardReport[]): string | undefined {
  const views = reports
    .filter(hasScannedCheckout)
    .map(toCheckoutView)
    .toSorted((a, b) => b.files - a.files || b.sessions - a.sessions)
  const [fullest] = views
  const others = views.filter(({ files, sessions }) => files !== fullest?.files || sessions !== fullest.sessions)
  if (fullest === undefined || others.length === 0) return undefined
  const shown = [fullest, ...others.slice(0, MAX_SHOWN)].map(({ shard, files, sessions }) =>
    files === 0
      ? `${shard} found none (check that its job checks out the repository)`
      : `${shard} found ${pluralize(files, 'file')} with ${pluralize(sessions, 'session')}`,
  )
  const rest = others.length > MAX_SHOWN ? `, and ${others.length - MAX_SHOWN} more shards differ` : ''
  return `The shards found different transcript files, so sessions may be missing: ${shown.join(', ')}${rest}.`
}

/** Excludes shards with an early end or unreadable files: they are already incomplete, and their counts too. */
function hasScannedCheckout({ statusReason, timingsMs, projects }: ShardReport): boolean {
  return (
    statusReason === null && timingsMs.scan !== undefined && projects.every(({ unreadable }) => unreadable.length === 0)
  )
}

function toCheckoutView({ shard, projects, sessions }: ShardReport): CheckoutView {
  const sum = (count: (project: ShardReport['projects'][number]) => number): number =>
    projects.reduce((total, project) => total + count(project), 0)
  return {
    shard: `shard ${shard.index}/${shard.count}`,
    files: sum(({ files }) => files),
    sessions: sessions.length + sum(({ filteredOut }) => filteredOut),
  }
}
