import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import type { ShardReportFile } from '../../src/merge/read-reports.ts'
import { generateReport, type ShardReport } from '../../src/report/report.ts'
import { readReport } from '../../src/report/report-reader.ts'
import { type Run, resolveExitCode } from '../../src/run/run.ts'
import type { Status } from '../../src/run/run-outcome.ts'
import { asProjectId } from '../rig/ids.ts'
import { createValidator } from '../rig/published-schema.ts'
import { exclusions, firstSync, partialFailure, runner as runnerOf, twoProjects } from '../rig/runs.ts'
import { changeReport, shardReports, shardReportTexts } from '../rig/shard-reports.ts'

const runner = partialFailure().runner

function listIgnored({ projects }: Run) {
  const files = projects.flatMap(({ scan }) => scan?.ignored ?? [])
  return files.map(({ file, reason, id, preferred }) => [file, reason, id, preferred].join(' ')).sort()
}

describe('the merged shards of a run', () => {
  test.each([
    ['with failures', partialFailure()],
    ['of two projects', twoProjects()],
    ['with excluded files', exclusions()],
  ])('are equal to the run %s', (_name, run) => {
    const merged = mergeReports(shardReports(run, 8), runner)
    expect(merged.counts).toEqual(run.counts)
    expect(merged.status).toBe(run.status)
    expect(resolveExitCode(merged)).toBe(resolveExitCode(run))
    expect(merged.projects.map(({ project }) => project)).toEqual(run.projects.map(({ project }) => project))
    expect(merged.results.map(({ session, outcome, reason }) => [session.file, outcome, reason]).sort()).toEqual(
      run.results.map(({ session, outcome, reason }) => [session.file, outcome, reason]).sort(),
    )
    expect(listIgnored(merged)).toEqual(listIgnored(run))
    expect(merged.projects.map(({ scan }) => scan?.excluded)).toEqual(run.projects.map(({ scan }) => scan?.excluded))
    expect(merged.requests.put).toBe(run.requests.put * 8)
  })

  test('are the same in any order', () => {
    const reports = shardReports(partialFailure(), 5)
    const expected = mergeReports(reports, runner)
    fc.assert(
      fc.property(fc.shuffledSubarray(reports, { minLength: 5 }), (shuffled) => {
        expect(mergeReports(shuffled, runner)).toEqual(expected)
      }),
    )
  })
})

test.each<[string, readonly (boolean | null)[], boolean | undefined]>([
  ['one shard that found it new', [false, true], true],
  ['shards that do not know', [null, null], undefined],
  ['shards that did not find it new', [false, null], false],
])('reports whether a project is new from %s', (_name, values, expected) => {
  const reports = shardReports(firstSync(), values.length).map((shard, index) =>
    changeReport(shard, {
      projects: shard.report.projects.map((project) => ({ ...project, isNew: values[index] ?? null })),
    }),
  )
  expect(mergeReports(reports, runner).projects.map(({ isNew }) => isNew)).toEqual([expected])
})

/** The merged status of the shards of a complete run, each with these changes. */
function mergedStatus(...changes: readonly Partial<ShardReport>[]): Status {
  const reports = shardReports(firstSync(), changes.length)
  return mergeReports(
    reports.map((shard, index) => changeReport(shard, changes[index] ?? {})),
    runner,
  ).status
}

const ended = { statusReason: 'The deadline of 120 s passed.', status: 'incomplete' } as const
const notRun = { status: 'not-run', statusReason: 'No token.', sessions: [], timingsMs: {} } as const

describe('the merged status', () => {
  test.each<[string, Partial<ShardReport>[], Status]>([
    ['only complete shards', [{}, {}], 'complete'],
    ['one incomplete shard', [{}, ended], 'incomplete'],
    ['one cancelled shard', [ended, { status: 'cancelled' }], 'cancelled'],
    ['one failed shard', [{ status: 'cancelled' }, { status: 'failed' }], 'failed'],
    ['only shards that did not run', [notRun, notRun], 'not-run'],
    ['one shard that did not run', [notRun, {}], 'complete'],
  ])('is the worst one of %s', (_name, changes, expected) => {
    expect(mergedStatus(...changes)).toBe(expected)
  })
})

describe('shards of different checkouts', () => {
  const shards = shardReports(firstSync(), 3)
  const [first, second, third] = shards
  if (first === undefined || second === undefined || third === undefined) throw new Error('three shards')
  const { files } = first.report.projects[0] ?? { files: 0 }
  const sessionCount = firstSync().counts.attempted
  const withProjects = (shard: ShardReportFile, changes: Partial<ShardReport['projects'][number]>) =>
    changeReport(shard, { projects: shard.report.projects.map((project) => ({ ...project, ...changes })) })
  test.each<[string, ShardReportFile[], string]>([
    [
      'a file less',
      [first, withProjects(second, { files: files - 1 }), third],
      `shard 1/3 found ${files} files with ${sessionCount} sessions, shard 2/3 found ${files - 1} files with ${sessionCount} sessions.`,
    ],
    [
      'a session less',
      [first, second, withProjects(third, { filteredOut: 0 })],
      `shard 1/3 found ${files} files with ${sessionCount} sessions, shard 3/3 found ${files} files with`,
    ],
    [
      'a shard without a checkout',
      [changeReport(withProjects(first, { files: 0, filteredOut: 0 }), { sessions: [] }), second, third],
      `shard 2/3 found ${files} files with ${sessionCount} sessions, shard 1/3 found none (check that its job checks out the repository).`,
    ],
  ])('merge to incomplete when there is %s', (_name, reports, details) => {
    const merged = mergeReports(reports, runner)
    expect(merged.status).toBe('incomplete')
    expect(merged.statusReason).toContain(details)
  })

  test('are not compared when one ended early', () => {
    const reason = 'The deadline of 120 s passed.'
    const cut = changeReport(withProjects(second, { files: 1 }), { status: 'incomplete', statusReason: reason })
    expect(mergeReports([first, cut, third], runner).statusReason).toBe(reason)
  })
})

describe('the status that a shard claims', () => {
  const failure = { message: 'It failed.', hint: 'Fix it.' }
  const [shard] = shardReports(partialFailure(), 1)
  const project = shard?.report.projects[0]
  if (shard === undefined || project === undefined) throw new Error('one shard')
  test.each<[string, Partial<ShardReport>, Status]>([
    ['complete with errored sessions', { status: 'complete', counts: shard.report.counts }, 'incomplete'],
    ['not-run with errored sessions', { status: 'not-run', counts: shard.report.counts }, 'incomplete'],
    [
      'complete with an unreadable file',
      { status: 'complete', projects: [{ ...project, unreadable: [{ file: 'a', detail: 'EACCES' }] }] },
      'incomplete',
    ],
    ['complete after a failure', { failures: [{ ...failure, code: 'token-refused' }] }, 'failed'],
    ['incomplete after a failure', { ...ended, failures: [{ ...failure, code: 'internal' }] }, 'failed'],
    ['complete after the cloud went down', { failures: [{ ...failure, code: 'cloud-down' }] }, 'failed'],
    [
      'complete after the cloud went down in the middle',
      { failures: [{ ...failure, code: 'cloud-down' }], counts: shard.report.counts },
      'incomplete',
    ],
    [
      'timed out by a rate limit',
      { ...ended, failures: [{ ...failure, code: 'rate-limited' }], counts: { ...shard.report.counts, errored: 0 } },
      'incomplete',
    ],
    ['complete although it ended early', { statusReason: 'The deadline passed.' }, 'incomplete'],
    ['not-run with sessions', { status: 'not-run' }, 'incomplete'],
    ['not-run with a scan', { ...notRun, timingsMs: { scan: 1 } }, 'incomplete'],
  ])('is replaced by what its report contains: %s', (_name, changes, expected) => {
    expect(mergedStatus(changes)).toBe(expected)
  })
})

describe('an inconsistent set of reports', () => {
  const [first, second, third] = shardReports(partialFailure(), 3)
  if (first === undefined || second === undefined || third === undefined) throw new Error('three shards')
  test.each<[string, ShardReportFile[], string]>([
    ['it is empty', [], 'there are no reports'],
    ['a shard is missing', [first, third], 'shard 2/3 has none'],
    [
      'a shard is there twice',
      [first, second, { ...second, file: 'again.json' }, third],
      'shard 2/3 has two of the same attempt, shard-2.json and again.json',
    ],
    [
      'a shard is of another matrix',
      [first, second, changeReport(third, { shard: { index: 3, count: 4 } })],
      'different numbers of shards',
    ],
  ])('is rejected when %s', (_name, reports, phrase) => {
    expect(() => mergeReports(reports, runner)).toThrow(
      expect.objectContaining({ code: 'shards-incomplete', message: expect.stringContaining(phrase) }),
    )
  })

  const { source } = first.report
  test.each<[string, Partial<ShardReport>, string]>([
    ['of another run', { source: { ...source, runId: '8' } }, 'another run than shard-1.json (`/source/runId`)'],
    ['of another repository', { source: { ...source, repository: 'eve/widgets' } }, 'another repository than'],
    ['of another commit', { source: { ...source, commit: 'f'.repeat(40) } }, 'another commit than'],
    ['of another server', { source: { ...source, serverUrl: 'https://evil.example' } }, 'another server than'],
    ['of another cloud', { cloudUrl: 'https://evil.example' }, 'another cloud than'],
    ['of another mode', { mode: 'check' }, 'another mode than'],
    ['of other projects', { projects: twoProjectsOf(first) }, 'other projects than'],
  ])('is rejected with the file of a report %s', (_name, changes, phrase) => {
    expect(() => mergeReports([first, second, changeReport(third, changes)], runner)).toThrow(
      expect.objectContaining({ code: 'report-unusable', message: expect.stringContaining(`shard-3.json`) }),
    )
    expect(() => mergeReports([first, second, changeReport(third, changes)], runner)).toThrow(phrase)
  })

  test('is accepted when a shard failed before it knew its projects', () => {
    const early = changeReport(third, { status: 'failed', projects: [], sessions: [] })
    expect(mergeReports([first, second, early], runner).status).toBe('failed')
  })
})

function twoProjectsOf({ report }: ShardReportFile): ShardReport['projects'] {
  return [
    ...report.projects,
    ...report.projects.map((project) => ({ ...project, id: asProjectId('aaaa-bbbb-cccc-dddd') })),
  ]
}

describe('a shard with several attempts', () => {
  const [first, second] = shardReports(firstSync(), 2)
  if (first === undefined || second === undefined) throw new Error('two shards')
  const attempt = (shard: ShardReportFile, runAttempt: string, changes: Partial<ShardReport>): ShardReportFile => ({
    ...changeReport(shard, { ...changes, source: { ...shard.report.source, runAttempt } }),
    file: `attempt-${runAttempt}.json`,
  })

  test.each<[string, ShardReportFile[], Status]>([
    [
      'that succeeds in its second attempt',
      [attempt(second, '2', {}), attempt(second, '1', { status: 'failed' })],
      'complete',
    ],
    [
      'that fails in its tenth attempt',
      [attempt(second, '10', { status: 'failed' }), attempt(second, '9', {})],
      'failed',
    ],
  ])('counts by its last attempt: a shard %s', (_name, attempts, expected) => {
    const merged = mergeReports([first, ...attempts], runner)
    expect([merged.status, merged.counts.attempted]).toEqual([expected, firstSync().counts.attempted])
  })

  test('is rejected with an attempt of another run', () => {
    const { source } = second.report
    const otherRun = changeReport(second, { source: { ...source, runId: '8', runAttempt: '2' } })
    expect(() => mergeReports([first, second, otherRun], runner)).toThrow('another run')
  })
})

test('takes phase times from the slowest shard and adds up times per session', () => {
  const timings = [
    { total: 271, scan: 182, compare: 20, upload: 60, send: 100 },
    { total: 260, scan: 182, compare: 30 },
    { total: 90, upload: 40, read: 5, send: 30 },
  ]
  const reports = shardReports(firstSync(), 3).map((shard, index) =>
    changeReport(shard, { timingsMs: timings[index] ?? {} }),
  )
  expect(mergeReports(reports, runner).timings).toEqual({
    total: 271,
    scan: 182,
    compare: 20,
    upload: 60,
    send: 130,
    read: 5,
  })
})

test.each([
  ['https', 'https://github.example', 'https://github.com', 'acme/widgets'],
  ['http on the server of this job', 'http://github.corp', 'http://github.corp', 'acme/widgets'],
  ['http on another server', 'http://evil.example', 'https://github.com', ''],
])('links files on https and on its own server only: %s', (_name, serverUrl, ownUrl, repository) => {
  const reports = shardReports(firstSync(), 2).map((shard) =>
    changeReport(shard, { source: { ...shard.report.source, serverUrl } }),
  )
  expect(mergeReports(reports, runnerOf({ serverUrl: ownUrl })).runner.repository).toBe(repository)
})

test.each([
  [false, true, true],
  ['errors', true, true],
  [false, 'errors', 'errors'],
  ['errors', 'errors', 'errors'],
  [false, false, false],
] as const)('applies the stricter one of `fail-on-incomplete` %s and %s: %s', (first, second, stricter) => {
  const reports = shardReports(partialFailure(), 2).map((shard, index) =>
    changeReport(shard, { failOnIncomplete: index === 0 ? first : second }),
  )
  const merged = mergeReports(reports, runner)
  expect(merged.inputs?.failOnIncomplete).toBe(stricter)
  expect(resolveExitCode(merged)).toBe(stricter === false ? 0 : 1)
})

test('drops unknown fields of a later version', () => {
  const later = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value) ? value : { ...value, later: { than: 'this' } }
  const reports = shardReportTexts(partialFailure(), 2).map((text, index) => ({
    file: `${index}.json`,
    report: readReport(JSON.stringify(JSON.parse(text, (_name, value) => later(value))), `${index}.json`),
  }))
  const validate = createValidator('writer')
  validate(JSON.parse([...generateReport(mergeReports(reports, runner))].join('')))
  expect(validate.errors).toBeNull()
})
