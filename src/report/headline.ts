import { formatCount, joinWithAnd, pluralize, toSentence } from '../message-format.ts'
import type { SessionResult } from '../run/results.ts'
import { listUnreadable, type Run } from '../run/run.ts'
import { countKind, SESSION_STATUSES } from '../run/session-statuses.ts'
import { listDifferent } from '../secrets/found-credentials.ts'
import { IGNORED_FILES, IGNORED_REASONS } from '../sessions/ignored-files.ts'
import {
  formatSessionCount,
  formatStatusCount,
  groupByStatus,
  hasNoSessions,
  isPendingMerge,
} from './display-status.ts'
import { isWithheld, listUploadedRedacted, listWithheld } from './secrets.ts'

/**
 * Summarizes the run in one sentence, with a second one about an early end. Can contain untrusted text: escape it for
 * its destination.
 */
export function formatHeadline(run: Run): string {
  switch (run.status) {
    case 'failed':
      return joinSentences(
        toSentence(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.'),
        hasUploads(run) ? describe(run) : '',
      )
    case 'not-run':
      return run.statusReason ?? 'There was nothing to do.'
    case 'cancelled':
      return joinSentences(run.statusReason ?? 'The run was cancelled.', run.results.length > 0 ? describe(run) : '')
    case 'complete':
    case 'incomplete':
      return joinSentences(describe(run), formatFailingRule(run), run.statusReason ?? '')
  }
}

/** Whether sessions were stored, or possibly stored, before the run failed. */
function hasUploads({ results }: Run): boolean {
  return results.some(
    ({ outcome, progress }) => SESSION_STATUSES[outcome].kind === 'uploaded' || progress === 'unknown',
  )
}

function describe(run: Run): string {
  if (isPendingMerge(run)) return `${pluralize(countKind(run.counts, 'pending'), 'session')} will sync after the merge.`
  if (run.searched !== undefined) return `${[...describeSearch(run), ...describeFiles(run)].join('; ')}.`
  const open = [...describeWithheld(run), ...describeOpen(run)]
  const isDoneShown = run.inputs?.mode !== 'check' || open.length === 0
  const done = isDoneShown ? describeDone(run, open.length > 0) : []
  const facts = [...open, ...done, ...describeFiles(run)]
  return facts.length === 0 ? '' : `${facts.join('; ')}.`
}

/** Describes a credential search, which compares nothing. */
function describeSearch(run: Run): string[] {
  const withheld = describeWithheld(run)
  const unread = run.results.filter(({ code }) => code !== 'secret-held').length
  return [
    ...(withheld.length > 0 ? withheld : [`No credentials in ${pluralize(run.searched ?? 0, 'transcript')}`]),
    ...(unread > 0 ? [`${pluralize(unread, 'transcript')} could not be searched`] : []),
  ]
}

/** `3 credentials in 2 transcripts`; in a sync `2 of 9 sessions were withheld because of 3 credentials`. */
function describeWithheld(run: Run): string[] {
  const files = listWithheld(run)
  if (files.length === 0) return []
  const credentials = pluralize(listDifferent(files.flatMap(({ secrets }) => secrets)).length, 'credential')
  if (run.inputs?.mode === 'check') return [`${credentials} in ${pluralize(files.length, 'transcript')}`]
  const withheld = run.results.filter(isWithheld)
  return [`${describeFailed(withheld, run, run.results.length)} because of ${credentials}`]
}

/**
 * `3 sessions failed to sync, 1 timed out`; of all sessions of a run `3 of 43 sessions failed to sync, 1 timed out`.
 *
 * @param all number of all sessions; if omitted, the text has no total
 */
export function describeFailed(
  failed: readonly SessionResult[],
  { inputs }: Pick<Run, 'inputs'>,
  all?: number,
): string {
  const [first, ...others] = groupByStatus(failed)
  if (first === undefined) return ''
  const { status, results } = first
  const isErrored = status === SESSION_STATUSES.errored
  const errored = inputs?.mode === 'check' ? 'could not be compared' : 'failed to sync'
  const [one, several] = status.predicate ?? [status.countLabel, status.countLabel]
  const phrase = isErrored ? errored : results.length === 1 ? one : several
  return [`${countSessionsOf(results.length, all)} ${phrase}`, ...others.map(formatStatusCount)].join(', ')
}

/** `3 of 43 sessions`, or `3 sessions`. */
function countSessionsOf(number: number, all = 1): string {
  return all === 1 ? pluralize(number, 'session') : `${formatCount(number)} of ${pluralize(all, 'session')}`
}

/** `2 of 43 sessions are not up to date in SpecStory Cloud`, `3 of 43 sessions failed to sync, 1 timed out`. */
function describeOpen({ results, inputs }: Run): string[] {
  const own = results.filter((result) => !isWithheld(result))
  const pending = own.filter(({ outcome }) => SESSION_STATUSES[outcome].kind === 'pending').length
  const failed = own.filter(({ outcome }) => SESSION_STATUSES[outcome].kind === 'failed')
  const verb = pending === 1 ? 'is' : 'are'
  return [
    ...(pending > 0 ? [`${countSessionsOf(pending, results.length)} ${verb} not up to date in SpecStory Cloud`] : []),
    ...(failed.length > 0 ? [describeFailed(failed, { inputs }, results.length)] : []),
  ]
}

/** `6 sessions created, 1 updated, 4 CLI copies kept`. */
function describeDone(run: Run, isIncomplete: boolean): string[] {
  const { results, inputs } = run
  // The title says it already.
  if (hasNoSessions(run)) return []
  if (results.length === 0) return [`No sessions to ${inputs?.mode ?? 'sync'}`]
  const groups = groupByStatus(results).filter(({ status: { kind } }) => kind === 'uploaded' || kind === 'unchanged')
  const [first, ...others] = groups
  if (first === undefined) return []
  const start = isIncomplete ? formatStatusCount(first) : formatSessionCount(first)
  const counts = [start, ...others.map(formatStatusCount)].join(', ')
  return [first.status.kind === 'uploaded' || isIncomplete ? counts : `Nothing to upload: ${counts}`]
}

/** Describes credentials to revoke, and files that a user expects to be synced. */
function describeFiles(run: Run): string[] {
  const redacted = listUploadedRedacted(run).flatMap(({ secrets }) => secrets)
  const credentials = listDifferent(redacted).filter(({ harmless }) => harmless === undefined).length
  const unreadable = listUnreadable(run).length
  const ignored = describeIgnored(run)
  return [
    ...(credentials > 0 ? [`${pluralize(credentials, 'credential')} to revoke`] : []),
    ...(unreadable > 0 ? [`${pluralize(unreadable, 'file')} could not be read`] : []),
    ...(ignored.length > 0 ? [`${joinWithAnd(ignored)} ignored`] : []),
  ]
}

/** Describes ignored files that need action; without sessions, all ignored transcripts. */
function describeIgnored({ projects, results }: Run): string[] {
  const scans = projects.flatMap(({ scan }) => scan ?? [])
  const isFiltered = scans.some(({ filteredOut, excluded }) => filteredOut + excluded.length > 0)
  const ignored = Map.groupBy(
    scans.flatMap(({ ignored }) => ignored),
    ({ reason }) => reason,
  )
  return IGNORED_REASONS.flatMap((reason) => {
    const { warning, list, kind } = IGNORED_FILES[reason]
    const isNamed = warning !== undefined || (results.length === 0 && !isFiltered && list !== 'report-only')
    const number = ignored.get(reason)?.length ?? 0
    return isNamed && number > 0 ? [pluralize(number, ...kind)] : []
  })
}

function formatFailingRule({ inputs, counts }: Run): string {
  const fails = inputs?.failOnIncomplete === true && countKind(counts, 'pending') > 0
  return fails ? 'The check fails because `fail-on-incomplete` is `true`.' : ''
}

function joinSentences(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ')
}
