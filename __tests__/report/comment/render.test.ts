import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { selectChangedSessions } from '../../../src/report/comment/pull-request-sessions.ts'
import { COMMENT_BUDGET_BYTES, renderComment } from '../../../src/report/comment/render.ts'
import type { SessionResult } from '../../../src/run/results.ts'
import type { Run } from '../../../src/run/run.ts'
import { asPullRequestRun } from '../../rig/pull-requests.ts'
import * as runs from '../../rig/runs.ts'

/** Rewritten by `UPDATE_GOLDEN=1 npm test -- __tests__/report/comment/render.test.ts`. */
const GOLDEN = join(import.meta.dirname, '../../golden/comments/hostile-titles.md')

const MARKER = '<!-- specstory/sync-action 0123456789ab -->'

function renderFor(run: Run, files: readonly string[], isCut = false): string {
  return renderComment(run, selectChangedSessions(run, { files, isCut }), MARKER)
}

test('the comment on hostile titles equals the golden file', () => {
  const run = asPullRequestRun(runs.hostileTitles())
  const comment = renderFor(
    run,
    run.results.map(({ session }) => session.file),
  )
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, comment)
  expect(comment).toBe(readFileSync(GOLDEN, 'utf8'))
})

describe('selectChangedSessions', () => {
  test('selects the preferred file of a duplicate, once', () => {
    const run = asPullRequestRun(runs.firstSync())
    const ignored = run.projects[0]?.scan?.ignored ?? []
    const duplicate = ignored.find(({ reason }) => reason === 'duplicate')
    const files = [duplicate?.file ?? '', duplicate?.preferred ?? '']
    expect(selectChangedSessions(run, { files, isCut: false }).results).toHaveLength(1)
    expect(selectChangedSessions(run, { files: files.slice(0, 1), isCut: false })).toMatchObject({
      results: [{ session: { file: duplicate?.preferred } }],
      ignored: [],
    })
  })

  test('ignores other Markdown files and transcripts that were filtered out', () => {
    const run = asPullRequestRun(runs.firstSync())
    const files = ['.specstory/history/notes.md', '.specstory/history/filtered.md', 'README.md']
    expect(selectChangedSessions(run, { files, isCut: false })).toMatchObject({
      results: [],
      ignored: [],
      unscanned: [],
    })
  })

  test('returns likely transcripts as unscanned when the run ended before the scan', () => {
    const run = { ...asPullRequestRun(runs.refusedToken()), projects: [] }
    const files = [
      '.specstory/history/a.md',
      '.specstory/history/2026/b.md',
      '.specstory/history/.what-is-this.md',
      '.specstory/history/statistics.json',
      'docs/.specstory/history/c.md',
    ]
    expect(selectChangedSessions(run, { files, isCut: false }).unscanned).toEqual(files.slice(0, 2))
    expect(selectChangedSessions({ ...run, status: 'not-run' }, { files, isCut: false }).unscanned).toEqual([])
    const scan = runs.scan({ complete: false, excluded: [{ file: files[0] ?? '', id: undefined, entries: ['**'] }] })
    const excluding = { ...run, projects: [runs.unscannedProject(runs.WIDGETS, { scan })] }
    expect(selectChangedSessions(excluding, { files, isCut: false }).unscanned).toEqual(files.slice(1, 2))
    expect(selectChangedSessions(runs.invalidInputs(), { files, isCut: false }).unscanned).toEqual([])
  })
})

describe('renderComment', () => {
  test.each<[string, string, readonly SessionResult[]]>([
    [
      'each state',
      '2 of 6 up to date, 2 cloud copies kept, 1 with unknown result, 1 not uploaded.',
      [
        runs.result(0, 'created'),
        runs.result(1, 'skipped'),
        runs.result(2, 'skipped', { plan: 'kept-cli-copy' }),
        runs.result(3, 'skipped', { plan: 'cloud-has-more' }),
        runs.result(4, 'timed-out', { progress: 'unknown' }),
        runs.result(5, 'errored', { plan: 'new' }),
      ],
    ],
    ['a kept copy alone', 'Its cloud copy was kept.', [runs.result(0, 'skipped', { plan: 'kept-cli-copy' })]],
    [
      'kept copies alone',
      'All 2 cloud copies were kept.',
      [0, 1].map((index) => runs.result(index, 'skipped', { plan: 'cloud-has-more' })),
    ],
    [
      'missing sessions alone',
      'None of the 2 is in SpecStory Cloud.',
      [0, 1].map((index) => runs.result(index, 'errored', { plan: 'new' })),
    ],
    ['an unknown result alone', 'Its result is unknown.', [runs.result(0, 'timed-out', { progress: 'unknown' })]],
    [
      'unknown results alone',
      'All 2 results are unknown.',
      [0, 1].map((index) => runs.result(index, 'timed-out', { progress: 'unknown' })),
    ],
  ])('counts %s', (_what, sentence, results) => {
    const run = asPullRequestRun(runs.run(results, { status: 'incomplete' }))
    const files = results.map(({ session }) => session.file)
    expect(renderFor(run, files).split('\n')).toContain(sentence)
  })

  test('names a transcript that could not be read, with the reason', () => {
    const locked = { file: '.specstory/history/locked.md', detail: 'permission denied' }
    const scan = runs.scan({ unreadable: [locked] })
    const run = { ...asPullRequestRun(runs.nothingToDo()), projects: [runs.unscannedProject(runs.WIDGETS, { scan })] }
    const comment = renderFor(run, [locked.file])
    expect(comment).toContain('1 changed transcript cannot be synced.')
    expect(comment).toMatch(
      /\| not readable: permission denied \| \[\.specstory\/<wbr>history\/<wbr>locked\.md\]\([^)]*\) \|/,
    )
  })

  test('states a cause once when several sessions share it', () => {
    const results = [0, 1, 2].map((index) => runs.result(index, 'errored', { reason: 'no room', hint: 'Make room.' }))
    const run = asPullRequestRun(runs.run(results, { status: 'incomplete' }))
    const comment = renderFor(
      run,
      results.map(({ session }) => session.file),
    )
    expect(comment.match(/no room|No room/g)).toHaveLength(1)
    expect(comment).toContain('| 3 | No room.<br>**What to do:** Make room. |')
  })

  test('cuts a comment on 3,000 sessions to the limit of GitHub and counts the rest', () => {
    const run = asPullRequestRun(runs.manySessions(3_000))
    const comment = renderFor(
      run,
      run.results.map(({ session }) => session.file),
      true,
    )
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(COMMENT_BUDGET_BYTES)
    expect(comment).toMatch(/…and [\d,]+ more, in the summary of the run\./)
    expect(comment).toMatch(/GitHub lists only the first 3,000 files[\s\S]*<sub>Updated for/)
  })

  test('links to the cloud for uploaded sessions and to the file for others', () => {
    const run = asPullRequestRun(
      runs.run([
        runs.result(0, 'timed-out', { plan: 'new' }),
        runs.result(1, 'timed-out', { plan: 'grown' }),
        runs.result(2, 'errored', { cloudBytes: 10 }),
        runs.result(3, 'skipped'),
      ]),
    )
    const comment = renderFor(
      run,
      run.results.map(({ session }) => session.file),
    )
    const origins = [...comment.matchAll(/^\| [^|]* \| \[.*?\]\((https:\/\/[^/]+)/gm)].map(([, origin]) => origin)
    const cloud = 'https://cloud.specstory.com'
    expect(origins).toEqual([cloud, cloud, cloud, 'https://github.com'])
    expect(comment).toContain('1 of 4 up to date, 2 outdated, 1 not uploaded.')
  })

  test('warns when GitHub cut off the list of files', () => {
    expect(renderFor(asPullRequestRun(runs.nothingToDo()), [], true)).toContain(
      'GitHub lists only the first 3,000 files',
    )
  })

  test('omits commit and run when they are unknown', () => {
    const run = asPullRequestRun(runs.nothingToDo())
    const bare = { ...run, runner: { ...run.runner, commit: '', runId: '' } }
    expect(renderFor(bare, [])).toContain('<sub>Updated by [SpecStory Sync]')
  })
})
