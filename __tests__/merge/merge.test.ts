import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import type { ShardReportFile } from '../../src/merge/read-reports.ts'
import { reportPieces, type ShardReport } from '../../src/report/report.ts'
import { readReport } from '../../src/report/report-reader.ts'
import { resolveExitCode } from '../../src/run/run.ts'
import type { Status } from '../../src/run/run-outcome.ts'
import { asProjectId } from '../rig/ids.ts'
import { createValidator } from '../rig/published-schema.ts'
import { exclusions, firstSync, partialFailure, runner as runnerOf, twoProjects } from '../rig/runs.ts'
import { changeReport, shardReports, shardReportTexts } from '../rig/shard-reports.ts'

const runner = partialFailure().runner

describe('the shards of a run add up to the run', () => {
  test.each([
    ['with failures', partialFailure()],
    ['of two projects', twoProjects()],
    ['with files taken out', exclusions()],
  ])('%s', (_name, run) => {
    const merged = mergeReports(shardReports(run, 8), runner)
    expect(merged.counts).toEqual(run.counts)
    expect(merged.status).toBe(run.status)
    expect(resolveExitCode(merged)).toBe(resolveExitCode(run))
    expect(merged.projects.map(({ project }) => project)).toEqual(run.projects.map(({ project }) => project))
    expect(merged.results.map(({ session, outcome, reason }) => [session.file, outcome, reason]).sort()).toEqual(
      run.results.map(({ session, outcome, reason }) => [session.file, outcome, reason]).sort(),
    )
    expect(merged.projects.flatMap(({ scan }) => scan?.leftOut ?? [])).toHaveLength(
      run.projects.flatMap(({ scan }) => scan?.leftOut ?? []).length,
    )
    expect(merged.projects.map(({ scan }) => scan?.excluded)).toEqual(run.projects.map(({ scan }) => scan?.excluded))
    expect(merged.requests.put).toBe(run.requests.put * 8)
  })

  test('in any order', () => {
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
  ['one shard that was the first to come', [false, true], true],
  ['none that was told', [null, null], undefined],
  ['shards that all found it', [false, null], false],
])('a project is new to the cloud by %s', (_name, told, expected) => {
  const reports = shardReports(firstSync(), told.length).map((part, index) =>
    changeReport(part, {
      projects: part.report.projects.map((project) => ({ ...project, isNew: told[index] ?? null })),
    }),
  )
  expect(mergeReports(reports, runner).projects.map(({ isNew }) => isNew)).toEqual([expected])
})

/** The parts of a run that is complete, saying something else. */
function verdictOf(...changes: readonly Partial<ShardReport>[]): Status {
  const told = shardReports(firstSync(), changes.length)
  return mergeReports(
    told.map((part, index) => changeReport(part, changes[index] ?? {})),
    runner,
  ).status
}

const ended = { statusReason: 'The deadline of 120 s passed.', status: 'incomplete' } as const
const notRun = { status: 'not-run', statusReason: 'No token.', sessions: [], timingsMs: {} } as const

describe('the merged status is the worst', () => {
  test.each<[string, Partial<ShardReport>[], Status]>([
    ['all complete', [{}, {}], 'complete'],
    ['one incomplete', [{}, ended], 'incomplete'],
    ['one cancelled', [ended, { status: 'cancelled' }], 'cancelled'],
    ['one failed', [{ status: 'cancelled' }, { status: 'failed' }], 'failed'],
    ['none run', [notRun, notRun], 'not-run'],
    ['one not run', [notRun, {}], 'complete'],
  ])('%s', (_name, changes, expected) => {
    expect(verdictOf(...changes)).toBe(expected)
  })
})

describe('shards that saw different checkouts do not add up to complete', () => {
  const shards = shardReports(firstSync(), 3)
  const [first, second, third] = shards
  if (first === undefined || second === undefined || third === undefined) throw new Error('three parts')
  const { files } = first.report.projects[0] ?? { files: 0 }
  const sessionCount = firstSync().counts.attempted
  const withProjects = (part: ShardReportFile, changes: Partial<ShardReport['projects'][number]>) =>
    changeReport(part, { projects: part.report.projects.map((project) => ({ ...project, ...changes })) })
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
  ])('%s', (_name, given, said) => {
    const merged = mergeReports(given, runner)
    expect(merged.status).toBe('incomplete')
    expect(merged.statusReason).toContain('The shards found different transcript files, so sessions may be missing: ')
    expect(merged.statusReason).toContain(said)
  })

  test('does not compare a shard that ended early', () => {
    const reason = 'The deadline of 120 s passed.'
    const cut = changeReport(withProjects(second, { files: 1 }), { status: 'incomplete', statusReason: reason })
    expect(mergeReports([first, cut, third], runner).statusReason).toBe(reason)
  })
})

describe('what a part says of itself makes it no better than what it holds', () => {
  const failure = { message: 'It failed.', hint: 'Mend it.' }
  const [part] = shardReports(partialFailure(), 1)
  const project = part?.report.projects[0]
  if (part === undefined || project === undefined) throw new Error('one part')
  test.each<[string, Partial<ShardReport>, Status]>([
    ['complete with sessions that errored', { status: 'complete', counts: part.report.counts }, 'incomplete'],
    ['not run with sessions that errored', { status: 'not-run', counts: part.report.counts }, 'incomplete'],
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
      { failures: [{ ...failure, code: 'cloud-down' }], counts: part.report.counts },
      'incomplete',
    ],
    [
      'timed out by a rate limit',
      { ...ended, failures: [{ ...failure, code: 'rate-limited' }], counts: { ...part.report.counts, errored: 0 } },
      'incomplete',
    ],
    ['complete, and something ended it early', { statusReason: 'The deadline passed.' }, 'incomplete'],
    ['not run, with sessions', { status: 'not-run' }, 'incomplete'],
    ['not run, with a scan', { ...notRun, timingsMs: { scan: 1 } }, 'incomplete'],
  ])('%s', (_name, changes, expected) => {
    expect(verdictOf(changes)).toBe(expected)
  })
})

describe('reports that are not one of each shard', () => {
  const [first, second, third] = shardReports(partialFailure(), 3)
  if (first === undefined || second === undefined || third === undefined) throw new Error('three parts')
  test.each<[string, ShardReportFile[], string]>([
    ['none', [], 'there are no reports'],
    ['one is missing', [first, third], 'shard 2/3 has none'],
    [
      'one is there twice',
      [first, second, { ...second, file: 'again.json' }, third],
      'shard 2/3 has two of the same attempt, shard-2.json and again.json',
    ],
    [
      'of another matrix',
      [first, second, changeReport(third, { shard: { index: 3, count: 4 } })],
      'different numbers of shards',
    ],
  ])('%s', (_name, given, said) => {
    expect(() => mergeReports(given, runner)).toThrow(
      expect.objectContaining({ code: 'shards-incomplete', message: expect.stringContaining(said) }),
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
  ])('%s', (_name, changes, said) => {
    expect(() => mergeReports([first, second, changeReport(third, changes)], runner)).toThrow(
      expect.objectContaining({ code: 'report-unusable', message: expect.stringContaining(`shard-3.json`) }),
    )
    expect(() => mergeReports([first, second, changeReport(third, changes)], runner)).toThrow(said)
  })

  test('a part that failed before it knew its projects is of any', () => {
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

describe('a shard that was run again', () => {
  const [first, second] = shardReports(firstSync(), 2)
  if (first === undefined || second === undefined) throw new Error('two parts')
  const attempt = (part: ShardReportFile, runAttempt: string, changes: Partial<ShardReport>): ShardReportFile => ({
    ...changeReport(part, { ...changes, source: { ...part.report.source, runAttempt } }),
    file: `attempt-${runAttempt}.json`,
  })

  test.each<[string, ShardReportFile[], Status]>([
    [
      'mended by its second attempt',
      [attempt(second, '2', {}), attempt(second, '1', { status: 'failed' })],
      'complete',
    ],
    ['failing in its tenth', [attempt(second, '10', { status: 'failed' }), attempt(second, '9', {})], 'failed'],
  ])('%s', (_name, attempts, expected) => {
    const merged = mergeReports([first, ...attempts], runner)
    expect([merged.status, merged.counts.attempted]).toEqual([expected, firstSync().counts.attempted])
  })

  test('an attempt of another run is none', () => {
    const { source } = second.report
    const stranger = changeReport(second, { source: { ...source, runId: '8', runAttempt: '2' } })
    expect(() => mergeReports([first, second, stranger], runner)).toThrow('another run')
  })
})

test('times add up: the phases are those of the part that took longest, and what is a sum over sessions is added up', () => {
  const timings = [
    { total: 271, scan: 182, compare: 20, upload: 60, send: 100 },
    { total: 260, scan: 182, compare: 30 },
    { total: 90, upload: 40, read: 5, send: 30 },
  ]
  const told = shardReports(firstSync(), 3).map((part, index) =>
    changeReport(part, { timingsMs: timings[index] ?? {} }),
  )
  expect(mergeReports(told, runner).timings).toEqual({
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
  ['http, where this job runs too', 'http://github.corp', 'http://github.corp', 'acme/widgets'],
  ['http elsewhere', 'http://evil.example', 'https://github.com', ''],
])('files are linked on %s', (_name, serverUrl, ownUrl, repository) => {
  const told = shardReports(firstSync(), 2).map((part) =>
    changeReport(part, { source: { ...part.report.source, serverUrl } }),
  )
  expect(mergeReports(told, runnerOf({ serverUrl: ownUrl })).runner.repository).toBe(repository)
})

test.each([
  [false, true, true],
  ['errors', true, true],
  [false, 'errors', 'errors'],
  ['errors', 'errors', 'errors'],
  [false, false, false],
] as const)('of `fail-on-incomplete` %s and %s the stricter rule holds: %s', (first, second, stricter) => {
  const told = shardReports(partialFailure(), 2).map((part, index) =>
    changeReport(part, { failOnIncomplete: index === 0 ? first : second }),
  )
  const merged = mergeReports(told, runner)
  expect(merged.inputs?.failOnIncomplete).toBe(stricter)
  expect(resolveExitCode(merged)).toBe(stricter === false ? 0 : 1)
})

test('what a later version writes beside the fields that there are is not handed on', () => {
  const later = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value) ? value : { ...value, later: { than: 'this' } }
  const told = shardReportTexts(partialFailure(), 2).map((text, index) => ({
    file: `${index}.json`,
    report: readReport(JSON.stringify(JSON.parse(text, (_name, value) => later(value))), `${index}.json`),
  }))
  const validate = createValidator('writer')
  validate(JSON.parse([...reportPieces(mergeReports(told, runner))].join('')))
  expect(validate.errors).toBeNull()
})
