import { assignShard } from '../../src/ids.ts'
import type { ShardReportFile } from '../../src/merge/read-reports.ts'
import { generateReport, type ShardReport } from '../../src/report/report.ts'
import { readReport } from '../../src/report/report-reader.ts'
import type { Run } from '../../src/run/run.ts'
import { countSessions } from '../../src/run/session-statuses.ts'

/** The reports that shards of this run would have written: each with its own results, all with the same scan. */
export function shardReportTexts(run: Run, count: number): string[] {
  return Array.from({ length: count }, (_, position) => {
    const index = position + 1
    const results = run.results.filter(({ session }) => assignShard(session.id, count) === index)
    const inputs = run.inputs && { ...run.inputs, shard: { index, count } }
    const projects = run.projects.map((one) => {
      const others = run.results.filter((row) => row.projectId === one.project.id && !results.includes(row)).length
      const { scan } = one
      return scan === undefined ? one : { ...one, scan: { ...scan, filteredOut: scan.filteredOut + others } }
    })
    const shard: Run = { ...run, projects, results, counts: countSessions(results), ...(inputs ? { inputs } : {}) }
    return [...generateReport(shard)].join('')
  })
}

/** The parsed reports. */
export function shardReports(run: Run, count: number): ShardReportFile[] {
  return shardReportTexts(run, count).map((text, index) => {
    const file = `shard-${index + 1}.json`
    return { file, report: readReport(text, file) }
  })
}

export function changeReport({ file, report }: ShardReportFile, changes: Partial<ShardReport>): ShardReportFile {
  return { file, report: { ...report, ...changes } }
}
