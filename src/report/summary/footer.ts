import { basename } from 'node:path'
import { formatBytes } from '../../message-format.ts'
import type { Run, Timings } from '../../run/run.ts'
import type { MarkdownDocument } from '../document.ts'
import { count, duration, list, plural } from '../quantities.ts'
import { markdownText } from '../untrusted.ts'

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
      ? plural(requests.sizes, 'bulk request') + (spared > 1 ? ` instead of ${count(spared)}` : '')
      : '',
    requests.head > 0 ? plural(requests.head, 'HEAD request') : '',
    requests.put > 0
      ? plural(requests.put, 'upload request') + (uploaded > 0 ? ` with ${formatBytes(uploaded)} in all` : '')
      : '',
    requests.refresh > 0 ? plural(requests.refresh, 'token exchange') : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `**Requests:** ${parts.join(' · ')}`
}

const PHASES = ['scan', 'compare', 'upload'] as const satisfies readonly (keyof Timings)[]

function timingsLine({ timings }: Run): string {
  const phases = PHASES.flatMap((phase) => {
    const ms = timings[phase]
    return ms === undefined ? [] : [`${phase} ${duration(ms)}`]
  })
  if (timings.total === undefined) return ''
  return `**Time:** ${duration(timings.total)}${phases.length === 0 ? '' : `, of which ${list(phases)}`}`
}

/** The directory of a runner is of no use to a reader: the output `report` has the whole path. */
function reportLine(report: string): string {
  return report === ''
    ? ''
    : `**Everything else:** ${markdownText(basename(report))}, the JSON report (output \`report\`)`
}
