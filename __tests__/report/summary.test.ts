import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Failure } from '../../src/failure.ts'
import { SUMMARY_BUDGET_BYTES } from '../../src/report/document.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { createNoSessionsNotice, createOptOutNotice, createRateLimitLowNotice } from '../../src/run/notices.ts'
import * as runs from '../rig/runs.ts'

/** Rewritten by `UPDATE_GOLDEN=1 npm test -- __tests__/report/summary.test.ts`. */
const GOLDEN = join(import.meta.dirname, '..', 'golden', 'hostile-titles.md')

const REPORT = '/tmp/specstory-sync-0123456789abcdef.json'

test('the summary of hostile titles equals the golden file', () => {
  const summary = renderSummary(runs.hostileTitles(), REPORT)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, summary)
  expect(summary).toBe(readFileSync(GOLDEN, 'utf8'))
})

describe('the size of the summary', () => {
  test('stays below the limit for 100,000 sessions, and the report is named for the rest', () => {
    const run = runs.manySessions(100_000)
    const started = performance.now()
    const summary = renderSummary(run, REPORT)
    expect(performance.now() - started).toBeLessThan(30_000)
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_BUDGET_BYTES)
    expect(summary).toMatch(/…and [\d,]+ more, in the JSON report specstory-sync-0123456789abcdef\.json\./)
    expect(summary).toContain('**Full report:**')
    expect(countShownRows(summary, 'created') + countHiddenRows(summary, 'created')).toBe(40_000)
  })

  test('stays within any budget with balanced tags and a note of what is not shown', () => {
    const sample = runs.manySessions(3_000)
    fc.assert(
      fc.property(fc.integer({ min: 8_000, max: 400_000 }), (budget) => {
        const summary = renderSummary(sample, '', budget)
        expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(budget)
        expect(summary.split('<details>')).toHaveLength(summary.split('</details>').length)
        expect(summary).toContain(', not shown.')
      }),
      { numRuns: 50 },
    )
  })

  test('stays within a budget that is too small for the head', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8_000 }), (budget) => {
        for (const run of [runs.partialFailure(), runs.hostileTitles()])
          expect(Buffer.byteLength(renderSummary(run, REPORT, budget))).toBeLessThanOrEqual(budget)
      }),
    )
  })
})

describe('hostile text in the summary', () => {
  test('adds no columns to tables', () => {
    const lines = renderSummary(runs.hostileTitles(), REPORT).split('\n')
    let columns = 0
    for (const [index, line] of lines.entries()) {
      if (!line.startsWith('| ')) continue
      const cells = line.split(/(?<!\\)(?:\\\\)*\|/).length
      if (lines[index + 1]?.startsWith('| ---') || lines[index + 1]?.startsWith('| :---')) columns = cells
      expect(cells).toBe(columns)
    }
    expect(columns).toBeGreaterThan(0)
  })

  test('adds no HTML, images, mentions or links', () => {
    const summary = renderSummary(runs.hostileTitles(), REPORT)
    expect(new Set(summary.match(/<\/?[a-z]+/g))).toEqual(
      new Set(['<br', '<wbr', '<details', '</details', '<summary', '</summary', '<span', '</span']),
    )
    const targets = [...summary.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, target]) => new URL(target ?? '').origin)
    expect(new Set(targets)).toEqual(new Set(['https://github.com', 'https://cloud.specstory.com']))
    expect(summary).not.toMatch(/@[a-z]|(?<!\\)!\[|\p{Bidi_Control}|::error::\n/u)
  })
})

test('the summary omits links to files when the repository is unknown', () => {
  const whole = runs.partialFailure()
  const locations = [runs.place('.', { repository: undefined, commit: '' })]
  const projects = whole.projects.map((known) => ({ ...known, project: { ...known.project, locations } }))
  const run = { ...whole, projects }
  const summary = renderSummary(run, '')
  expect(summary).not.toContain('/blob/0123')
  expect(summary).not.toContain('Full report')
  expect(summary).toContain('session-38')
})

test('the summary lists the failure that ended a run early in a list of problems', () => {
  const failure = new Failure('cloud-down', 'the cloud is down', 'Run again later.')
  const run = runs.run([runs.result(0, 'errored')], { status: 'incomplete', failures: [failure] })
  expect(renderSummary(run, REPORT)).toMatch(
    /### Problems[\s\S]*\n- The cloud is down\.<br>\*\*What to do:\*\* Run again later\. \[cloud-down\]\(https:[^)]*#cloud-down\)\n/,
  )
})

describe('failed sessions in the summary', () => {
  const tooLarge = (index: number) =>
    runs.result(index, 'errored', { reason: `it has ${index} bytes too many`, code: 'too-large', hint: 'Split it.' })

  test('have one row for each cause and the first 50 files when there are many', () => {
    const all = Array.from({ length: 1_000 }, (_, index) => tooLarge(index))
    const run = runs.run([...all, runs.result(1_000, 'errored'), runs.result(1_001, 'timed-out')], {
      status: 'incomplete',
    })
    const summary = renderSummary(run, REPORT)
    const [, , ...rows] = summary.slice(summary.indexOf('| Sessions | Cause |')).split('\n\n')[0]?.split('\n') ?? []
    expect(summary).toContain('### 1,001 sessions failed to sync, 1 timed out')
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatch(
      /^\| 1,000 \| It has 0 bytes too many\.<br>\*\*What to do:\*\* Split it\. \[too-large\]\([^)]*\) \|$/,
    )
    expect(summary.match(/Split it/g)).toHaveLength(1)
    expect(summary.match(/^\| too-large \| \[.*session-\d+\]\(https:/gm)).toHaveLength(50)
    expect(summary).toContain('…and 952 more, in the JSON report specstory-sync-0123456789abcdef.json.')
  })

  test('are sorted by cause', () => {
    const results = [tooLarge(0), runs.result(1, 'timed-out'), tooLarge(2), runs.result(3, 'errored')]
    const summary = renderSummary(runs.run(results, { status: 'incomplete' }), REPORT)
    const rows = summary.match(/^\| \S.* \| \[.*session-\d+\]\(https:/gm) ?? []
    expect(rows.map((row) => row.replace(/ \| .*(?=-\d+\])/, ' ').replace(/\].*/, ''))).toEqual([
      '| too-large -0',
      '| too-large -2',
      '| errored -3',
      '| timed out -1',
    ])
  })

  test('do not repeat the failure that ended the run', () => {
    const failure = new Failure('cloud-down', 'the cloud is down', 'Run again later.')
    const { code, message: reason, hint } = failure
    const results = [0, 1, 2].map((index) => runs.result(index, 'errored', { code, reason, hint }))
    const summary = renderSummary(runs.run(results, { status: 'incomplete', failures: [failure] }), REPORT)
    expect(summary.match(/Run again later/g)).toHaveLength(1)
    expect(summary.match(/The cloud is down/g)).toHaveLength(1)
    expect(summary).toContain('<summary>3 sessions failed to sync</summary>')
  })
})

test('the summary states what stopped all open sessions only in the headline, followed by the hint', () => {
  const results = [0, 1].map((index) =>
    runs.result(index, 'timed-out', { reason: 'the run was cancelled by SIGINT', hint: 'Re-run the job.' }),
  )
  const run = runs.run(results, { status: 'cancelled', statusReason: 'The run was cancelled by SIGINT.' })
  const summary = renderSummary(run, REPORT)
  expect(summary).toMatch(/2 of 2 sessions timed out\.\n\n\*\*What to do:\*\* Re-run the job\.\n/)
  expect(summary.match(/cancelled by SIGINT/g)).toHaveLength(1)
  expect(summary).toContain('<summary>2 sessions timed out</summary>')
})

test('the summary lists withheld sessions once, with their credentials and the hint', () => {
  const secrets = [{ rule: 'jwt', line: 3, fingerprint: 'a' }]
  const held = { plan: 'secret-held', code: 'secret-held', hint: 'Revoke the credential.', secrets } as const
  const summary = renderSummary(runs.run([runs.result(0, 'errored', held)], { status: 'incomplete' }), REPORT)
  expect(summary).toContain('### Credentials in 1 withheld session\n')
  expect(summary.match(/Revoke/g)).toHaveLength(1)
  expect(summary.match(/session-0/g)).toHaveLength(2)
})

test('the summary explains that no session was found without a list of warnings', () => {
  const notices = [createNoSessionsNotice('No sessions found in `docs`.')]
  const projects = [runs.unscannedProject(runs.WIDGETS, { scan: runs.scan() })]
  const summary = renderSummary(runs.run([], { notices, projects }), REPORT)
  expect(summary).toMatch(/^## ⚠️ No sessions found\n\nNo sessions found in `docs`\.\n/)
  expect(summary).not.toContain('### Warnings')
})

test('the summary names the workspace root instead of `.`', () => {
  const optOut = { path: '.', file: '.specstory/.project.json', setting: 'cloud_sync' } as const
  const summary = renderSummary(runs.run([], { optOuts: [optOut] }), REPORT)
  expect(summary).toContain('Not synced: workspace root (`cloud_sync: false` in .specstory/.project.json)')
})

test('the summary states the rate limit that ended a run in the headline, followed by the hint', () => {
  const failure = new Failure('rate-limited', 'the limit is used up until 14:32 UTC', 'Run again after 14:32 UTC.')
  const run = runs.run([runs.result(0, 'timed-out')], {
    status: 'incomplete',
    statusReason: 'The limit is used up until 14:32 UTC.',
    failures: [failure],
    notices: [createRateLimitLowNotice(100, 100, 40, '14:32 UTC')],
  })
  const summary = renderSummary(run, REPORT)
  expect(summary).not.toContain('### Notices')
  expect(summary).toContain(
    '1 session timed out. The limit is used up until 14:32 UTC.\n\n**What to do:** Run again after',
  )
  expect(summary).not.toContain('### Problems')
})

test('the summary folds the counts by agent when there are 40 agents', () => {
  const results = Array.from({ length: 40 }, (_, index) => {
    const name = `Agent ${index}`
    const provider = { id: 'other', agentName: name, displayName: name } as const
    return runs.result(index, index === 0 ? 'updated' : 'created', { session: runs.session(index, { provider }) })
  })
  const summary = renderSummary(runs.run(results), REPORT).replaceAll('\u00a0', ' ')
  expect(summary).toContain('<summary>40 agents</summary>')
  expect(summary).toContain('| Agent 0 | 1 updated |\n')
  expect(summary).toContain('| Created | 39 |')
})

test('the summary names unreadable and ignored files', () => {
  const results = [runs.result(0, 'created')]
  const scan = runs.scan({
    unreadable: [{ file: '.specstory/history/locked.md', detail: 'EACCES' }],
    ignored: [{ file: '.specstory/history/empty.md', reason: 'empty', detail: '' }],
  })
  const summary = renderSummary(
    runs.run(results, { projects: [runs.unscannedProject(runs.WIDGETS, { scan })] }),
    REPORT,
  )
  expect(summary).toMatch(/### 1 file could not be read[\s\S]*locked\.md\].*<br>EACCES\n/)
  expect(summary).toMatch(/1 file ignored[\s\S]*empty\.md\).*<br>The file is empty\.\n/)
})

function countShownRows(summary: string, outcome: string): number {
  return (findSection(summary, outcome).match(/^\| .*\]\(http/gm) ?? []).length
}

function countHiddenRows(summary: string, outcome: string): number {
  return Number(
    findSection(summary, outcome)
      .match(/…and ([\d,]+) more/)?.[1]
      ?.replaceAll(',', '') ?? 0,
  )
}

function findSection(summary: string, outcome: string): string {
  const start = summary.indexOf(`sessions ${outcome}</summary>`)
  return summary.slice(start, summary.indexOf('</details>', start))
}

test('the summary escapes notices and shows an opt-out only with its project', () => {
  const optOut = { path: 'attic', file: 'attic/p.json', setting: 'cloud_sync' } as const
  const notices = [
    createOptOutNotice(optOut),
    { level: 'notice', title: 'Stored project ID', message: 'a `b` <img> @octocat', file: 'web/p.json' } as const,
  ]
  const summary = renderSummary(runs.run([], { notices, optOuts: [optOut] }), REPORT)
  expect(summary).toMatch(/^- \*\*\[?Stored project ID.*\*\*<br>a `b` &lt;img&gt; /m)
  expect(summary).not.toContain('@octocat')
  expect(summary.match(/attic/g)).toHaveLength(2)
})

test('the summary marks a new project, alone and among others', () => {
  const known = (isNew: boolean | undefined) => ({ ...runs.unscannedProject(runs.WIDGETS), isNew })
  const other = runs.unscannedProject(runs.GADGETS)
  for (const others of [[], [other]]) {
    const summary = (isNew: boolean | undefined) =>
      renderSummary(runs.run([], { projects: [known(isNew), ...others] }), REPORT)
    expect(summary(true).match(/\*\*new project\*\*/g)).toHaveLength(1)
    for (const isNew of [false, undefined]) expect(summary(isNew)).not.toContain('new project')
  }
})
