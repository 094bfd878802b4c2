import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { FAILURE_CODES, Failure } from '../../src/failure.ts'
import { PLAN_REASONS } from '../../src/plan/plan.ts'
import { generateReport, writeReport } from '../../src/report/report.ts'
import { OPT_OUT_SETTINGS } from '../../src/run/notices.ts'
import type { Run } from '../../src/run/run.ts'
import { STATUSES } from '../../src/run/run-outcome.ts'
import { SESSION_STATUSES, STATUS_NAMES } from '../../src/run/session-statuses.ts'
import { IGNORED_REASONS } from '../../src/sessions/ignored-files.ts'
import { createValidator, publishedSchema } from '../rig/published-schema.ts'
import * as runs from '../rig/runs.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'report-'))
})

afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

const validate = createValidator('writer')

describe('the published schema', () => {
  test.each([
    runs.firstSync,
    runs.nothingToDo,
    runs.partialFailure,
    runs.cancelled,
    runs.check,
    runs.manySessions,
    runs.hostileTitles,
    runs.twoProjects,
    runs.exclusions,
    runs.invalidInputs,
    runs.refusedToken,
    runs.notRun,
  ])('accepts the report of %p', (makeRun: () => Run) => {
    validate(JSON.parse(renderReport(makeRun())))
    expect(validate.errors).toBeNull()
  })

  test('accepts a report with notices, unreadable files and sources of every kind', () => {
    const run = runs.run([runs.result(0, 'skipped', { title: 'read later' })], {
      notices: [
        { level: 'warning', title: 'Token', message: 'expires soon' },
        { level: 'notice', title: 'Opt-out', message: 'off', file: 'a' },
      ],
      projects: [
        runs.unscannedProject({ ...runs.WIDGETS, source: { kind: 'input' } }),
        runs.unscannedProject(runs.GADGETS, { scan: runs.scan({ unreadable: [{ file: 'x', detail: 'EACCES' }] }) }),
      ],
    })
    const report = JSON.parse(renderReport(run))
    validate(report)
    expect(validate.errors).toBeNull()
    expect(report.sessions[0].title).toBe('read later')
  })

  test('rejects a report with an unknown field', () => {
    expect(validate({ ...JSON.parse(renderReport(runs.check())), token: 'x' })).toBe(false)
  })
})

describe('the enum of the schema', () => {
  const { properties, $defs } = publishedSchema
  const session = $defs.session.properties
  test.each<[string, { readonly enum: readonly unknown[] }, readonly string[]]>([
    ['status', properties.status, STATUSES],
    ['code', $defs.code, FAILURE_CODES],
    ['outcome', session.outcome, STATUS_NAMES],
    [
      'counts',
      { enum: $defs.counts.required },
      ['attempted', ...STATUS_NAMES.map((name) => SESSION_STATUSES[name].count)],
    ],
    ['plan', session.plan, PLAN_REASONS],
    ['setting of an opt-out', properties.optOuts.items.properties.setting, Object.keys(OPT_OUT_SETTINGS)],
    ['reason of an ignored file', $defs.project.properties.leftOut.items.properties.reason, IGNORED_REASONS],
  ])('equals the list in the code: %s', (_name, list, values) => {
    expect(list.enum.filter((value) => value !== null).sort()).toEqual([...values].sort())
  })
})

test('generateReport returns the same text for the same run, with sessions in order', () => {
  expect(renderReport(runs.twoProjects())).toBe(renderReport(runs.twoProjects()))
  const report = JSON.parse(renderReport(runs.twoProjects()))
  expect(report.sessions.map(({ file }: { file: string }) => file)).toEqual(
    runs.twoProjects().results.map(({ session }) => session.file),
  )
})

test.each([
  [false, 'Set `timeout`. Re-run the job.', 'the run stopped after 1 s (`timeout`)'],
  [true, 'Set `--timeout`. Re-run the command.', 'the run stopped after 1 s (`--timeout`)'],
])('generateReport names flags and not inputs when the command line is the host: %s', (isCommandLine, hint, reason) => {
  const words = { reason: 'the run stopped after 1 s (`timeout`)', hint: 'Set `timeout`. Re-run the job.' }
  const failures = [new Failure('rate-limited', words.reason, words.hint)]
  const notices = [{ level: 'warning', title: 'Title', message: words.hint } as const]
  const changes = { failures, notices, runner: runs.runner({ isCommandLine }) }
  const report = JSON.parse([...generateReport(runs.run([runs.result(0, 'errored', words)], changes))].join(''))
  expect(report).toMatchObject({
    failures: [{ message: reason, hint }],
    notices: [{ message: hint }],
    sessions: [{ reason, hint }],
  })
})

test('generateReport omits the token', () => {
  expect(renderReport(runs.partialFailure())).not.toContain('the-secret-token')
})

describe('writeReport', () => {
  test('creates a new file for every step that only its owner can read', () => {
    const run = { ...runs.check(), runner: runs.runner({ temporaryDirectory: directory }) }
    const [first, second] = [writeReport(run), writeReport(run)]
    expect(dirname(first.path)).toBe(directory)
    expect(first.path).not.toBe(second.path)
    expect(readFileSync(first.path, 'utf8')).toBe(renderReport(run))
    if (process.platform !== 'win32') expect(statSync(first.path).mode & 0o777).toBe(0o600)
  })

  test('writes 20,000 sessions', () => {
    const run = { ...runs.manySessions(20_000), runner: runs.runner({ temporaryDirectory: directory }) }
    const { path } = writeReport(run)
    expect(JSON.parse(readFileSync(path, 'utf8')).sessions).toHaveLength(20_000)
  })

  test.each(['', 'missing'])('uses the temporary directory of the system when that of the runner is "%s"', (name) => {
    const temporaryDirectory = name === '' ? '' : join(directory, name)
    const { path } = writeReport({ ...runs.check(), runner: runs.runner({ temporaryDirectory }) })
    expect(dirname(path)).toBe(tmpdir())
    rmSync(path)
  })
})

function renderReport(run: Run): string {
  return [...generateReport(run)].join('')
}
