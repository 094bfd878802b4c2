import type { Failure, FailureCode } from '../failure.ts'
import { formatBytes, toSentence } from '../message-format.ts'
import type { SessionResult } from '../run/results.ts'
import { listUnreadable, type Run } from '../run/run.ts'
import { countKind, SESSION_STATUSES, type SessionStatus, STATUS_NAMES } from '../run/session-statuses.ts'
import { groupByCause, isCoveredByRunFailure, toCause } from './causes.ts'
import { isPendingMerge } from './display-status.ts'
import { ownPath, troubleshootingUrl } from './links.ts'
import type { Annotation } from './print.ts'
import { formatCount, joinWithAnd, pluralize } from './quantities.ts'
import { heldWarning, redactedNotice } from './secrets.ts'

/** What a step may show of each level; the rest vanishes silently (docs/runners.md, Annotations). */
export const ANNOTATIONS_PER_LEVEL = 10

/** At most ten of each level, worst first, the last one standing for the rest; none when all is well. */
export function buildAnnotations(run: Run): Annotation[] {
  const all = [
    ...capped('error', errorAnnotations(run), 'All of them are in the job summary and the JSON report.'),
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
    { level, title: 'And more', message: `${formatCount(all.length - shown.length)} more like these. ${rest}` },
  ]
}

/** A run that had nothing to do is green, and nobody opens its log; what its owner turned off is told by itself. */
function notRun({ status, statusReason, optOuts }: Run): Annotation[] {
  if (status !== 'not-run' || statusReason === undefined || optOuts.length > 0) return []
  return [{ level: 'notice', title: 'Nothing was synced', message: statusReason }]
}

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
  const undone = isCancelled(run) ? [] : run.results.filter((result) => isCoveredByRunFailure({ failures }, result))
  const lost = undone.length === 0 ? '' : ` ${pluralize(undone.length, 'session was', 'sessions were')} not synced.`
  return error({ title: `SpecStory sync: ${code}`, message: `${toSentence(message)}${lost}`, hint, code })
}

function unreadableErrors(run: Run): Annotation[] {
  const code = 'file-unreadable'
  const hint = UNREADABLE_HINT
  return groupByCause(listUnreadable(run), ({ file, detail }) => ({ code, hint, reason: detail, names: [file] })).map(
    (files) => {
      const [{ file, detail }] = files
      const named = naming(files.map((one) => one.file))
      return error({ title: 'Not readable', message: `${named('file')}: ${detail}`, hint, code, file })
    },
  )
}

function sessionErrors(run: Run): Annotation[] {
  const told = STATUS_NAMES.filter((outcome) => isTold(run, outcome))
  const results = told.flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted))
  // What a signal left unfinished has one cause, and is told once.
  const ended = isCancelled(run) ? results.filter(({ outcome }) => outcome !== 'timed-out') : results
  const own = ended.filter((result) => !isCoveredByRunFailure(run, result))
  const held = own.filter(({ code }) => code === 'secret-held')
  const others = own.filter(({ code }) => code !== 'secret-held')
  const errors = [...held.flatMap(credentialErrors), ...groupByCause(others, toCause).sort(byBadness).map(sessionError)]
  return isCancelled(run) ? [...errors, cancelled(run, results.length - ended.length)] : errors
}

/** What is due is an error only where it fails the step, and a cancelled run fails for another reason. */
function isTold(run: Run, outcome: SessionStatus): boolean {
  switch (SESSION_STATUSES[outcome].kind) {
    case 'failed':
      return true
    case 'pending':
      return run.inputs?.failOnIncomplete === true && !isCancelled(run)
    case 'uploaded':
    case 'unchanged':
      return false
  }
}

function isCancelled({ status }: Run): boolean {
  return status === 'cancelled'
}

function cancelled(run: Run, open: number): Annotation {
  const lost = open === 0 ? '' : ` ${pluralize(open, 'session was', 'sessions were')} not finished.`
  const message = `${run.statusReason ?? 'The run was cancelled.'}${lost}`
  return error({ title: 'Cancelled', message, hint: 'Run it again.' })
}

type Group = readonly [SessionResult, ...SessionResult[]]

/** By outcome, then the code, then the number of sessions. */
function byBadness([a, ...others]: Group, [b, ...more]: Group): number {
  const place = ({ outcome }: SessionResult) => STATUS_NAMES.indexOf(outcome)
  return place(a) - place(b) || rank(a) - rank(b) || more.length - others.length
}

function rank({ code }: SessionResult): number {
  const index = WORST_FIRST.indexOf(code)
  return index === -1 ? WORST_FIRST.length : index
}

function sessionError(group: Group): Annotation {
  const [{ session, outcome, reason, hint, code }] = group
  const named = naming(group.map((result) => result.session.name))
  const { title } = SESSION_STATUSES[outcome]
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
  const more = names.length > NAMED ? [`${formatCount(names.length - NAMED)} more`] : []
  return (what) => `${pluralize(names.length, what)} (${joinWithAnd([...names.slice(0, NAMED), ...more])})`
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

/** What needs somebody's action although the run may well be complete; none for a default. */
export function warningsOf(run: Run): Annotation[] {
  return [
    ...noticesOf(run, 'warning'),
    ...heldWarning(run),
    ...fallback(run),
    ...kept(run),
    ...shrunk(run),
    ...leftOut(run),
    ...pendingAllowed(run),
  ]
}

/** What the run itself noted, of one level. */
export function noticesOf(run: Run, level: 'notice' | 'warning'): Annotation[] {
  return run.notices
    .filter((notice) => notice.level === level)
    .map(({ title, message, file }) => ({ level, title, message, ...(file === undefined ? {} : { file }) }))
}

function fallback({ projects }: Run): Annotation[] {
  const failed = projects.find(({ sizes }) => sizes === 'fallback')
  if (failed === undefined) return []
  const why = failed.sizesFailure === undefined ? '' : ` (${failed.sizesFailure.message})`
  const message = `The bulk request for sizes failed${why}, so every session was asked for by itself. Nothing is lost, it only took more requests.`
  return [{ level: 'warning', title: 'Slow comparison', message }]
}

function kept({ results }: Run): Annotation[] {
  const number = results.filter(({ plan }) => plan === 'kept-cli-copy').length
  if (number === 0) return []
  const message =
    `${pluralize(number, 'session has', 'sessions have')} grown, but the cloud's copy came from the CLI with its full data, ` +
    'which Markdown alone would replace, so it was kept. `specstory sync` on the recording machine brings them up to date; ' +
    '`overwrite-cli-sessions: true` updates them from here.'
  return [{ level: 'warning', title: "Kept the CLI's copy", message }]
}

/** A copy whose new version has less than half of its bytes may have lost more than its secrets. */
function shrunk({ results }: Run): Annotation[] {
  const halved = results.filter(({ plan, outcome, localBytes, cloudBytes = 0 }) => {
    return plan === 'shrunk' && SESSION_STATUSES[outcome].kind !== 'failed' && localBytes * 2 < cloudBytes
  })
  const [first, ...others] = halved
  if (first === undefined) return []
  const more = others.length === 0 ? '' : `, and ${formatCount(others.length)} more`
  const { file } = first.session
  const message = `${file}: ${formatBytes(first.cloudBytes ?? 0)} → ${formatBytes(first.localBytes)}${more}. Less than half of what the cloud held is in the checkout; look at what is gone before you sync again.`
  return [{ level: 'warning', title: 'Cloud copies shrank', message, file }]
}

/** Files that somebody can bring back into the sync; the other reasons to leave a file out need no action. */
const TO_MEND = [
  {
    reason: 'link',
    title: 'Links left out',
    why: 'Symbolic links are never followed. Commit the file itself instead.',
  },
  {
    reason: 'lfs-pointer',
    title: 'Git LFS pointers left out',
    why: 'The transcripts are not in the checkout, only pointers to them. Set `lfs: true` on actions/checkout.',
  },
  {
    reason: 'same-name',
    title: 'Files of one name',
    why: 'Without a session id, files of one name are one session. Rename one of them to sync it too.',
  },
] as const

function leftOut({ projects }: Run): Annotation[] {
  const all = projects.flatMap(({ scan }) => scan?.leftOut ?? [])
  return TO_MEND.flatMap(({ reason, title, why }) => {
    const [first, ...others] = all.filter((file) => file.reason === reason)
    if (first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${formatCount(others.length)} more`
    return [{ level: 'warning', title, message: `Left out: ${first.file}${more}. ${why}`, file: first.file }]
  })
}

/** With `fail-on-incomplete: false` or `errors` a step is not failed by what the next sync will bring: one warning, but before a merge. */
function pendingAllowed(run: Run): Annotation[] {
  const { inputs, counts } = run
  const due = countKind(counts, 'pending')
  if (inputs === undefined || inputs.failOnIncomplete === true || due === 0 || isPendingMerge(run)) return []
  const message = `${pluralize(due, 'session is', 'sessions are')} missing from SpecStory Cloud or older there. A run with \`mode: sync\` uploads them.`
  return [{ level: 'warning', title: 'Sessions to upload', message }]
}
