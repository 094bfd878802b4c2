import { basename } from 'node:path'
import { formatBytes, toSentence } from '../../message-format.ts'
import type { Notice } from '../../project/project.ts'
import { OPT_OUT_WORDS, optOutNotice } from '../../run/notices.ts'
import type { SessionResult } from '../../run/results.ts'
import type { ProjectRun, Run, Timings } from '../../run/run.ts'
import { countSessions } from '../../run/session-statuses.ts'
import { formatRunStatus, groupByStatus, isPendingMerge, statusSymbol } from '../display-status.ts'
import { createDocument, type MarkdownDocument, SUMMARY_BUDGET_BYTES } from '../document.ts'
import { formatHeadline } from '../headline.ts'
import { fileUrl, link, projectUrl, whatToDo } from '../links.ts'
import { formatCount, formatDuration, joinWithAnd, pluralize } from '../quantities.ts'
import { providerCell } from '../session-list.ts'
import { markdownProse, markdownText } from '../untrusted.ts'
import { sourceWords } from '../words.ts'
import { addFiles, addUnreadable } from './files.ts'
import { addSecrets } from './secrets.ts'
import { addFailedSessions, addKeptSessions, addPendingSessions, addUploadedSessions } from './sessions.ts'

/**
 * The job summary: the answer, what needs somebody's action, the counts, and then everything else, as Markdown of at most
 * `budgetBytes` bytes, whatever the number of sessions. `report` is the path of the JSON report, or empty when there is none.
 */
export function renderSummary(run: Run, report: string, budgetBytes = SUMMARY_BUDGET_BYTES): string {
  const cutTo = report === '' ? 'left out to fit' : `in the JSON report ${markdownText(basename(report))}`
  const document = createDocument(budgetBytes, cutTo)
  const isCalm = isPendingMerge(run)
  addHead(document, run)
  addFailedSessions(document, run)
  addUnreadable(document, run)
  if (!isCalm) addPendingSessions(document, run)
  addSecrets(document, run)
  addWarnings(document, run)
  addCounts(document, run)
  addProjects(document, run)
  addNotices(document, run)
  if (isCalm) addPendingSessions(document, run)
  addUploadedSessions(document, run)
  addKeptSessions(document, run)
  addFiles(document, run)
  addFooter(document, run, report)
  return document.text()
}

/** Whether it worked, what changed and what is left to do, in a heading and one sentence; and what ended the run. */
export function addHead(document: MarkdownDocument, run: Run): void {
  const what = run.inputs?.mode === 'check' ? 'SpecStory check' : 'SpecStory sync'
  document.block(`## ${[statusSymbol(run), what, formatRunStatus(run)].join(' ').trim()}`)
  document.block(markdownProse(formatHeadline(run), 1_000))
  addFailures(document, run)
}

function addFailures(document: MarkdownDocument, run: Run): void {
  const [only, second] = run.failures
  // Alone it is what the verdict says.
  const isSaid = run.status === 'failed' || (only !== undefined && run.statusReason === toSentence(only.message))
  if (isSaid && only !== undefined && second === undefined) document.block(`**What to do:** ${whatToDo(only)}`)
  else
    document.table({
      title: 'What went wrong',
      folded: false,
      columns: ['Problem', 'What to do'],
      items: run.failures,
      cells: (failure) => [markdownProse(toSentence(failure.message)), whatToDo(failure)],
    })
}

/** Time, requests and where the rest is. */
export function addFooter(document: MarkdownDocument, run: Run, report: string): void {
  const lines = [requestsLine(run), timingsLine(run), reportLine(report)].filter((line) => line !== '')
  if (lines.length > 0) document.block(`---\n\n${lines.join('\\\n')}`)
}

/** "1 bulk request instead of 111" is what the bulk route is for. */
function requestsLine({ requests, projects, results }: Run): string {
  const bulk = new Set(projects.filter(({ sizes }) => sizes === 'bulk').map(({ project }) => project.id))
  const spared = results.filter(({ projectId }) => bulk.has(projectId)).length
  const uploaded = results.reduce((sum, { sentBytes = 0 }) => sum + sentBytes, 0)
  const parts = [
    requests.sizes > 0
      ? pluralize(requests.sizes, 'bulk request') + (spared > 1 ? ` instead of ${formatCount(spared)}` : '')
      : '',
    requests.head > 0 ? pluralize(requests.head, 'HEAD request') : '',
    requests.put > 0
      ? pluralize(requests.put, 'upload request') + (uploaded > 0 ? ` with ${formatBytes(uploaded)} in all` : '')
      : '',
    requests.refresh > 0 ? pluralize(requests.refresh, 'token exchange') : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `**Requests:** ${parts.join(' · ')}`
}

const PHASES = ['scan', 'compare', 'upload'] as const satisfies readonly (keyof Timings)[]

function timingsLine({ timings }: Run): string {
  const phases = PHASES.flatMap((phase) => {
    const ms = timings[phase]
    return ms === undefined ? [] : [`${phase} ${formatDuration(ms)}`]
  })
  if (timings.total === undefined) return ''
  return `**Time:** ${formatDuration(timings.total)}${phases.length === 0 ? '' : `, of which ${joinWithAnd(phases)}`}`
}

/** The directory of a runner is of no use to a reader: the output `report` has the whole path. */
function reportLine(report: string): string {
  return report === ''
    ? ''
    : `**Everything else:** ${markdownText(basename(report))}, the JSON report (output \`report\`)`
}

/** Opted-out paths named; a workflow with more has them in the report. */
const OPT_OUTS_SHOWN = 20

/** Which project the sessions belong to, with its link and where its id comes from; a table when there are several. */
export function addProjects(document: MarkdownDocument, run: Run): void {
  const [only, second] = run.projects
  if (only !== undefined && second === undefined) {
    const { id, name } = only.project
    document.block(`Project ${link(name, projectUrl(run, id), 120)} · ${identity(only)}`)
  } else addProjectTable(document, run)
  for (const { path, file, setting } of run.optOuts.slice(0, OPT_OUTS_SHOWN))
    document.block(
      `Nothing below ${markdownText(path)} was sent: ${markdownText(file)} says ${OPT_OUT_WORDS[setting]}.`,
    )
}

function addProjectTable(document: MarkdownDocument, run: Run): void {
  const results = Map.groupBy(run.results, ({ projectId }) => projectId)
  document.table({
    title: 'Projects',
    folded: false,
    columns: ['Project', 'Path', '>Sessions', 'Id'],
    items: run.projects,
    cells: (projectRun) => {
      const { id, name, paths } = projectRun.project
      return [
        link(name, projectUrl(run, id), 120),
        markdownText(paths.join(', ')),
        formatCount(countSessions(results.get(id) ?? []).attempted),
        identity(projectRun),
      ]
    },
  })
}

/** The id, how it is known, and whether the cloud knew it. */
function identity({ project, isNew }: ProjectRun): string {
  const known = markdownText(`${project.id}, ${sourceWords(project.source)}`)
  return isNew === true ? `${known} · **new to the cloud**` : known
}

/** What somebody should look at besides how the sessions ended. */
export function addWarnings(document: MarkdownDocument, run: Run): void {
  addOfLevel(document, run, 'warning', 'To look at')
}

/** What is good to know and needs nothing done; an opt-out stands with the projects. */
export function addNotices(document: MarkdownDocument, run: Run): void {
  addOfLevel(document, run, 'notice', 'To know')
}

function addOfLevel(document: MarkdownDocument, run: Run, level: Notice['level'], heading: string): void {
  const optOuts = new Set(run.optOuts.map((optOut) => optOutNotice(optOut).message))
  document.table({
    title: heading,
    folded: false,
    columns: ['What', 'Why'],
    items: run.notices.filter((notice) => notice.level === level && !optOuts.has(notice.message)),
    cells: ({ title, message, file }) => [
      file === undefined ? markdownText(title) : link(title, fileUrl(run, file)),
      markdownProse(message, 1_000),
    ],
  })
}

/** Providers with a column of their own: a repository may invent any number of them. */
const PROVIDERS_SHOWN = 6

type Column = { readonly label: string; readonly results: ReadonlySet<SessionResult> }

/**
 * How many sessions are in which state: a row each, with their number first, so that a telephone shows both, and a column
 * for each provider. What no session is in is not there.
 */
export function addCounts(document: MarkdownDocument, run: Run): void {
  const states = groupByStatus(run.results)
  if (states.length === 0) return
  const columns = columnsOf(run.results)
  const rows = [
    ...states.map(({ state, results }) => cells(state.label, results, columns)),
    ...(states.length > 1 ? [cells('**All**', run.results, columns)] : []),
  ]
  const lines = [
    `| | ${columns.map(({ label }) => label).join(' | ')} |`,
    `| :--- |${' ---: |'.repeat(columns.length)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ]
  document.block(lines.join('\n'))
}

/** All sessions, where there are several providers, and those of each, the one with the most first. */
function columnsOf(results: readonly SessionResult[]): Column[] {
  const providers = [...Map.groupBy(results, ({ session }) => session.provider.displayName)]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([, own]) => ({ label: own[0] === undefined ? '' : providerCell(own[0].session), results: new Set(own) }))
  if (providers.length === 1) return providers
  const others = providers.slice(PROVIDERS_SHOWN)
  const rest = {
    label: `${pluralize(others.length, 'other')}`,
    results: new Set(others.flatMap(({ results }) => [...results])),
  }
  return [
    { label: 'Sessions', results: new Set(results) },
    ...providers.slice(0, PROVIDERS_SHOWN),
    ...(others.length > 0 ? [rest] : []),
  ]
}

function cells(label: string, results: readonly SessionResult[], columns: readonly Column[]): string[] {
  return [label, ...columns.map((column) => formatCount(results.filter((result) => column.results.has(result)).length))]
}
