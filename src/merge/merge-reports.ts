import { Failure } from '../failure.ts'
import { parseCloudUrl } from '../inputs/cloud-url.ts'
import { defaultInputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { ShardReport } from '../report/report.ts'
import type { Run } from '../run/run.ts'
import type { Status } from '../run/run-outcome.ts'
import { countSessions } from '../run/session-statuses.ts'
import { VERSION } from '../version.ts'
import { chooseParts } from './choose-parts.ts'
import { mergeProjects } from './merge-projects.ts'
import { mergeResults } from './merge-results.ts'
import { mergeTimings } from './merge-timings.ts'
import { statusOfPart } from './part-status.ts'
import type { PartReport } from './read-reports.ts'

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
export function mergeReports(found: readonly PartReport[], runner: Runner): Run {
  const parts = chooseParts(found)
  const reports = parts.map(({ report }) => report)
  const [{ report: first }] = parts
  const results = mergeResults(reports)
  const statuses = new Set(reports.map(statusOfPart))
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
