import { randomBytes } from 'node:crypto'
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Failure } from '../failure.ts'
import type { Shard } from '../ids.ts'
import { toCommandLineWords } from '../inputs/command-line-words.ts'
import { formatSetInputs } from '../inputs/inputs.ts'
import type { ProjectLocation } from '../project/project.ts'
import type { SessionResult } from '../run/results.ts'
import { listIgnoredWithCredentials, type ProjectRun, type Run } from '../run/run.ts'
import { countByProvider, countSessions } from '../run/session-statuses.ts'
import { countByRule, type FoundCredential } from '../secrets/found-credentials.ts'
import { buildProjectUrl, buildSessionUrl } from './links.ts'
import { countCredentials } from './secrets.ts'

/** Characters per write: few system calls and constant memory. */
const CHUNK_LENGTH = 1 << 18

type ReportFile =
  | { readonly path: string; readonly warning?: undefined }
  | { readonly path: ''; readonly warning: string }

/**
 * Writes the JSON report to a new file in a temporary directory, readable only by its owner. Never throws. Synchronous,
 * so that a signal cannot interrupt it.
 */
export function writeReport(run: Run): ReportFile {
  const faults: string[] = []
  for (const directory of new Set([run.runner.temporaryDirectory, tmpdir()])) {
    if (directory === '') continue
    try {
      return { path: writeReportInto(directory, run) }
    } catch (error) {
      faults.push(Error.isError(error) ? error.message : String(error))
    }
  }
  return { path: '', warning: `The JSON report was not written: ${faults.join('; ')}` }
}

function writeReportInto(directory: string, run: Run): string {
  const path = join(directory, `specstory-sync-${randomBytes(8).toString('hex')}.json`)
  const file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
  try {
    let chunk = ''
    for (const piece of generateReport(run)) {
      chunk += piece
      if (chunk.length < CHUNK_LENGTH) continue
      writeAll(file, chunk)
      chunk = ''
    }
    writeAll(file, chunk)
  } finally {
    closeSync(file)
  }
  return path
}

/** Repeats `write`, which can be partial on a nearly full disk. */
function writeAll(file: number, text: string): void {
  const data = Buffer.from(text)
  for (let written = 0; written < data.length; ) written += writeSync(file, data, written)
}

/** Generates the JSON, with one line per session for `grep`. */
export function* generateReport(run: Run): Generator<string> {
  const head = JSON.stringify(buildReportHead(run), null, 2)
  yield `${head.slice(0, -2)},\n  "sessions": [`
  let separator = '\n    '
  for (const result of run.results) {
    yield separator + JSON.stringify(toSessionFields(run, result))
    separator = ',\n    '
  }
  yield run.results.length === 0 ? ']\n}\n' : '\n  ]\n}\n'
}

/** Incremented when a field is removed or changes its meaning. */
export const REPORT_SCHEMA_VERSION = 1

/** Builds the report without its sessions, in the order of the schema. */
export function buildReportHead(run: Run) {
  const { inputs } = run
  return {
    schema: REPORT_SCHEMA_VERSION,
    version: run.version,
    status: run.status,
    statusReason: run.statusReason === undefined ? null : toHostWords(run, run.statusReason),
    startedAt: run.startedAt.toISOString(),
    mode: inputs?.mode ?? null,
    failOnIncomplete: inputs?.failOnIncomplete ?? null,
    shard: inputs?.shard ?? null,
    cloudUrl: inputs?.cloudUrl ?? null,
    inputs: inputs === undefined ? null : Object.fromEntries(formatSetInputs(inputs)),
    source: buildSource(run),
    counts: run.counts,
    providers: countByProvider(run.results),
    searched: run.searched ?? null,
    credentials: countCredentials(run) ?? null,
    secrets: countByRule([...run.results, ...listIgnoredWithCredentials(run)].flatMap(({ secrets }) => secrets)),
    requests: {
      sizes: run.requests.sizes,
      head: run.requests.head,
      put: run.requests.put,
      refresh: run.requests.refresh,
    },
    timingsMs: run.timings,
    failures: run.failures.map((failure) => toFailureFields(run, failure)),
    notices: run.notices.map(({ level, title, message, file }) => {
      return { level, title, message: toHostWords(run, message), file: file ?? null }
    }),
    optOuts: run.optOuts.map(({ path, file, setting }) => ({ path, file, setting })),
    projects: buildProjects(run),
  }
}

/** Returns the source from the runner, otherwise from the CI system or the first path's checkout. */
function buildSource({ runner, projects }: Run) {
  const { ci } = runner
  const location = projects[0]?.project.locations[0]
  const named = runner.repository === '' ? undefined : { serverUrl: runner.serverUrl, name: runner.repository }
  const repository = named ?? ci?.repository ?? location?.repository
  return {
    system: ci?.system ?? null,
    serverUrl: repository?.serverUrl ?? runner.serverUrl,
    repository: repository?.name ?? '',
    commit: runner.commit || ci?.commit || location?.commit || '',
    branch: ci?.branch ?? '',
    pullRequest: ci?.pullRequest ?? '',
    runUrl: ci?.runUrl ?? '',
    event: runner.eventName,
    runId: runner.runId,
    runAttempt: runner.runAttempt,
  }
}

function toFailureFields(run: Run, { code, message, hint }: Failure) {
  return { code, message: toHostWords(run, message), hint: toHostWords(run, hint) }
}

/** The words of the log: a run of the command line names flags instead of inputs. */
function toHostWords({ runner }: Run, text: string): string {
  return runner.isCommandLine ? toCommandLineWords(text) : text
}

function buildProjects(run: Run) {
  const results = Map.groupBy(run.results, ({ projectId }) => projectId)
  return run.projects.map((projectRun) => buildProject(run, projectRun, results.get(projectRun.project.id) ?? []))
}

function buildProject(
  run: Run,
  { project, scan, sizes, isNew, sizesFailure }: ProjectRun,
  results: readonly SessionResult[],
) {
  return {
    id: project.id,
    name: project.name,
    url: buildProjectUrl(run, project.id) ?? null,
    source: project.source,
    paths: project.paths,
    places: project.locations.map(toPlaceFields),
    counts: countSessions(results),
    sizes: sizes ?? null,
    isNew: isNew ?? null,
    sizesFailure: sizesFailure === undefined ? null : toFailureFields(run, sizesFailure),
    directories: (scan?.directories ?? []).map(({ directory, exists }) => ({ directory, exists })),
    files: scan?.files ?? 0,
    filteredOut: scan?.filteredOut ?? 0,
    leftOut: (scan?.ignored ?? []).map(({ file, reason, detail, id, preferred: chosen, secrets = [] }) => ({
      file,
      reason,
      detail: toHostWords(run, detail),
      id: id ?? null,
      chosen: chosen ?? null,
      secrets: secrets.map(toCredentialFields),
    })),
    excluded: (scan?.excluded ?? []).map(({ file, id: sessionId, entries }) => {
      return { file, id: sessionId ?? null, entries }
    }),
    unreadable: (scan?.unreadable ?? []).map(({ file, detail }) => ({ file, detail })),
  }
}

function toPlaceFields({ path, historyDir, repository, root, commit }: ProjectLocation) {
  return { path, historyDir, repository: repository ?? null, root, commit }
}

function toCredentialFields({ rule, line, harmless }: FoundCredential) {
  return { rule, line, harmless: harmless ?? null }
}

/** Bytes are of Markdown, except `sentBytes`, which are compressed. */
function toSessionFields(run: Run, result: SessionResult) {
  const { session, projectId } = result
  return {
    id: session.id,
    projectId,
    file: session.file,
    provider: session.provider.id,
    providerName: session.provider.displayName,
    title: result.title ?? session.title ?? null,
    startedAt: session.startedAt ?? null,
    outcome: result.outcome,
    plan: result.plan ?? null,
    reason: toHostWords(run, result.reason),
    code: result.code ?? null,
    hint: result.hint === undefined ? null : toHostWords(run, result.hint),
    secrets: result.secrets.map(toCredentialFields),
    localBytes: result.localBytes,
    cloudBytes: result.cloudBytes ?? null,
    sentBytes: result.sentBytes ?? null,
    progress: result.progress ?? null,
    attempts: result.attempts,
    durationMs: Math.round(result.durationMs),
    url: buildSessionUrl(run, projectId, session.id) ?? null,
  }
}

/** A shard's report matching `schema/report.schema.json`. */
export type ShardReport = Known<
  ReturnType<typeof buildReportHead>,
  'mode' | 'failOnIncomplete' | 'cloudUrl' | 'inputs'
> & {
  readonly shard: Shard
  readonly sessions: readonly ReturnType<typeof toSessionFields>[]
}

type Known<T, Fields extends keyof T> = Omit<T, Fields> & { readonly [Field in Fields]: NonNullable<T[Field]> }
