import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import { parseShardReport, type ShardReport } from '../../src/merge/shard-report.ts'
import { reportPieces } from '../../src/report/report.ts'
import { countsOf } from '../../src/run/counts.ts'
import { exitCodeOf, type Status } from '../../src/run/ending.ts'
import type { Run } from '../../src/run/run.ts'
import { shardOf } from '../../src/shard.ts'
import { partialFailure, twoProjects } from '../report/runs.ts'

/** The run as its shards would have reported it: each with its part of the results, and all with the same scan. */
function shards(run: Run, count: number): ShardReport[] {
  return Array.from({ length: count }, (_, position) => {
    const index = position + 1
    const results = run.results.filter(({ session }) => shardOf(session.id, count) === index)
    const inputs = run.inputs && { ...run.inputs, shard: { index, count } }
    const part: Run = { ...run, results, counts: countsOf(results), ...(inputs ? { inputs } : {}) }
    return parseShardReport([...reportPieces(part)].join(''), `shard-${index}.json`)
  })
}

const runner = partialFailure().runner

describe('the shards of a run add up to the run', () => {
  test.each([
    ['with failures', partialFailure()],
    ['of two projects', twoProjects()],
  ])('%s', (_name, run) => {
    const merged = mergeReports(shards(run, 8), runner)
    expect(merged.counts).toEqual(run.counts)
    expect(merged.status).toBe(run.status)
    expect(exitCodeOf(merged.status, merged.inputs?.failOnIncomplete ?? true)).toBe(
      exitCodeOf(run.status, run.inputs?.failOnIncomplete ?? true),
    )
    expect(merged.projects.map(({ project }) => project)).toEqual(run.projects.map(({ project }) => project))
    expect(merged.results.map(({ session, outcome, reason }) => [session.file, outcome, reason]).sort()).toEqual(
      run.results.map(({ session, outcome, reason }) => [session.file, outcome, reason]).sort(),
    )
    expect(merged.projects.flatMap(({ scan }) => scan?.leftOut ?? [])).toHaveLength(
      run.projects.flatMap(({ scan }) => scan?.leftOut ?? []).length,
    )
    expect(merged.requests.put).toBe(run.requests.put * 8)
  })

  test('in any order', () => {
    const reports = shards(partialFailure(), 5)
    const expected = mergeReports(reports, runner)
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: 5 }), (shuffled) => {
        expect(mergeReports(shuffled, runner)).toEqual(expected)
      }),
    )
  })

  test('a session in two reports counts once', () => {
    const [first, second] = shards(partialFailure(), 2)
    if (first === undefined || second === undefined) throw new Error('two shards')
    const doubled = { ...second, sessions: [...second.sessions, ...first.sessions] }
    expect(mergeReports([first, doubled], runner).counts).toEqual(partialFailure().counts)
  })
})

describe('the merged status is the worst', () => {
  const worst: [Status[], Status][] = [
    [['complete', 'complete'], 'complete'],
    [['complete', 'incomplete'], 'incomplete'],
    [['incomplete', 'cancelled'], 'cancelled'],
    [['cancelled', 'failed'], 'failed'],
    [['not-run', 'not-run'], 'not-run'],
    [['not-run', 'complete'], 'complete'],
  ]
  test.each(worst)('%j → %s', (statuses, expected) => {
    const reports = shards(partialFailure(), 2).map((report, index) => ({
      ...report,
      status: statuses[index] ?? 'failed',
    }))
    expect(mergeReports(reports, runner).status).toBe(expected)
  })
})

describe('reports that are not one of each shard', () => {
  const reports = shards(partialFailure(), 3)
  const [first, second, third] = reports
  if (first === undefined || second === undefined || third === undefined) throw new Error('three shards')
  test.each([
    ['none', [], 'no report at all'],
    ['one is missing', [first, third], 'shard 2/3 has none'],
    ['one is there twice', [first, second, second, third], 'shard 2/3 has 2'],
    ['of another matrix', [first, second, { ...third, shard: { index: 3, count: 4 } }], 'different numbers of shards'],
  ])('%s', (_name, given, said) => {
    expect(() => mergeReports(given, runner)).toThrow(
      expect.objectContaining({ code: 'shards-incomplete', message: expect.stringContaining(said) }),
    )
  })
})

describe('a file that is no report of a shard', () => {
  const good = shards(partialFailure(), 1)[0]
  test.each([
    ['not JSON', '{', 'not valid JSON'],
    ['another JSON', '[]', 'no report of schema 1'],
    ['a later schema', JSON.stringify({ ...good, schema: 2 }), 'no report of schema 1'],
    ['of a run without shards', JSON.stringify({ ...good, shard: null }), 'no `shard` input'],
    ['with an unusable project', JSON.stringify({ ...good, projects: [{ id: '../x' }] }), 'projects'],
    [
      'with an unusable session',
      JSON.stringify({ ...good, sessions: [{ ...good?.sessions[0], id: '../x' }] }),
      'sessions',
    ],
    [
      'with an outcome that is none',
      JSON.stringify({ ...good, sessions: [{ ...good?.sessions[0], outcome: 'toString' }] }),
      'sessions',
    ],
  ])('%s', (_name, text, said) => {
    expect(() => parseShardReport(text, 'x.json')).toThrow(
      expect.objectContaining({ code: 'report-unusable', message: expect.stringContaining(said) }),
    )
  })
})
