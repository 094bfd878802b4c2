import { EOL } from 'node:os'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { PlannedSession } from '../../src/plan/plan.ts'
import {
  createProgressReporter,
  createRunLog,
  formatProgress,
  formatResultLine,
  logPlan,
  logProjects,
  logResult,
  logScan,
} from '../../src/report/log.ts'
import { logInputs } from '../../src/report/log-inputs.ts'
import { createPrinter } from '../../src/report/print.ts'
import { captureStdout } from '../rig/runner-output.ts'
import * as runs from '../rig/runs.ts'

const printer = createPrinter({ debug: false, onGithub: true })

async function captureLogLines(action: () => void): Promise<string[]> {
  return (await captureStdout(action)).split(EOL).filter((line) => line !== '' && line !== '::endgroup::')
}

test('logInputs prints only inputs that differ from their defaults', async () => {
  const inputs = runs.inputs({
    historyDir: '',
    providers: ['claude', 'codex'],
    projectId: runs.WIDGETS.id,
    timeoutMs: 600_000,
  })
  const log = await captureLogLines(() => logInputs(printer, inputs))
  expect(log).toEqual([
    'SpecStory sync to https://cloud.specstory.com',
    `project-id: ${runs.WIDGETS.id}`,
    'providers: claude, codex',
    'timeout: 600',
  ])
})

test('logInputs prints about the token only that it is not set', async () => {
  expect((await captureLogLines(() => logInputs(printer, runs.inputs()))).join()).not.toMatch(/the-secret-token|token/)
  expect(
    (await captureLogLines(() => logInputs(printer, runs.inputs({ token: '', projectName: 'W' })))).slice(1, 3),
  ).toEqual(['token: not set', 'project-name: W'])
})

test('logProjects prints the source of each project ID', async () => {
  const input = { ...runs.WIDGETS, source: { kind: 'input' } } as const
  expect(await captureLogLines(() => logProjects(printer, [runs.WIDGETS], []))).toEqual([
    '::group::Project: f60e-cdb1-6e5e-8e82',
    'workspace root: f60e-cdb1-6e5e-8e82 (widgets), ID computed from github.com/acme/widgets',
  ])
  expect(
    await captureLogLines(() =>
      logProjects(
        printer,
        [input, runs.GADGETS],
        [{ path: 'attic', file: 'attic/.project.json', setting: 'cloud_sync' }],
      ),
    ),
  ).toEqual([
    '::group::Projects: 2',
    'workspace root: f60e-cdb1-6e5e-8e82 (widgets), ID from the `project-id` input',
    'gadgets: 72dd-4b22-3941-477a (gadgets), ID from `git_id` in gadgets/.specstory/.project.json',
    'attic: not synced, attic/.project.json contains `cloud_sync: false`',
  ])
})

test('logScan counts sessions by agent and ignored files by reason', async () => {
  const ignored = [
    ...Array.from(
      { length: 22 },
      (_, index) => ({ file: `${index}.md`, reason: 'unidentified', detail: 'old' }) as const,
    ),
    { file: 'notes.md', reason: 'not-a-transcript', detail: 'no head' } as const,
  ]
  const scan = runs.scan({
    sessions: [runs.session(0), runs.session(1), runs.session(3)],
    ignored,
    unreadable: [{ file: 'locked.md', detail: 'EACCES' }],
    filteredOut: 2,
    files: 26,
    directories: [
      { directory: '.specstory/history', exists: true },
      { directory: 'x/.specstory/history', exists: false },
    ],
  })
  const log = await captureLogLines(() => logScan(printer, scan))
  expect(log.slice(0, 8)).toEqual([
    '::group::Sessions: 3 sessions in 26 files',
    '.specstory/history',
    'x/.specstory/history: does not exist',
    'Claude Code: 2 sessions',
    'Codex CLI: 1 session',
    '2 sessions filtered out',
    'not readable: locked.md (EACCES)',
    'ignored (no session ID): 22 files',
  ])
  expect(log.slice(-3)).toEqual([
    '  12 more in the report',
    'ignored (not a transcript): 1 file',
    '  notes.md: no head',
  ])
})

test('logScan ends with excluded files and their entries, and counts sessions without an ID', async () => {
  const excluded = Array.from({ length: 21 }, (_, index) => ({
    file: `${index}.md`,
    id: undefined,
    entries: ['**', `*/${index}.md`],
  }))
  const scan = runs.scan({ sessions: [runs.session(0), runs.session(1, { idFromName: true })], excluded, files: 2 })
  const log = await captureLogLines(() => logScan(printer, scan))
  expect(log.slice(4, 7)).toEqual([
    '1 session without an ID, identified by file name',
    'excluded: 21 files',
    '  0.md: **, */0.md',
  ])
  expect(log.at(-1)).toBe('  11 more in the report')
  const inputs = runs.inputs({ exclude: ['a', '**/b'], unidentified: 'skip' })
  expect(await captureLogLines(() => logInputs(printer, inputs))).toEqual(
    expect.arrayContaining(['exclude: a, **/b', 'unidentified: skip']),
  )
})

describe('logPlan', () => {
  const plannedSession = (index: number) => ({ ...runs.PLANNED, session: runs.session(index) })
  const plan: PlannedSession[] = [
    { ...plannedSession(0), action: 'skip', reason: 'up-to-date', localBytes: 10, cloudBytes: 10 },
    { ...plannedSession(1), action: 'update', reason: 'grown', localBytes: 2_000, cloudBytes: 10 },
    { ...plannedSession(2), action: 'create', reason: 'new', localBytes: 1_000, cloudBytes: undefined },
  ]

  test('prints how much will be uploaded and counts reasons in a stable order', async () => {
    expect(await captureLogLines(() => logPlan(printer, plan, 'bulk'))).toEqual([
      '::group::Comparison: 2 sessions to upload (3.0 KB)',
      'Fetched all cloud sizes in one request.',
      'new: 1',
      'larger than the cloud copy: 1',
      'up to date: 1',
    ])
  })

  test('calls them pending when nothing is uploaded', async () => {
    const log = await captureLogLines(() => {
      const observe = createRunLog(printer)
      observe({ event: 'inputs-read', inputs: runs.inputs({ mode: 'check' }) })
      observe({ event: 'planned', project: runs.WIDGETS, plan, sizes: 'bulk' })
    })
    expect(log).toContain('SpecStory check against https://cloud.specstory.com')
    expect(log).toContain('::group::Comparison: 2 sessions pending (3.0 KB)')
  })

  test('counts the sessions that cannot be uploaded', async () => {
    const refused: PlannedSession = {
      ...plannedSession(0),
      action: 'refuse',
      reason: 'cloud-copy-unknown',
      localBytes: 10,
      cloudBytes: undefined,
    }
    const planTitle = async (planned: readonly PlannedSession[]) =>
      (await captureLogLines(() => logPlan(printer, planned, 'bulk')))[0]
    expect(await planTitle([refused])).toBe('::group::Comparison: 1 cannot be uploaded')
    expect(await planTitle([...plan, refused])).toBe(
      '::group::Comparison: 2 sessions to upload (3.0 KB), 1 cannot be uploaded',
    )
  })

  test.each([
    ['fallback', 'The bulk size request failed. Checked each session individually.'],
    ['head', 'Checked each session individually (`sessions` is set).'],
  ] as const)('prints how sizes were compared: %s', async (sizes, line) => {
    const log = await captureLogLines(() => logPlan(printer, plan.slice(0, 1), sizes))
    expect(log.slice(0, 2)).toEqual(['::group::Comparison: nothing to upload', line])
  })
})

describe('formatResultLine', () => {
  test.each([
    [
      'a sync without changes',
      runs.nothingToDo(),
      'SpecStory sync complete. Nothing to upload: 111 sessions up to date. (640 ms, 1 bulk size request)',
    ],
    [
      'a run that did nothing',
      runs.notRun(),
      'SpecStory sync skipped. Pull requests from forks get no secrets, so there is no token. (9 ms)',
    ],
    [
      'a sync without sessions, durations and requests',
      runs.run([], { timings: {}, requests: { sizes: 0, head: 0, put: 0, refresh: 0 } }),
      'No sessions found.',
    ],
  ])('formats %s', (_name, run, line) => {
    expect(formatResultLine(run)).toBe(line)
  })
})

describe('logResult', () => {
  test('names what cancelled the run as the cause', async () => {
    const results = [runs.result(0, 'timed-out', { progress: 'unknown', reason: 'the run was cancelled by SIGINT' })]
    const log = await captureLogLines(() => logResult(printer, runs.run(results, { status: 'cancelled' })))
    expect(log.slice(0, 2)).toEqual([
      '::group::1 session has an unknown result',
      '1 session (cancelled). The run was cancelled by SIGINT.',
    ])
  })

  test('prints each cause once and the first five files when many sessions fail', async () => {
    const failed = Array.from({ length: 30 }, (_, index) => runs.result(index, 'errored'))
    const log = await captureLogLines(() => logResult(printer, runs.run(failed, { status: 'incomplete' })))
    expect(log[0]).toBe('::group::30 sessions failed to sync')
    expect(log.slice(1, 3)).toEqual(['30 sessions (errored). The cloud answered 500.', `  ${runs.session(0).file}`])
    expect(log).toHaveLength(1 + 1 + 5 + 1 + 1)
    expect(log.at(-2)).toBe('  25 more in the report')
  })
})

describe('progress', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })

  afterEach(() => {
    jest.useRealTimers()
  })

  test('is printed every five seconds until it is stopped', async () => {
    let clock = 0
    const advance = (ms: number) => {
      clock += ms
      jest.advanceTimersByTime(ms)
    }
    const log = await captureLogLines(() => {
      const progress = createProgressReporter(printer, { total: 40, totalBytes: 80_000, now: () => clock })
      progress.add(2_000)
      advance(4_999)
      progress.add(2_000)
      advance(1)
      progress.add(4_000)
      advance(5_000)
      progress.stop()
      advance(60_000)
    })
    expect(log).toEqual([
      '2 of 40 sessions, 4.0 KB of 80.0 KB, 800 B/s, about 1 min 35 s left',
      '3 of 40 sessions, 8.0 KB of 80.0 KB, 800 B/s, about 1 min 30 s left',
    ])
  })

  test('uses the system clock by default', async () => {
    const log = await captureLogLines(() => {
      const progress = createProgressReporter(printer, { total: 1, totalBytes: 10 })
      jest.advanceTimersByTime(5_000)
      progress.stop()
    })
    expect(log).toEqual(['0 of 1 sessions, 0 B of 10 B'])
  })

  test('is a group that ends with one line about the result, even when the end is reported twice', async () => {
    const log = await captureStdout(() => {
      const observe = createRunLog(printer)
      observe({ event: 'upload-started', sessions: 34, bytes: 5_500_000 })
      for (let index = 0; index < 34; index++)
        observe({ event: 'session-ended', result: runs.result(index, index < 30 ? 'created' : 'errored') })
      for (let times = 0; times < 2; times++)
        observe({ event: 'upload-ended', timings: { read: 0, compress: 0, send: 0 } })
    })
    expect(log.split(EOL)).toEqual([
      '::group::Upload: 34 sessions (5.5 MB)',
      expect.stringMatching(/^Uploaded 30 of 34 sessions in \d+ ms, 4 failed$/),
      '::endgroup::',
      '',
    ])
  })

  test('accounts for every session when the upload ends early', async () => {
    const log = await captureLogLines(() => {
      const observe = createRunLog(printer)
      observe({ event: 'upload-started', sessions: 9, bytes: 5_500 })
      const held = { plan: 'secret-held', code: 'secret-held' } as const
      const results = [
        runs.result(0, 'created'),
        runs.result(1, 'skipped'),
        runs.result(2, 'errored'),
        runs.result(3, 'errored', held),
      ]
      for (const result of results) observe({ event: 'session-ended', result })
      observe({ event: 'upload-ended', timings: { read: 0, compress: 0, send: 0 } })
    })
    expect(log.at(-1)).toMatch(/^Uploaded 1 of 9 sessions in \d+ ms, 1 skipped, 1 withheld, 1 failed, 5 not finished$/)
  })

  test('shows no remaining time when all bytes were sent', () => {
    const state = { done: 9, total: 10, doneBytes: 100, totalBytes: 100, elapsedMs: 1_000 }
    expect(formatProgress(state)).toBe('9 of 10 sessions, 100 B of 100 B, 100 B/s')
  })
})
