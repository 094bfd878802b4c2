import { describe, expect, test } from '@jest/globals'
import { selectChangedSessions } from '../../src/report/comment/pull-request-sessions.ts'
import { renderComment } from '../../src/report/comment/render.ts'
import { formatHeadline } from '../../src/report/headline.ts'
import { resultLine } from '../../src/report/log.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { markdownProse } from '../../src/report/untrusted.ts'
import type { Run } from '../../src/run/run.ts'
import * as runs from '../rig/runs.ts'

const check = runs.inputs({ mode: 'check' })
const unreadable = [{ file: 'a.md', detail: 'permission denied' }]
const locked = [runs.knownOf(runs.WIDGETS, { scan: runs.scan({ unreadable }) })]

test.each([
  ['all that is well', runs.run([runs.result(0, 'created')]), '1 session created; nothing is left to do.'],
  ['first sync, with a link left out', runs.firstSync(), '12 sessions created.'],
  ['partial failure', runs.partialFailure(), '5 sessions created and 3 updated; 3 of 43 sessions were not synced.'],
  ['nothing to do', runs.nothingToDo(), 'Nothing to upload: all 111 sessions are up to date.'],
  [
    'the deadline',
    runs.run([runs.result(0, 'timed-out')], { status: 'incomplete', statusReason: 'The deadline of 1 s passed.' }),
    'Nothing was uploaded; the one session was not synced. The deadline of 1 s passed.',
  ],
  [
    'a file that cannot be read',
    runs.run([runs.result(0, 'created')], { status: 'incomplete', projects: locked }),
    '1 session created; 1 file could not be read.',
  ],
  [
    'a check that fails',
    runs.check(),
    '3 of 11 sessions are missing from SpecStory Cloud or older there, which fails the check (`fail-on-incomplete`).',
  ],
  [
    'a check with trouble',
    runs.run([runs.result(0, 'errored'), runs.result(1, 'skipped')], { inputs: check, status: 'incomplete' }),
    '1 of 2 sessions was not compared.',
  ],
  [
    'a warning, which may need somebody',
    runs.run([runs.result(0, 'created')], { notices: [{ level: 'warning', title: 'W', message: 'Look.' }] }),
    '1 session created.',
  ],
  [
    'credentials that were taken out',
    runs.run([runs.result(0, 'created', { secrets: [{ rule: 'jwt', line: 1 }] })]),
    '1 session created; 1 credential to revoke.',
  ],
  ['what did not run', runs.notRun(), 'Pull requests from forks get no secrets, so there is no token.'],
])('the answer of %s', (_name, run, sentence) => {
  expect(formatHeadline(run)).toBe(sentence)
  expect(renderSummary(run, '').split('\n')[2]).toBe(markdownProse(sentence))
})

test('the summary says what needs action before it counts, and counts no state that no session is in', () => {
  const summary = renderSummary(runs.partialFailure(), '')
  const places = ['5 sessions created', '### 3 sessions not synced', '| | Sessions |', 'Project [', '<details>']
  const found = places.map((text) => summary.indexOf(text))
  expect(found).not.toContain(-1)
  expect(found.toSorted((a, b) => a - b)).toEqual(found)
  expect(summary).toMatch(/^\| Up to date \| 30 \|.*\n\| Kept \| 1 \|.*\n\| Larger in the cloud \| 1 \|/m)
  expect(summary).not.toMatch(/Skipped|mermaid|^\| [^|]+(?: \| 0)+ \|$/m)
})

test('sessions are listed the newest first, with their date before the title, and those without one last', () => {
  const times = ['2026-02-03T10:00Z', undefined, '2026-02-04T09:30Z']
  const results = times.map((startedAt, index) => {
    return runs.result(index, 'created', { session: runs.session(index, { startedAt, title: 'The same' }) })
  })
  const rows = renderSummary(runs.run(results), '').match(/^\|[^|]*\| \[The same\]/gm) ?? []
  expect(rows.map((row) => row.slice(2, 18).replaceAll('\u2011', '-'))).toEqual([
    '2026-02-04 09:30',
    '2026-02-03 10:00',
    ' | [The same]',
  ])
})

test('a copy that was kept shows both sizes, and never two that look the same', () => {
  const results = [
    runs.result(0, 'skipped', { plan: 'cloud-has-more', localBytes: 10_400, cloudBytes: 10_411 }),
    runs.result(1, 'skipped', { plan: 'kept-cli-copy', localBytes: 3_800, cloudBytes: 2_300 }),
  ]
  const summary = renderSummary(runs.run(results), '').replaceAll('\u00a0', ' ')
  expect(summary).toContain('10.4 KB here, 11 B more there |')
  expect(summary).toContain('3.8 KB here, 2.3 KB there |')
})

describe('a check of a pull request with `fail-on-incomplete: false`', () => {
  const calm = { ...runs.check(), inputs: runs.inputs({ mode: 'check', failOnIncomplete: false }) }
  const all = calm.results.map(({ session }) => session.file)
  const comment = (run: Run, files: readonly string[]) =>
    renderComment(run, selectChangedSessions(run, { files, isCut: false }), '<!-- marker -->')

  test('reads as what is expected before a merge, everywhere', () => {
    const summary = renderSummary(calm, '')
    expect(summary).toMatch(/^## ✅ SpecStory check\n\n3 sessions will be synced after the merge\.\n/)
    expect(summary).toContain('<summary>3 sessions to sync after the merge</summary>')
    expect(resultLine(calm)).toMatch(/^SpecStory check incomplete: 3 sessions will be synced after the merge\. \(/)
    const said = comment(calm, all)
    expect(said).toMatch(
      /### ✅ 11 AI sessions.*\n\n3 of 11 will be synced after the merge; the others are in SpecStory/,
    )
    expect(said.match(/^\| after the merge \|/gm)).toHaveLength(3)
    for (const text of [summary, said]) expect(text).not.toMatch(/⚠️|❌|incomplete|missing|wrong/)
  })

  test.each([
    ['one that is pending', all.slice(10), 'It will be synced after the merge.'],
    ['pending ones only', all.slice(8), 'All 3 will be synced after the merge.'],
    ['one more', all.slice(7), '3 of 4 will be synced after the merge; the other one is in SpecStory Cloud.'],
    ['one that is there', all.slice(0, 1), 'It is in SpecStory Cloud.'],
  ])('that brings %s', (_name, files, sentence) => {
    expect(comment(calm, files)).toContain(`\n\n${sentence}\n\n`)
  })

  test('tells of the rest of the repository only where there is more to tell', () => {
    expect(comment(calm, all)).not.toContain('whole repository')
    expect(comment(calm, all.slice(0, 9))).toContain(
      '**The check of the whole repository**: 3 sessions will be synced after the merge.',
    )
  })

  test.each([
    ['it is a failure, as by default', { inputs: check }, /^## ❌ SpecStory check failed/],
    ['it is no pull request', { runner: runs.runner({ eventName: 'schedule' }) }, /^## ⚠️ SpecStory check incomplete/],
    ['a file cannot be read', { projects: locked }, /^## ⚠️ SpecStory check incomplete/],
  ])('is not calm where %s', (_name, changes, heading) => {
    expect(renderSummary({ ...calm, ...changes }, '')).toMatch(heading)
  })
})

describe('the comment says how one session or several stand', () => {
  const pending = runs.result(0, 'pending', { plan: 'grown', cloudBytes: 10 })
  const standing = (results: Run['results']) => {
    const run = runs.run(results, { inputs: check, status: 'incomplete' })
    const files = results.map(({ session }) => session.file)
    return renderComment(run, selectChangedSessions(run, { files, isCut: false }), '').split('\n\n')[1]
  }

  test.each([
    [[pending], 'SpecStory Cloud has an older copy of it.'],
    [[pending, { ...pending, session: runs.session(1) }], 'SpecStory Cloud has older copies of all 2.'],
    [
      [pending, runs.result(1, 'pending', { plan: 'new', cloudBytes: undefined })],
      'Of 2, 1 is older in SpecStory Cloud and 1 is not there.',
    ],
    [[pending, runs.result(1, 'skipped')], 'Of 2, 1 is in SpecStory Cloud and 1 is older there.'],
  ])('(case %#)', (results, sentence) => {
    expect(standing(results)).toBe(sentence)
  })
})
