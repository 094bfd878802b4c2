import { unbrokenBytes } from '../../byte-size.ts'
import { countOfKind } from '../../run/counts.ts'
import type { Status } from '../../run/ending.ts'
import { OUTCOMES, type Outcome } from '../../run/outcomes.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { createDocument, type MarkdownDocument } from '../document.ts'
import { fileUrl, link, sessionUrl, whatToDo } from '../links.ts'
import { count, list, plural } from '../quantities.ts'
import { providerCell } from '../summary/provider-cell.ts'
import { markdownProse, markdownText, urlPath } from '../untrusted.ts'
import { verdict } from '../verdict.ts'
import { LEFT_OUT_WORDS, STATUS_SYMBOLS, STATUS_WORDS } from '../words.ts'
import { type Belonging, isEmpty } from './belonging.ts'

/** GitHub takes 65,536 characters; bytes are never fewer. */
export const COMMENT_BUDGET_BYTES = 60_000

/** Code units of a title or a file name: enough to know it again. */
const NAME_LIMIT = 100

/** The comment as Markdown, `marker` first, of at most `budgetBytes` bytes whatever the number of sessions. */
export function renderComment(
  run: Run,
  belonging: Belonging,
  marker: string,
  budgetBytes = COMMENT_BUDGET_BYTES,
): string {
  const document = createDocument(budgetBytes, 'in the summary of the run')
  document.block(`${marker}\n${heading(run, belonging)}`)
  document.block(isEmpty(belonging) ? nothingToSay(belonging) : standing(belonging))
  document.block(stateOfSync(run))
  addSessions(document, run, belonging)
  addLeftOut(document, run, belonging)
  if (belonging.isCut)
    document.block(
      'GitHub lists the first 3,000 files of a pull request: sessions after these are not in this comment.',
    )
  document.block(origin(run))
  return document.text()
}

function heading({ status }: Run, { results, unseen }: Belonging): string {
  const sessions = results.length + unseen.length
  if (sessions === 0) return '### No AI session in this pull request'
  return `### ${STATUS_SYMBOLS[status]} ${plural(sessions, 'AI session')} in this pull request`
}

function nothingToSay({ isCut }: Belonging): string {
  return isCut
    ? 'None of the files that GitHub lists of it is a transcript.'
    : 'It adds or changes no transcript, or no longer does.'
}

/** How many of them can be read in the cloud, before anything else. */
function standing({ results, unseen, leftOut, unreadable }: Belonging): string {
  const all = results.length + unseen.length
  const there = results.filter(({ outcome }) => isInTheCloud(outcome)).length
  const older = results.filter((result) => !isInTheCloud(result.outcome) && hasCopy(result)).length
  const others = plural(leftOut.length + unreadable.length, 'transcript')
  if (all === 0) return `It adds or changes ${others} that cannot be synced.`
  if (there === all) return all === 1 ? 'It is in SpecStory Cloud.' : `All ${count(all)} are in SpecStory Cloud.`
  if (there + older === 0) return all === 1 ? 'It is not in SpecStory Cloud.' : 'None of them is in SpecStory Cloud.'
  const missing = all - there - older
  return `Of ${count(all)}, ${list([
    `${count(there)} ${there === 1 ? 'is' : 'are'} in SpecStory Cloud`,
    ...(older > 0 ? [`${count(older)} ${older === 1 ? 'is' : 'are'} older there`] : []),
    ...(missing > 0 ? [`${count(missing)} ${missing === 1 ? 'is' : 'are'} not there`] : []),
  ])}.`
}

/** True when the cloud's copy is what it should be. */
function isInTheCloud(outcome: Outcome): boolean {
  const { kind } = OUTCOMES[outcome]
  return kind === 'uploaded' || kind === 'kept'
}

/** True when the cloud holds some copy of it, so that a link leads somewhere. */
function hasCopy({ outcome, cloudBytes, plan }: SessionResult): boolean {
  return isInTheCloud(outcome) || cloudBytes !== undefined || plan === 'grown' || plan === 'shrunk'
}

/** The run is of the whole repository, and may have failed elsewhere. */
function stateOfSync(run: Run): string {
  const what = run.inputs?.mode === 'check' ? 'check' : 'sync'
  const said = `**The ${what} of the whole repository ${STATUS_VERBS[run.status]}**: ${markdownProse(verdict(run), 1_000)}`
  const hints = new Set(run.failures.map(whatToDo))
  const pending =
    countOfKind(run.counts, 'due') > 0
      ? [
          'Nothing is wrong with this change: a run with `mode: sync` uploads what is missing, as it does after a merge.',
        ]
      : []
  return [said, ...hints, ...pending].join('\\\n')
}

const STATUS_VERBS: Readonly<Record<Status, string>> = {
  ...STATUS_WORDS,
  complete: 'is complete',
  incomplete: 'is incomplete',
  cancelled: 'was cancelled',
}

function addSessions(document: MarkdownDocument, run: Run, { results, unseen }: Belonging): void {
  const rows = [
    ...results.map((result) => () => sessionCells(run, result)),
    ...unseen.map((file) => () => [fileLink(run, file), '', '', 'not looked at']),
  ]
  document.table({
    title: plural(rows.length, 'session'),
    untitled: true,
    folded: false,
    columns: ['Session', 'Provider', '>Size', 'SpecStory Cloud'],
    items: rows,
    cells: (row) => row(),
  })
}

function sessionCells(run: Run, result: SessionResult): string[] {
  const { session, projectId, localBytes } = result
  const isThere = hasCopy(result)
  const url = isThere ? sessionUrl(run, projectId, session.id) : fileUrl(run, session.file)
  return [
    link(result.title || session.title || session.name, url, NAME_LIMIT),
    providerCell(session),
    unbrokenBytes(localBytes),
    stateOf(result, isThere),
  ]
}

function stateOf({ outcome, reason }: SessionResult, isThere: boolean): string {
  const { kind, said } = OUTCOMES[outcome]
  switch (kind) {
    case 'uploaded':
      return said
    case 'kept':
      return markdownProse(reason, 200)
    case 'due':
      return isThere ? 'to update' : said
    case 'failed':
      return `${said}: ${markdownProse(reason, 200)}`
  }
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

function fileLink(run: Run, file: string): string {
  return link(file, fileUrl(run, file), 200)
}

function origin({ runner }: Run): string {
  const commit = runner.commit === '' ? '' : ` at ${runner.commit.slice(0, 7)}`
  const url = `${runner.serverUrl}/${urlPath(runner.repository)}/actions/runs/${urlPath(runner.runId)}`
  return `<sub>As of ${link('this run', runner.runId === '' ? undefined : url)}${commit}; kept up to date by [SpecStory Sync](https://github.com/specstory/sync-action).</sub>`
}
