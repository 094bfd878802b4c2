import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { readActionMetadata } from '../../local-runner/action-metadata.ts'
import { PLAN_LABELS, PLAN_REASONS } from '../../src/plan/plan.ts'
import { buildAnnotations } from '../../src/report/annotations.ts'
import { selectChangedSessions } from '../../src/report/comment/pull-request-sessions.ts'
import { renderComment } from '../../src/report/comment/render.ts'
import { formatVerdict } from '../../src/report/headline.ts'
import { logPlan, logResult } from '../../src/report/log.ts'
import { buildOutputs } from '../../src/report/outputs.ts'
import { createPrinter } from '../../src/report/print.ts'
import { reportPieces } from '../../src/report/report.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import type { Run } from '../../src/run/run.ts'
import { resolveStatus } from '../../src/run/run-outcome.ts'
import { SESSION_STATUSES, type SessionStatus, STATUS_NAMES } from '../../src/run/session-statuses.ts'
import { captured } from '../rig/captured.ts'
import * as runs from '../rig/runs.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'))
const printer = createPrinter({ debug: false, onGithub: true })

/** A run of one session that was up to date and one that ended like this, in the mode in which that happens. */
function runWith(outcome: SessionStatus): Run {
  const results = [runs.result(0, 'skipped'), runs.result(1, outcome)]
  const mode = SESSION_STATUSES[outcome].kind === 'pending' ? 'check' : 'sync'
  const run = runs.run(results, { inputs: runs.inputs({ mode }) })
  return { ...run, status: resolveStatus({ kind: 'finished' }, run.counts, 0) }
}

/** The number of sessions of each row of a summary's table of counts, by the row's heading. */
function countsIn(summary: string): Record<string, string> {
  const [, table = ''] = /^\| \| Sessions \|.*\n(?:.*\n)((?:\|.*\n)*)/m.exec(summary) ?? []
  return Object.fromEntries(table.split('\n').map((row) => [row.split(' | ')[0]?.slice(2), row.split(' | ')[1]]))
}

describe.each(STATUS_NAMES)('a session that is %s', (outcome) => {
  const { count, output, label, countLabel: said, title, kind, leavesIncomplete } = SESSION_STATUSES[outcome]
  const run = runWith(outcome)
  const file = runs.session(1).file
  const summary = renderSummary(run, 'report.json')

  test('is in its count, and in the output of its name that action.yml declares', () => {
    const expected = outcome === 'skipped' ? 2 : 1
    expect(run.counts[count]).toBe(expected)
    expect(buildOutputs(run, '')[output]).toBe(String(expected))
    for (const place of ['.', 'merge'] as const) expect(readActionMetadata(place).outputs).toHaveProperty([output])
  })

  test(`leaves the run ${leavesIncomplete ? 'incomplete' : 'complete'}`, () => {
    expect(run.status).toBe(leavesIncomplete ? 'incomplete' : 'complete')
  })

  test('is said in the verdict', () => {
    const all = 'Nothing to upload: all 2 sessions are up to date.'
    expect(formatVerdict(run)).toMatch(kind === 'unchanged' ? all : `1 ${said}`)
  })

  test('has its row in the summary', () => {
    expect(countsIn(summary)).toMatchObject({
      [kind === 'unchanged' ? 'Up to date' : label]: String(run.counts[count]),
    })
  })

  test('is told where somebody has to act, and nowhere else', async () => {
    const annotations = buildAnnotations(run).filter(({ level }) => level === 'error')
    expect(annotations.map((annotation) => annotation.title)).toEqual(leavesIncomplete ? [title] : [])
    expect(annotations.map((annotation) => annotation.file)).toEqual(leavesIncomplete ? [file] : [])
    const log = await captured(() => logResult(printer, run))
    expect(log.includes(`${file}: `)).toBe(kind === 'failed')
    expect(log).toContain(formatVerdict(run))
  })

  test('is in the comment of the pull request that brings it', () => {
    const comment = renderComment(run, selectChangedSessions(run, { files: [file], isCut: false }), '<!-- marker -->')
    const states = { uploaded: said, unchanged: 'up to date', pending: 'to update', failed: said }
    expect(comment).toMatch(new RegExp(`^\\| ${states[kind]} \\| 2026`, 'm'))
  })

  test('is in the report and its schema', () => {
    const report = JSON.parse([...reportPieces(run)].join(''))
    expect(report.sessions[1]).toMatchObject({ outcome })
    expect(report.counts).toHaveProperty([count], run.counts[count])
    expect(schema.$defs.session.properties.outcome.enum).toContain(outcome)
    expect(schema.$defs.counts.required).toContain(count)
  })
})

describe.each(PLAN_REASONS)('the plan %s', (reason) => {
  const words = PLAN_LABELS[reason]

  test('has its words in the log', async () => {
    const session = runs.session(0)
    const of = { ...runs.PLANNED, session, localBytes: 1, cloudBytes: 1 }
    expect(await captured(() => logPlan(printer, [{ ...of, action: 'skip', reason }], 'bulk'))).toContain(`${words}: 1`)
  })

  test('is in the report and its schema', () => {
    const run = runs.run([runs.result(0, 'skipped', { plan: reason, reason: words })])
    expect(JSON.parse([...reportPieces(run)].join('')).sessions[0]).toMatchObject({ plan: reason, reason: words })
    expect(schema.$defs.session.properties.plan.enum).toContain(reason)
  })
})
