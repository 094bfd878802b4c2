import { formatCount, formatUnbrokenBytes, pluralize } from '../../message-format.ts'
import { PLANS } from '../../plan/plan.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { countOpen, countSessions, SESSION_STATUSES, type SessionStatus } from '../../run/session-statuses.ts'
import { IGNORED_FILES } from '../../sessions/ignored-files.ts'
import { isCoveredByRunFailure } from '../causes.ts'
import { describeRunStatus, isPendingMerge, resolveDisplayStatus } from '../display-status.ts'
import { createDocument, type MarkdownDocument } from '../document.ts'
import { formatHeadline } from '../headline.ts'
import { buildFileUrl, buildSessionUrl, formatFileLink, formatHint, formatLink } from '../links.ts'
import { formatDateCell, formatSessionCell, sortNewestFirst } from '../session-list.ts'
import { addCauses } from '../summary/sessions.ts'
import { encodeUrlPath, escapeMarkdown, escapeProse } from '../untrusted.ts'
import { isEmpty, type PullRequestSessions } from './pull-request-sessions.ts'

/** GitHub's limit is 65,536 characters, which is more than this many bytes. */
export const COMMENT_BUDGET_BYTES = 60_000

/** Renders the comment in at most `budgetBytes` bytes. */
export function renderComment(
  run: Run,
  sessions: PullRequestSessions,
  marker: string,
  budgetBytes = COMMENT_BUDGET_BYTES,
): string {
  const document = createDocument(budgetBytes, 'in the summary of the run')
  document.addBlock(`${marker}\n${formatHeading(run, sessions)}`)
  if (!isEmpty(sessions)) document.addBlock(formatSyncState(run, sessions))
  if (!isStated(run, sessions)) document.addBlock(formatRepositoryState(run))
  addFailures(document, run, sessions)
  addSessions(document, run, sessions)
  addIgnored(document, run, sessions)
  if (sessions.isCut) {
    document.addBlock(
      'GitHub lists only the first 3,000 files of a pull request. Sessions in later files are not shown.',
    )
  }
  document.addBlock(formatOrigin(run))
  return document.toText()
}

function formatHeading(run: Run, { results, unscanned }: PullRequestSessions): string {
  const sessions = results.length + unscanned.length
  if (sessions === 0) return '### No AI sessions in this pull request'
  return `### ${describeRunStatus(run).symbol} ${pluralize(sessions, 'AI session')} in this pull request`
}

/** Whether the run's only finding is pending sessions of this pull request, which the comment already states. */
function isStated(run: Run, { results }: PullRequestSessions): boolean {
  return isPendingMerge(run) && countOpen(run.counts) === countOpen(countSessions(results))
}

/** Formats the state of the run, which covers the whole repository. */
function formatRepositoryState(run: Run): string {
  const title = `Repository ${run.inputs?.mode ?? 'sync'} ${describeRunStatus(run).words}`
  const hints = new Set(run.failures.map((failure) => `**What to do:** ${formatHint(failure)}`))
  const headline = escapeProse(formatHeadline(run), 1_000)
  return [headline === '' ? `**${title}.**` : `**${title}:** ${headline}`, ...hints].join('\\\n')
}

/** Adds failed sessions, except those with the run's own failure, which is stated above. */
function addFailures(document: MarkdownDocument, run: Run, { results }: PullRequestSessions): void {
  const failed = results.filter(({ outcome }) => SESSION_STATUSES[outcome].kind === 'failed')
  addCauses(
    document,
    run,
    failed.filter((result) => !isCoveredByRunFailure(run, result)),
  )
}

function addSessions(document: MarkdownDocument, run: Run, { results, unscanned }: PullRequestSessions): void {
  const rows = [
    ...sortNewestFirst(results).map((result) => () => formatSessionCells(run, result)),
    ...unscanned.map((file) => () => ['not scanned', formatFileLink(run, file)]),
  ]
  document.addTable({
    title: pluralize(rows.length, 'session'),
    untitled: true,
    folded: false,
    // Two columns, so that the table fits a narrow screen.
    columns: ['Status, date (UTC)', 'Session'],
    items: rows,
    cells: (row) => row(),
  })
}

function formatSessionCells(run: Run, result: SessionResult): string[] {
  const { session, projectId, localBytes } = result
  const url = hasCloudCopy(result) ? buildSessionUrl(run, projectId, session.id) : buildFileUrl(run, session.file)
  const date = formatDateCell(result)
  const status = formatStatus(run, result)
  return [
    date === '' ? status : `${status}<br>${date}`,
    formatSessionCell(result, url, formatUnbrokenBytes(localBytes)),
  ]
}

function formatStatus(run: Run, result: SessionResult): string {
  const { kind, countLabel } = resolveDisplayStatus(result)
  if (kind !== 'pending') return countLabel
  if (isPendingMerge(run)) return 'after the merge'
  return hasCloudCopy(result) ? 'outdated' : 'not uploaded'
}

function addIgnored(document: MarkdownDocument, run: Run, { ignored, unreadable }: PullRequestSessions): void {
  const files = [
    ...unreadable.map(({ file, detail }) => ({ file, reason: `not readable: ${detail}` })),
    ...ignored.map(({ file, reason }) => ({ file, reason: IGNORED_FILES[reason].label })),
  ]
  document.addTable({
    title: `${pluralize(files.length, 'transcript')} not synced`,
    folded: true,
    columns: ['Cause', 'File'],
    items: files,
    cells: ({ file, reason }) => [escapeMarkdown(reason), formatFileLink(run, file)],
  })
}

function formatOrigin({ runner }: Run): string {
  const commit = runner.commit === '' ? '' : ` for ${runner.commit.slice(0, 7)}`
  const url = `${runner.serverUrl}/${encodeUrlPath(runner.repository)}/actions/runs/${encodeUrlPath(runner.runId)}`
  const source = runner.runId === '' ? '' : ` (${formatLink('run', url)})`
  return `<sub>Updated${commit} by [SpecStory Sync](https://github.com/specstory/sync-action)${source}.</sub>`
}

/** Number of sessions with one state; `short` follows "2 of 3", `whole` is the sentence if all have it. */
type StateCount = { readonly number: number; readonly short: string; readonly whole: string }

/** Formats the number of synced sessions as one sentence. */
function formatSyncState(run: Run, { results, unscanned, ignored, unreadable }: PullRequestSessions): string {
  const all = results.length + unscanned.length
  if (all === 0) return `${pluralize(ignored.length + unreadable.length, 'changed transcript')} cannot be synced.`
  const states = countStates(run, results, all).filter(({ number }) => number > 0)
  const [first, ...others] = states
  if (first === undefined) return ''
  if (others.length === 0) return `${first.whole}.`
  const rest = others.map(({ number, short }) => `${formatCount(number)} ${short}`)
  return `${[`${formatCount(first.number)} of ${formatCount(all)} ${first.short}`, ...rest].join(', ')}.`
}

function countStates(run: Run, results: readonly SessionResult[], all: number): StateCount[] {
  const keptCount = results.filter((result) => resolveDisplayStatus(result).explanation !== undefined).length
  const synced = results.filter(({ outcome }) => isSynced(outcome)).length
  const isUnknown = ({ progress }: SessionResult): boolean => progress === 'unknown'
  const open = results.filter(({ outcome }) => !isSynced(outcome))
  const unknown = open.filter(isUnknown).length
  const outdated = open.filter((result) => !isUnknown(result) && hasCloudCopy(result)).length
  const [they, are] = all === 1 ? ['It', 'is'] : [`All ${formatCount(all)}`, 'are']
  const upToDate = {
    number: synced - keptCount,
    short: 'up to date',
    whole: `${they} ${are} up to date in SpecStory Cloud`,
  }
  const keptCopies = {
    number: keptCount,
    short: keptCount === 1 ? 'cloud copy kept' : 'cloud copies kept',
    whole: all === 1 ? 'Its cloud copy was kept' : `All ${formatCount(all)} cloud copies were kept`,
  }
  if (isPendingMerge(run)) {
    const words = 'will sync after the merge'
    return [{ number: all - synced, short: words, whole: `${they} ${words}` }, upToDate, keptCopies]
  }
  return [
    upToDate,
    keptCopies,
    { number: outdated, short: 'outdated', whole: `${they} ${are} outdated in SpecStory Cloud` },
    {
      number: unknown,
      short: 'with unknown result',
      whole: all === 1 ? 'Its result is unknown' : `All ${formatCount(all)} results are unknown`,
    },
    {
      number: all - synced - outdated - unknown,
      short: 'not uploaded',
      whole: all === 1 ? 'It is not in SpecStory Cloud' : `None of the ${formatCount(all)} is in SpecStory Cloud`,
    },
  ]
}

function isSynced(status: SessionStatus): boolean {
  const { kind } = SESSION_STATUSES[status]
  return kind === 'uploaded' || kind === 'unchanged'
}

function hasCloudCopy({ outcome, cloudBytes, plan }: SessionResult): boolean {
  return isSynced(outcome) || cloudBytes !== undefined || (plan !== undefined && PLANS[plan].cloudCopy === 'present')
}
