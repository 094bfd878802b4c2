import type { PauseReason } from '../cloud/cloud.ts'
import { monotonicMs } from '../deadline.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { formatBytes, formatCount, formatDuration, pluralize, toSentence } from '../message-format.ts'
import { formatFindings, PLAN_REASONS, PLANS, type PlannedSession } from '../plan/plan.ts'
import type { OptOut, Project } from '../project/project.ts'
import type { RunObserver } from '../run/events.ts'
import { formatOptOut, formatProjectPath, formatSource } from '../run/notices.ts'
import type { SessionResult } from '../run/results.ts'
import type { Run, SizesSource } from '../run/run.ts'
import { SESSION_STATUSES } from '../run/session-statuses.ts'
import { IGNORED_FILES, type IgnoredReason } from '../sessions/ignored-files.ts'
import type { Scan } from '../sessions/session.ts'
import { groupByCause, labelCause, toCause } from './causes.ts'
import { describeRunStatus } from './display-status.ts'
import { describeFailed, formatHeadline } from './headline.ts'
import { logInputs } from './log-inputs.ts'
import type { Printer } from './print.ts'
import {
  type FileWithCredentials,
  isWithheld,
  listCredentials,
  listRedacted,
  listWithheld,
  toFileWithCredentials,
} from './secrets.ts'

/** Maximum files in a list. */
const FILES_SHOWN = 20
/** Files that are named for each cause of failure. */
const FILES_PER_CAUSE = 5
/** Maximum ignored files per reason. */
const IGNORED_SHOWN = 10

/** Logs the projects with their paths and the source of their IDs. */
export function logProjects(printer: Printer, projects: readonly Project[], optOuts: readonly OptOut[]): void {
  const number = projects.length === 0 ? 'none' : formatCount(projects.length)
  const title = projects.length === 1 ? `Project: ${projects[0]?.id}` : `Projects: ${number}`
  printer.printGroup(title, [
    ...projects.map(({ id, name, source, paths }) => {
      return `${paths.map(formatProjectPath).join(', ')}: ${id} (${name}), ${formatSource(source)}`
    }),
    ...optOuts.map(formatOptOut),
  ])
}

/** Logs the result of a scan. */
export function logScan(printer: Printer, scan: Scan): void {
  const found = `${pluralize(scan.sessions.length, 'session')} in ${pluralize(scan.files, 'file')}`
  printer.printGroup(`Sessions: ${found}`, formatScanLines(scan))
}

function* formatScanLines(scan: Scan): Generator<string> {
  for (const { directory, exists } of scan.directories) yield `${directory}${exists ? '' : ': does not exist'}`
  const providers = Map.groupBy(scan.sessions, (session) => session.provider.displayName)
  for (const [name, sessions] of providers) yield `${name}: ${pluralize(sessions.length, 'session')}`
  const named = scan.sessions.filter(({ idFromName }) => idFromName)
  if (named.length > 0) yield `${pluralize(named.length, 'session')} without an ID, identified by file name`
  const parts = scan.sessions.filter(({ partOf }) => partOf)
  if (parts.length > 0) {
    yield `${pluralize(parts.length, 'session')} from other parts of a conversation, identified by file name`
    yield* formatFileLines(parts, ({ file, partOf }) => `${file}: another part of session ${partOf}`)
  }
  if (scan.filteredOut > 0) yield `${pluralize(scan.filteredOut, 'session')} filtered out`
  for (const { file, detail } of scan.unreadable) yield `not readable: ${file} (${detail})`
  const ignored = Map.groupBy(scan.ignored, ({ reason }) => reason)
  for (const [reason, files] of ignored) yield* formatIgnoredLines(reason, files)
  if (scan.excluded.length > 0) {
    yield `excluded: ${pluralize(scan.excluded.length, 'file')}`
    yield* formatFileLines(scan.excluded, ({ file, entries }) => `${file}: ${entries.join(', ')}`)
  }
}

function* formatIgnoredLines(reason: IgnoredReason, files: Scan['ignored']): Generator<string> {
  const { label } = IGNORED_FILES[reason]
  yield `ignored (${label}): ${pluralize(files.length, 'file')}`
  yield* formatFileLines(files, ({ file, detail }) => `${file}: ${detail}`)
}

function* formatFileLines<File>(
  files: readonly File[],
  format: (file: File) => string,
  shown = IGNORED_SHOWN,
): Generator<string> {
  for (const file of files.slice(0, shown)) yield `  ${format(file)}`
  if (files.length > shown) yield `  ${formatCount(files.length - shown)} more in the report`
}

/** Logs the result of the comparison. */
export function logPlan(
  printer: Printer,
  plan: readonly PlannedSession[],
  sizes: SizesSource,
  mode: Inputs['mode'] = 'sync',
): void {
  const uploads = plan.filter(({ action }) => action === 'create' || action === 'update')
  const size = uploads.reduce((sum, { localBytes }) => sum + localBytes, 0)
  const refused = plan.filter(({ action }) => action === 'refuse')
  const upload = `${pluralize(uploads.length, 'session')} ${mode === 'check' ? 'pending' : 'to upload'} (${formatBytes(size)})`
  const title = [
    ...(uploads.length > 0 ? [upload] : []),
    ...(refused.length > 0 ? [`${formatCount(refused.length)} cannot be uploaded`] : []),
  ].join(', ')
  printer.printGroup(`Comparison: ${title || 'nothing to upload'}`, formatPlanLines(plan, sizes))
}

const SIZES_LINES: Readonly<Record<SizesSource, string>> = {
  bulk: 'Fetched all cloud sizes in one request.',
  fallback: 'The bulk size request failed. Checked each session individually.',
  head: 'Checked each session individually (`sessions` is set).',
}

function* formatPlanLines(plan: readonly PlannedSession[], sizes: SizesSource): Generator<string> {
  yield SIZES_LINES[sizes]
  const reasons = Map.groupBy(plan, ({ reason }) => reason)
  for (const reason of PLAN_REASONS) {
    const sessions = reasons.get(reason)
    if (sessions !== undefined) yield `${PLANS[reason].label}: ${formatCount(sessions.length)}`
  }
}

/** Opens the group of the upload and prints its progress. @param totalBytes Markdown, before compression */
function logUpload(
  printer: Printer,
  { total, totalBytes }: { readonly total: number; readonly totalBytes: number },
): { addResult(result: SessionResult): void; stop(): void } {
  printer.startGroup(`Upload: ${pluralize(total, 'session')} (${formatBytes(totalBytes)})`)
  const reporter = createProgressReporter(printer, { total, totalBytes })
  const counts = { uploaded: 0, skipped: 0, withheld: 0, failed: 0 }
  return {
    addResult(result) {
      counts[classifyUpload(result)] += 1
      reporter.add(result.localBytes)
    },
    stop() {
      const { done, elapsedMs } = reporter.stop()
      const { uploaded, skipped, withheld, failed } = counts
      const others = Object.entries({ skipped, withheld, failed, 'not finished': total - done })
        .filter(([, count]) => count > 0)
        .map(([words, count]) => `, ${formatCount(count)} ${words}`)
      printer.endGroup(
        `Uploaded ${formatCount(uploaded)} of ${pluralize(total, 'session')} in ${formatDuration(elapsedMs)}${others.join('')}`,
      )
    },
  }
}

function classifyUpload(result: SessionResult): 'uploaded' | 'skipped' | 'withheld' | 'failed' {
  const { kind } = SESSION_STATUSES[result.outcome]
  if (kind === 'uploaded') return 'uploaded'
  if (kind === 'unchanged') return 'skipped'
  return isWithheld(result) ? 'withheld' : 'failed'
}

/** Logs failed sessions and credentials, folded, and the result line. */
export function logResult(printer: Printer, run: Run): void {
  // Withheld sessions are listed with their credentials.
  const failed = run.results.filter(
    (result) => SESSION_STATUSES[result.outcome].kind === 'failed' && !isWithheld(result),
  )
  if (failed.length > 0) printer.printGroup(describeFailed(failed, run), formatFailedLines(run, failed))
  const redacted = Map.groupBy(listRedacted(run), ({ outcome }) => SESSION_STATUSES[outcome].kind)
  logCredentials(printer, 'Redacted', (redacted.get('uploaded') ?? []).map(toFileWithCredentials))
  logCredentials(printer, 'To redact in the upload', (redacted.get('pending') ?? []).map(toFileWithCredentials))
  logCredentials(printer, 'Redacted in earlier uploads', (redacted.get('unchanged') ?? []).map(toFileWithCredentials))
  logCredentials(printer, 'Withheld', listWithheld(run))
  printer.printLine(formatResultLine(run))
}

/** Lists causes, each with its first files. */
function* formatFailedLines(run: Run, failed: readonly SessionResult[]): Generator<string> {
  let remaining = FILES_SHOWN
  let left = failed.length
  for (const group of groupByCause(failed, toCause)) {
    if (remaining === 0) break
    const [first] = group
    yield `${pluralize(group.length, 'session')} (${labelCause(run, first)}). ${toSentence(first.reason)}`
    const shown = Math.min(remaining, FILES_PER_CAUSE)
    yield* formatFileLines(group, ({ session }) => session.file, shown)
    remaining -= Math.min(group.length, shown)
    left -= group.length
  }
  if (left > 0) yield `${formatCount(left)} more in the report`
}

function logCredentials(printer: Printer, what: string, files: readonly FileWithCredentials[]): void {
  if (files.length === 0) return
  const lines = formatFileLines(
    listCredentials(files),
    ({ file, line, rule }) => `${file}:${line} ${rule}`,
    FILES_SHOWN,
  )
  printer.printGroup(
    `${what}: ${formatFindings(files)}`,
    [...lines].map((line) => line.trimStart()),
  )
}

/** `SpecStory sync complete. 12 sessions created, 99 up to date. (3.2 s, 1 bulk size request, 12 uploads)`. */
export function formatResultLine(run: Run): string {
  const { requests, timings } = run
  const facts = [
    timings.total === undefined ? '' : formatDuration(timings.total),
    requests.sizes > 0 ? pluralize(requests.sizes, 'bulk size request') : '',
    requests.head > 0 ? pluralize(requests.head, 'individual check') : '',
    requests.put > 0 ? pluralize(requests.put, 'upload request') : '',
  ].filter((fact) => fact !== '')
  const measured = facts.length === 0 ? '' : ` (${facts.join(', ')})`
  return `${[`${describeRunStatus(run).title}.`, formatHeadline(run)].filter(Boolean).join(' ')}${measured}`
}

const PAUSE_CAUSES: Readonly<Record<PauseReason, string>> = {
  'rate-limit': 'Rate limited by SpecStory Cloud',
  outage: 'SpecStory Cloud is not responding',
}

/** Creates the observer that logs a run, with a folded group for each phase; `publish` logs the result. */
export function createRunLog(printer: Printer): RunObserver {
  let upload: ReturnType<typeof logUpload> | undefined
  let mode: Inputs['mode'] | undefined
  return (event) => {
    switch (event.event) {
      case 'inputs-read':
        mode = event.inputs.mode
        logInputs(printer, event.inputs)
        break
      case 'projects-resolved':
        logProjects(printer, event.projects, event.optOuts)
        break
      case 'scanned':
        logScan(printer, event.scan)
        break
      case 'planned':
        logPlan(printer, event.plan, event.sizes, mode)
        break
      case 'upload-started':
        upload = logUpload(printer, { total: event.sessions, totalBytes: event.bytes })
        break
      case 'session-ended':
        upload?.addResult(event.result)
        break
      case 'upload-ended':
        upload?.stop()
        upload = undefined
        break
      case 'paused':
        printer.printLine(`${PAUSE_CAUSES[event.reason]}. Pausing all requests for ${Math.ceil(event.ms / 1000)} s.`)
        break
      case 'rate-limit-low':
        printer.printLine(event.notice.message)
        break
      case 'request-completed':
        printer.debug(event.line)
        break
      case 'notice-added':
      case 'ignored-searched':
      case 'searched':
      case 'client-created':
      case 'attempted':
      case 'compared':
      case 'session-interrupted':
      case 'phase-ended':
      case 'ended':
    }
  }
}

const PROGRESS_INTERVAL_MS = 5_000

/** Bytes of Markdown, before compression. */
type Progress = {
  readonly done: number
  readonly total: number
  readonly doneBytes: number
  readonly totalBytes: number
  readonly elapsedMs: number
}

type ProgressReporter = {
  /** Counts a session of any status. @param size planned bytes */
  add(size: number): void
  stop(): Progress
}

/**
 * Prints progress every five seconds until stopped. The timer does not keep the process alive.
 * @param options `now`: monotonic milliseconds
 */
export function createProgressReporter(
  printer: Printer,
  options: { readonly total: number; readonly totalBytes: number; readonly now?: () => number },
): ProgressReporter {
  const now = options.now ?? monotonicMs
  const started = now()
  let done = 0
  let doneBytes = 0
  const measure = (): Progress => {
    const { total, totalBytes } = options
    return { done, total, doneBytes, totalBytes, elapsedMs: now() - started }
  }
  const timer = setInterval(() => printer.printLine(formatProgress(measure())), PROGRESS_INTERVAL_MS)
  timer.unref()
  return {
    add(size) {
      done += 1
      doneBytes += size
    },
    stop() {
      clearInterval(timer)
      return measure()
    },
  }
}

/** `120 of 1,000 sessions, 8.4 MB of 70.0 MB, 1.7 MB/s, about 36.2 s left`. */
export function formatProgress({ done, total, doneBytes, totalBytes, elapsedMs }: Progress): string {
  const parts = [
    `${formatCount(done)} of ${formatCount(total)} sessions`,
    `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`,
  ]
  if (doneBytes > 0 && elapsedMs > 0) {
    const bytesPerMs = doneBytes / elapsedMs
    parts.push(`${formatBytes(Math.round(bytesPerMs * 1_000))}/s`)
    if (doneBytes < totalBytes) parts.push(`about ${formatDuration((totalBytes - doneBytes) / bytesPerMs)} left`)
  }
  return parts.join(', ')
}
