import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import type { ShardReportFile } from '../../src/merge/read-reports.ts'
import { buildOutputs } from '../../src/report/outputs.ts'
import { reportPieces } from '../../src/report/report.ts'
import { readReport } from '../../src/report/report-reader.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import type { Run } from '../../src/run/run.ts'
import { resolveExitCode } from '../../src/run/run.ts'
import type { Status } from '../../src/run/run-outcome.ts'
import { sessionId } from '../rig/checkout.ts'
import { listPointers } from '../rig/pointers.ts'
import { createValidator } from '../rig/published-schema.ts'
import { runner } from '../rig/runs.ts'
import { type ShardedRun, shardReports } from './shard-reports.ts'

/** Of the first shard. */
const SESSION = sessionId(2)
const stalled = { match: { route: 'put', sessionId: SESSION }, action: { kind: 'stall' } } as const
const lenient = { 'fail-on-incomplete': 'false' }

const RUNS: Readonly<Record<Exclude<Status, 'not-run'> | 'late' | 'pending', ShardedRun & { expected: Status }>> = {
  complete: { expected: 'complete' },
  incomplete: {
    expected: 'incomplete',
    faults: [{ match: { route: 'put', sessionId: SESSION }, action: { kind: 'status', status: 422 } }],
  },
  late: { expected: 'incomplete', faults: [stalled], first: { timeout: '1' } },
  pending: { expected: 'incomplete', inputs: { mode: 'check' } },
  failed: { expected: 'failed', inputs: lenient, first: { token: 'a-token-of-nobody' } },
  cancelled: {
    expected: 'cancelled',
    faults: [stalled],
    cancelWhen: ({ requests }) => requests.some((request) => request.sessionId === SESSION),
  },
}

/** The better the later; a change may make a verdict worse where it is what the report says of itself. */
const WORST_FIRST: readonly Status[] = ['failed', 'cancelled', 'incomplete', 'complete', 'not-run']

/** What a report says of how it ended and of its checkout: a claim to have ended worse, or to have seen less, counts. */
const CLAIMS = /^\/(status|statusReason|failures|projects\/0\/(unreadable|files|filteredOut))(\/|$)/

/** Put in every place of a report; `undefined` takes away what is there. */
const VALUES: readonly unknown[] = [
  ...[undefined, null, true, false, 0, 1, 2, 3, -1, 1.5, 257, 1e300, '', '0', '2', 'x', '../x', 'exploded', [], {}],
  ...['complete', 'incomplete', 'failed', 'cancelled', 'not-run', 'created', 'skipped', 'errored', 'pending', 'check'],
  ...['https://evil.example', 'javascript:alert(1)', 'a\n::error::b', sessionId(0), sessionId(3), 'other', 'internal'],
]

const validate = createValidator('writer')

describe.each(Object.entries(RUNS))('one change to a report of a run that is %s', (_name, sharded) => {
  test('leaves the verdict right, or the report is refused', async () => {
    const texts = await shardReports(sharded)
    const parts = texts.map((text, index): ShardReportFile => read(text, index))
    const truth = mergeReports(parts, runner())
    expect(truth.status).toBe(sharded.expected)
    const [first = ''] = texts
    const wrong: unknown[] = []
    let merges = 0
    for (const { pointer, text } of mutationsOf(first)) {
      const merged = mergedWith(text, parts)
      if (merged === undefined) continue
      merges += 1
      if (!isRight(merged, truth, pointer)) wrong.push([pointer, text, merged.status])
    }
    expect(wrong.slice(0, 3)).toEqual([])
    // Titles, reasons, times and the like decide nothing, so that there is something to be merged.
    expect(merges).toBeGreaterThan(100)
  })
})

function read(text: string, index: number): ShardReportFile {
  const file = `${index}.json`
  return { file, report: readReport(text, file) }
}

/** The merged run with the first report's text replaced; `undefined` when it was refused, which has to be a `Failure`. */
function mergedWith(text: string, [, ...others]: readonly ShardReportFile[]): Run | undefined {
  try {
    return mergeReports([read(text, 0), ...others], runner())
  } catch (error) {
    if (error instanceof Failure && ['report-unusable', 'shards-incomplete'].includes(error.code)) return undefined
    throw error
  }
}

function isRight(merged: Run, truth: Run, pointer: string): boolean {
  const isNoBetter = WORST_FIRST.indexOf(merged.status) <= WORST_FIRST.indexOf(truth.status)
  // Nothing but its own word tells a cancelled part from a late one; either is red.
  const isAsRed = resolveExitCode(merged) >= resolveExitCode(truth) && (isNoBetter || truth.status === 'cancelled')
  const isSame = merged.status === truth.status
  return (
    (CLAIMS.test(pointer) ? isAsRed : isSame) &&
    resolveExitCode(merged) >= resolveExitCode(truth) &&
    JSON.stringify(merged.counts) === JSON.stringify(truth.counts) &&
    buildOutputs(merged, '')['project-url'] === buildOutputs(truth, '')['project-url'] &&
    renderSummary(merged, '').length > 0 &&
    validate(JSON.parse([...reportPieces(merged)].join('')))
  )
}

function* mutationsOf(text: string): Generator<{ pointer: string; text: string }> {
  const original = JSON.stringify(JSON.parse(text))
  for (const pointer of listPointers(JSON.parse(text))) {
    const path = pointer.split('/').slice(1)
    const name = path.pop() ?? ''
    for (const value of VALUES) {
      const report = JSON.parse(text)
      const holder = path.reduce((data, key) => data[key], report)
      if (value !== undefined) holder[name] = value
      else if (Array.isArray(holder)) holder.splice(Number(name), 1)
      else delete holder[name]
      const mutated = JSON.stringify(report)
      if (mutated !== original) yield { pointer, text: mutated }
    }
  }
}
