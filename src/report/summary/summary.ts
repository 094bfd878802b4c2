import { basename } from 'node:path'
import { formatBytes, formatCount, formatDuration, pluralize, toSentence } from '../../message-format.ts'
import type { Notice } from '../../project/project.ts'
import {
  createOptOutNotice,
  formatProjectPath,
  formatSource,
  NO_SESSIONS_TITLE,
  OPT_OUT_SETTINGS,
  RATE_LIMIT_LOW_TITLE,
} from '../../run/notices.ts'
import type { ProjectRun, Run, Timings } from '../../run/run.ts'
import {
  describeRunStatus,
  formatStatusCount,
  groupByStatus,
  hasNoSessions,
  isPendingMerge,
} from '../display-status.ts'
import { createDocument, type MarkdownDocument, SUMMARY_BUDGET_BYTES } from '../document.ts'
import { formatHeadline } from '../headline.ts'
import { buildFileUrl, buildProjectUrl, formatHint, formatLink } from '../links.ts'
import { formatProviderCell } from '../session-list.ts'
import { escapeMarkdown, escapeProse } from '../untrusted.ts'
import { addFiles, addUnreadable } from './files.ts'
import { addSecrets } from './secrets.ts'
import { addFailedSessions, addKeptSessions, addPendingSessions, addUploadedSessions } from './sessions.ts'

/**
 * Renders the job summary: the headline, problems, counts, and then details.
 * @param report path of the JSON report; empty: not written
 * @param budgetBytes maximum size
 */
export function renderSummary(run: Run, report: string, budgetBytes = SUMMARY_BUDGET_BYTES): string {
  const truncationNote = report === '' ? 'not shown' : `in the JSON report ${escapeMarkdown(basename(report))}`
  const document = createDocument(budgetBytes, truncationNote)
  const isExpected = isPendingMerge(run)
  addHead(document, run)
  addFailedSessions(document, run)
  addUnreadable(document, run)
  if (!isExpected) addPendingSessions(document, run)
  addSecrets(document, run)
  addNotices(document, run, 'warning', 'Warnings')
  addCounts(document, run)
  addProjects(document, run)
  addNotices(document, run, 'notice', 'Notices')
  if (isExpected) addPendingSessions(document, run)
  addUploadedSessions(document, run)
  addKeptSessions(document, run)
  addFiles(document, run)
  addFooter(document, run, report)
  return document.toText()
}

function addHead(document: MarkdownDocument, run: Run): void {
  const { symbol, title } = describeRunStatus(run)
  document.addBlock(`## ${symbol} ${title}`)
  const headline = formatHeadline(run) || (findNoSessionsNotice(run)?.message ?? '')
  if (headline !== '') document.addBlock(escapeProse(headline, 1_000))
  addFailures(document, run)
}

/** The warning that explains the title "No sessions found", which has no other headline. */
function findNoSessionsNotice(run: Run): Notice | undefined {
  return hasNoSessions(run) ? run.notices.find(({ title }) => title === NO_SESSIONS_TITLE) : undefined
}

/** With a single failure, the headline already states it. */
function addFailures(document: MarkdownDocument, run: Run): void {
  const [only, second] = run.failures
  const isStated = run.status === 'failed' || (only !== undefined && run.statusReason === toSentence(only.message))
  if (isStated && only !== undefined && second === undefined) {
    document.addBlock(`**What to do:** ${formatHint(only)}`)
    return
  }
  document.addTable({
    title: 'Problems',
    folded: false,
    columns: [],
    items: run.failures,
    cells: (failure) => [`${escapeProse(toSentence(failure.message))}<br>**What to do:** ${formatHint(failure)}`],
  })
}

function addNotices(document: MarkdownDocument, run: Run, level: Notice['level'], title: string): void {
  const isShown = createNoticeFilter(run)
  document.addTable({
    title,
    folded: false,
    columns: [],
    items: run.notices.filter((notice) => notice.level === level && isShown(notice)),
    cells: ({ title, message, file }) => {
      const shownTitle = file === undefined ? escapeMarkdown(title) : formatLink(title, buildFileUrl(run, file))
      return [`**${shownTitle}**<br>${escapeProse(message, 1_000)}`]
    },
  })
}

/** Omits notices that other parts of the summary state. */
function createNoticeFilter(run: Run): (notice: Notice) => boolean {
  const optOuts = new Set(run.optOuts.map((optOut) => createOptOutNotice(optOut).message))
  const noSessions = findNoSessionsNotice(run)
  const isRateLimited = run.failures.some(({ code }) => code === 'rate-limited')
  return (notice) =>
    notice !== noSessions && !optOuts.has(notice.message) && !(isRateLimited && notice.title === RATE_LIMIT_LOW_TITLE)
}

/** Adds the number of sessions by status; with several agents, also by agent (folded). */
function addCounts(document: MarkdownDocument, run: Run): void {
  const groups = groupByStatus(run.results)
  if (groups.length === 0) return
  const rows = [
    ...groups.map(({ status, results }) => [status.label, formatCount(results.length)]),
    ...(groups.length > 1 ? [['**All**', formatCount(run.results.length)]] : []),
  ]
  const lines = ['| Status | Sessions |', '| :--- | ---: |', ...rows.map((row) => `| ${row.join(' | ')} |`)]
  document.addBlock(lines.join('\n'))
  const agents = [...Map.groupBy(run.results, ({ session }) => session.provider.displayName)].toSorted(
    ([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1),
  )
  if (agents.length < 2) return
  document.addTable({
    title: `${formatCount(agents.length)} agents`,
    folded: true,
    columns: ['Agent', 'Sessions'],
    items: agents,
    cells: ([, results]) => [
      results[0] === undefined ? '' : formatProviderCell(results[0].session),
      groupByStatus(results).map(formatStatusCount).join(', '),
    ],
  })
}

/** Maximum opted-out paths; the report has all. */
const OPT_OUTS_SHOWN = 20

/** Adds the target project with the source of its ID; a list of several projects. */
function addProjects(document: MarkdownDocument, run: Run): void {
  const [only, second] = run.projects
  if (only !== undefined && second === undefined) {
    const { id, name } = only.project
    document.addBlock(`Project ${formatLink(name, buildProjectUrl(run, id), 120)} · ${formatIdentity(only)}`)
  } else addProjectList(document, run)
  for (const { path, file, setting } of run.optOuts.slice(0, OPT_OUTS_SHOWN)) {
    const cause = `${OPT_OUT_SETTINGS[setting]} in ${escapeMarkdown(file)}`
    document.addBlock(`Not synced: ${escapeMarkdown(formatProjectPath(path))} (${cause})`)
  }
}

function addProjectList(document: MarkdownDocument, run: Run): void {
  const results = Map.groupBy(run.results, ({ projectId }) => projectId)
  document.addTable({
    title: 'Projects',
    folded: false,
    columns: [],
    items: run.projects,
    cells: (projectRun) => {
      const { id, name, paths } = projectRun.project
      const sessions = pluralize(results.get(id)?.length ?? 0, 'session')
      const title = `${formatLink(name, buildProjectUrl(run, id), 120)} · ${sessions}`
      return [[title, escapeMarkdown(paths.map(formatProjectPath).join(', ')), formatIdentity(projectRun)].join('<br>')]
    },
  })
}

/** Formats the ID, its source, and whether the project is new. */
function formatIdentity({ project, isNew }: ProjectRun): string {
  const identity = escapeProse(`${project.id}, ${formatSource(project.source)}`)
  return isNew === true ? `${identity} · **new project**` : identity
}

function addFooter(document: MarkdownDocument, run: Run, report: string): void {
  const lines = [formatRequests(run), formatTimings(run), formatReport(report)].filter((line) => line !== '')
  if (lines.length > 0) document.addBlock(`---\n\n${lines.join('\\\n')}`)
}

/** Formats the requests; "instead of 111 individual checks" shows the benefit of the bulk request. */
function formatRequests({ requests, projects, results }: Run): string {
  const bulk = new Set(projects.filter(({ sizes }) => sizes === 'bulk').map(({ project }) => project.id))
  const saved = results.filter(({ projectId }) => bulk.has(projectId)).length
  const uploaded = results.reduce((sum, { sentBytes = 0 }) => sum + sentBytes, 0)
  const instead = saved > 1 ? ` (instead of ${formatCount(saved)} individual checks)` : ''
  const size = uploaded > 0 ? ` (${formatBytes(uploaded)})` : ''
  const parts = [
    requests.sizes > 0 ? pluralize(requests.sizes, 'bulk size request') + instead : '',
    requests.head > 0 ? pluralize(requests.head, 'individual check') : '',
    requests.put > 0 ? pluralize(requests.put, 'upload request') + size : '',
    requests.refresh > 0 ? pluralize(requests.refresh, 'token refresh', 'token refreshes') : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `**Requests:** ${parts.join(' · ')}`
}

const PHASES = ['scan', 'compare', 'upload'] as const satisfies readonly (keyof Timings)[]

function formatTimings({ timings }: Run): string {
  if (timings.total === undefined) return ''
  const phases = PHASES.flatMap((phase) => {
    const ms = timings[phase]
    return ms === undefined ? [] : [`${phase} ${formatDuration(ms)}`]
  })
  return `**Duration:** ${formatDuration(timings.total)}${phases.length === 0 ? '' : ` (${phases.join(', ')})`}`
}

/** Formats only the file name: readers have no access to the runner's directory. */
function formatReport(report: string): string {
  return report === '' ? '' : `**Full report:** ${escapeMarkdown(basename(report))} (output \`report\`)`
}
