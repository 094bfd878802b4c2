import { EOL } from 'node:os'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { PlannedSession } from '../../src/plan/plan.ts'
import {
  createProgress,
  logPlan,
  logProjects,
  logResult,
  logScan,
  logUpload,
  progressLine,
  resultLine,
} from '../../src/report/log.ts'
import { logInputs } from '../../src/report/log-inputs.ts'
import { createPrinter } from '../../src/report/print.ts'
import { captured } from '../rig/captured.ts'
import * as runs from '../rig/runs.ts'

const printer = createPrinter({ debug: false, onGithub: true })

async function lines(action: () => void): Promise<string[]> {
  return (await captured(action)).split(EOL).filter((line) => line !== '' && line !== '::endgroup::')
}

test('prints the inputs that differ from their defaults, and no other', async () => {
  const inputs = runs.inputs({
    historyDir: '',
    providers: ['claude', 'codex'],
    projectId: runs.WIDGETS.id,
    timeoutMs: 600_000,
  })
  const log = await lines(() => logInputs(printer, inputs))
  expect(log).toEqual([
    'SpecStory sync to https://cloud.specstory.com',
    `project-id: ${runs.WIDGETS.id}`,
    'providers: claude, codex',
    'timeout: 600',
  ])
})

test('of the token is shown only that there is none', async () => {
  expect((await lines(() => logInputs(printer, runs.inputs()))).join()).not.toMatch(/the-secret-token|token/)
  expect((await lines(() => logInputs(printer, runs.inputs({ token: '', projectName: 'W' })))).slice(1, 3)).toEqual([
    'token: not given',
    'project-name: W',
  ])
})

test('the project is named with where its id comes from', async () => {
  const input = { ...runs.WIDGETS, source: { kind: 'input' } } as const
  expect(await lines(() => logProjects(printer, [runs.WIDGETS], []))).toEqual([
    '::group::Project: f60e-cdb1-6e5e-8e82',
    '.: f60e-cdb1-6e5e-8e82 (widgets), computed from github.com/acme/widgets',
  ])
  expect(
    await lines(() =>
      logProjects(
        printer,
        [input, runs.GADGETS],
        [{ path: 'attic', file: 'attic/.project.json', setting: 'cloud_sync' }],
      ),
    ),
  ).toEqual([
    '::group::Projects: 2',
    '.: f60e-cdb1-6e5e-8e82 (widgets), from the input project-id',
    'gadgets: 72dd-4b22-3941-477a (gadgets), git_id of gadgets/.specstory/.project.json',
    'attic: nothing is sent, attic/.project.json says `cloud_sync: false`',
  ])
})

test('the sessions are counted by provider, and what was left out says why', async () => {
  const leftOut = [
    ...Array.from(
      { length: 22 },
      (_, index) => ({ file: `${index}.md`, reason: 'unidentified', detail: 'old' }) as const,
    ),
    { file: 'notes.md', reason: 'not-a-transcript', detail: 'no head' } as const,
  ]
  const scan = runs.scan({
    sessions: [runs.session(0), runs.session(1), runs.session(3)],
    leftOut,
    unreadable: [{ file: 'locked.md', detail: 'EACCES' }],
    filteredOut: 2,
    files: 26,
    directories: [
      { directory: '.specstory/history', exists: true },
      { directory: 'x/.specstory/history', exists: false },
    ],
  })
  const log = await lines(() => logScan(printer, scan))
  expect(log.slice(0, 8)).toEqual([
    '::group::Sessions: 3 sessions in 26 files',
    '.specstory/history',
    'x/.specstory/history: does not exist',
    'Claude Code: 2 sessions',
    'Codex CLI: 1 session',
    '2 sessions outside of the filter',
    'not readable: locked.md: EACCES',
    'left out, no session id: 22 files',
  ])
  expect(log.slice(-2)).toEqual(['  and 2 more, in the report', 'left out, not a transcript: 1 file'])
})

test('what is excluded is told last, with the entry, and a session under its name as one', async () => {
  const excluded = Array.from({ length: 21 }, (_, index) => ({
    file: `${index}.md`,
    id: undefined,
    entries: ['**', `*/${index}.md`],
  }))
  const scan = runs.scan({ sessions: [runs.session(0), runs.session(1, { idFromName: true })], excluded, files: 2 })
  const log = await lines(() => logScan(printer, scan))
  expect(log.slice(4, 7)).toEqual([
    "1 session without an id, under one that is made of the file's name",
    'excluded, neither compared nor uploaded: 21 files',
    '  0.md: **, */0.md',
  ])
  expect(log.at(-1)).toBe('  and 1 more, in the report')
  const inputs = runs.inputs({ exclude: ['a', '**/b'], unidentified: 'upload' })
  expect(await lines(() => logInputs(printer, inputs))).toEqual(
    expect.arrayContaining(['exclude: a, **/b', 'unidentified: upload']),
  )
})

describe('the comparison', () => {
  const of = (index: number) => ({ ...runs.PLANNED, session: runs.session(index) })
  const plan: PlannedSession[] = [
    { ...of(0), action: 'skip', reason: 'up-to-date', localBytes: 10, cloudBytes: 10 },
    { ...of(1), action: 'update', reason: 'grown', localBytes: 2_000, cloudBytes: 10 },
    { ...of(2), action: 'create', reason: 'new', localBytes: 1_000, cloudBytes: undefined },
  ]

  test('says how much is to be uploaded and why, in a stable order', async () => {
    expect(await lines(() => logPlan(printer, plan, 'bulk'))).toEqual([
      '::group::Comparison: 2 sessions to upload, 3.0 KB',
      'The cloud told all sizes in one bulk request.',
      'new: 1',
      'grown here: 1',
      'up to date: 1',
    ])
  })

  test.each([
    ['fallback', 'The bulk request failed: each session was asked for by itself.'],
    ['head', 'Each session was asked for by itself, because `sessions` names them.'],
  ] as const)('says how sizes were learned: %s', async (sizes, line) => {
    const log = await lines(() => logPlan(printer, plan.slice(0, 1), sizes))
    expect(log.slice(0, 2)).toEqual(['::group::Comparison: nothing to upload', line])
  })
})

describe('the result', () => {
  test.each([
    [
      runs.nothingToDo(),
      'SpecStory sync complete: Nothing to upload: all 111 sessions are up to date. (640 ms, 1 bulk request)',
    ],
    [runs.notRun(), 'SpecStory sync not-run: Pull requests from forks get no secrets, so there is no token. (9 ms)'],
    [
      runs.run([], { timings: {}, requests: { sizes: 0, head: 0, put: 0, refresh: 0 } }),
      'SpecStory sync complete: No session to sync.',
    ],
  ])('is one line (case %#)', (run, line) => {
    expect(resultLine(run)).toBe(line)
  })

  test('names what failed first, but not thousands', async () => {
    const failed = Array.from({ length: 30 }, (_, index) => runs.result(index, 'errored'))
    const log = await lines(() => logResult(printer, runs.run(failed, { status: 'incomplete' })))
    expect(log[0]).toBe('::group::Not synced: 30 sessions')
    expect(log).toHaveLength(1 + 20 + 1 + 1)
    expect(log.at(-2)).toBe('and 10 more, in the report')
  })
})

describe('progress', () => {
  beforeEach(() => {
    jest.useFakeTimers()
  })

  afterEach(() => {
    jest.useRealTimers()
  })

  test('prints a line every five seconds, and nothing when it is faster or has stopped', async () => {
    let clock = 0
    const advance = (ms: number) => {
      clock += ms
      jest.advanceTimersByTime(ms)
    }
    const log = await lines(() => {
      const progress = createProgress(printer, { total: 40, totalBytes: 80_000, now: () => clock })
      progress.done(2_000)
      advance(4_999)
      progress.done(2_000)
      advance(1)
      progress.done(4_000)
      advance(5_000)
      progress.stop()
      advance(60_000)
    })
    expect(log).toEqual([
      '2 of 40 sessions, 4.0 KB of 80.0 KB, 800 B/s, about 1 min 35 s left',
      '3 of 40 sessions, 8.0 KB of 80.0 KB, 800 B/s, about 1 min 30 s left',
    ])
  })

  test('uses the machine’s clock when it is given none', async () => {
    const log = await lines(() => {
      const progress = createProgress(printer, { total: 1, totalBytes: 10 })
      jest.advanceTimersByTime(5_000)
      progress.stop()
    })
    expect(log).toEqual(['0 of 1 sessions, 0 B of 10 B'])
  })

  test('is a group of its own that ends with what came of it, once', async () => {
    const log = await captured(() => {
      const upload = logUpload(printer, { total: 34, totalBytes: 5_500_000 })
      for (let index = 0; index < 34; index++) upload.done(100_000)
      upload.stop()
      upload.stop()
    })
    expect(log.split(EOL)).toEqual([
      '::group::Upload: 34 sessions, 5.5 MB',
      expect.stringMatching(/^34 of 34 sessions, 3\.4 MB in \d+ ms$/),
      '::endgroup::',
      '',
    ])
  })

  test('promises no time when all bytes are through', () => {
    const state = { done: 9, total: 10, doneBytes: 100, totalBytes: 100, elapsedMs: 1_000 }
    expect(progressLine(state)).toBe('9 of 10 sessions, 100 B of 100 B, 100 B/s')
  })
})
