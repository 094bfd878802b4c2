import { Failure } from '../failure.ts'
import { INPUT_NAMES, INPUTS } from '../inputs/inputs.ts'
import type { ShardReport } from '../report/report.ts'
import { createUnusableReportFailure } from '../report/report-reader.ts'
import type { ShardReportFile } from './read-reports.ts'

/** Values that are equal in all reports of one run. */
const SAME_RUN: readonly SharedValue[] = [
  ['/source/serverUrl', 'another server', ({ source }) => source.serverUrl],
  ['/source/repository', 'another repository', ({ source }) => source.repository],
  ['/source/commit', 'another commit', ({ source }) => source.commit],
  ['/source/runId', 'another run', ({ source }) => source.runId],
]

/** Values that are equal in all merged reports. */
const SAME_WORK: readonly SharedValue[] = [
  ['/mode', 'another mode', ({ mode }) => mode],
  ['/cloudUrl', 'another cloud', ({ cloudUrl }) => cloudUrl],
  // Every shard identifies all projects of the checkout, unless it fails earlier.
  ['/projects', 'other projects', ({ projects }) => projects.map(({ id }) => id).join(' ') || undefined],
  ...INPUT_NAMES.filter((name) => INPUTS[name].isScope && name !== 'shard').map(
    (name): SharedValue => [`/inputs/${name}`, `another \`${name}\``, ({ inputs }) => inputs[name] ?? ''],
  ),
]

/** A value that must be equal: its JSON pointer, the words for a difference, and the value (`undefined`: unknown). */
type SharedValue = readonly [pointer: string, other: string, of: (report: ShardReport) => string | undefined]

/**
 * Selects one report per shard: of several attempts, the latest.
 * @param found in any order
 * @returns the reports in the order of the shards; at least one
 * @throws Failure `report-unusable` for reports of different runs; `shards-incomplete` for a missing or duplicate
 *   shard, or different numbers of shards
 */
export function selectShardReports(found: readonly ShardReportFile[]): [ShardReportFile, ...ShardReportFile[]] {
  assertSame(found, SAME_RUN)
  const count = found[0]?.report.shard.count
  if (found.some(({ report }) => report.shard.count !== count))
    throw createIncompleteFailure('the reports have different numbers of shards')
  const byIndex = Map.groupBy(found, ({ report }) => report.shard.index)
  const selected = Array.from({ length: count ?? 0 }, (_, index) => {
    const name = `shard ${index + 1}/${count}`
    return selectNewestAttempt(byIndex.get(index + 1) ?? [], name)
  })
  const [first, ...others] = selected
  if (first === undefined) throw createIncompleteFailure('there are no reports')
  assertSame(selected, SAME_WORK)
  return [first, ...others]
}

function selectNewestAttempt(attempts: readonly ShardReportFile[], name: string): ShardReportFile {
  const newest = Math.max(...attempts.map(getAttempt))
  const [shard, duplicate] = attempts.filter((attempt) => getAttempt(attempt) === newest)
  if (shard === undefined) throw createIncompleteFailure(`${name} has none`)
  if (duplicate !== undefined)
    throw createIncompleteFailure(`${name} has two of the same attempt, ${shard.file} and ${duplicate.file}`)
  return shard
}

/** Empty off GitHub. */
function getAttempt({ report }: ShardReportFile): number {
  return Number(report.source.runAttempt)
}

function assertSame(shards: readonly ShardReportFile[], values: readonly SharedValue[]): void {
  for (const [pointer, other, read] of values) {
    const known = shards.filter(({ report }) => read(report) !== undefined)
    const [first] = known
    const different = known.find(({ report }) => first !== undefined && read(report) !== read(first.report))
    if (first !== undefined && different !== undefined)
      throw createUnusableReportFailure(different.file, `it has ${other} than ${first.file} (\`${pointer}\`)`)
  }
}

function createIncompleteFailure(detail: string): Failure {
  return new Failure(
    'shards-incomplete',
    `Each shard needs exactly one report: ${detail}.`,
    'Upload the `report` output of every shard, even when its job failed (`if: always()`), and merge them in one job.',
  )
}
