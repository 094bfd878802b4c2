import {
  formatByteChange,
  formatBytes,
  formatCount,
  formatUnbrokenBytes,
  pluralize,
  toSentence,
} from '../../message-format.ts'
import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import { listStatuses, SESSION_STATUSES, type SessionStatus } from '../../run/session-statuses.ts'
import { groupByCause, isCoveredByRunFailure, isCoveredByStatusReason, labelCause, toCause } from '../causes.ts'
import { formatSessionCount, groupByStatus, isPendingMerge } from '../display-status.ts'
import type { MarkdownDocument } from '../document.ts'
import { describeFailed } from '../headline.ts'
import { buildFileUrl, buildSessionUrl, formatFileLink, formatHint } from '../links.ts'
import { isWithheld } from '../secrets.ts'
import { DATE_COLUMN, formatDateCell, formatSessionCell, sortNewestFirst } from '../session-list.ts'
import { escapeMarkdown, escapeProse } from '../untrusted.ts'

/** Adds sessions that a sync would upload. */
export function addPendingSessions(document: MarkdownDocument, run: Run): void {
  const pending = listStatuses('pending').flatMap((status) => filterByStatus(run, status))
  const isExpected = isPendingMerge(run)
  document.addTable({
    title: isExpected
      ? `${pluralize(pending.length, 'session')} to sync after the merge`
      : `${pluralize(pending.length, 'session')} pending`,
    intro: isExpected
      ? 'They sync when the pull request is merged. To upload now, run `specstory sync` on the machine that recorded them.'
      : '**What to do:** Run with `mode: sync`, for example on the default branch. Or run `specstory sync` on the machine that recorded them.',
    folded: isExpected,
    columns: [DATE_COLUMN, 'Session'],
    items: sortNewestFirst(pending),
    cells: (result) => {
      const details = `${formatChange(result)} · ${escapeProse(result.reason)}`
      return listCells(run, result, buildFileUrl(run, result.session.file), details)
    },
  })
}

/** Adds uploaded sessions with their links, folded. */
export function addUploadedSessions(document: MarkdownDocument, run: Run): void {
  for (const status of listStatuses('uploaded')) {
    const results = filterByStatus(run, status)
    document.addTable({
      title: `${pluralize(results.length, 'session')} ${SESSION_STATUSES[status].countLabel}`,
      folded: true,
      columns: [DATE_COLUMN, 'Session'],
      items: sortNewestFirst(results),
      cells: (result) => listCells(run, result, buildCloudUrl(run, result), formatChange(result)),
    })
  }
}

/** Adds skipped sessions with a different cloud copy, folded, with the input that updates it. */
export function addKeptSessions(document: MarkdownDocument, run: Run): void {
  for (const group of groupByStatus(run.results)) {
    const { explanation } = group.status
    if (explanation === undefined) continue
    document.addTable({
      title: formatSessionCount(group),
      intro: explanation,
      folded: true,
      columns: [DATE_COLUMN, 'Session'],
      items: sortNewestFirst(group.results),
      cells: (result) => listCells(run, result, buildCloudUrl(run, result), formatBothSizes(result)),
    })
  }
}

function filterByStatus(run: Run, status: SessionStatus): SessionResult[] {
  return run.results.filter((result) => result.outcome === status)
}

function buildCloudUrl(run: Run, { projectId, session }: SessionResult): string | undefined {
  return buildSessionUrl(run, projectId, session.id)
}

function listCells(run: Run, result: SessionResult, url: string | undefined, size: string): string[] {
  return [formatDateCell(result), formatSessionCell(result, url, size + formatProject(run, result))]
}

/** Formats the change of the cloud copy's size. */
function formatChange({ localBytes, cloudBytes = localBytes }: SessionResult): string {
  return formatByteChange(cloudBytes, localBytes, formatUnbrokenBytes)
}

/** `10.4 KB local, 12.0 KB in the cloud`, with the difference if both look the same. */
function formatBothSizes({ localBytes, cloudBytes = localBytes }: SessionResult): string {
  const isSimilar = formatBytes(localBytes) === formatBytes(cloudBytes)
  const sign = cloudBytes > localBytes ? '+' : '−'
  const difference = isSimilar ? ` (${sign}${formatUnbrokenBytes(Math.abs(cloudBytes - localBytes))})` : ''
  return `${formatUnbrokenBytes(localBytes)} local, ${formatUnbrokenBytes(cloudBytes)} in the cloud${difference}`
}

/** With several projects, ` · in widgets`. A column would not fit a narrow screen. */
function formatProject({ projects }: Run, { projectId }: SessionResult): string {
  if (projects.length < 2) return ''
  const name = projects.find(({ project }) => project.id === projectId)?.project.name ?? projectId
  return ` · in ${escapeMarkdown(name, 60)}`
}

/** Maximum files in the summary; the report has all. */
const FAILED_FILES_SHOWN = 50

/** Adds failed sessions: one row per cause, and a folded list of files. */
export function addFailedSessions(document: MarkdownDocument, run: Run): void {
  // Withheld sessions are listed with their credentials.
  const failed = listStatuses('failed')
    .flatMap((status) => filterByStatus(run, status))
    .filter((result) => !isWithheld(result))
  const own = failed.filter((result) => !isCoveredByRunFailure(run, result))
  addCauses(document, run, own)
  const causes = groupByCause(failed, toCause)
  const isByCause = causes.length > 1
  const isListed = own.length === failed.length && !isStatedInHead(run, own)
  document.addTable({
    title: isListed ? `Files of these sessions${isByCause ? ', by cause' : ''}` : describeFailed(failed, run),
    folded: true,
    // A single cause is stated above.
    columns: isByCause ? ['Cause', 'File'] : [],
    items: causes.flat(),
    limit: FAILED_FILES_SHOWN,
    cells: (result) => {
      const { session } = result
      // With several projects, the file name is not unique.
      const text = run.projects.length > 1 ? session.file : session.name
      const file = formatFileLink(run, session.file, text)
      return isByCause ? [labelCause(run, result), file] : [file]
    },
  })
}

function isStatedInHead(run: Run, failed: readonly SessionResult[]): boolean {
  return failed.length > 0 && failed.every((result) => isCoveredByStatusReason(run, result))
}

/** Adds one row per cause of failure; if the headline states the only cause, only what to do. */
export function addCauses(document: MarkdownDocument, run: Run, failed: readonly SessionResult[]): void {
  const [first] = failed
  if (first !== undefined && isStatedInHead(run, failed)) {
    const hint = formatHint(first)
    if (hint !== '') document.addBlock(`**What to do:** ${hint}`)
    return
  }
  document.addTable({
    title: describeFailed(failed, run),
    folded: false,
    columns: ['>Sessions', 'Cause'],
    items: groupByCause(failed, toCause),
    cells: (group) => {
      const [first] = group
      const hint = formatHint(first)
      const cause = escapeProse(toSentence(first.reason))
      return [formatCount(group.length), hint === '' ? cause : `${cause}<br>**What to do:** ${hint}`]
    },
  })
}
