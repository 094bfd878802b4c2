import type { PauseReason } from '../cloud/cloud.ts'
import { monotonicMs } from '../deadline.ts'
import { formatBytes } from '../message-format.ts'
import { PLAN_LABELS, type PlannedSession, type PlanReason } from '../plan/plan.ts'
import type { OptOut, Project } from '../project/project.ts'
import type { RunObserver } from '../run/events.ts'
import type { Run, SizesSource } from '../run/run.ts'
import { SESSION_STATUSES } from '../run/session-statuses.ts'
import type { LeftOutReason, Scan } from '../sessions/session.ts'
import { formatVerdict } from './headline.ts'
import { logInputs } from './log-inputs.ts'
import type { Printer } from './print.ts'
import { formatCount, formatDuration, pluralize } from './quantities.ts'
import { formatFindings, listRedacted, listWithheld } from './secrets.ts'
import { LEFT_OUT_WORDS, optOutWords, sourceWords } from './words.ts'

/** Files named of each kind in the log; the report has them all. */
const FILES_NAMED = 20

/** Which project each path belongs to, and how that is known. */
export function logProjects(printer: Printer, projects: readonly Project[], optOuts: readonly OptOut[]): void {
  const title = projects.length === 1 ? `Project: ${projects[0]?.id}` : `Projects: ${formatCount(projects.length)}`
  printer.group(title, [
    ...projects.map(({ id, name, source, paths }) => `${paths.join(', ')}: ${id} (${name}), ${sourceWords(source)}`),
    ...optOuts.map(optOutWords),
  ])
}

/** What a project's directories hold. */
export function logScan(printer: Printer, scan: Scan): void {
  const found = `${pluralize(scan.sessions.length, 'session')} in ${pluralize(scan.files, 'file')}`
  printer.group(`Sessions: ${found}`, scanLines(scan))
}

function* scanLines(scan: Scan): Generator<string> {
  for (const { directory, exists } of scan.directories) yield `${directory}${exists ? '' : ': does not exist'}`
  const providers = Map.groupBy(scan.sessions, (session) => session.provider.displayName)
  for (const [name, sessions] of providers) yield `${name}: ${pluralize(sessions.length, 'session')}`
  const named = scan.sessions.filter(({ idFromName }) => idFromName)
  if (named.length > 0)
    yield `${pluralize(named.length, 'session')} without an id, under one that is made of the file's name`
  if (scan.filteredOut > 0) yield `${pluralize(scan.filteredOut, 'session')} outside of the filter`
  for (const { file, detail } of scan.unreadable) yield `not readable: ${file}: ${detail}`
  const leftOut = Map.groupBy(scan.leftOut, ({ reason }) => reason)
  for (const [reason, files] of leftOut) yield* leftOutLines(reason, files)
  if (scan.excluded.length > 0) yield* excludedLines(scan.excluded)
}

function* excludedLines(files: Scan['excluded']): Generator<string> {
  yield `excluded, neither compared nor uploaded: ${pluralize(files.length, 'file')}`
  for (const { file, entries } of files.slice(0, FILES_NAMED)) yield `  ${file}: ${entries.join(', ')}`
  if (files.length > FILES_NAMED) yield `  and ${formatCount(files.length - FILES_NAMED)} more, in the report`
}

function* leftOutLines(reason: LeftOutReason, files: Scan['leftOut']): Generator<string> {
  yield `left out, ${LEFT_OUT_WORDS[reason]}: ${pluralize(files.length, 'file')}`
  if (reason === 'not-a-transcript') return
  for (const { file, detail } of files.slice(0, FILES_NAMED)) yield `  ${file}: ${detail}`
  if (files.length > FILES_NAMED) yield `  and ${formatCount(files.length - FILES_NAMED)} more, in the report`
}

/** What the comparison with the cloud came to. */
export function logPlan(printer: Printer, plan: readonly PlannedSession[], sizes: SizesSource): void {
  const uploads = plan.filter(({ action }) => action === 'create' || action === 'update')
  const size = uploads.reduce((sum, { localBytes }) => sum + localBytes, 0)
  const title =
    uploads.length === 0
      ? 'nothing to upload'
      : `${pluralize(uploads.length, 'session')} to upload, ${formatBytes(size)}`
  printer.group(`Comparison: ${title}`, planLines(plan, sizes))
}

function* planLines(plan: readonly PlannedSession[], sizes: SizesSource): Generator<string> {
  if (sizes === 'bulk') yield 'The cloud told all sizes in one bulk request.'
  if (sizes === 'fallback') yield 'The bulk request failed: each session was asked for by itself.'
  if (sizes === 'head') yield 'Each session was asked for by itself, because `sessions` names them.'
  const reasons = Map.groupBy(plan, ({ reason }) => reason)
  for (const reason of Object.keys(PLAN_LABELS) as PlanReason[]) {
    const sessions = reasons.get(reason)
    if (sessions !== undefined) yield `${PLAN_LABELS[reason]}: ${formatCount(sessions.length)}`
  }
}

/**
 * Opens the group of the upload, with its progress inside; stopping it ends the group with what came of it.
 * `totalBytes` is of the Markdown, not of the wire.
 */
export function logUpload(
  printer: Printer,
  { total, totalBytes }: { readonly total: number; readonly totalBytes: number },
): Pick<ProgressReporter, 'done'> & { stop(): void } {
  printer.startGroup(`Upload: ${pluralize(total, 'session')}, ${formatBytes(totalBytes)}`)
  const progress = createProgress(printer, { total, totalBytes })
  return {
    done: progress.done,
    stop() {
      const { done, doneBytes, elapsedMs } = progress.stop()
      printer.endGroup(
        `${formatCount(done)} of ${pluralize(total, 'session')}, ${formatBytes(doneBytes)} in ${formatDuration(elapsedMs)}`,
      )
    },
  }
}

/** What failed, folded, and then the one line that a person can quote. */
export function logResult(printer: Printer, run: Run): void {
  const failed = run.results.filter(({ outcome }) => SESSION_STATUSES[outcome].kind === 'failed')
  if (failed.length > 0) {
    const named = failed
      .slice(0, FILES_NAMED)
      .map(({ session, reason, code }) => `${session.file}: ${reason}${code === undefined ? '' : ` (${code})`}`)
    const rest =
      failed.length > FILES_NAMED ? [`and ${formatCount(failed.length - FILES_NAMED)} more, in the report`] : []
    printer.group(`Not synced: ${pluralize(failed.length, 'session')}`, [...named, ...rest])
  }
  for (const [what, sessions] of [
    ['redacted', listRedacted(run)],
    ['held back', listWithheld(run)],
  ] as const) {
    if (sessions.length > 0) printer.line(`Secrets ${what}: ${formatFindings(sessions)}`)
  }
  printer.line(resultLine(run))
}

/** `SpecStory sync complete: 111 sessions: 12 created and 99 skipped. (3.2 s, 1 bulk request, 12 uploads)`. */
export function resultLine(run: Run): string {
  const { requests, timings } = run
  const facts = [
    timings.total === undefined ? '' : formatDuration(timings.total),
    requests.sizes > 0 ? pluralize(requests.sizes, 'bulk request') : '',
    requests.head > 0 ? pluralize(requests.head, 'HEAD request') : '',
    requests.put > 0 ? pluralize(requests.put, 'upload request') : '',
  ].filter((fact) => fact !== '')
  const how = facts.length === 0 ? '' : ` (${facts.join(', ')})`
  return `SpecStory ${run.inputs?.mode ?? 'sync'} ${run.status}: ${formatVerdict(run)}${how}`
}

const PAUSE_WORDS: Readonly<Record<PauseReason, string>> = {
  'rate-limit': 'The cloud asks to wait',
  outage: 'The cloud answers nobody',
}

/** Shows what happens in a run as it happens, a folded group for each phase. How it ended is told by `publish`. */
export function createRunLog(printer: Printer): RunObserver {
  let upload: ReturnType<typeof logUpload> | undefined
  return (event) => {
    switch (event.event) {
      case 'inputs-read':
        logInputs(printer, event.inputs)
        break
      case 'projects-resolved':
        logProjects(printer, event.projects, event.optOuts)
        break
      case 'scanned':
        logScan(printer, event.scan)
        break
      case 'planned':
        logPlan(printer, event.plan, event.sizes)
        break
      case 'upload-started':
        upload = logUpload(printer, { total: event.sessions, totalBytes: event.bytes })
        break
      case 'session-ended':
        upload?.done(event.result.localBytes)
        break
      case 'upload-ended':
        upload?.stop()
        upload = undefined
        break
      case 'paused':
        printer.line(`${PAUSE_WORDS[event.reason]}: every request pauses for ${Math.ceil(event.ms / 1000)} s.`)
        break
      case 'rate-limit-low':
        printer.line(event.notice.message)
        break
      case 'request-completed':
        printer.debug(event.line)
        break
      case 'notice-added':
      case 'client-created':
      case 'attempted':
      case 'compared':
      case 'session-interrupted':
      case 'phase-ended':
      case 'ended':
    }
  }
}

/** Often enough to see that it moves, rare enough to keep the log a story. */
const INTERVAL_MS = 5_000

/** How far an upload is. Bytes are of the Markdown, not of the wire; times are milliseconds. */
export type ProgressState = {
  readonly done: number
  readonly total: number
  readonly doneBytes: number
  readonly totalBytes: number
  readonly elapsedMs: number
}

export type ProgressReporter = {
  /** One more session has ended, whatever its outcome; `size` is the bytes it was planned with. */
  done(size: number): void
  /** How far it came. */
  stop(): ProgressState
}

/**
 * Prints a line every five seconds until it is stopped, and so nothing at all for an upload that is faster than that.
 * The timer keeps no process alive. `now` is a monotonic clock in milliseconds.
 */
export function createProgress(
  printer: Printer,
  options: { readonly total: number; readonly totalBytes: number; readonly now?: () => number },
): ProgressReporter {
  const now = options.now ?? monotonicMs
  const started = now()
  let done = 0
  let doneBytes = 0
  const state = (): ProgressState => {
    const { total, totalBytes } = options
    return { done, total, doneBytes, totalBytes, elapsedMs: now() - started }
  }
  const timer = setInterval(() => printer.line(progressLine(state())), INTERVAL_MS)
  timer.unref()
  return {
    done(size) {
      done += 1
      doneBytes += size
    },
    stop() {
      clearInterval(timer)
      return state()
    },
  }
}

/** `120 of 1,000 sessions, 8.4 MB of 70.0 MB, 1.7 MB/s, about 36.2 s left`. */
export function progressLine({ done, total, doneBytes, totalBytes, elapsedMs }: ProgressState): string {
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
