import { Failure } from '../failure.ts'
import { readInputs } from '../inputs/read-inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { Status } from '../run/ending.ts'
import type { Run, Timings } from '../run/run.ts'
import { VERSION } from '../version.ts'
import { mergeProjects } from './merge-projects.ts'
import { tallyResults } from './merge-results.ts'
import type { ShardReport } from './shard-report.ts'

/** The worst first: the merged status is the worst of the shards'. */
const WORST_FIRST: readonly Status[] = ['failed', 'cancelled', 'incomplete', 'complete', 'not-run']

/**
 * Adds the reports of all shards into the run that they are the parts of. Every session counts once, also when two
 * reports have it: the outcome of higher precedence stands, as within one run.
 *
 * @param reports at least one, in any order
 * @param runner of the job that merges
 * @throws Failure `shards-incomplete` when a shard's report is missing, there twice, or of another number of shards
 */
export function mergeReports(reports: readonly ShardReport[], runner: Runner): Run {
  const sorted = reports.toSorted((a, b) => a.shard.index - b.shard.index)
  const [first] = sorted
  if (first === undefined) throw incomplete('there is no report at all')
  requireEveryShard(sorted)

  const tally = tallyResults(sorted)
  const { source } = first
  return {
    version: VERSION,
    startedAt: new Date(Math.min(...sorted.map(({ startedAt }) => Date.parse(startedAt)))),
    runner: { ...runner, serverUrl: source.serverUrl, repository: source.repository, commit: source.commit },
    inputs: inputsOf(sorted),
    projects: mergeProjects(sorted),
    optOuts: [...first.optOuts],
    notices: distinct(sorted.flatMap(({ notices }) => notices)).map(({ file, ...notice }) => ({
      ...notice,
      ...(file === null ? {} : { file }),
    })),
    results: tally.results(),
    counts: tally.counts(),
    requests: sumOf(sorted.map(({ requests }) => requests)),
    timings: timingsOf(sorted),
    status: WORST_FIRST.find((status) => sorted.some((report) => report.status === status)) ?? 'failed',
    statusReason: statusReasonOf(sorted),
    failures: distinct(sorted.flatMap(({ failures }) => failures)).map(
      ({ code, message, hint }) => new Failure(code, message, hint),
    ),
  }
}

function requireEveryShard(reports: readonly ShardReport[]): void {
  const { count } = reports[0]?.shard ?? { count: 0 }
  if (reports.some(({ shard }) => shard.count !== count)) throw incomplete('they are of different numbers of shards')
  for (let index = 1; index <= count; index++) {
    const found = reports.filter(({ shard }) => shard.index === index).length
    if (found === 0) throw incomplete(`shard ${index}/${count} has none`)
    if (found > 1) throw incomplete(`shard ${index}/${count} has ${found}`)
  }
}

function incomplete(why: string): Failure {
  return new Failure(
    'shards-incomplete',
    `The reports are not one of each shard: ${why}.`,
    'Upload the `report` output of every shard, also of one that failed (`if: always()`), and merge them in one job.',
  )
}

/** The inputs as far as they decide what is said: the mode, the verdict's rule and where the links lead. */
function inputsOf(reports: readonly ShardReport[]): NonNullable<Run['inputs']> {
  const told = reports.find(({ cloudUrl }) => cloudUrl !== null)
  const defaults = readInputs(() => '', { cloudUrl: '', windows: false })
  return {
    ...defaults,
    mode: told?.mode ?? defaults.mode,
    cloudUrl: told?.cloudUrl ?? defaults.cloudUrl,
    failOnIncomplete: reports.some(({ failOnIncomplete }) => failOnIncomplete !== false),
  }
}

/** What adds up is added up; the whole took as long as its longest part. */
function timingsOf(reports: readonly ShardReport[]): Timings {
  const timings = sumOf(reports.map(({ timingsMs }) => timingsMs))
  return { ...timings, total: Math.max(...reports.map(({ timingsMs }) => timingsMs.total ?? 0)) }
}

function sumOf<T extends Readonly<Record<string, number>>>(parts: readonly T[]): T {
  const sums: Record<string, number> = {}
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) sums[name] = (sums[name] ?? 0) + value
  return sums as T
}

function statusReasonOf(reports: readonly ShardReport[]): string | undefined {
  const reasons = new Set(reports.flatMap(({ statusReason }) => statusReason ?? []))
  return reasons.size === 0 ? undefined : [...reasons].join(' ')
}

/** Every shard tells what concerns all of them. */
function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
