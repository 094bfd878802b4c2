import { toSentence } from '../message-format.ts'
import type { SessionResult } from '../run/results.ts'
import { listUnreadable, type Run } from '../run/run.ts'
import { countKind, countOpen, SESSION_STATUSES } from '../run/session-statuses.ts'
import { warningsOf } from './annotations.ts'
import { groupByStatus, isPendingMerge } from './display-status.ts'
import { formatCount, joinWithAnd, pluralize } from './quantities.ts'
import { listRedacted } from './secrets.ts'

/**
 * What a person asks first: what changed, and what is left to do, in one sentence (two when something ended the run
 * early). The numbers of everything else are in the table of counts. May hold untrusted text: escape it for where it goes.
 */
export function formatHeadline(run: Run): string {
  const left = leftToDo(run)
  const hasEnded = run.status === 'complete' || run.status === 'incomplete'
  if (!hasEnded || isPendingMerge(run) || (left.length === 0 && countKind(run.counts, 'uploaded') === 0))
    return formatVerdict(run)
  // What a warning is about may need somebody all the same.
  const rest = warningsOf(run).length > 0 ? [] : ['nothing is left to do']
  const parts = run.inputs?.mode === 'check' ? left : [changed(run), ...(left.length > 0 ? [joinWithAnd(left)] : rest)]
  return [`${parts.join('; ')}.`, run.statusReason ?? ''].join(' ').trim()
}

function changed({ results }: Run): string {
  const [first, ...others] = groupByStatus(results).filter(({ state }) => state.kind === 'uploaded')
  if (first === undefined) return 'Nothing was uploaded'
  const uploads = `${pluralize(first.results.length, 'session')} ${first.state.countLabel}`
  return joinWithAnd([
    uploads,
    ...others.map(({ state, results }) => `${formatCount(results.length)} ${state.countLabel}`),
  ])
}

function leftToDo(run: Run): string[] {
  const { counts, inputs } = run
  const due = countKind(counts, 'pending')
  const failed = countOpen(counts) - due
  const unreadable = listUnreadable(run).length
  const redacted = listRedacted(run).flatMap(({ secrets }) => secrets).length
  const of = (number: number, one: string, several: string): string =>
    counts.attempted === 1
      ? `the one session ${one}`
      : `${formatCount(number)} of ${pluralize(counts.attempted, 'session')} ${number === 1 ? one : several}`
  const fails = inputs?.failOnIncomplete === true ? ', which fails the check (`fail-on-incomplete`)' : ''
  const what = inputs?.mode === 'check' ? 'not compared' : 'not synced'
  return [
    ...(due > 0 ? [`${of(due, 'is', 'are')} missing from SpecStory Cloud or older there${fails}`] : []),
    ...(failed > 0 ? [`${of(failed, 'was', 'were')} ${what}`] : []),
    ...(redacted > 0 ? [`${pluralize(redacted, 'credential')} to revoke`] : []),
    ...(unreadable > 0 ? [`${pluralize(unreadable, 'file')} could not be read`] : []),
  ]
}

/** The run in one sentence (two when something ended it early). May hold untrusted text: escape it for where it goes. */
export function formatVerdict(run: Run): string {
  switch (run.status) {
    case 'failed':
      return toSentence(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.')
    case 'not-run':
      return run.statusReason ?? 'There was nothing to do.'
    case 'cancelled':
      return sentences(run.statusReason ?? 'The run was cancelled.', run.counts.attempted > 0 ? counted(run) : '')
    case 'complete':
    case 'incomplete':
      return sentences(run.inputs?.mode === 'check' ? checked(run) : counted(run), run.statusReason ?? '')
  }
}

function counted(run: Run): string {
  const { counts, projects, results } = run
  if (counts.attempted === 0) return nothingTo('sync', projects)
  if (countKind(counts, 'unchanged') === counts.attempted) return nothingToUpload(run)
  return `${pluralize(counts.attempted, 'session')}: ${joinWithAnd(said(results))}.`
}

/** A history of nothing but transcripts that cannot be told apart must not look like an empty one. */
function nothingTo(what: 'sync' | 'check', projects: Run['projects']): string {
  const leftOut = projects.flatMap(({ scan }) => scan?.leftOut ?? [])
  const unidentified = leftOut.filter(({ reason }) => reason === 'unidentified').length
  const isFiltered = projects.some(({ scan }) => scan !== undefined && scan.filteredOut + scan.excluded.length > 0)
  if (unidentified === 0 || isFiltered) return `No session to ${what}.`
  return `No session to ${what}: ${pluralize(unidentified, 'transcript')} without a session id ${unidentified === 1 ? 'is' : 'are'} all that is there.`
}

/** "Nothing to upload: all 111 sessions are up to date." */
function nothingToUpload({ results }: Run): string {
  const [first, second] = groupByStatus(results)
  const of = `Nothing to upload: of ${pluralize(results.length, 'session')}, ${joinWithAnd(said(results))}.`
  if (first === undefined || second !== undefined) return of
  return results.length === 1
    ? `Nothing to upload: the one session is ${first.state.countLabel}.`
    : `Nothing to upload: all ${formatCount(results.length)} sessions are ${first.state.countLabel}.`
}

function checked(run: Run): string {
  const { counts, projects, results } = run
  if (counts.attempted === 0) return nothingTo('check', projects)
  if (isPendingMerge(run))
    return `${pluralize(countKind(counts, 'pending'), 'session')} will be synced after the merge.`
  if (countOpen(counts) === 0) return nothingToUpload(run)
  const open = results.filter(({ outcome }) => SESSION_STATUSES[outcome].leavesIncomplete)
  return `${pluralize(counts.attempted, 'session')} checked: ${joinWithAnd(said(open))}.`
}

/** `['12 created', '3 up to date']`; a state that no session is in is not said. */
function said(results: readonly SessionResult[]): string[] {
  return groupByStatus(results).map(({ state, results }) => `${formatCount(results.length)} ${state.countLabel}`)
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
