import { readFileSync } from 'node:fs'
import { EOL } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { readActionMetadata } from '../../local-runner/action-metadata.ts'
import { PLAN_REASONS, PLANS, type PlanAction, type PlanReason } from '../../src/plan/plan.ts'
import { buildAnnotations } from '../../src/report/annotations.ts'
import { selectChangedSessions } from '../../src/report/comment/pull-request-sessions.ts'
import { renderComment } from '../../src/report/comment/render.ts'
import { formatHeadline } from '../../src/report/headline.ts'
import { logPlan, logResult, logScan } from '../../src/report/log.ts'
import { buildOutputs } from '../../src/report/outputs.ts'
import { createPrinter } from '../../src/report/print.ts'
import { generateReport } from '../../src/report/report.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import type { Run } from '../../src/run/run.ts'
import { resolveStatus } from '../../src/run/run-outcome.ts'
import { type SessionStatus, STATUS_NAMES } from '../../src/run/session-statuses.ts'
import { IGNORED_FILES, IGNORED_REASONS, type IgnoredReason } from '../../src/sessions/ignored-files.ts'
import { explainNoSessions } from '../../src/sessions/no-sessions.ts'
import { checkout } from '../rig/checkout.ts'
import { captureStdout } from '../rig/runner-output.ts'
import * as runs from '../rig/runs.ts'

/** Columns are written out: read from the tables in the code, they could not differ. */

const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'))
const printer = createPrinter({ debug: false, onGithub: true })

function renderCommentOn(run: Run, file: string): string {
  return renderComment(run, selectChangedSessions(run, { files: [file], isCut: false }), '<!-- marker -->')
}

/** Reads the table of counts in a summary, by status. */
function parseCounts(summary: string): Record<string, string> {
  const [, table = ''] = /^\| Status \| Sessions \|\n.*\n((?:\|.*\n)*)/m.exec(summary) ?? []
  return Object.fromEntries(table.split('\n').map((row) => row.slice(2, -2).split(' | ')))
}

type StatusColumns = {
  readonly count: string
  readonly output: string
  readonly label: string
  readonly headline: string
  readonly comment: string
  readonly title: string | undefined
  readonly isLogged: boolean
  readonly status: 'complete' | 'incomplete'
}

const FINISHED = { title: undefined, isLogged: false, status: 'complete' } as const
const UNFINISHED = { isLogged: true, status: 'incomplete' } as const

const STATUSES: Readonly<Record<SessionStatus, StatusColumns>> = {
  created: {
    count: 'created',
    output: 'created',
    label: 'Created',
    headline: '1 session created, 1 up to date.',
    comment: 'created',
    ...FINISHED,
  },
  updated: {
    count: 'updated',
    output: 'updated',
    label: 'Updated',
    headline: '1 session updated, 1 up to date.',
    comment: 'updated',
    ...FINISHED,
  },
  skipped: {
    count: 'skipped',
    output: 'skipped',
    label: 'Up to date',
    headline: 'Nothing to upload: 2 sessions up to date.',
    comment: 'up to date',
    ...FINISHED,
  },
  errored: {
    count: 'errored',
    output: 'errored',
    label: 'Errored',
    headline: '1 of 2 sessions failed to sync; 1 up to date.',
    comment: 'errored',
    title: 'Sync failed',
    ...UNFINISHED,
  },
  'timed-out': {
    count: 'timedOut',
    output: 'timed-out',
    label: 'Timed out',
    headline: '1 of 2 sessions timed out; 1 up to date.',
    comment: 'timed out',
    title: 'Timed out',
    ...UNFINISHED,
  },
  pending: {
    count: 'pending',
    output: 'pending',
    label: 'Pending',
    headline:
      '1 of 2 sessions is not up to date in SpecStory Cloud. The check fails because `fail-on-incomplete` is `true`.',
    comment: 'outdated',
    title: 'Sessions pending',
    isLogged: false,
    status: 'incomplete',
  },
}

describe.each(STATUS_NAMES)('a session with the status %s', (outcome) => {
  const columns = STATUSES[outcome]
  const results = [runs.result(0, 'skipped'), runs.result(1, outcome)]
  const finished = runs.run(results, { inputs: runs.inputs({ mode: outcome === 'pending' ? 'check' : 'sync' }) })
  const run: Run = { ...finished, status: resolveStatus({ kind: 'finished' }, finished.counts, 0) }
  const { file } = runs.session(1)
  const expected = outcome === 'skipped' ? 2 : 1

  test('is in its count and output, and sets the run status', () => {
    expect(run.counts).toMatchObject({ [columns.count]: expected })
    expect(buildOutputs(run, '')).toMatchObject({ [columns.output]: String(expected) })
    for (const place of ['.', 'merge'] as const) {
      expect(readActionMetadata(place).outputs).toHaveProperty([columns.output])
    }
    expect(run.status).toBe(columns.status)
  })

  test('is in the headline and the summary', () => {
    expect(formatHeadline(run)).toBe(columns.headline)
    expect(parseCounts(renderSummary(run, ''))).toMatchObject({ [columns.label]: String(expected) })
  })

  test('is in annotations and log when it failed', async () => {
    const errors = buildAnnotations(run).filter(({ level }) => level === 'error')
    expect(errors.map(({ title }) => title)).toEqual(columns.title === undefined ? [] : [columns.title])
    const log = await captureStdout(() => logResult(printer, run))
    expect(log.includes(file)).toBe(columns.isLogged)
    expect(log).toContain(columns.headline)
  })

  test('is in the comment', () => {
    expect(renderCommentOn(run, file)).toMatch(new RegExp(`^\\| ${columns.comment}<br>2026`, 'm'))
  })

  test('is in the report and the schema', () => {
    const report = JSON.parse([...generateReport(run)].join(''))
    expect(report.sessions[1]).toMatchObject({ outcome })
    expect(schema.$defs.session.properties.outcome.enum).toContain(outcome)
    expect(schema.$defs.counts.required).toContain(columns.count)
  })
})

type PlanColumns = {
  readonly action: PlanAction
  readonly label: string
  /** For a session that is skipped with this plan. */
  readonly shown?: { readonly row: string; readonly headline: string; readonly list?: string }
  /** For a session that timed out with this plan and whose copy has an unknown size. */
  readonly comment: 'outdated' | 'not in'
  readonly warning?: string
}

const UP_TO_DATE = { row: 'Up to date', headline: 'Nothing to upload: 1 session up to date.' }

const PLAN_COLUMNS: Readonly<Record<PlanReason, PlanColumns>> = {
  new: { action: 'create', label: 'new', comment: 'not in' },
  grown: { action: 'update', label: 'larger than the cloud copy', comment: 'outdated' },
  redacted: { action: 'update', label: 'cloud copy contains unredacted credentials', comment: 'outdated' },
  shrunk: {
    action: 'update',
    label: 'smaller than the cloud copy (`update-when: different`)',
    comment: 'outdated',
    warning: 'Large size decrease',
  },
  'cloud-copy-unknown': { action: 'refuse', label: 'cloud copy could not be inspected', comment: 'not in' },
  'up-to-date': { action: 'skip', label: 'up to date', shown: UP_TO_DATE, comment: 'outdated' },
  'same-size': { action: 'skip', label: 'same size', shown: UP_TO_DATE, comment: 'outdated' },
  'kept-cli-copy': {
    action: 'skip',
    label: 'CLI copy kept',
    shown: { row: 'CLI copy kept', headline: 'Nothing to upload: 1 CLI copy kept.', list: '1 CLI copy kept' },
    comment: 'outdated',
    warning: 'CLI copies kept',
  },
  'exposed-cli-copy': {
    action: 'skip',
    label: 'CLI copy may contain credentials',
    shown: {
      row: 'CLI copy may contain credentials',
      headline: 'Nothing to upload: 1 CLI copy that may contain credentials.',
      list: '1 CLI copy that may contain credentials',
    },
    comment: 'outdated',
    warning: 'CLI copies may contain credentials',
  },
  'cloud-has-more': {
    action: 'skip',
    label: 'larger in the cloud',
    shown: {
      row: 'Larger in the cloud',
      headline: 'Nothing to upload: 1 session larger in the cloud.',
      list: '1 session larger in the cloud',
    },
    comment: 'outdated',
  },
  'too-large': { action: 'refuse', label: 'too large for SpecStory Cloud', comment: 'not in' },
  'secret-held': {
    action: 'refuse',
    label: 'contains credentials, withheld (`secrets: hold`)',
    comment: 'not in',
    warning: 'Sessions withheld',
  },
}

describe.each(PLAN_REASONS)('a session with the plan %s', (reason) => {
  const { action, label, shown, warning, ...columns } = PLAN_COLUMNS[reason]
  const session = runs.session(0)

  test('has its action and its label in the log', async () => {
    expect(PLANS[reason].action).toBe(action)
    const planned = { ...runs.PLANNED, session, localBytes: 1, cloudBytes: 1, action, reason }
    expect(await captureStdout(() => logPlan(printer, [planned], 'bulk'))).toContain(`${label}: 1${EOL}`)
  })

  test('is in summary, headline and comment', () => {
    const skipped = runs.run([runs.result(0, 'skipped', { plan: reason })])
    const summary = renderSummary(skipped, '')
    if (shown !== undefined) {
      expect(parseCounts(summary)).toEqual({ '': undefined, [shown.row]: '1' })
      expect(formatHeadline(skipped)).toBe(shown.headline)
      expect(summary.match(/(?<=<summary>).*(?=<\/summary>)/g) ?? []).toEqual(shown.list ? [shown.list] : [])
    }
    const failed = runs.run([runs.result(0, 'timed-out', { plan: reason, cloudBytes: undefined })])
    expect(renderCommentOn(failed, session.file)).toContain(
      `It is ${columns.comment} SpecStory Cloud`.replace('outdated', 'outdated in'),
    )
  })

  test(warning === undefined ? 'gives no warning' : 'gives a warning', () => {
    const outcome = action === 'refuse' ? 'errored' : action === 'skip' ? 'skipped' : 'updated'
    const secrets = [{ rule: 'jwt', line: 1, fingerprint: 'jwt1' }]
    const result = runs.result(0, outcome, { plan: reason, localBytes: 1, cloudBytes: 3, secrets })
    const titles = buildAnnotations(runs.run([result])).flatMap(({ level, title }) =>
      level === 'warning' ? title : [],
    )
    expect(titles).toEqual(warning === undefined ? [] : [warning])
  })

  test('is in the report and the schema', () => {
    const run = runs.run([runs.result(0, 'skipped', { plan: reason })])
    expect(JSON.parse([...generateReport(run)].join('')).sessions[0]).toMatchObject({ plan: reason })
    expect(schema.$defs.session.properties.plan.enum).toContain(reason)
  })
})

type IgnoredColumns = {
  readonly label: string
  /** The explanation when a checkout contains only this file. */
  readonly explanation: string | undefined
  /** The heading of its list in the summary. */
  readonly list: string | undefined
  readonly isInComment: boolean
  readonly warning?: string
  readonly headline: string
}

const NO_SESSIONS = ''

const IGNORED_COLUMNS: Readonly<Record<IgnoredReason, IgnoredColumns>> = {
  'lfs-pointer': {
    label: 'Git LFS pointer',
    explanation: 'it contains only 1 Git LFS pointer. Set `lfs: true` on actions/checkout.',
    list: '### 1 file ignored',
    isInComment: true,
    warning: 'Git LFS pointers ignored',
    headline: '1 Git LFS pointer ignored.',
  },
  link: {
    label: 'symbolic link',
    explanation: 'it contains only 1 symbolic link. Commit the file itself.',
    list: '### 1 file ignored',
    isInComment: true,
    warning: 'Symbolic links ignored',
    headline: '1 symbolic link ignored.',
  },
  unidentified: {
    label: 'no session ID',
    explanation: 'it contains only 1 transcript without a session ID. Set `unidentified: upload` to sync such files.',
    list: '<summary>1 transcript without a session ID ignored',
    isInComment: true,
    headline: '1 transcript without a session ID ignored.',
  },
  'unusable-id': {
    label: 'unusable session ID',
    explanation: 'it contains only 1 transcript with an unusable session ID.',
    list: '<summary>1 file ignored',
    isInComment: true,
    headline: '1 transcript with an unusable session ID ignored.',
  },
  'no-name': {
    label: 'no file name',
    explanation: 'it contains only 1 transcript in a file named `.md`. Give the file a name before `.md`.',
    list: '<summary>1 file ignored',
    isInComment: true,
    headline: '1 transcript in a file named `.md` ignored.',
  },
  'no-message': {
    label: 'no messages',
    explanation: 'it contains only 1 transcript without messages.',
    list: '<summary>1 file ignored',
    isInComment: true,
    headline: '1 transcript without messages ignored.',
  },
  'not-a-file': {
    label: 'not a regular file',
    explanation: 'it contains only 1 entry that is not a regular file.',
    list: '<summary>1 file ignored',
    isInComment: true,
    headline: '1 entry that is not a regular file ignored.',
  },
  empty: {
    label: 'empty',
    explanation: 'it contains only 1 empty file.',
    list: '<summary>1 file ignored',
    isInComment: true,
    headline: '1 empty file ignored.',
  },
  conflict: {
    label: 'conflict markers',
    explanation: 'it contains only 1 transcript with conflict markers. Restore one side of the conflict and commit it.',
    list: '### 1 file ignored',
    isInComment: true,
    warning: 'Conflict markers committed',
    headline: '1 transcript with conflict markers ignored.',
  },
  encrypted: {
    label: 'encrypted',
    explanation:
      'it contains only 1 encrypted file. Decrypt the files in a step before this one, for example with `git-crypt unlock`.',
    list: '### 1 file ignored',
    isInComment: true,
    warning: 'Encrypted files ignored',
    headline: '1 encrypted file ignored.',
  },
  'not-text': {
    label: 'not readable as text',
    explanation:
      'it contains only 1 file that is not UTF-8 text. Save the file as UTF-8, or restore an earlier version of it from Git.',
    list: '### 1 file ignored',
    isInComment: true,
    warning: 'Unreadable transcripts',
    headline: '1 file that is not UTF-8 text ignored.',
  },
  'other-extension': {
    label: 'not named .md',
    explanation: 'it contains only 1 file with another extension. Rename the file so that its name ends in `.md`.',
    list: '<summary>1 file ignored',
    isInComment: true,
    headline: '1 file with another extension ignored.',
  },
  part: {
    label: 'another part of a session',
    explanation:
      'it contains only 1 other part of a session. Set `unidentified: upload` to sync each part as a session.',
    list: '### 1 file ignored',
    isInComment: true,
    warning: 'Parts of sessions ignored',
    headline: '1 other part of a session ignored.',
  },
  'other-file': {
    label: 'not Markdown',
    explanation: undefined,
    list: undefined,
    isInComment: false,
    headline: NO_SESSIONS,
  },
  'not-a-transcript': {
    label: 'not a transcript',
    explanation: 'it contains only 1 Markdown file that is not a SpecStory transcript.',
    list: undefined,
    isInComment: false,
    headline: NO_SESSIONS,
  },
  duplicate: {
    label: 'duplicate of another file',
    explanation: 'it contains only 1 duplicate.',
    list: '<summary>1 duplicate ignored',
    isInComment: false,
    headline: '1 duplicate ignored.',
  },
  'same-name': {
    label: 'same name as another file',
    explanation: 'it contains only 1 file with a duplicate name. Rename one of them to sync both.',
    list: '<summary>1 file with a duplicate name ignored',
    isInComment: true,
    warning: 'Files with the same name',
    headline: '1 file with a duplicate name ignored.',
  },
}

describe.each(IGNORED_REASONS)('a file ignored with the reason %s', (reason) => {
  const columns = IGNORED_COLUMNS[reason]
  const file = '.specstory/history/ignored.md'
  const scan = runs.scan({ ignored: [{ file, reason, detail: 'why it is ignored' }] })
  const run = runs.run([], { projects: [runs.unscannedProject(runs.WIDGETS, { scan })] })

  test('has its label in the log and in the explanation of missing sessions', async () => {
    const log = await captureStdout(() => logScan(printer, scan))
    expect(log).toContain(`ignored (${columns.label}): 1 file${EOL}`)
    expect(log).toContain(`  ${file}: why it is ignored`)
    const explanation = await explainNoSessions(checkout({}), [scan])
    expect(explanation).toContain(columns.explanation ?? 'the workspace is empty')
  })

  test('is in headline, summary and comment', () => {
    expect(formatHeadline(run)).toBe(columns.headline)
    const summary = renderSummary(run, '')
    expect(summary.includes(file)).toBe(columns.list !== undefined)
    if (columns.list !== undefined) expect(summary).toContain(columns.list)
    expect(renderCommentOn(run, file).includes(columns.label)).toBe(columns.isInComment)
  })

  test(columns.warning === undefined ? 'gives no warning' : 'gives a warning', () => {
    const warnings = buildAnnotations(run).filter(({ level }) => level === 'warning')
    expect(warnings.map(({ title }) => title)).toEqual(columns.warning === undefined ? [] : [columns.warning])
    for (const { message } of warnings) {
      const { cause, fix } = IGNORED_FILES[reason]
      expect(message).toBe(`Ignored ${file}. ${cause} ${fix}`)
    }
  })

  test('is in the report and the schema', () => {
    expect(JSON.parse([...generateReport(run)].join('')).projects[0].leftOut).toMatchObject([{ reason }])
    expect(schema.$defs.project.properties.leftOut.items.properties.reason.enum).toContain(reason)
  })
})
