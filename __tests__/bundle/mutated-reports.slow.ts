import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import type { ShardReportFile } from '../../src/merge/read-reports.ts'
import { buildOutputs } from '../../src/report/outputs.ts'
import { generateReport } from '../../src/report/report.ts'
import { readReport } from '../../src/report/report-reader.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import type { Run } from '../../src/run/run.ts'
import { resolveExitCode } from '../../src/run/run.ts'
import type { Status } from '../../src/run/run-outcome.ts'
import { sessionId } from '../rig/checkout.ts'
import { listPointers } from '../rig/pointers.ts'
import { createValidator } from '../rig/published-schema.ts'
import { runner } from '../rig/runs.ts'
import { runShards, type ShardedRun } from './run-shards.ts'

/** A session of the first shard. */
const SESSION = sessionId(2)
const stalled = { match: { route: 'put', sessionId: SESSION }, action: { kind: 'stall' } } as const
const lenient = { 'fail-on-incomplete': 'false' }

const RUNS: Readonly<Record<Exclude<Status, 'not-run'> | 'timed out' | 'pending', ShardedRun & { expected: Status }>> =
  {
    complete: { expected: 'complete' },
    incomplete: {
      expected: 'incomplete',
      faults: [{ match: { route: 'put', sessionId: SESSION }, action: { kind: 'status', status: 422 } }],
    },
    'timed out': { expected: 'incomplete', faults: [stalled], first: { timeout: '1' } },
    pending: { expected: 'incomplete', inputs: { mode: 'check' } },
    failed: { expected: 'failed', inputs: lenient, first: { token: 'an-unknown-token' } },
    cancelled: {
      expected: 'cancelled',
      faults: [stalled],
      cancelWhen: ({ requests }) => requests.some((request) => request.sessionId === SESSION),
    },
  }

/** Worst status first. */
const WORST_FIRST: readonly Status[] = ['failed', 'cancelled', 'incomplete', 'complete', 'not-run']

/** Fields that only the report itself can know. A change there may make the verdict worse, but never better. */
const CLAIMS = /^\/(status|statusReason|failures|projects\/0\/(unreadable|files|filteredOut))(\/|$)/

/** Set at every field of a report; `undefined` removes the field. */
const VALUES: readonly unknown[] = [
  ...[undefined, null, true, false, 0, 1, 2, 3, -1, 1.5, 257, 1e300, '', '0', '2', 'x', '../x', 'exploded', [], {}],
  ...['complete', 'incomplete', 'failed', 'cancelled', 'not-run', 'created', 'skipped', 'errored', 'pending', 'check'],
  ...['https://evil.example', 'javascript:alert(1)', 'a\n::error::b', sessionId(0), sessionId(3), 'other', 'internal'],
]

const validate = createValidator('writer')

describe.each(Object.entries(RUNS))('one change to a report of a run that is %s', (_name, sharded) => {
  test('does not improve the verdict, or gets the report refused', async () => {
    const texts = await runShards(sharded)
    const reports = texts.map((text, index): ShardReportFile => read(text, index))
    const original = mergeReports(reports, runner())
    expect(original.status).toBe(sharded.expected)
    const [first = ''] = texts
    const improved: unknown[] = []
    let merges = 0
    for (const { pointer, text } of mutateReport(first)) {
      const merged = mergeWith(text, reports)
      if (merged === undefined) continue
      merges += 1
      if (!isNoImprovement(merged, original, pointer)) improved.push([pointer, text, merged.status])
    }
    expect(improved.slice(0, 3)).toEqual([])
    // Changes to titles, reasons and times are accepted, so enough changes were merged.
    expect(merges).toBeGreaterThan(100)
  })
})

function read(text: string, index: number): ShardReportFile {
  const file = `${index}.json`
  return { file, report: readReport(text, file) }
}

/** Merges with the first report replaced by `text`; `undefined` when the report is refused. */
function mergeWith(text: string, [, ...others]: readonly ShardReportFile[]): Run | undefined {
  try {
    return mergeReports([read(text, 0), ...others], runner())
  } catch (error) {
    if (error instanceof Failure && ['report-unusable', 'shards-incomplete'].includes(error.code)) return undefined
    throw error
  }
}

function isNoImprovement(merged: Run, original: Run, pointer: string): boolean {
  const isNoBetter = WORST_FIRST.indexOf(merged.status) <= WORST_FIRST.indexOf(original.status)
  // Only its own status distinguishes a cancelled shard from a timed out one; both fail the merge.
  const isAsBad =
    resolveExitCode(merged) >= resolveExitCode(original) && (isNoBetter || original.status === 'cancelled')
  const isSame = merged.status === original.status
  return (
    (CLAIMS.test(pointer) ? isAsBad : isSame) &&
    resolveExitCode(merged) >= resolveExitCode(original) &&
    JSON.stringify(merged.counts) === JSON.stringify(original.counts) &&
    buildOutputs(merged, '')['project-url'] === buildOutputs(original, '')['project-url'] &&
    renderSummary(merged, '').length > 0 &&
    validate(JSON.parse([...generateReport(merged)].join('')))
  )
}

function* mutateReport(text: string): Generator<{ pointer: string; text: string }> {
  const unchanged = JSON.stringify(JSON.parse(text))
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
      if (mutated !== unchanged) yield { pointer, text: mutated }
    }
  }
}
