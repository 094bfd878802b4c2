import { formatBytes } from '../message-format.ts'
import type { PlannedSession, PlanReason } from '../plan/plan.ts'
import { PLAN_WORDS } from '../plan/plan.ts'
import type { OptOut, Project } from '../project/project.ts'
import { OUTCOMES } from '../run/outcomes.ts'
import type { Run, SizesSource } from '../run/run.ts'
import type { LeftOutReason, Scan } from '../sessions/session.ts'
import type { Printer } from './print.ts'
import { createProgress, type Progress } from './progress.ts'
import { count, duration, plural } from './quantities.ts'
import { foundWords, heldSessions, redactedSessions } from './secrets.ts'
import { verdict } from './verdict.ts'
import { LEFT_OUT_WORDS, optOutWords, sourceWords } from './words.ts'

/** Files named of each kind in the log; the report has them all. */
const FILES_NAMED = 20

/** Which project each path belongs to, and how that is known. */
export function logProjects(printer: Printer, projects: readonly Project[], optOuts: readonly OptOut[]): void {
  const title = projects.length === 1 ? `Project: ${projects[0]?.id}` : `Projects: ${count(projects.length)}`
  printer.group(title, [
    ...projects.map(({ id, name, source, paths }) => `${paths.join(', ')}: ${id} (${name}), ${sourceWords(source)}`),
    ...optOuts.map(optOutWords),
  ])
}

/** What a project's directories hold. */
export function logScan(printer: Printer, scan: Scan): void {
  const found = `${plural(scan.sessions.length, 'session')} in ${plural(scan.files, 'file')}`
  printer.group(`Sessions: ${found}`, scanLines(scan))
}

function* scanLines(scan: Scan): Generator<string> {
  for (const { directory, exists } of scan.directories) yield `${directory}${exists ? '' : ': does not exist'}`
  const providers = Map.groupBy(scan.sessions, (session) => session.provider.displayName)
  for (const [name, sessions] of providers) yield `${name}: ${plural(sessions.length, 'session')}`
  const named = scan.sessions.filter(({ idFromName }) => idFromName)
  if (named.length > 0)
    yield `${plural(named.length, 'session')} without an id, under one that is made of the file's name`
  if (scan.filteredOut > 0) yield `${plural(scan.filteredOut, 'session')} outside of the filter`
  for (const { file, detail } of scan.unreadable) yield `not readable: ${file}: ${detail}`
  const leftOut = Map.groupBy(scan.leftOut, ({ reason }) => reason)
  for (const [reason, files] of leftOut) yield* leftOutLines(reason, files)
  if (scan.excluded.length > 0) yield* excludedLines(scan.excluded)
}

function* excludedLines(files: Scan['excluded']): Generator<string> {
  yield `excluded, neither compared nor uploaded: ${plural(files.length, 'file')}`
  for (const { file, entries } of files.slice(0, FILES_NAMED)) yield `  ${file}: ${entries.join(', ')}`
  if (files.length > FILES_NAMED) yield `  and ${count(files.length - FILES_NAMED)} more, in the report`
}

function* leftOutLines(reason: LeftOutReason, files: Scan['leftOut']): Generator<string> {
  yield `left out, ${LEFT_OUT_WORDS[reason]}: ${plural(files.length, 'file')}`
  if (reason === 'not-a-transcript') return
  for (const { file, detail } of files.slice(0, FILES_NAMED)) yield `  ${file}: ${detail}`
  if (files.length > FILES_NAMED) yield `  and ${count(files.length - FILES_NAMED)} more, in the report`
}

/** What the comparison with the cloud came to. */
export function logPlan(printer: Printer, plan: readonly PlannedSession[], sizes: SizesSource): void {
  const uploads = plan.filter(({ action }) => action === 'create' || action === 'update')
  const size = uploads.reduce((sum, { localBytes }) => sum + localBytes, 0)
  const title =
    uploads.length === 0 ? 'nothing to upload' : `${plural(uploads.length, 'session')} to upload, ${formatBytes(size)}`
  printer.group(`Comparison: ${title}`, planLines(plan, sizes))
}

function* planLines(plan: readonly PlannedSession[], sizes: SizesSource): Generator<string> {
  if (sizes === 'bulk') yield 'The cloud told all sizes in one bulk request.'
  if (sizes === 'fallback') yield 'The bulk request failed: each session was asked for by itself.'
  if (sizes === 'head') yield 'Each session was asked for by itself, because `sessions` names them.'
  const reasons = Map.groupBy(plan, ({ reason }) => reason)
  for (const reason of Object.keys(PLAN_WORDS) as PlanReason[]) {
    const sessions = reasons.get(reason)
    if (sessions !== undefined) yield `${PLAN_WORDS[reason]}: ${count(sessions.length)}`
  }
}

/**
 * Opens the group of the upload, with its progress inside; stopping it ends the group with what came of it.
 * `totalBytes` is of the Markdown, not of the wire.
 */
export function logUpload(
  printer: Printer,
  { total, totalBytes }: { readonly total: number; readonly totalBytes: number },
): Pick<Progress, 'done'> & { stop(): void } {
  printer.startGroup(`Upload: ${plural(total, 'session')}, ${formatBytes(totalBytes)}`)
  const progress = createProgress(printer, { total, totalBytes })
  return {
    done: progress.done,
    stop() {
      const { done, doneBytes, elapsedMs } = progress.stop()
      printer.endGroup(
        `${count(done)} of ${plural(total, 'session')}, ${formatBytes(doneBytes)} in ${duration(elapsedMs)}`,
      )
    },
  }
}

/** What failed, folded, and then the one line that a person can quote. */
export function logResult(printer: Printer, run: Run): void {
  const failed = run.results.filter(({ outcome }) => OUTCOMES[outcome].kind === 'failed')
  if (failed.length > 0) {
    const named = failed
      .slice(0, FILES_NAMED)
      .map(({ session, reason, code }) => `${session.file}: ${reason}${code === undefined ? '' : ` (${code})`}`)
    const rest = failed.length > FILES_NAMED ? [`and ${count(failed.length - FILES_NAMED)} more, in the report`] : []
    printer.group(`Not synced: ${plural(failed.length, 'session')}`, [...named, ...rest])
  }
  for (const [what, sessions] of [
    ['redacted', redactedSessions(run)],
    ['held back', heldSessions(run)],
  ] as const) {
    if (sessions.length > 0) printer.line(`Secrets ${what}: ${foundWords(sessions)}`)
  }
  printer.line(resultLine(run))
}

/** `SpecStory sync complete: 111 sessions: 12 created and 99 skipped. (3.2 s, 1 bulk request, 12 uploads)`. */
export function resultLine(run: Run): string {
  const { requests, timings } = run
  const facts = [
    timings.total === undefined ? '' : duration(timings.total),
    requests.sizes > 0 ? plural(requests.sizes, 'bulk request') : '',
    requests.head > 0 ? plural(requests.head, 'HEAD request') : '',
    requests.put > 0 ? plural(requests.put, 'upload request') : '',
  ].filter((fact) => fact !== '')
  const how = facts.length === 0 ? '' : ` (${facts.join(', ')})`
  return `SpecStory ${run.inputs?.mode ?? 'sync'} ${run.status}: ${verdict(run)}${how}`
}
