import { formatByteChange, formatBytes, formatUnbrokenBytes } from '../../message-format.ts'
import type { PlanReason } from '../../plan/plan.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { SESSION_STATUSES, type SessionStatus, statusesOfKind } from '../../run/session-statuses.ts'
import { groupByCause, isCoveredByRunFailure, toCause } from '../causes.ts'
import { isPendingMerge } from '../display-status.ts'
import type { MarkdownDocument } from '../document.ts'
import { fileUrl, link, sessionUrl, whatToDo } from '../links.ts'
import { formatCount, joinWithAnd, pluralize } from '../quantities.ts'
import { DATE_COLUMN, dateCell, newestFirst, sessionCell } from '../session-list.ts'
import { markdownProse, markdownText } from '../untrusted.ts'

/** What a sync would bring: how to have it done, or, of a pull request, when it will be. */
export function addPendingSessions(document: MarkdownDocument, run: Run): void {
  const pending = statusesOfKind('pending').flatMap((outcome) => withOutcome(run, outcome))
  const isExpected = isPendingMerge(run)
  document.table({
    title: `${pluralize(pending.length, 'session')} to ${isExpected ? 'sync after the merge' : 'upload'}`,
    intro: isExpected
      ? 'The sync of the default branch uploads them. `specstory sync` on the machine that recorded them does it at once.'
      : '**What to do:** run with `mode: sync`, as the default branch does after a merge, or `specstory sync` on the machine that recorded them.',
    folded: isExpected,
    columns: ['Why', ...listColumns(run)],
    items: newestFirst(pending),
    cells: (result) => [
      markdownProse(result.reason),
      ...listCells(run, result, fileUrl(run, result.session.file), changed(result)),
    ],
  })
}

/** What the run brought into the cloud, folded, each with its link. */
export function addUploadedSessions(document: MarkdownDocument, run: Run): void {
  for (const outcome of statusesOfKind('uploaded')) addUploaded(document, run, outcome)
}

function addUploaded(document: MarkdownDocument, run: Run, outcome: SessionStatus): void {
  const results = withOutcome(run, outcome)
  document.table({
    title: `${pluralize(results.length, 'session')} ${SESSION_STATUSES[outcome].countLabel}`,
    folded: true,
    columns: listColumns(run),
    items: newestFirst(results),
    cells: (result) => listCells(run, result, cloudUrl(run, result), changed(result)),
  })
}

/** Sessions left as the cloud has them though they differ here, folded, with the input that changes it. */
export function addKeptSessions(document: MarkdownDocument, run: Run): void {
  addSkipped(
    document,
    run,
    'kept-cli-copy',
    "kept as the CLI's copy",
    'The CLI uploaded these with their full data, which Markdown alone would replace. `specstory sync` on the recording machine ' +
      'brings them up to date; `overwrite-cli-sessions: true` updates them from here.',
  )
  addSkipped(
    document,
    run,
    'cloud-has-more',
    'larger in the cloud',
    "The cloud's copy has more bytes than the committed file, so it was kept. `update-when: different` updates these too.",
  )
}

function addSkipped(document: MarkdownDocument, run: Run, reason: PlanReason, words: string, intro: string): void {
  const results = run.results.filter(
    ({ plan, outcome }) => plan === reason && SESSION_STATUSES[outcome].kind === 'unchanged',
  )
  document.table({
    title: `${pluralize(results.length, 'session')} ${words}`,
    intro,
    folded: true,
    columns: listColumns(run),
    items: newestFirst(results),
    cells: (result) => listCells(run, result, cloudUrl(run, result), compared(result)),
  })
}

function withOutcome(run: Run, outcome: SessionStatus): SessionResult[] {
  return run.results.filter((result) => result.outcome === outcome)
}

function cloudUrl(run: Run, { projectId, session }: SessionResult): string | undefined {
  return sessionUrl(run, projectId, session.id)
}

function listColumns(run: Run): string[] {
  return [DATE_COLUMN, ...projectColumn(run), 'Session']
}

function listCells(run: Run, result: SessionResult, url: string | undefined, size: string): string[] {
  return [dateCell(result), ...projectCell(run, result), sessionCell(result, url, size)]
}

/** What an upload made, or would make, of the copy's size. */
function changed({ localBytes, cloudBytes = localBytes }: SessionResult): string {
  return formatByteChange(cloudBytes, localBytes, formatUnbrokenBytes)
}

/** The two sizes of a copy that was left alone. */
function compared({ localBytes, cloudBytes = localBytes }: SessionResult): string {
  const here = formatUnbrokenBytes(localBytes)
  if (formatBytes(localBytes) !== formatBytes(cloudBytes))
    return `${here} here, ${formatUnbrokenBytes(cloudBytes)} there`
  return `${here} here, ${formatUnbrokenBytes(Math.abs(cloudBytes - localBytes))} ${cloudBytes > localBytes ? 'more' : 'less'} there`
}

function projectColumn({ projects }: Run): string[] {
  return projects.length > 1 ? ['Project'] : []
}

function projectCell({ projects }: Run, { projectId }: SessionResult): string[] {
  if (projects.length < 2) return []
  return [markdownText(projects.find(({ project }) => project.id === projectId)?.project.name ?? projectId, 60)]
}

/** Files named of each cause: a person looks at a few, and the report has them all. */
const FILES_NAMED = 5

/** Code units of a file's name: enough to know it again. */
const NAME_LIMIT = 120

/** What failed, a row for each cause with the number of its sessions, what to do, and the first of them: never folded. */
export function addFailedSessions(document: MarkdownDocument, run: Run): void {
  const failed = statusesOfKind('failed').flatMap((wanted) => run.results.filter(({ outcome }) => outcome === wanted))
  // What ended the run is told at the top, and what to do about it as well.
  const isToldAtTheTop = failed.every((result) => isCoveredByRunFailure(run, result))
  document.table({
    title: `${pluralize(failed.length, 'session')} not synced`,
    folded: false,
    columns: ['Why', '>Sessions', ...(isToldAtTheTop ? [] : ['What to do']), 'Files'],
    items: groupByCause(failed, toCause),
    cells: (group) => {
      const [first] = group
      const remedy = isCoveredByRunFailure(run, first) ? '' : whatToDo(first)
      return [
        markdownProse(first.reason),
        formatCount(group.length),
        ...(isToldAtTheTop ? [] : [remedy]),
        files(run, group),
      ]
    },
  })
}

function files(run: Run, group: readonly SessionResult[]): string {
  const named = group.slice(0, FILES_NAMED).map(({ session }) => {
    // Between several projects the path tells.
    const text = run.projects.length > 1 ? session.file : session.name
    return link(text, fileUrl(run, session.file), NAME_LIMIT)
  })
  const rest = group.length - named.length
  return joinWithAnd(rest === 0 ? named : [...named, `${formatCount(rest)} more`])
}
