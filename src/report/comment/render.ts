import { formatUnbrokenBytes } from '../../message-format.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { countOpen, countSessions, SESSION_STATUSES, type SessionStatus } from '../../run/session-statuses.ts'
import { formatRunStatusPhrase, isPendingMerge, resolveDisplayStatus, statusSymbol } from '../display-status.ts'
import { createDocument, type MarkdownDocument } from '../document.ts'
import { formatHeadline } from '../headline.ts'
import { fileLink, fileUrl, link, sessionUrl, whatToDo } from '../links.ts'
import { formatCount, joinWithAnd, pluralize } from '../quantities.ts'
import { DATE_COLUMN, dateCell, newestFirst, sessionCell } from '../session-list.ts'
import { markdownProse, markdownText, urlPath } from '../untrusted.ts'
import { LEFT_OUT_WORDS } from '../words.ts'
import { isEmpty, type PullRequestSessions } from './pull-request-sessions.ts'

/** GitHub takes 65,536 characters; bytes are never fewer. */
export const COMMENT_BUDGET_BYTES = 60_000

/** The comment as Markdown, `marker` first, of at most `budgetBytes` bytes whatever the number of sessions. */
export function renderComment(
  run: Run,
  belonging: PullRequestSessions,
  marker: string,
  budgetBytes = COMMENT_BUDGET_BYTES,
): string {
  const document = createDocument(budgetBytes, 'in the summary of the run')
  document.block(`${marker}\n${heading(run, belonging)}`)
  document.block(isEmpty(belonging) ? nothingToSay(belonging) : formatSyncState(run, belonging))
  if (!isTold(run, belonging)) document.block(stateOfSync(run))
  addSessions(document, run, belonging)
  addLeftOut(document, run, belonging)
  if (belonging.isCut)
    document.block(
      'GitHub lists the first 3,000 files of a pull request: sessions after these are not in this comment.',
    )
  document.block(origin(run))
  return document.text()
}

function heading(run: Run, { results, unscanned }: PullRequestSessions): string {
  const sessions = results.length + unscanned.length
  if (sessions === 0) return '### No AI session in this pull request'
  return `### ${statusSymbol(run)} ${pluralize(sessions, 'AI session')} in this pull request`
}

function nothingToSay({ isCut }: PullRequestSessions): string {
  return isCut
    ? 'None of the files that GitHub lists of it is a transcript.'
    : 'It adds or changes no transcript, or no longer does.'
}

/** What awaits the merge is what the pull request brings, and was said of it. */
function isTold(run: Run, { results }: PullRequestSessions): boolean {
  return isPendingMerge(run) && countOpen(run.counts) === countOpen(countSessions(results))
}

/** The run is of the whole repository, and may have failed elsewhere. */
function stateOfSync(run: Run): string {
  const what = run.inputs?.mode === 'check' ? 'check' : 'sync'
  const title = ['The', what, 'of the whole repository', formatRunStatusPhrase(run)].join(' ').trim()
  const hints = new Set(run.failures.map(whatToDo))
  return [`**${title}**: ${markdownProse(formatHeadline(run), 1_000)}`, ...hints].join('\\\n')
}

/** What has become of each stands first, so that a telephone shows it. */
function addSessions(document: MarkdownDocument, run: Run, { results, unscanned }: PullRequestSessions): void {
  const rows = [
    ...newestFirst(results).map((result) => () => sessionCells(run, result)),
    ...unscanned.map((file) => () => ['not looked at', '', fileLink(run, file)]),
  ]
  document.table({
    title: pluralize(rows.length, 'session'),
    untitled: true,
    folded: false,
    columns: ['State', DATE_COLUMN, 'Session'],
    items: rows,
    cells: (row) => row(),
  })
}

function sessionCells(run: Run, result: SessionResult): string[] {
  const { session, projectId, localBytes, reason } = result
  const url = hasCloudCopy(result) ? sessionUrl(run, projectId, session.id) : fileUrl(run, session.file)
  const why = resolveDisplayStatus(result).kind === 'failed' ? `<br>${markdownProse(reason, 200)}` : ''
  return [stateIn(run, result), dateCell(result), sessionCell(result, url, formatUnbrokenBytes(localBytes)) + why]
}

function stateIn(run: Run, result: SessionResult): string {
  const { kind, countLabel } = resolveDisplayStatus(result)
  if (kind !== 'pending') return countLabel
  if (isPendingMerge(run)) return 'after the merge'
  return hasCloudCopy(result) ? 'to update' : countLabel
}

function addLeftOut(document: MarkdownDocument, run: Run, { leftOut, unreadable }: PullRequestSessions): void {
  const files = [
    ...unreadable.map(({ file, detail }) => ({ file, why: `not readable: ${detail}` })),
    ...leftOut.map(({ file, reason }) => ({ file, why: LEFT_OUT_WORDS[reason] })),
  ]
  document.table({
    title: `${pluralize(files.length, 'transcript')} not synced`,
    folded: true,
    columns: ['File', 'Why'],
    items: files,
    cells: ({ file, why }) => [fileLink(run, file), markdownText(why)],
  })
}

function origin({ runner }: Run): string {
  const commit = runner.commit === '' ? '' : ` at ${runner.commit.slice(0, 7)}`
  const url = `${runner.serverUrl}/${urlPath(runner.repository)}/actions/runs/${urlPath(runner.runId)}`
  return `<sub>As of ${link('this run', runner.runId === '' ? undefined : url)}${commit}; kept up to date by [SpecStory Sync](https://github.com/specstory/sync-action).</sub>`
}

/** How the sessions of a pull request stand, before anything else: one sentence. */
export function formatSyncState(run: Run, belonging: PullRequestSessions): string {
  const { results, unscanned, leftOut, unreadable } = belonging
  const all = results.length + unscanned.length
  if (all === 0)
    return `It adds or changes ${pluralize(leftOut.length + unreadable.length, 'transcript')} that cannot be synced.`
  const there = results.filter(({ outcome }) => isInTheCloud(outcome)).length
  if (isPendingMerge(run) && there < all) return awaiting(all - there, all)
  const older = results.filter((result) => !isInTheCloud(result.outcome) && hasCloudCopy(result)).length
  return all === 1 ? standingOfOne(there, older) : standingOf(all, there, older)
}

/** Nothing else is open in such a run. */
function awaiting(due: number, all: number): string {
  if (all === 1) return 'It will be synced after the merge.'
  if (due === all) return `All ${formatCount(all)} will be synced after the merge.`
  const others = all - due === 1 ? 'the other one is' : 'the others are'
  return `${formatCount(due)} of ${formatCount(all)} will be synced after the merge; ${others} in SpecStory Cloud.`
}

function standingOfOne(there: number, older: number): string {
  if (there === 1) return 'It is in SpecStory Cloud.'
  return older === 1 ? 'SpecStory Cloud has an older copy of it.' : 'It is not in SpecStory Cloud.'
}

function standingOf(all: number, there: number, older: number): string {
  if (there === all) return `All ${formatCount(all)} are in SpecStory Cloud.`
  if (older === all) return `SpecStory Cloud has older copies of all ${formatCount(all)}.`
  if (there + older === 0) return 'None of them is in SpecStory Cloud.'
  const parts = [
    { number: there, words: 'in SpecStory Cloud' },
    { number: older, words: there === 0 ? 'older in SpecStory Cloud' : 'older there' },
    { number: all - there - older, words: 'not there' },
  ].filter(({ number }) => number > 0)
  return `Of ${formatCount(all)}, ${joinWithAnd(parts.map(({ number, words }) => `${formatCount(number)} ${number === 1 ? 'is' : 'are'} ${words}`))}.`
}

/** True when the cloud's copy is what it should be. */
function isInTheCloud(outcome: SessionStatus): boolean {
  const { kind } = SESSION_STATUSES[outcome]
  return kind === 'uploaded' || kind === 'unchanged'
}

/** True when the cloud holds some copy of it, so that a link leads somewhere. */
export function hasCloudCopy({ outcome, cloudBytes, plan }: SessionResult): boolean {
  return isInTheCloud(outcome) || cloudBytes !== undefined || plan === 'grown' || plan === 'shrunk'
}
