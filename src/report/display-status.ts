import { isOnPullRequest } from '../inputs/event.ts'
import type { PlanReason } from '../plan/plan.ts'
import type { SessionResult } from '../run/results.ts'
import { listUnreadable, type Run } from '../run/run.ts'
import type { Status } from '../run/run-outcome.ts'
import {
  countKind,
  countOpen,
  SESSION_STATUSES,
  STATUS_KINDS,
  type StatusKind,
  statusesOfKind,
} from '../run/session-statuses.ts'

/** What a person is told that sessions have come to: an outcome, or one of the things that *skipped* is. */
export type DisplayStatus = {
  readonly kind: StatusKind
  /** A heading. */
  readonly label: string
  /** Behind a number: "12 created". */
  readonly countLabel: string
}

const UP_TO_DATE: DisplayStatus = { kind: 'unchanged', label: 'Up to date', countLabel: 'up to date' }
const KEPT: DisplayStatus = { kind: 'unchanged', label: 'Kept', countLabel: 'kept' }
const LARGER: DisplayStatus = { kind: 'unchanged', label: 'Larger in the cloud', countLabel: 'larger in the cloud' }

/** Of sessions that were skipped; with any other plan there was nothing to do. */
const SKIPPED_AS: Readonly<Partial<Record<PlanReason, DisplayStatus>>> = {
  'kept-cli-copy': KEPT,
  'cloud-has-more': LARGER,
}

/** In the order in which a person is told. */
const STATES: readonly DisplayStatus[] = STATUS_KINDS.flatMap((kind) =>
  kind === 'unchanged' ? [UP_TO_DATE, KEPT, LARGER] : statusesOfKind(kind).map((outcome) => SESSION_STATUSES[outcome]),
)

/** What one session has come to. */
export function resolveDisplayStatus({ outcome, plan }: Pick<SessionResult, 'outcome' | 'plan'>): DisplayStatus {
  if (SESSION_STATUSES[outcome].kind !== 'unchanged') return SESSION_STATUSES[outcome]
  return (plan && SKIPPED_AS[plan]) ?? UP_TO_DATE
}

/** Every state that some of the sessions are in, in the order in which a person is told, with its sessions. */
export function groupByStatus(
  results: readonly SessionResult[],
): { state: DisplayStatus; results: readonly SessionResult[] }[] {
  const groups = Map.groupBy(results, resolveDisplayStatus)
  return STATES.flatMap((state) => {
    const results = groups.get(state)
    return results === undefined ? [] : [{ state, results }]
  })
}

const SYMBOLS: Readonly<Record<Status, string>> = {
  complete: '✅',
  incomplete: '⚠️',
  'not-run': '⚠️',
  failed: '❌',
  cancelled: '❌',
}

const WORDS: Readonly<Record<Status, string>> = {
  complete: 'complete',
  incomplete: 'incomplete',
  'not-run': 'did not run',
  failed: 'failed',
  cancelled: 'cancelled',
}

const VERBS: Readonly<Record<Status, string>> = {
  ...WORDS,
  complete: 'is complete',
  incomplete: 'is incomplete',
  cancelled: 'was cancelled',
}

/** What a heading begins with. */
export function statusSymbol(run: Run): string {
  return isPendingMerge(run) ? SYMBOLS.complete : SYMBOLS[shownStatus(run)]
}

/** "SpecStory sync …", in a heading; empty where nothing was to be done and the sentence below says what will be. */
export function formatRunStatus(run: Run): string {
  return isPendingMerge(run) ? '' : WORDS[shownStatus(run)]
}

/** "The check of the whole repository …"; empty as above. */
export function formatRunStatusPhrase(run: Run): string {
  return isPendingMerge(run) ? '' : VERBS[shownStatus(run)]
}

/** A check that fails its step for what is due has failed, whatever its output `status` says for a workflow. */
function shownStatus({ status, inputs, counts }: Run): Status {
  const fails = status === 'incomplete' && inputs?.mode === 'check' && inputs.failOnIncomplete === true
  return fails && countKind(counts, 'pending') > 0 ? 'failed' : status
}

/**
 * A check of a pull request has found sessions that are not in the cloud, and nothing else: as it should be before a
 * merge, unless `fail-on-incomplete` asks for more.
 */
export function isPendingMerge(run: Run): boolean {
  const { inputs, runner, status, counts, failures } = run
  if (inputs?.mode !== 'check' || inputs.failOnIncomplete === true || status !== 'incomplete') return false
  const due = countKind(counts, 'pending')
  const isRead = listUnreadable(run).length === 0
  return isOnPullRequest(runner) && due > 0 && due === countOpen(counts) && isRead && failures.length === 0
}
