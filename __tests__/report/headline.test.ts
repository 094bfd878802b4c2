import { describe, expect, test } from '@jest/globals'
import { selectChangedSessions } from '../../src/report/comment/pull-request-sessions.ts'
import { renderComment } from '../../src/report/comment/render.ts'
import { formatHeadline } from '../../src/report/headline.ts'
import { formatResultLine } from '../../src/report/log.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { escapeProse } from '../../src/report/untrusted.ts'
import type { Run } from '../../src/run/run.ts'
import type { IgnoredFile } from '../../src/sessions/session.ts'
import * as runs from '../rig/runs.ts'

const check = runs.inputs({ mode: 'check' })
const unreadable = [{ file: 'a.md', detail: 'permission denied' }]
const locked = [runs.unscannedProject(runs.WIDGETS, { scan: runs.scan({ unreadable }) })]

function withIgnoredFiles(reasons: readonly IgnoredFile['reason'][], changes: object = {}): Partial<Run> {
  const ignored = reasons.map((reason, index) => ({ file: `${index}.md`, reason, detail: '' }))
  return { projects: [runs.unscannedProject(runs.WIDGETS, { scan: runs.scan({ ignored, ...changes }) })] }
}

describe('the headline', () => {
  test.each<[string, Run, string]>([
    ['after a first sync', runs.firstSync(), '12 sessions created; 1 symbolic link ignored.'],
    ['after one upload', runs.run([runs.result(0, 'created')]), '1 session created.'],
    [
      'after a search without credentials and with an unreadable file',
      runs.run([], { searched: 3, inputs: check, projects: locked }),
      'No credentials in 3 transcripts; 1 file could not be read.',
    ],
    ['when nothing changed', runs.nothingToDo(), 'Nothing to upload: 111 sessions up to date.'],
    [
      'when nothing changed and a file was ignored',
      runs.run([runs.result(0, 'skipped')], withIgnoredFiles(['lfs-pointer'])),
      'Nothing to upload: 1 session up to date; 1 Git LFS pointer ignored.',
    ],
    [
      'when copies were kept',
      runs.run([
        runs.result(0, 'skipped'),
        runs.result(1, 'skipped', { plan: 'kept-cli-copy' }),
        runs.result(2, 'skipped', { plan: 'kept-cli-copy' }),
        runs.result(3, 'skipped', { plan: 'cloud-has-more' }),
      ]),
      'Nothing to upload: 1 session up to date, 2 CLI copies kept, 1 larger in the cloud.',
    ],
    [
      'when only copies were kept',
      runs.run([runs.result(0, 'skipped', { plan: 'kept-cli-copy' })]),
      'Nothing to upload: 1 CLI copy kept.',
    ],
    [
      'when every session is filtered out',
      runs.run([], withIgnoredFiles(['unidentified'], { filteredOut: 1 })),
      'No sessions to sync.',
    ],
    [
      'after a partial failure',
      runs.partialFailure(),
      '2 of 43 sessions failed to sync, 1 timed out; 5 created, 3 updated, 30 up to date, 1 CLI copy kept, 1 larger in the cloud.',
    ],
    [
      'when time ran out',
      runs.run([runs.result(0, 'timed-out')], {
        status: 'incomplete',
        statusReason: 'The run stopped after 1 s (`timeout`).',
      }),
      '1 session timed out. The run stopped after 1 s (`timeout`).',
    ],
    [
      'when a file cannot be read',
      runs.run([runs.result(0, 'created')], { status: 'incomplete', projects: locked }),
      '1 session created; 1 file could not be read.',
    ],
    [
      'when credentials were redacted',
      runs.run([runs.result(0, 'created', { secrets: [{ rule: 'jwt', line: 1, fingerprint: 'jwt1' }] })]),
      '1 session created; 1 credential to revoke.',
    ],
    [
      'when sessions were withheld',
      runs.run(
        [
          ...[0, 1].map((index) => {
            const secrets = [{ rule: 'jwt', line: 1, fingerprint: 'jwt1' }]
            // With an unknown copy, the code is that of the failed check.
            const code = index === 0 ? 'secret-held' : 'blocked'
            return runs.result(index, 'errored', { plan: 'secret-held', code, secrets })
          }),
          runs.result(2, 'errored'),
          runs.result(3, 'skipped'),
        ],
        { status: 'incomplete' },
      ),
      '2 of 4 sessions were withheld because of 1 credential; 1 of 4 sessions failed to sync; 1 up to date.',
    ],
    [
      'when a check fails',
      runs.check(),
      '3 of 11 sessions are not up to date in SpecStory Cloud. The check fails because `fail-on-incomplete` is `true`.',
    ],
    [
      'when a check of one session fails',
      runs.run([runs.result(0, 'pending')], { inputs: check, status: 'incomplete' }),
      '1 session is not up to date in SpecStory Cloud. The check fails because `fail-on-incomplete` is `true`.',
    ],
    [
      'when a check cannot compare',
      runs.run([runs.result(0, 'errored'), runs.result(1, 'skipped')], { inputs: check, status: 'incomplete' }),
      '1 of 2 sessions could not be compared.',
    ],
    [
      'when a check finds everything',
      runs.run([runs.result(0, 'skipped')], { inputs: check }),
      'Nothing to upload: 1 session up to date.',
    ],
    ['when cancelled', runs.cancelled(), 'The run was cancelled (SIGINT). 16 of 20 sessions timed out; 4 created.'],
    ['when cancelled early', runs.run([], { status: 'cancelled' }), 'The run was cancelled.'],
    ['when failed without a failure', runs.run([], { status: 'failed' }), 'The run failed.'],
    ['when not run', runs.notRun(), 'Pull requests from forks get no secrets, so there is no token.'],
    ['when not run without a reason', runs.run([], { status: 'not-run' }), 'There was nothing to do.'],
  ])('is the same in log, summary and comment %s', (_name, run, sentence) => {
    expect(formatHeadline(run)).toBe(sentence)
    expect(renderSummary(run, '').split('\n')[2]).toBe(escapeProse(sentence))
    expect(formatResultLine(run)).toContain(`. ${sentence}`)
    const comment = renderComment(run, selectChangedSessions(run, { files: [], isCut: false }), '')
    expect(comment).toContain(escapeProse(sentence))
  })
})

test.each([
  ['when there is no file', {}, ''],
  [
    'when every transcript is ignored',
    withIgnoredFiles(['unidentified', 'not-a-transcript']),
    '1 transcript without a session ID ignored.',
  ],
])('log, summary and comment state once that no sessions were found %s', (_name, changes, ignored) => {
  const run = runs.run([], changes)
  expect(formatHeadline(run)).toBe(ignored)
  expect(formatResultLine(run)).toMatch(/^No sessions found\. /)
  for (const text of [formatResultLine(run), renderSummary(run, '')])
    expect(text.match(/\bno sessions\b/gi)).toHaveLength(1)
  const comment = renderComment(run, selectChangedSessions(run, { files: [], isCut: false }), '')
  expect(comment).toMatch(ignored === '' ? /found no sessions\.\*\*$/m : /found no sessions:\*\* 1 transcript/)
})

test('the headline starts with the failure when the run failed', () => {
  expect(formatHeadline(runs.invalidInputs())).toMatch(/^2 invalid inputs\. /)
})

test('the summary lists failures before counts, and no status without sessions', () => {
  const summary = renderSummary(runs.partialFailure(), '')
  const parts = [
    '2 of 43',
    '### 2 sessions failed to sync, 1 timed out',
    '| Status | Sessions |',
    'Project [',
    '<details>\n<summary>5 ',
  ]
  const found = parts.map((text) => summary.indexOf(text))
  expect(found).not.toContain(-1)
  expect(found.toSorted((a, b) => a - b)).toEqual(found)
  expect(summary).toMatch(/^\| Up to date \| 30 \|\n\| CLI copy kept \| 1 \|\n\| Larger in the cloud \| 1 \|/m)
  expect(summary).not.toMatch(/Skipped|^\| [^|]+ \| 0 \|$/m)
})

test('the summary lists the newest session first and sessions without a date last', () => {
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

test('the summary shows both sizes of a kept copy, and the difference when they look equal', () => {
  const results = [
    runs.result(0, 'skipped', { plan: 'cloud-has-more', localBytes: 10_400, cloudBytes: 10_411 }),
    runs.result(1, 'skipped', { plan: 'kept-cli-copy', localBytes: 3_800, cloudBytes: 2_300 }),
  ]
  const summary = renderSummary(runs.run(results), '').replaceAll('\u00a0', ' ')
  expect(summary).toContain('10.4 KB local, 10.4 KB in the cloud (+11 B) |')
  expect(summary).toContain('3.8 KB local, 2.3 KB in the cloud |')
})

describe('a check of a pull request with `fail-on-incomplete: false`', () => {
  const run = { ...runs.check(), inputs: runs.inputs({ mode: 'check', failOnIncomplete: false }) }
  const all = run.results.map(({ session }) => session.file)
  const renderCommentOn = (files: readonly string[]) =>
    renderComment(run, selectChangedSessions(run, { files, isCut: false }), '<!-- marker -->')

  test('passes in summary, log and comment when sessions only await the merge', () => {
    const summary = renderSummary(run, '')
    expect(summary).toMatch(/^## ✅ SpecStory check passed\n\n3 sessions will sync after the merge\.\n/)
    expect(summary).toContain('<summary>3 sessions to sync after the merge</summary>')
    const line = formatResultLine(run)
    expect(line).toMatch(/^SpecStory check passed\. 3 sessions will sync after the merge\. \(/)
    const comment = renderCommentOn(all)
    expect(comment).toMatch(/### ✅ 11 AI sessions.*\n\n3 of 11 will sync after the merge, 8 up to date\.\n/)
    expect(comment.match(/^\| after the merge<br>/gm)).toHaveLength(3)
    for (const text of [summary, line, comment]) expect(text).not.toMatch(/⚠️|❌|incomplete|missing|wrong/)
  })

  test.each([
    ['one pending session', all.slice(10), 'It will sync after the merge.'],
    ['only pending sessions', all.slice(8), 'All 3 will sync after the merge.'],
    ['pending sessions and one up to date', all.slice(7), '3 of 4 will sync after the merge, 1 up to date.'],
    ['one session that is up to date', all.slice(0, 1), 'It is up to date in SpecStory Cloud.'],
  ])('states in the comment when sessions sync for a pull request with %s', (_name, files, sentence) => {
    expect(renderCommentOn(files)).toContain(`\n\n${sentence}\n\n`)
  })

  test('mentions the repository in the comment only when other sessions are pending', () => {
    expect(renderCommentOn(all)).not.toContain('Repository')
    expect(renderCommentOn(all.slice(0, 9))).toContain(
      '**Repository check passed:** 3 sessions will sync after the merge.',
    )
  })

  test.each([
    ['`fail-on-incomplete` is `true`', { inputs: check }, /^## ❌ SpecStory check failed/],
    [
      'it is not a pull request',
      { runner: runs.runner({ eventName: 'schedule' }) },
      /^## ⚠️ SpecStory check incomplete/,
    ],
    ['a file cannot be read', { projects: locked }, /^## ⚠️ SpecStory check incomplete/],
  ])('does not pass when %s', (_name, changes, heading) => {
    expect(renderSummary({ ...run, ...changes }, '')).toMatch(heading)
  })
})

describe('the sync state in the comment', () => {
  const pending = runs.result(0, 'pending', { plan: 'grown', cloudBytes: 10 })
  const renderState = (results: Run['results']) => {
    const run = runs.run(results, { inputs: check, status: 'incomplete' })
    const files = results.map(({ session }) => session.file)
    return renderComment(run, selectChangedSessions(run, { files, isCut: false }), '').split('\n\n')[1]
  }

  test.each<[string, Run['results'], string]>([
    ['one outdated session', [pending], 'It is outdated in SpecStory Cloud.'],
    [
      'only outdated sessions',
      [pending, { ...pending, session: runs.session(1) }],
      'All 2 are outdated in SpecStory Cloud.',
    ],
    [
      'a session that was not uploaded',
      [pending, runs.result(1, 'pending', { plan: 'new', cloudBytes: undefined })],
      '1 of 2 outdated, 1 not uploaded.',
    ],
    ['a session that is up to date', [pending, runs.result(1, 'skipped')], '1 of 2 up to date, 1 outdated.'],
    [
      'an unredacted copy of unknown size',
      [runs.result(0, 'timed-out', { plan: 'redacted', cloudBytes: undefined })],
      'It is outdated in SpecStory Cloud.',
    ],
  ])('describes %s', (_name, results, sentence) => {
    expect(renderState(results)).toBe(sentence)
  })
})
