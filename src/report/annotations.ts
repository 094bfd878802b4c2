import { posix } from 'node:path'
import type { Failure, FailureCode } from '../failure.ts'
import { HOST_WORDS } from '../host-words.ts'
import { formatCount, joinWithAnd, pluralize, toSentence } from '../message-format.ts'
import { formatFindings, formatRevokeHint, PLAN_REASONS, PLANS } from '../plan/plan.ts'
import { WITHHELD_HINT } from '../plan/plan-session.ts'
import type { SessionResult } from '../run/results.ts'
import { listIgnoredWithCredentials, listUnreadable, type Run } from '../run/run.ts'
import { countKind, SESSION_STATUSES, type SessionStatus, STATUS_NAMES } from '../run/session-statuses.ts'
import { IGNORED_FILES, IGNORED_REASONS } from '../sessions/ignored-files.ts'
import { groupByCause, isCoveredByRunFailure, toCause } from './causes.ts'
import { isPendingMerge } from './display-status.ts'
import { buildTroubleshootingUrl, resolveOwnPath } from './links.ts'
import type { Annotation } from './print.ts'
import { type FileWithCredentials, listRedacted, listUploadedRedacted } from './secrets.ts'

/** Maximum annotations of each level per step (docs/internals/runners.md, Annotations). */
const ANNOTATIONS_PER_LEVEL = 10

/** Builds at most ten annotations of each level, worst first; the last one counts the others. */
export function buildAnnotations(run: Run): Annotation[] {
  const notices = [...describeNotRun(run), ...describeRedacted(run), ...listNotices(run, 'notice')]
  const all = [
    ...limitAnnotations('error', buildErrors(run), `See ${HOST_WORDS.fullList.github}.`),
    ...limitAnnotations('warning', buildWarnings(run), 'See the JSON report.'),
    ...limitAnnotations('notice', notices, 'See the JSON report.'),
  ]
  return all.map((annotation) => toOwnPath(run, annotation))
}

/**
 * Makes the file relative to the workflow's repository. Annotations on files of other repositories are not possible.
 */
function toOwnPath(run: Run, { file, line, ...rest }: Annotation): Annotation {
  const path = file === undefined ? undefined : resolveOwnPath(run, file)
  if (path === undefined) return rest
  return { ...rest, file: path, ...(line === undefined ? {} : { line }) }
}

function limitAnnotations(level: Annotation['level'], all: readonly Annotation[], hint: string): Annotation[] {
  if (all.length <= ANNOTATIONS_PER_LEVEL) return [...all]
  const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1)
  return [...shown, { level, title: `${formatCount(all.length - shown.length)} more ${level}s`, message: hint }]
}

/** Describes why a run did nothing; opt-outs have separate notices. */
function describeNotRun({ status, statusReason, optOuts }: Run): Annotation[] {
  if (status !== 'not-run' || statusReason === undefined || optOuts.length > 0) return []
  return [{ level: 'notice', title: 'Sync skipped', message: statusReason }]
}

function describeRedacted(run: Run): Annotation[] {
  const sessions = listRedacted(run)
  if (sessions.length === 0) return []
  const uploaded = listUploadedRedacted(run)
  const hint = formatRevokeHint(sessions.flatMap(({ secrets }) => secrets))
  const message =
    uploaded.length > 0
      ? `Redacted ${formatFindings(uploaded)} before the upload. ${hint}`
      : `Found ${formatFindings(sessions)}. Uploads contain redaction markers instead. ${hint}`
  return [{ level: 'notice', title: 'Credentials found', message }]
}

/** Causes of single sessions come first; the other causes are also reported for the run. */
const WORST_FIRST: readonly (FailureCode | undefined)[] = [
  'file-unreadable',
  'file-changed',
  'too-large',
  'cloud-rejected',
]

/** Maximum names in an annotation. */
const NAMES_SHOWN = 3

/** Builds one error for each cause, worst first. */
function buildErrors(run: Run): Annotation[] {
  return [...buildRunErrors(run), ...buildUnreadableErrors(run), ...buildSessionErrors(run)]
}

/** Builds an error for each failure of the run, with the number of affected sessions. */
function buildRunErrors(run: Run): Annotation[] {
  const groups = groupByCause(run.failures, ({ code, hint, message }) => ({ code, hint, reason: message, names: [] }))
  return groups.map((failures) => toRunError(run, failures))
}

/** Where the words of the code are no title. */
const RUN_ERROR_TITLES: Readonly<Partial<Record<FailureCode, string>>> = {
  'project-file': 'unusable project file',
  'project-settings': 'unusable project settings',
  'project-unknown': 'unknown project',
  'project-new': 'project does not exist',
  'token-missing': 'missing token',
  'token-unusable': 'unusable token',
  'event-refused': 'unsupported event',
  'cloud-answer': 'unexpected response',
  'cloud-down': 'cloud not responding',
  blocked: 'request blocked',
  'rate-limited': 'rate limit exceeded',
  redirected: 'request redirected',
  proxy: 'proxy error',
  'report-unusable': 'unusable report',
  'shards-incomplete': 'missing shard reports',
  internal: 'internal error',
}

function toRunError(run: Run, failures: readonly [Failure, ...Failure[]]): Annotation {
  const [{ code, message, hint }] = failures
  const covered = isCancelled(run) ? [] : run.results.filter((result) => isCoveredByRunFailure({ failures }, result))
  const lost = covered.length === 0 ? '' : ` ${pluralize(covered.length, 'session was', 'sessions were')} not synced.`
  const title = `SpecStory sync: ${RUN_ERROR_TITLES[code] ?? code.replaceAll('-', ' ')}`
  return toError({ title, message: `${toSentence(message)}${lost}`, hint, code })
}

function buildUnreadableErrors(run: Run): Annotation[] {
  const code = 'file-unreadable'
  const hint = 'Make the file readable for the runner.'
  const groups = groupByCause(listUnreadable(run), ({ file, detail }) => ({
    code,
    hint,
    reason: detail,
    names: [file],
  }))
  return groups.map((files) => {
    const [{ file, detail }] = files
    const named = joinFirstNames(
      files.map((one) => one.file),
      'file',
    )
    return toError({ title: 'Unreadable file', message: `${named}: ${detail}`, hint, code, file })
  })
}

function buildSessionErrors(run: Run): Annotation[] {
  const failing = STATUS_NAMES.filter((status) => isError(run, status))
  const results = failing.flatMap((status) => run.results.filter(({ outcome }) => outcome === status))
  // All interrupted sessions have the same cause.
  const finished = isCancelled(run) ? results.filter(({ outcome }) => outcome !== 'timed-out') : results
  const own = finished.filter((result) => !isCoveredByRunFailure(run, result))
  const withheld = own.filter(({ code }) => code === 'secret-held')
  const others = own.filter(({ code }) => code !== 'secret-held')
  const errors = [
    ...withheld.flatMap(({ session, secrets, hint }) => toCredentialErrors({ file: session.file, secrets }, hint)),
    ...listIgnoredWithCredentials(run).flatMap((file) => toCredentialErrors(file, WITHHELD_HINT)),
    ...groupByCause(others, toCause).sort(compareGroups).map(toSessionError),
  ]
  return isCancelled(run) ? [...errors, toCancelledError(run, results.length - finished.length)] : errors
}

/** Pending sessions are errors only if they fail the step. */
function isError(run: Run, status: SessionStatus): boolean {
  switch (SESSION_STATUSES[status].kind) {
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

function toCancelledError(run: Run, interrupted: number): Annotation {
  const lost = interrupted === 0 ? '' : ` ${pluralize(interrupted, 'session was', 'sessions were')} not finished.`
  const message = `${run.statusReason ?? 'The run was cancelled.'}${lost}`
  return toError({ title: 'Run cancelled', message, hint: 'Re-run the job. Sessions uploaded so far are kept.' })
}

type Group = readonly [SessionResult, ...SessionResult[]]

/** Sorts by status, then code, then number of sessions. */
function compareGroups([a, ...others]: Group, [b, ...more]: Group): number {
  const rankStatus = ({ outcome }: SessionResult) => STATUS_NAMES.indexOf(outcome)
  return rankStatus(a) - rankStatus(b) || rankCode(a) - rankCode(b) || more.length - others.length
}

function rankCode({ code }: SessionResult): number {
  const index = WORST_FIRST.indexOf(code)
  return index === -1 ? WORST_FIRST.length : index
}

function toSessionError(group: Group): Annotation {
  const [{ session, outcome, plan, reason, hint, code }] = group
  const named = joinFirstNames(
    group.map((result) => result.session.name),
    'session',
  )
  const { title, kind } = SESSION_STATUSES[outcome]
  const isNew = plan !== undefined && PLANS[plan].action === 'create'
  if (kind === 'pending') {
    const message = isNew ? `${named}: not in SpecStory Cloud yet` : `${named}: ${reason}`
    return toError({ title, message, hint: 'Run with `mode: sync` to upload.', file: session.file })
  }
  return toError({ title, message: `${named}: ${reason}`, hint: hint ?? '', code, file: session.file })
}

/** Builds one error per credential, because each has its own line. */
function toCredentialErrors({ file, secrets }: FileWithCredentials, hint = ''): Annotation[] {
  return secrets.map(({ rule, line }) => ({
    ...toError({
      title: `Credential in a transcript: ${rule}`,
      message: `${posix.basename(file)}, line ${line}: contains a credential (\`${rule}\`)`,
      hint,
      code: 'secret-held',
      file,
    }),
    line,
  }))
}

/** `a`, or `5 sessions (a, b, c and 2 more)`. */
function joinFirstNames(names: readonly string[], what: string): string {
  const [only = '', second] = names
  if (second === undefined) return only
  const more = names.length > NAMES_SHOWN ? [`${formatCount(names.length - NAMES_SHOWN)} more`] : []
  return `${pluralize(names.length, what)} (${joinWithAnd([...names.slice(0, NAMES_SHOWN), ...more])})`
}

type ErrorParts = {
  readonly title: string
  readonly message: string
  readonly hint: string
  readonly code?: FailureCode | undefined
  readonly file?: string
}

/** Joins message, hint and link. */
function toError({ title, message, hint, code, file }: ErrorParts): Annotation {
  const page = code === undefined ? '' : `See ${buildTroubleshootingUrl(code)}`
  const parts = [toSentence(message), toSentence(hint), page].filter((part) => part !== '')
  return { level: 'error', message: parts.join(' '), title, ...(file === undefined ? {} : { file }) }
}

/** Builds warnings, which need action even if the run is complete. */
function buildWarnings(run: Run): Annotation[] {
  return [
    ...listNotices(run, 'warning'),
    ...warnFallback(run),
    ...warnPlans(run),
    ...warnIgnored(run),
    ...warnPending(run),
  ]
}

function listNotices(run: Run, level: 'notice' | 'warning'): Annotation[] {
  return run.notices
    .filter((notice) => notice.level === level)
    .map(({ title, message, file }) => ({ level, title, message, ...(file === undefined ? {} : { file }) }))
}

function warnFallback({ projects }: Run): Annotation[] {
  const failed = projects.find(({ sizes }) => sizes === 'fallback')
  if (failed === undefined) return []
  const reason = failed.sizesFailure === undefined ? '' : ` (${failed.sizesFailure.message})`
  const message = `The bulk size request failed${reason}. Sessions were checked individually, which uses more requests.`
  return [{ level: 'warning', title: 'Slow comparison', message }]
}

/** Builds the warnings of plans, without sessions that failed later, which are errors. */
function warnPlans({ results }: Run): Annotation[] {
  return PLAN_REASONS.flatMap((reason) => {
    const { action, warning } = PLANS[reason]
    if (warning === undefined) return []
    const { title, appliesTo = () => true, isOnFile, formatMessage } = warning
    const [first, ...others] = results.filter((result) => {
      const isPlanned = result.plan === reason && appliesTo(result)
      return isPlanned && (action === 'refuse' || SESSION_STATUSES[result.outcome].kind !== 'failed')
    })
    if (first === undefined) return []
    const location = isOnFile ? { file: first.session.file } : {}
    return [{ level: 'warning', title, message: formatMessage([first, ...others]), ...location }]
  })
}

function warnIgnored({ projects }: Run): Annotation[] {
  const ignored = projects.flatMap(({ scan }) => scan?.ignored ?? [])
  return IGNORED_REASONS.flatMap((reason) => {
    const { warning, cause, fix } = IGNORED_FILES[reason]
    const [first, ...others] = ignored.filter((file) => file.reason === reason)
    if (warning === undefined || first === undefined) return []
    const more = others.length === 0 ? '' : ` and ${formatCount(others.length)} more`
    const message = [`Ignored ${first.file}${more}.`, cause, fix].filter((part) => part !== undefined).join(' ')
    return [{ level: 'warning', title: warning, message, file: first.file }]
  })
}

/** Warns about pending sessions that do not fail the step; before a merge they are expected. */
function warnPending(run: Run): Annotation[] {
  const { inputs, counts } = run
  const pending = countKind(counts, 'pending')
  if (inputs === undefined || inputs.failOnIncomplete === true || pending === 0 || isPendingMerge(run)) return []
  const message = `${pluralize(pending, 'session is', 'sessions are')} not up to date in SpecStory Cloud. Run with \`mode: sync\` to upload ${pending === 1 ? 'it' : 'them'}.`
  return [{ level: 'warning', title: 'Sessions pending', message }]
}
