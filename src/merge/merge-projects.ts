import { posix } from 'node:path'
import { Failure } from '../failure.ts'
import type { ProjectLocation, ProjectSource } from '../project/project.ts'
import type { ShardReport } from '../report/report.ts'
import type { SessionResult } from '../run/results.ts'
import type { ProjectRun } from '../run/run.ts'
import type { FoundCredential } from '../secrets/found-credentials.ts'

type ReportedProject = ShardReport['projects'][number]

/** Lists the IDs of all projects, in the order of their first report. */
function listProjectIds(reports: readonly ShardReport[]): readonly string[] {
  return [...new Set(reports.flatMap(({ projects }) => projects.map(({ id }) => id)))]
}

/** Merges the projects of all reports. Every shard scans the whole checkout, so each file counts once. */
export function mergeProjects(
  reports: readonly ShardReport[],
  isLinkable: (serverUrl: string) => boolean,
): ProjectRun[] {
  const groups = Map.groupBy(
    reports.flatMap(({ projects }) => projects),
    ({ id }) => id,
  )
  return [...groups.values()].flatMap((reported) => {
    const [first] = reported
    return first === undefined ? [] : [mergeProject(first, reported, isLinkable)]
  })
}

function mergeProject(
  first: ReportedProject,
  reported: readonly ReportedProject[],
  isLinkable: (serverUrl: string) => boolean,
): ProjectRun {
  const { id, name, source, paths, places, directories } = first
  // Prefer a shard with individual checks: its failure is worth reporting.
  const { sizes, sizesFailure } = reported.find((shardProject) => shardProject.sizes === 'fallback') ?? first
  return {
    project: {
      id,
      name,
      source: copySource(source),
      paths,
      locations: places.map((location) => restoreLocation(location, isLinkable)),
    },
    scan: {
      sessions: [],
      ignored: sortDistinct(reported.flatMap(({ leftOut }) => leftOut)).map(
        ({ id: sessionId, chosen, secrets, ...file }) => ({
          ...file,
          ...(sessionId === null ? {} : { id: sessionId }),
          ...(chosen === null ? {} : { preferred: chosen }),
          ...(secrets.length === 0 ? {} : { secrets: restoreCredentials(secrets, file.file) }),
        }),
      ),
      unreadable: sortDistinct(reported.flatMap(({ unreadable }) => unreadable)),
      excluded: sortDistinct(reported.flatMap(({ excluded }) => excluded)).map(({ file, id: sessionId, entries }) => {
        return { file, id: sessionId ?? undefined, entries }
      }),
      filteredOut: 0,
      files: Math.max(...reported.map(({ files }) => files)),
      directories,
      foundIds: [],
      complete: true,
    },
    sizes: sizes ?? undefined,
    isNew: resolveIsNew(reported),
    sizesFailure:
      sizesFailure === null ? undefined : new Failure(sizesFailure.code, sizesFailure.message, sizesFailure.hint),
  }
}

/** True if any shard saw a new project: its first upload creates the project for the later shards. */
function resolveIsNew(reported: readonly ReportedProject[]): boolean | undefined {
  const known = reported.flatMap(({ isNew }) => isNew ?? [])
  return known.length === 0 ? undefined : known.includes(true)
}

function restoreLocation(
  { path, historyDir, repository, root, commit }: ReportedProject['places'][number],
  isLinkable: (serverUrl: string) => boolean,
): ProjectLocation {
  const isKnown = repository !== null && isLinkable(repository.serverUrl)
  const { serverUrl = '', name = '' } = repository ?? {}
  const known = isKnown ? { serverUrl, name } : undefined
  return { path, historyDir, repository: known, root, prefix: '', commit, redaction: undefined }
}

/** Copies the known fields: a later version can write more. */
function copySource(source: ProjectSource): ProjectSource {
  switch (source.kind) {
    case 'input':
      return { kind: 'input' }
    case 'file':
      return { kind: 'file', file: source.file, field: source.field }
    case 'computed':
      return { kind: 'computed', remote: source.remote }
  }
}

/** Removes duplicates and sorts by path. */
function sortDistinct<T extends { readonly file: string }>(files: readonly T[]): T[] {
  const distinct = new Map(files.map((file) => [file.file, file]))
  return [...distinct.values()].sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Lists the sessions of all reports, by project, then path. Each session belongs to one shard. */
export function mergeResults(reports: readonly ShardReport[]): SessionResult[] {
  const order = new Map(listProjectIds(reports).map((id, index) => [id, index]))
  const getOrder = ({ projectId }: SessionResult): number => order.get(projectId) ?? order.size
  return reports
    .flatMap(restoreResults)
    .sort((a, b) => getOrder(a) - getOrder(b) || (a.session.file < b.session.file ? -1 : 1))
}

/** Creates fingerprints per file, because reports have none: credentials in different files count as different. */
function restoreCredentials(rows: ShardReport['sessions'][number]['secrets'], file: string): FoundCredential[] {
  return rows.map(({ rule, line, harmless }, index) => ({
    rule,
    line,
    fingerprint: `${file} ${index}`,
    ...(harmless === null ? {} : { harmless }),
  }))
}

function restoreResults({ sessions }: ShardReport): SessionResult[] {
  return sessions.map((row) => ({
    projectId: row.projectId,
    session: {
      id: row.id,
      file: row.file,
      name: posix.basename(row.file).replace(/\.md$/i, ''),
      provider: { id: row.provider, agentName: row.providerName, displayName: row.providerName },
      diskBytes: row.localBytes,
      mtimeMs: 0,
      wireMayDiffer: false,
      titleRule: 'cli',
      title: row.title,
      startedAt: row.startedAt ?? undefined,
    },
    outcome: row.outcome,
    reason: row.reason,
    localBytes: row.localBytes,
    progress: row.progress ?? undefined,
    attempts: row.attempts,
    durationMs: row.durationMs,
    title: row.title,
    secrets: restoreCredentials(row.secrets, `${row.projectId}/${row.id}`),
    plan: row.plan ?? undefined,
    code: row.code ?? undefined,
    hint: row.hint ?? undefined,
    cloudBytes: row.cloudBytes ?? undefined,
    sentBytes: row.sentBytes ?? undefined,
  }))
}
