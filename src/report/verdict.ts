import { toSentence } from '../message-format.ts'
import { countOfKind, openSessions } from '../run/counts.ts'
import { OUTCOMES } from '../run/outcomes.ts'
import type { SessionResult } from '../run/results.ts'
import type { Run } from '../run/run.ts'
import { awaitsMerge } from './awaits-merge.ts'
import { count, list, plural } from './quantities.ts'
import { byState } from './states.ts'

/** The run in one sentence (two when something ended it early). May hold untrusted text: escape it for where it goes. */
export function verdict(run: Run): string {
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
  if (countOfKind(counts, 'kept') === counts.attempted) return nothingToUpload(run)
  return `${plural(counts.attempted, 'session')}: ${list(said(results))}.`
}

/** A history of nothing but transcripts that cannot be told apart must not look like an empty one. */
function nothingTo(what: 'sync' | 'check', projects: Run['projects']): string {
  const leftOut = projects.flatMap(({ scan }) => scan?.leftOut ?? [])
  const unidentified = leftOut.filter(({ reason }) => reason === 'unidentified').length
  const isFiltered = projects.some(({ scan }) => scan !== undefined && scan.filteredOut + scan.excluded.length > 0)
  if (unidentified === 0 || isFiltered) return `No session to ${what}.`
  return `No session to ${what}: ${plural(unidentified, 'transcript')} without a session id ${unidentified === 1 ? 'is' : 'are'} all that is there.`
}

/** "Nothing to upload: all 111 sessions are up to date." */
function nothingToUpload({ results }: Run): string {
  const [first, second] = byState(results)
  const of = `Nothing to upload: of ${plural(results.length, 'session')}, ${list(said(results))}.`
  if (first === undefined || second !== undefined) return of
  return results.length === 1
    ? `Nothing to upload: the one session is ${first.state.said}.`
    : `Nothing to upload: all ${count(results.length)} sessions are ${first.state.said}.`
}

function checked(run: Run): string {
  const { counts, projects, results } = run
  if (counts.attempted === 0) return nothingTo('check', projects)
  if (awaitsMerge(run)) return `${plural(countOfKind(counts, 'due'), 'session')} will be synced after the merge.`
  if (openSessions(counts) === 0) return nothingToUpload(run)
  const open = results.filter(({ outcome }) => OUTCOMES[outcome].leavesIncomplete)
  return `${plural(counts.attempted, 'session')} checked: ${list(said(open))}.`
}

/** `['12 created', '3 up to date']`; a state that no session is in is not said. */
function said(results: readonly SessionResult[]): string[] {
  return byState(results).map(({ state, results }) => `${count(results.length)} ${state.said}`)
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
