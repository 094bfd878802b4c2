import { Failure } from '../failure.ts'
import { INPUT_NAMES, INPUTS } from '../inputs/inputs.ts'
import type { ShardReport } from '../report/report.ts'
import { reportUnusable } from '../report/report-reader.ts'
import type { ShardReportFile } from './read-reports.ts'

/** Values that are equal in all reports of one run. */
const SAME_RUN: readonly Sameness[] = [
  ['/source/serverUrl', 'another server', ({ source }) => source.serverUrl],
  ['/source/repository', 'another repository', ({ source }) => source.repository],
  ['/source/commit', 'another commit', ({ source }) => source.commit],
  ['/source/runId', 'another run', ({ source }) => source.runId],
]

/** Values that are equal in all merged reports. */
const SAME_WORK: readonly Sameness[] = [
  ['/mode', 'another mode', ({ mode }) => mode],
  ['/cloudUrl', 'another cloud', ({ cloudUrl }) => cloudUrl],
  // Every shard identifies all projects of the checkout, unless it fails earlier.
  ['/projects', 'other projects', ({ projects }) => projects.map(({ id }) => id).join(' ') || undefined],
  ...INPUT_NAMES.filter((name) => INPUTS[name].isScope && name !== 'shard').map(
    (name): Sameness => [`/inputs/${name}`, `another \`${name}\``, ({ inputs }) => inputs[name] ?? ''],
  ),
]

/** A value that must be equal: its JSON pointer, the words for a difference, and the value (`undefined`: unknown). */
type Sameness = readonly [pointer: string, other: string, of: (report: ShardReport) => string | undefined]

/**
 * Selects one report per shard: of several attempts, the latest.
 * @param found in any order
 * @returns the reports in the order of the shards; at least one
 * @throws Failure `report-unusable` for reports of different runs; `shards-incomplete` for a missing or duplicate
 *   shard, or different numbers of shards
 */
export function selectShardReports(found: readonly ShardReportFile[]): [ShardReportFile, ...ShardReportFile[]] {
  requireSame(found, SAME_RUN)
  const count = found[0]?.report.shard.count
  if (found.some(({ report }) => report.shard.count !== count))
    throw incomplete('the reports have different numbers of shards')
  const byIndex = Map.groupBy(found, ({ report }) => report.shard.index)
  const chosen = Array.from({ length: count ?? 0 }, (_, place) => {
    const name = `shard ${place + 1}/${count}`
    return newestAttempt(byIndex.get(place + 1) ?? [], name)
  })
  const [first, ...others] = chosen
  if (first === undefined) throw incomplete('there are no reports')
  requireSame(chosen, SAME_WORK)
  return [first, ...others]
}

function newestAttempt(attempts: readonly ShardReportFile[], name: string): ShardReportFile {
  const newest = Math.max(...attempts.map(attemptOf))
  const [part, twin] = attempts.filter((attempt) => attemptOf(attempt) === newest)
  if (part === undefined) throw incomplete(`${name} has none`)
  if (twin !== undefined) throw incomplete(`${name} has two of the same attempt, ${part.file} and ${twin.file}`)
  return part
}

/** Empty off GitHub. */
function attemptOf({ report }: ShardReportFile): number {
  return Number(report.source.runAttempt)
}

function requireSame(parts: readonly ShardReportFile[], samenesses: readonly Sameness[]): void {
  for (const [pointer, other, of] of samenesses) {
    const telling = parts.filter(({ report }) => of(report) !== undefined)
    const [first] = telling
    const stranger = telling.find(({ report }) => first !== undefined && of(report) !== of(first.report))
    if (first !== undefined && stranger !== undefined)
      throw reportUnusable(stranger.file, `it has ${other} than ${first.file} (\`${pointer}\`)`)
  }
}

function incomplete(why: string): Failure {
  return new Failure(
    'shards-incomplete',
    `Each shard needs exactly one report: ${why}.`,
    'Upload the `report` output of every shard, even when its job failed (`if: always()`), and merge them in one job.',
  )
}
