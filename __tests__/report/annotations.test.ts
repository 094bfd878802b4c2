import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { buildAnnotations } from '../../src/report/annotations.ts'
import type { Run } from '../../src/run/run.ts'
import * as runs from '../rig/runs.ts'

const DOCS = 'https://github.com/specstory/sync-action/blob/v1/docs/troubleshooting.md'

function annotationsAt(level: string, run: Run) {
  return buildAnnotations(run).filter((annotation) => annotation.level === level)
}

test.each([
  ['first sync without links', runs.run([runs.result(0, 'created')])],
  ['nothing to do', runs.nothingToDo()],
])('buildAnnotations returns nothing for a complete run: %s', (_name, run) => {
  expect(buildAnnotations(run)).toEqual([])
})

test('buildAnnotations explains a run that did nothing in a notice, except for an opt-out', () => {
  expect(buildAnnotations(runs.notRun())).toEqual([
    { level: 'notice', title: 'Sync skipped', message: runs.notRun().statusReason },
  ])
  const optOuts = [{ path: '.', file: 'p.json', setting: 'cloud_sync' } as const]
  expect(buildAnnotations({ ...runs.notRun(), optOuts })).toEqual([])
})

describe('error annotations', () => {
  test('are on the files of the sessions, errors of single sessions first', () => {
    const run = runs.run(
      [
        runs.result(0, 'timed-out'),
        runs.result(1, 'errored', { code: 'cloud-down' }),
        runs.result(2, 'errored', { code: 'file-unreadable', hint: 'Make it readable' }),
      ],
      { status: 'incomplete' },
    )
    expect(annotationsAt('error', run).map(({ file }) => file)).toEqual(
      [2, 1, 0].map((index) => runs.session(index).file),
    )
    expect(annotationsAt('error', run)[0]).toEqual({
      level: 'error',
      title: 'Sync failed',
      message: `${runs.session(2).name}: the cloud answered 500. Make it readable. See ${DOCS}#file-unreadable`,
      file: runs.session(2).file,
    })
  })

  test('are limited to ten, and the last one counts the rest', () => {
    const all = Array.from({ length: 5_000 }, (_, index) =>
      runs.result(index, 'errored', {
        reason: `the cloud says ${index.toString(2).replaceAll('0', 'no ').replaceAll('1', 'never ')}`,
      }),
    )
    const errors = annotationsAt('error', runs.run(all, { status: 'incomplete' }))
    expect(errors).toHaveLength(10)
    expect(errors.at(-1)?.title).toBe('4,991 more errors')
    expect(annotationsAt('error', runs.run(all.slice(0, 10), { status: 'incomplete' }))).toHaveLength(10)
  })

  test('are grouped by cause, with the number of sessions and the first names', () => {
    const all = [
      ...Array.from({ length: 1_000 }, (_, index) =>
        runs.result(index, 'errored', {
          reason: `it has ${index} bytes too many`,
          code: 'too-large',
          hint: 'Split it',
        }),
      ),
      runs.result(1_000, 'errored'),
      runs.result(1_001, 'errored'),
    ]
    const name = (index: number) => runs.session(index).name
    expect(annotationsAt('error', runs.run(all, { status: 'incomplete' }))).toEqual([
      {
        level: 'error',
        title: 'Sync failed',
        message: `1,000 sessions (${name(0)}, ${name(1)}, ${name(2)} and 997 more): it has 0 bytes too many. Split it. See ${DOCS}#too-large`,
        file: runs.session(0).file,
      },
      {
        level: 'error',
        title: 'Sync failed',
        message: `2 sessions (${name(1_000)} and ${name(1_001)}): the cloud answered 500.`,
        file: runs.session(1_000).file,
      },
    ])
  })

  test('are merged into one for a failure that ended the run, even in several shards', () => {
    const failed = (seconds: number) => new Failure('cloud-down', `no response in ${seconds} s`, 'Run again')
    const results = [3, 4, 3].map((seconds, index) => {
      const { code, message: reason, hint } = failed(seconds)
      return runs.result(index, 'errored', { code, reason, hint })
    })
    const run = runs.run(results, { status: 'incomplete', failures: [failed(3), failed(4)] })
    expect(annotationsAt('error', run).map(({ message }) => message)).toEqual([
      `No response in 3 s. 3 sessions were not synced. Run again. See ${DOCS}#cloud-down`,
    ])
  })

  test('are grouped by cause for files that could not be read', () => {
    const unreadable = ['a.md', 'b.md'].map((file) => ({ file, detail: `EACCES: ${file}` }))
    const scan = runs.scan({ unreadable: [...unreadable, { file: 'c.md', detail: 'EIO' }] })
    const run = runs.run([], { projects: [runs.unscannedProject(runs.WIDGETS, { scan })] })
    expect(annotationsAt('error', run).map(({ message, file }) => [file, message])).toEqual([
      [
        'a.md',
        `2 files (a.md and b.md): EACCES: a.md. Make the file readable for the runner. See ${DOCS}#file-unreadable`,
      ],
      ['c.md', `c.md: EIO. Make the file readable for the runner. See ${DOCS}#file-unreadable`],
    ])
  })

  test('start with the failure of the run, then files that could not be read', () => {
    const scan = runs.scan({ unreadable: [{ file: 'locked.md', detail: 'EACCES' }] })
    const run = runs.run([runs.result(0, 'errored')], {
      status: 'failed',
      failures: [new Failure('token-refused', 'the token was refused', 'Make a new one')],
      projects: [runs.unscannedProject(runs.WIDGETS, { scan })],
    })
    expect(annotationsAt('error', run).map(({ message }) => message)).toEqual([
      `The token was refused. Make a new one. See ${DOCS}#token-refused`,
      `locked.md: EACCES. Make the file readable for the runner. See ${DOCS}#file-unreadable`,
      `${runs.session(0).name}: the cloud answered 500.`,
    ])
  })

  test('are merged into one for a cancelled run', () => {
    expect(annotationsAt('error', runs.cancelled()).map(({ message }) => message)).toEqual([
      'The run was cancelled (SIGINT). 16 sessions were not finished. Re-run the job. Sessions uploaded so far are kept.',
    ])
    expect(annotationsAt('error', runs.run([], { status: 'cancelled' })).map(({ message }) => message)).toEqual([
      'The run was cancelled. Re-run the job. Sessions uploaded so far are kept.',
    ])
  })

  test('name pending sessions only when they fail the step', () => {
    expect(annotationsAt('error', runs.check()).map(({ title }) => title)).toEqual([
      'Sessions pending',
      'Sessions pending',
    ])
    const allowed = { ...runs.check(), inputs: runs.inputs({ mode: 'check', failOnIncomplete: false }) }
    expect(annotationsAt('error', allowed)).toEqual([])
    expect(buildAnnotations(allowed)).toEqual([])
    const scheduled = { ...allowed, runner: runs.runner({ eventName: 'schedule' }) }
    expect(annotationsAt('warning', scheduled).map(({ message }) => message)).toEqual([
      '3 sessions are not up to date in SpecStory Cloud. Run with `mode: sync` to upload them.',
    ])
  })
})

describe('warning annotations', () => {
  test('are one for individual checks and one for all kept CLI copies', () => {
    const warnings = annotationsAt('warning', runs.partialFailure())
    expect(warnings.map(({ title }) => title)).toEqual(['Slow comparison', 'CLI copies kept'])
    expect(warnings[0]?.message).toContain('(the cloud answered 500 three times)')
    expect(warnings[1]?.message).toBe(
      '1 session was not updated. Its cloud copy contains CLI data that a Markdown upload would overwrite. Run `specstory sync` on the machine that recorded it.',
    )
  })

  test('omit the reason when it is unknown', () => {
    const run = runs.run([], { projects: [runs.unscannedProject(runs.WIDGETS, { sizes: 'fallback' })] })
    expect(annotationsAt('warning', run)[0]?.message).toMatch(/^The bulk size request failed\. /)
  })

  test('name Git LFS pointers and the checkout option that replaces them', () => {
    const ignored = [{ file: 'a.md', reason: 'lfs-pointer', detail: '' } as const]
    const run = runs.run([], { projects: [runs.unscannedProject(runs.WIDGETS, { scan: runs.scan({ ignored }) })] })
    expect(annotationsAt('warning', run)[0]?.message).toMatch(/a\.md.*lfs: true/)
  })

  test('name ignored symbolic links', () => {
    expect(annotationsAt('warning', runs.firstSync())).toEqual([
      {
        level: 'warning',
        title: 'Symbolic links ignored',
        message: 'Ignored .specstory/history/passwd.md. Symbolic links are never followed. Commit the file itself.',
        file: '.specstory/history/passwd.md',
      },
    ])
    const ignored = ['a', 'b', 'c'].map((file) => ({ file, reason: 'link', detail: '' }) as const)
    const run = runs.run([], { projects: [runs.unscannedProject(runs.WIDGETS, { scan: runs.scan({ ignored }) })] })
    expect(annotationsAt('warning', run)[0]?.message).toContain('Ignored a and 2 more.')
  })

  test.each([
    ['one copy', [0], ''],
    ['two copies', [0, 1], ' (and 1 more session)'],
    ['three copies', [0, 1, 2], ' (and 2 more sessions)'],
  ])('name the file and count the others when %s shrank to less than half', (_name, shrunk, more) => {
    const plan = 'shrunk'
    const results = [
      ...shrunk.map((index) => runs.result(index, 'updated', { plan, localBytes: 4_999, cloudBytes: 10_000 })),
      runs.result(3, 'updated', { plan, localBytes: 5_000, cloudBytes: 10_000 }),
      runs.result(4, 'errored', { plan, localBytes: 1, cloudBytes: 10_000 }),
      runs.result(5, 'updated', { plan: 'redacted', localBytes: 1, cloudBytes: 10_000 }),
    ]
    const { file } = runs.session(0)
    expect(annotationsAt('warning', runs.run(results))).toEqual([
      {
        level: 'warning',
        title: 'Large size decrease',
        message: `${file}: 10.0 KB → 5.0 KB${more}. The new version is less than half the size of the previous cloud copy. Check that no content was lost.`,
        file,
      },
    ])
  })

  test('and notices of the run are limited to ten of each level', () => {
    const notices = Array.from({ length: 24 }, (_, index) => ({
      level: index % 2 === 0 ? ('warning' as const) : ('notice' as const),
      title: `n${index}`,
      message: 'm',
      ...(index === 0 ? { file: 'f' } : {}),
    }))
    const run = runs.run([], { notices })
    expect(annotationsAt('warning', run)).toHaveLength(10)
    expect(annotationsAt('warning', run)[0]).toEqual({ level: 'warning', title: 'n0', message: 'm', file: 'f' })
    expect(annotationsAt('notice', run).at(-1)?.title).toBe('3 more notices')
  })
})
