import type { Failure, FailureCode } from '../failure.ts'
import { toSentence } from '../message-format.ts'
import { OUTCOME_NAMES, OUTCOMES, type Outcome } from '../run/outcomes.ts'
import type { SessionResult } from '../run/results.ts'
import { type Run, unreadableOf } from '../run/run.ts'
import { causeOf, groupByCause } from './causes.ts'
import { troubleshootingUrl } from './links.ts'
import type { Annotation } from './print.ts'
import { count, list, plural } from './quantities.ts'
import { isToldByRun } from './told-by-run.ts'

/** Failures of one session's own come first: the others have one cause that the rest of the run names as well. */
const WORST_FIRST: readonly (FailureCode | undefined)[] = [
  'file-unreadable',
  'file-changed',
  'too-large',
  'cloud-rejected',
]

/** Of those with one cause, so many are named. */
const NAMED = 3

const UNREADABLE_HINT = 'Make the file readable for the runner.'

/** One for each cause, however many sessions it has; worst first. */
export function errorAnnotations(run: Run): Annotation[] {
  return [...runErrors(run), ...unreadableErrors(run), ...sessionErrors(run)]
}

/** What ended the run, with the number of sessions that it left undone. */
function runErrors(run: Run): Annotation[] {
  const groups = groupByCause(run.failures, ({ code, hint, message }) => ({ code, hint, reason: message, names: [] }))
  return groups.map((failures) => runError(run, failures))
}

function runError(run: Run, failures: readonly [Failure, ...Failure[]]): Annotation {
  const [{ code, message, hint }] = failures
  const undone = isCancelled(run) ? [] : run.results.filter((result) => isToldByRun({ failures }, result))
  const lost = undone.length === 0 ? '' : ` ${plural(undone.length, 'session was', 'sessions were')} not synced.`
  return error({ title: `SpecStory sync: ${code}`, message: `${toSentence(message)}${lost}`, hint, code })
}

function unreadableErrors(run: Run): Annotation[] {
  const code = 'file-unreadable'
  const hint = UNREADABLE_HINT
  return groupByCause(unreadableOf(run), ({ file, detail }) => ({ code, hint, reason: detail, names: [file] })).map(
    (files) => {
      const [{ file, detail }] = files
      const named = naming(files.map((one) => one.file))
      return error({ title: 'Not readable', message: `${named('file')}: ${detail}`, hint, code, file })
    },
  )
}

function sessionErrors(run: Run): Annotation[] {
  const told = OUTCOME_NAMES.filter((outcome) => isTold(run, outcome))
  const results = told.flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted))
  // What a signal left unfinished has one cause, and is told once.
  const ended = isCancelled(run) ? results.filter(({ outcome }) => outcome !== 'timed-out') : results
  const own = ended.filter((result) => !isToldByRun(run, result))
  const held = own.filter(({ code }) => code === 'secret-held')
  const others = own.filter(({ code }) => code !== 'secret-held')
  const errors = [...held.flatMap(credentialErrors), ...groupByCause(others, causeOf).sort(byBadness).map(sessionError)]
  return isCancelled(run) ? [...errors, cancelled(run, results.length - ended.length)] : errors
}

/** What is due is an error only where it fails the step, and a cancelled run fails for another reason. */
function isTold(run: Run, outcome: Outcome): boolean {
  switch (OUTCOMES[outcome].kind) {
    case 'failed':
      return true
    case 'due':
      return run.inputs?.failOnIncomplete === true && !isCancelled(run)
    case 'uploaded':
    case 'kept':
      return false
  }
}

function isCancelled({ status }: Run): boolean {
  return status === 'cancelled'
}

function cancelled(run: Run, open: number): Annotation {
  const lost = open === 0 ? '' : ` ${plural(open, 'session was', 'sessions were')} not finished.`
  const message = `${run.statusReason ?? 'The run was cancelled.'}${lost}`
  return error({ title: 'Cancelled', message, hint: 'Run it again.' })
}

type Group = readonly [SessionResult, ...SessionResult[]]

/** By outcome, then the code, then the number of sessions. */
function byBadness([a, ...others]: Group, [b, ...more]: Group): number {
  const place = ({ outcome }: SessionResult) => OUTCOME_NAMES.indexOf(outcome)
  return place(a) - place(b) || rank(a) - rank(b) || more.length - others.length
}

function rank({ code }: SessionResult): number {
  const index = WORST_FIRST.indexOf(code)
  return index === -1 ? WORST_FIRST.length : index
}

function sessionError(group: Group): Annotation {
  const [{ session, outcome, reason, hint, code }] = group
  const named = naming(group.map((result) => result.session.name))
  const { title } = OUTCOMES[outcome]
  return error({ title, message: `${named('session')}: ${reason}`, hint: hint ?? '', code, file: session.file })
}

/** Each credential that holds a session has a line of its own. */
function credentialErrors({ session, secrets, hint, code }: SessionResult): Annotation[] {
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

/** `a`, or `5 sessions (a, b, c and 2 more)`. */
function naming(names: readonly string[]): (what: string) => string {
  const [only = '', second] = names
  if (second === undefined) return () => only
  const more = names.length > NAMED ? [`${count(names.length - NAMED)} more`] : []
  return (what) => `${plural(names.length, what)} (${list([...names.slice(0, NAMED), ...more])})`
}

type Parts = {
  readonly title: string
  readonly message: string
  readonly hint: string
  readonly code?: FailureCode | undefined
  readonly file?: string
}

/** What is wrong, what to do, and where there is more. */
function error({ title, message, hint, code, file }: Parts): Annotation {
  const said = [toSentence(message), toSentence(hint), code === undefined ? '' : `See ${troubleshootingUrl(code)}`]
  return {
    level: 'error',
    message: said.filter((part) => part !== '').join(' '),
    title,
    ...(file === undefined ? {} : { file }),
  }
}
