import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { belongingTo } from '../../../src/report/comment/belonging.ts'
import { COMMENT_BUDGET_BYTES, renderComment } from '../../../src/report/comment/render.ts'
import type { Run } from '../../../src/run/run.ts'
import { COMMENTS, onPullRequest } from '../../rig/pull-requests.ts'
import * as runs from '../../rig/runs.ts'

/**
 * The comments of these runs are kept in `__tests__/golden/comments`, to be read in a diff.
 * `UPDATE_GOLDEN=1 npm test -- __tests__/report/comment/render.test.ts` writes them anew.
 */
const GOLDEN = join(import.meta.dirname, '../../golden/comments')

const MARKER = '<!-- specstory/sync-action 0123456789ab -->'

function rendered(run: Run, files: readonly string[], isCut = false): string {
  return renderComment(run, belongingTo(run, { files, isCut }), MARKER)
}

test.each(COMMENTS)('the comment of $name is the golden one', ({ name, makeRun, files }) => {
  const run = makeRun()
  const comment = rendered(run, files(run))
  const file = join(GOLDEN, `${name}.md`)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, comment)
  expect(existsSync(file) ? readFileSync(file, 'utf8') : 'no golden file').toBe(comment)
})

describe('what belongs to a pull request', () => {
  test('is a duplicate’s chosen file, once', () => {
    const run = onPullRequest(runs.firstSync())
    const leftOut = run.projects[0]?.scan?.leftOut ?? []
    const duplicate = leftOut.find(({ reason }) => reason === 'duplicate')
    const files = [duplicate?.file ?? '', duplicate?.chosen ?? '']
    expect(belongingTo(run, { files, isCut: false }).results).toHaveLength(1)
    expect(belongingTo(run, { files: files.slice(0, 1), isCut: false })).toMatchObject({
      results: [{ session: { file: duplicate?.chosen } }],
      leftOut: [],
    })
  })

  test('is not other tools’ Markdown, nor a file that another filter left out', () => {
    const run = onPullRequest(runs.firstSync())
    const files = ['.specstory/history/notes.md', '.specstory/history/filtered.md', 'README.md']
    expect(belongingTo(run, { files, isCut: false })).toMatchObject({ results: [], leftOut: [], unseen: [] })
  })

  test('is what looks like a transcript when the run ended before it looked', () => {
    const run = { ...onPullRequest(runs.refusedToken()), projects: [] }
    const files = [
      '.specstory/history/a.md',
      '.specstory/history/2026/b.md',
      '.specstory/history/.what-is-this.md',
      '.specstory/history/statistics.json',
      'docs/.specstory/history/c.md',
    ]
    expect(belongingTo(run, { files, isCut: false }).unseen).toEqual(files.slice(0, 2))
    expect(belongingTo({ ...run, status: 'not-run' }, { files, isCut: false }).unseen).toEqual([])
    const scan = runs.scan({ complete: false, excluded: [{ file: files[0] ?? '', id: undefined, entries: ['**'] }] })
    const excluding = { ...run, projects: [runs.knownOf(runs.WIDGETS, { scan })] }
    expect(belongingTo(excluding, { files, isCut: false }).unseen).toEqual(files.slice(1, 2))
    expect(belongingTo(runs.invalidInputs(), { files, isCut: false }).unseen).toEqual([])
  })
})

describe('a comment', () => {
  test('of any number of sessions is as long as GitHub takes, and counts what it cuts', () => {
    const run = onPullRequest(runs.manySessions(3_000))
    const comment = rendered(
      run,
      run.results.map(({ session }) => session.file),
      true,
    )
    expect(Buffer.byteLength(comment)).toBeLessThanOrEqual(COMMENT_BUDGET_BYTES)
    expect(comment).toMatch(/…and [\d,]+ more, in the summary of the run\./)
    expect(comment).toMatch(/GitHub lists the first 3,000 files[\s\S]*<sub>As of/)
  })

  test('links to the cloud what is there and to the file what is not', () => {
    const run = onPullRequest(
      runs.run([
        runs.result(0, 'timed-out', { plan: 'new' }),
        runs.result(1, 'timed-out', { plan: 'grown' }),
        runs.result(2, 'errored', { cloudBytes: 10 }),
        runs.result(3, 'skipped'),
      ]),
    )
    const comment = rendered(
      run,
      run.results.map(({ session }) => session.file),
    )
    const origins = [...comment.matchAll(/^\| \[.*?\]\((https:\/\/[^/]+)/gm)].map(([, origin]) => origin)
    const cloud = 'https://cloud.specstory.com'
    expect(origins).toEqual(['https://github.com', cloud, cloud, cloud])
    expect(comment).toContain('Of 4, 1 is in SpecStory Cloud, 2 are older there and 1 is not there.')
  })

  test('says of a file that GitHub cut off that there may be more', () => {
    expect(rendered(onPullRequest(runs.nothingToDo()), [], true)).toContain('None of the files that GitHub lists of it')
  })

  test('off a known run and commit names neither', () => {
    const run = onPullRequest(runs.nothingToDo())
    const bare = { ...run, runner: { ...run.runner, commit: '', runId: '' } }
    expect(rendered(bare, [])).toContain('<sub>As of this run; kept')
  })
})
