import type { FailureCode } from '../failure.ts'
import { OUTCOME_NAMES, OUTCOMES, type Outcome } from '../run/outcomes.ts'
import type { SessionResult } from '../run/results.ts'
import type { Run } from '../run/run.ts'
import { sentence } from '../sentence.ts'
import { ownPath, troubleshootingUrl } from './links.ts'
import type { Annotation } from './print.ts'
import { count, plural } from './quantities.ts'
import { redactedNotice } from './secrets.ts'
import { noticesOf, warningsOf } from './warnings.ts'

/** What a step may show of each level; the rest vanishes silently (docs/runners.md, Annotations). */
export const ANNOTATIONS_PER_LEVEL = 10

/** Failures of one session's own come first: the others have one cause that the rest of the run names as well. */
const WORST_FIRST: readonly (FailureCode | undefined)[] = [
  'secret-held',
  'file-unreadable',
  'file-changed',
  'too-large',
  'cloud-rejected',
]

/** At most ten of each level, worst first, the last one standing for the rest; none when all is well. */
export function annotationsOf(run: Run): Annotation[] {
  const all = [
    ...capped('error', errors(run), 'All of them are in the job summary and the JSON report.'),
    ...capped('warning', warningsOf(run), 'All of them are in the JSON report.'),
    ...capped(
      'notice',
      [...notRun(run), ...redactedNotice(run), ...noticesOf(run, 'notice')],
      'All of them are in the JSON report.',
    ),
  ]
  return all.map((annotation) => placed(run, annotation))
}

/** A file is named relative to the repository; one of another repository has no place that an annotation could be on. */
function placed(run: Run, { file, line, ...rest }: Annotation): Annotation {
  const path = file === undefined ? undefined : ownPath(run, file)
  if (path === undefined) return rest
  return { ...rest, file: path, ...(line === undefined ? {} : { line }) }
}

function capped(level: Annotation['level'], all: readonly Annotation[], rest: string): Annotation[] {
  if (all.length <= ANNOTATIONS_PER_LEVEL) return [...all]
  const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1)
  return [
    ...shown,
    { level, title: 'And more', message: `${count(all.length - shown.length)} more like these. ${rest}` },
  ]
}

/** A run that had nothing to do is green, and nobody opens its log; what its owner turned off is told by itself. */
function notRun({ status, statusReason, optOuts }: Run): Annotation[] {
  if (status !== 'not-run' || statusReason === undefined || optOuts.length > 0) return []
  return [{ level: 'notice', title: 'Nothing was synced', message: statusReason }]
}

const UNREADABLE_HINT = 'Make the file readable for the runner.'

function errors(run: Run): Annotation[] {
  const own = run.failures.map((failure) =>
    error({
      title: `SpecStory sync: ${failure.code}`,
      message: failure.message,
      hint: failure.hint,
      code: failure.code,
    }),
  )
  const unreadable = run.projects.flatMap(({ scan }) => scan?.unreadable ?? [])
  return [
    ...own,
    ...unreadable.map(({ file, detail }) =>
      error({
        title: 'Not readable',
        message: `${file}: ${detail}`,
        hint: UNREADABLE_HINT,
        code: 'file-unreadable',
        file,
      }),
    ),
    ...sessionErrors(run),
  ]
}

function sessionErrors(run: Run): Annotation[] {
  const told = OUTCOME_NAMES.filter((outcome) => isTold(run, outcome))
  const results = told.flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted).sort(byBadness))
  if (run.status !== 'cancelled') return results.flatMap(sessionErrorsOf)
  // What a signal left unfinished has one cause, and is told once.
  const ended = results.filter(({ outcome }) => outcome !== 'timed-out')
  return [...ended.flatMap(sessionErrorsOf), ...cancelled(run, results.length - ended.length)]
}

/** What is due is an error only where it fails the step, and a cancelled run fails for another reason. */
function isTold(run: Run, outcome: Outcome): boolean {
  switch (OUTCOMES[outcome].kind) {
    case 'failed':
      return true
    case 'due':
      return run.inputs?.failOnIncomplete === true && run.status !== 'cancelled'
    case 'uploaded':
    case 'kept':
      return false
  }
}

function cancelled(run: Run, open: number): Annotation[] {
  const lost = open === 0 ? '' : ` ${plural(open, 'session was', 'sessions were')} not finished.`
  return [
    error({
      title: 'Cancelled',
      message: `${run.statusReason ?? 'The run was cancelled.'}${lost}`,
      hint: 'Run it again.',
    }),
  ]
}

function byBadness(a: SessionResult, b: SessionResult): number {
  return rank(a) - rank(b)
}

function rank({ code }: SessionResult): number {
  const index = WORST_FIRST.indexOf(code)
  return index === -1 ? WORST_FIRST.length : index
}

/** Each credential that holds a session has a line of its own. */
function sessionErrorsOf(result: SessionResult): Annotation[] {
  const { session, secrets, hint, code } = result
  if (code !== 'secret-held') return [sessionError(result)]
  return secrets.map(({ rule, line }) => ({
    ...error({
      title: `Credential in a transcript: ${rule}`,
      message: `${session.name}, line ${line}: a credential (\`${rule}\`)`,
      hint: hint ?? '',
      code,
      file: session.file,
    }),
    line,
  }))
}

function sessionError({ session, outcome, reason, hint, code }: SessionResult): Annotation {
  const { title } = OUTCOMES[outcome]
  return error({ title, message: `${session.name}: ${reason}`, hint: hint ?? '', code, file: session.file })
}

type Told = {
  readonly title: string
  readonly message: string
  readonly hint: string
  readonly code?: FailureCode | undefined
  readonly file?: string
}

/** What is wrong, what to do, and where there is more. */
function error({ title, message, hint, code, file }: Told): Annotation {
  const said = [sentence(message), sentence(hint), code === undefined ? '' : `See ${troubleshootingUrl(code)}`]
  return {
    level: 'error',
    message: said.filter((part) => part !== '').join(' '),
    title,
    ...(file === undefined ? {} : { file }),
  }
}
