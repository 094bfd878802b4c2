import { formatUnbrokenBytes } from '../../message-format.ts'
import { countsOf, openSessions } from '../../run/counts.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { answer } from '../answer.ts'
import { awaitsMerge } from '../awaits-merge.ts'
import { createDocument, type MarkdownDocument } from '../document.ts'
import { fileLink, fileUrl, link, sessionUrl, whatToDo } from '../links.ts'
import { plural } from '../quantities.ts'
import { DATE_COLUMN, dateCell, newestFirst, sessionCell } from '../session-list.ts'
import { stateOf } from '../states.ts'
import { statusSymbol, statusVerb } from '../status-words.ts'
import { markdownProse, markdownText, urlPath } from '../untrusted.ts'
import { LEFT_OUT_WORDS } from '../words.ts'
import { type Belonging, isEmpty } from './belonging.ts'
import { hasCopy, standing } from './standing.ts'

/** GitHub takes 65,536 characters; bytes are never fewer. */
export const COMMENT_BUDGET_BYTES = 60_000

/** The comment as Markdown, `marker` first, of at most `budgetBytes` bytes whatever the number of sessions. */
export function renderComment(
  run: Run,
  belonging: Belonging,
  marker: string,
  budgetBytes = COMMENT_BUDGET_BYTES,
): string {
  const document = createDocument(budgetBytes, 'in the summary of the run')
  document.block(`${marker}\n${heading(run, belonging)}`)
  document.block(isEmpty(belonging) ? nothingToSay(belonging) : standing(run, belonging))
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

function heading(run: Run, { results, unseen }: Belonging): string {
  const sessions = results.length + unseen.length
  if (sessions === 0) return '### No AI session in this pull request'
  return `### ${statusSymbol(run)} ${plural(sessions, 'AI session')} in this pull request`
}

function nothingToSay({ isCut }: Belonging): string {
  return isCut
    ? 'None of the files that GitHub lists of it is a transcript.'
    : 'It adds or changes no transcript, or no longer does.'
}

/** What awaits the merge is what the pull request brings, and was said of it. */
function isTold(run: Run, { results }: Belonging): boolean {
  return awaitsMerge(run) && openSessions(run.counts) === openSessions(countsOf(results))
}

/** The run is of the whole repository, and may have failed elsewhere. */
function stateOfSync(run: Run): string {
  const what = run.inputs?.mode === 'check' ? 'check' : 'sync'
  const title = ['The', what, 'of the whole repository', statusVerb(run)].join(' ').trim()
  const hints = new Set(run.failures.map(whatToDo))
  return [`**${title}**: ${markdownProse(answer(run), 1_000)}`, ...hints].join('\\\n')
}

/** What has become of each stands first, so that a telephone shows it. */
function addSessions(document: MarkdownDocument, run: Run, { results, unseen }: Belonging): void {
  const rows = [
    ...newestFirst(results).map((result) => () => sessionCells(run, result)),
    ...unseen.map((file) => () => ['not looked at', '', fileLink(run, file)]),
  ]
  document.table({
    title: plural(rows.length, 'session'),
    untitled: true,
    folded: false,
    columns: ['State', DATE_COLUMN, 'Session'],
    items: rows,
    cells: (row) => row(),
  })
}

function sessionCells(run: Run, result: SessionResult): string[] {
  const { session, projectId, localBytes, reason } = result
  const url = hasCopy(result) ? sessionUrl(run, projectId, session.id) : fileUrl(run, session.file)
  const why = stateOf(result).kind === 'failed' ? `<br>${markdownProse(reason, 200)}` : ''
  return [stateIn(run, result), dateCell(result), sessionCell(result, url, formatUnbrokenBytes(localBytes)) + why]
}

function stateIn(run: Run, result: SessionResult): string {
  const { kind, said } = stateOf(result)
  if (kind !== 'due') return said
  if (awaitsMerge(run)) return 'after the merge'
  return hasCopy(result) ? 'to update' : said
}

function addLeftOut(document: MarkdownDocument, run: Run, { leftOut, unreadable }: Belonging): void {
  const files = [
    ...unreadable.map(({ file, detail }) => ({ file, why: `not readable: ${detail}` })),
    ...leftOut.map(({ file, reason }) => ({ file, why: LEFT_OUT_WORDS[reason] })),
  ]
  document.table({
    title: `${plural(files.length, 'transcript')} not synced`,
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
