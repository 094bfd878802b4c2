import { posix } from 'node:path'
import type { SessionResult } from '../run/results.ts'
import { Tally } from '../run/tally.ts'
import { projectIds } from './merge-projects.ts'
import type { ShardReport } from './shard-report.ts'

/**
 * Counts the sessions of all reports: each once, also when two reports have it. Then the outcome of higher precedence
 * stands, as within one run.
 */
export function tallyResults(reports: readonly ShardReport[]): Tally {
  const order = new Map(projectIds(reports).map((id, index) => [id, index]))
  const place = ({ projectId }: SessionResult): number => order.get(projectId) ?? order.size
  const results = reports
    .flatMap(resultsOf)
    .sort((a, b) => place(a) - place(b) || (a.session.file < b.session.file ? -1 : 1))
  const tally = new Tally()
  for (const result of results) {
    tally.attempt(result.projectId, result.session)
    tally.record(result)
  }
  return tally
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
      crlfHead: false,
      title: row.title,
    },
    outcome: row.outcome,
    reason: row.reason,
    localBytes: row.localBytes,
    attempts: row.attempts,
    durationMs: row.durationMs,
    title: row.title,
    plan: row.plan ?? undefined,
    code: row.code ?? undefined,
    hint: row.hint ?? undefined,
    cloudBytes: row.cloudBytes ?? undefined,
    sentBytes: row.sentBytes ?? undefined,
  }))
}
