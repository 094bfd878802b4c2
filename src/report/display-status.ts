import { isOnPullRequest } from '../inputs/event.ts'
import { formatCount, pluralize } from '../message-format.ts'
import { PLAN_REASONS, PLANS } from '../plan/plan.ts'
import type { SessionResult, UploadProgressState } from '../run/results.ts'
import { listUnreadable, type Run } from '../run/run.ts'
import type { Status } from '../run/run-outcome.ts'
import {
  countKind,
  countOpen,
  listStatuses,
  SESSION_STATUSES,
  STATUS_KINDS,
  type StatusKind,
} from '../run/session-statuses.ts'
import { isWithheld } from './secrets.ts'

/** Displayed status: a session status, with `skipped` split by plan. */
type DisplayStatus = {
  readonly kind: StatusKind
  /** Heading. */
  readonly label: string
  /** After a number: "12 created". */
  readonly countLabel: string
  /** After a number other than 1, if different. */
  readonly countLabelPlural?: string
  /** After "1 session" and after "12 sessions", where the label after a number has no verb. */
  readonly predicate?: readonly [one: string, several: string]
  /** Why the cloud copies differ and how to update them. */
  readonly explanation?: string | undefined
}

const SKIPPED = new Set(PLAN_REASONS.map((reason) => PLANS[reason]).flatMap((plan) => plan.shownAs ?? []))

/** Statuses of interrupted sessions; they count as errored or timed out. */
const INTERRUPTED: Readonly<Record<UploadProgressState, DisplayStatus>> = {
  'not-started': {
    kind: 'failed',
    label: 'Not started',
    countLabel: 'not started',
    predicate: ['was not started', 'were not started'],
  },
  unknown: {
    kind: 'failed',
    label: 'Unknown',
    countLabel: 'with unknown result',
    predicate: ['has an unknown result', 'have an unknown result'],
  },
}

/** What `secrets: hold` does not upload. The counts have it as errored. */
const WITHHELD: DisplayStatus = {
  kind: 'failed',
  label: 'Withheld',
  countLabel: 'withheld',
  predicate: ['was withheld', 'were withheld'],
}

/** In display order. */
const DISPLAY_STATUSES: readonly DisplayStatus[] = STATUS_KINDS.flatMap((kind): DisplayStatus[] => {
  const statuses = listStatuses(kind).map((status) => SESSION_STATUSES[status])
  if (kind === 'failed') return [...statuses, WITHHELD, ...Object.values(INTERRUPTED)]
  return kind === 'unchanged' ? [...SKIPPED, ...statuses] : statuses
})

/** Resolves the displayed status of one session. */
export function resolveDisplayStatus(result: Pick<SessionResult, 'outcome' | 'plan' | 'progress'>): DisplayStatus {
  const { outcome, plan, progress } = result
  if (progress !== undefined) return INTERRUPTED[progress]
  if (isWithheld(result)) return WITHHELD
  const status: DisplayStatus = SESSION_STATUSES[outcome]
  return (status.kind === 'unchanged' && plan && PLANS[plan].shownAs) || status
}

type StatusGroup = { readonly status: DisplayStatus; readonly results: readonly SessionResult[] }

/** Groups sessions by displayed status, in display order, without empty groups. */
export function groupByStatus(results: readonly SessionResult[]): StatusGroup[] {
  const groups = Map.groupBy(results, resolveDisplayStatus)
  return DISPLAY_STATUSES.flatMap((status) => {
    const results = groups.get(status)
    return results === undefined ? [] : [{ status, results }]
  })
}

/** `12 created`, `4 CLI copies kept`. */
export function formatStatusCount({ status, results: { length } }: StatusGroup): string {
  const { countLabel, countLabelPlural = countLabel } = status
  return `${formatCount(length)} ${length === 1 ? countLabel : countLabelPlural}`
}

/** `12 sessions created`, `4 CLI copies kept`. */
export function formatSessionCount(group: StatusGroup): string {
  const { status, results } = group
  if (status.countLabelPlural !== undefined) return formatStatusCount(group)
  return `${pluralize(results.length, 'session')} ${status.countLabel}`
}

type ShownStatus = Status | 'passed' | 'no-sessions'

/** Words after "SpecStory sync", and symbols. */
const RUN_STATUSES: Readonly<Record<ShownStatus, { readonly symbol: string; readonly words: string }>> = {
  complete: { symbol: '✅', words: 'complete' },
  passed: { symbol: '✅', words: 'passed' },
  incomplete: { symbol: '⚠️', words: 'incomplete' },
  'not-run': { symbol: 'ℹ️', words: 'skipped' },
  failed: { symbol: '❌', words: 'failed' },
  cancelled: { symbol: '❌', words: 'cancelled' },
  'no-sessions': { symbol: '⚠️', words: 'found no sessions' },
}

/** Resolves the displayed status of a run, for log, summary and comment. */
export function describeRunStatus(run: Run) {
  const status = resolveShownStatus(run)
  const { symbol, words } = RUN_STATUSES[status]
  const title = status === 'no-sessions' ? 'No sessions found' : `SpecStory ${run.inputs?.mode ?? 'sync'} ${words}`
  return { symbol, words, title }
}

/** Whether a run found no session at all: it is not shown as complete. */
export function hasNoSessions({ status, projects, results }: Run): boolean {
  const scans = projects.flatMap(({ scan }) => scan ?? [])
  const isEmpty = scans.every(
    ({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length === 0,
  )
  return status === 'complete' && results.length === 0 && scans.length > 0 && isEmpty
}

/** Shows a check as failed or passed if only pending sessions decide. */
function resolveShownStatus(run: Run): ShownStatus {
  const { status, inputs, counts } = run
  if (hasNoSessions(run)) return 'no-sessions'
  if (isPendingMerge(run)) return 'passed'
  const fails = status === 'incomplete' && inputs?.mode === 'check' && inputs.failOnIncomplete === true
  return fails && countKind(counts, 'pending') > 0 ? 'failed' : status
}

/** Whether a check of a pull request found only pending sessions, which is expected before the merge. */
export function isPendingMerge(run: Run): boolean {
  const { inputs, runner, status, counts, failures } = run
  if (inputs?.mode !== 'check' || inputs.failOnIncomplete === true || status !== 'incomplete') return false
  const pending = countKind(counts, 'pending')
  const isRead = listUnreadable(run).length === 0
  return isOnPullRequest(runner) && pending > 0 && pending === countOpen(counts) && isRead && failures.length === 0
}
