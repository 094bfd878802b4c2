import { toCommandLineWords } from '../inputs/command-line-words.ts'
import { PLANS } from '../plan/plan.ts'
import type { buildReportHead, ShardReport } from '../report/report.ts'

/** The JSON report of a run. */
export type Report = ReturnType<typeof buildReportHead> & Pick<ShardReport, 'sessions'>

type TestCase = {
  /** Unique together with `name`: GitLab identifies cases by both. */
  readonly classname: string
  readonly name: string
  readonly file?: string
  readonly durationMs?: number
  readonly result?: { readonly element: 'failure' | 'skipped'; readonly message: string; readonly text: string }
}

/** Formats the report as JUnit XML, with a case for each session, unreadable file, and failure of the whole run. */
export function formatJunit(report: Report): string {
  const cases = [
    ...report.failures.map(({ code, message, hint }, index) => {
      return toFailedCase({ classname: 'run', name: index === 0 ? code : `${code} ${index + 1}` }, message, hint)
    }),
    ...report.projects.flatMap(({ id, unreadable }) =>
      unreadable.map(({ file, detail }) => toFailedCase({ classname: id, name: file, file }, detail, '')),
    ),
    ...report.sessions.map((session) => toTestCase(report, session)),
  ]
  const totals = [
    formatAttribute('tests', String(cases.length)),
    formatAttribute('failures', String(countResults(cases, 'failure'))),
    formatAttribute('skipped', String(countResults(cases, 'skipped'))),
    formatAttribute('time', toSeconds(report.timingsMs.total ?? 0)),
  ].join('')
  const name = formatAttribute('name', `SpecStory ${report.mode ?? 'sync'}`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${name}${totals}>`,
    `<testsuite${name}${totals}${formatAttribute('timestamp', report.startedAt)}>`,
    ...cases.map(formatCase),
    '</testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function toTestCase(report: Report, session: Report['sessions'][number]): TestCase {
  const { id, projectId, title, file, durationMs, outcome, plan, progress, reason, hint } = session
  const passed: TestCase = { classname: projectId, name: title === null ? id : `${title} (${id})`, file, durationMs }
  const skipped: TestCase = {
    ...passed,
    result: { element: 'skipped', message: toCommandLineWords(reason), text: toCommandLineWords(hint ?? '') },
  }
  switch (outcome) {
    case 'created':
    case 'updated':
      return passed
    case 'skipped':
      // Plans with an explanation kept a copy; the others were up to date.
      return plan !== null && PLANS[plan].shownAs?.explanation !== undefined ? skipped : passed
    case 'pending':
      return report.failOnIncomplete === true ? toFailedCase(passed, reason, hint ?? '') : skipped
    case 'errored':
    case 'timed-out':
      return progress === 'not-started' || plan === 'secret-held' ? skipped : toFailedCase(passed, reason, hint ?? '')
  }
}

function toFailedCase(testCase: TestCase, message: string, text: string): TestCase {
  return {
    ...testCase,
    result: { element: 'failure', message: toCommandLineWords(message), text: toCommandLineWords(text) },
  }
}

function countResults(cases: readonly TestCase[], element: 'failure' | 'skipped'): number {
  return cases.filter(({ result }) => result?.element === element).length
}

function formatCase({ classname, name, file, durationMs = 0, result }: TestCase): string {
  const attributes = [
    formatAttribute('classname', classname),
    formatAttribute('name', name),
    file === undefined ? '' : formatAttribute('file', file),
    formatAttribute('time', toSeconds(durationMs)),
  ].join('')
  if (result === undefined) return `<testcase${attributes}/>`
  const { element, message, text } = result
  return `<testcase${attributes}><${element}${formatAttribute('message', message)}>${escapeXml(text)}</${element}></testcase>`
}

function toSeconds(ms: number): string {
  return (ms / 1_000).toFixed(3)
}

function formatAttribute(name: string, value: string): string {
  return ` ${name}="${escapeXml(value).replace(/\s/g, ' ')}"`
}

/** Removes characters that XML forbids even as references, and escapes the others. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
