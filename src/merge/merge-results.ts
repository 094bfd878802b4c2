import { posix } from 'node:path'
import type { ShardReport } from '../report/report.ts'
import type { SessionResult } from '../run/results.ts'
import { projectIds } from './merge-projects.ts'

/** The sessions of all reports, in path order of project, then file. Each is of one shard, so that none is there twice. */
export function mergeResults(reports: readonly ShardReport[]): SessionResult[] {
  const order = new Map(projectIds(reports).map((id, index) => [id, index]))
  const place = ({ projectId }: SessionResult): number => order.get(projectId) ?? order.size
  return reports.flatMap(resultsOf).sort((a, b) => place(a) - place(b) || (a.session.file < b.session.file ? -1 : 1))
}

function resultsOf({ sessions }: ShardReport): SessionResult[] {
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
      title: row.title,
      startedAt: row.startedAt ?? undefined,
    },
    outcome: row.outcome,
    reason: row.reason,
    localBytes: row.localBytes,
    attempts: row.attempts,
    durationMs: row.durationMs,
    title: row.title,
    secrets: row.secrets,
    plan: row.plan ?? undefined,
    code: row.code ?? undefined,
    hint: row.hint ?? undefined,
    cloudBytes: row.cloudBytes ?? undefined,
    sentBytes: row.sentBytes ?? undefined,
  }))
}
