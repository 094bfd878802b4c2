import { countOfKind, openSessions } from '../run/counts.ts'
import { type Counts, OUTCOMES, OUTCOMES_AS_TOLD, type Outcome } from '../run/outcomes.ts'
import type { Run } from '../run/run.ts'
import { sentence } from '../sentence.ts'
import { count, list, plural } from './quantities.ts'

/** The run in one sentence (two when something ended it early). May hold untrusted text: escape it for where it goes. */
export function verdict(run: Run): string {
  switch (run.status) {
    case 'failed':
      return sentence(run.failures[0]?.message ?? run.statusReason ?? 'The run failed.')
    case 'not-run':
      return run.statusReason ?? 'There was nothing to do.'
    case 'cancelled':
      return sentences(run.statusReason ?? 'The run was cancelled.', run.counts.attempted > 0 ? counted(run) : '')
    case 'complete':
    case 'incomplete':
      return sentences(run.inputs?.mode === 'check' ? checked(run) : counted(run), run.statusReason ?? '')
  }
}

function counted({ counts, projects }: Run): string {
  if (counts.attempted === 0) return nothingTo('sync', projects)
  if (countOfKind(counts, 'kept') === counts.attempted) return `Nothing to upload: ${allSkipped(counts.attempted)}.`
  return `${plural(counts.attempted, 'session')}: ${list(said(counts, OUTCOMES_AS_TOLD))}.`
}

/** A history of nothing but transcripts that cannot be told apart must not look like an empty one. */
function nothingTo(what: 'sync' | 'check', projects: Run['projects']): string {
  const leftOut = projects.flatMap(({ scan }) => scan?.leftOut ?? [])
  const unidentified = leftOut.filter(({ reason }) => reason === 'unidentified').length
  const isFiltered = projects.some(({ scan }) => scan !== undefined && scan.filteredOut + scan.excluded.length > 0)
  if (unidentified === 0 || isFiltered) return `No session to ${what}.`
  return `No session to ${what}: ${plural(unidentified, 'transcript')} without a session id ${unidentified === 1 ? 'is' : 'are'} all that is there.`
}

function allSkipped(attempted: number): string {
  return attempted === 1 ? 'the one session was skipped' : `all ${count(attempted)} sessions were skipped`
}

function checked({ counts, projects }: Run): string {
  if (counts.attempted === 0) return nothingTo('check', projects)
  if (openSessions(counts) === 0) return `SpecStory Cloud has everything of ${plural(counts.attempted, 'session')}.`
  const open = OUTCOMES_AS_TOLD.filter((outcome) => OUTCOMES[outcome].leavesIncomplete)
  return `${plural(counts.attempted, 'session')} checked: ${list(said(counts, open))}.`
}

/** `['12 created', '3 skipped']`; an outcome that no session has is not said. */
function said(counts: Counts, outcomes: readonly Outcome[]): string[] {
  return outcomes
    .map((outcome) => OUTCOMES[outcome])
    .filter((outcome) => counts[outcome.count] > 0)
    .map((outcome) => `${count(counts[outcome.count])} ${outcome.said}`)
}

function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
