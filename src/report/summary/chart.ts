import type { Counts } from '../../sync/result.ts'
import { count, plural } from '../quantities.ts'
import type { Run } from '../run.ts'
import { countsByProvider, type ProviderCounts } from '../tally.ts'
import { plainText } from '../untrusted.ts'
import type { SummaryDocument } from './document.ts'

/** More than this is no picture any more; the table has the numbers. */
const AGENTS_SHOWN = 8

/** Pixels of the line that stands for most sessions. */
const WIDEST_LINE = 12

/** Name and colour of each outcome: white text is readable on all of them, on a light page and on a dark one. */
const OUTCOMES = [
  ['created', 'Created', '#1a7f37'],
  ['updated', 'Updated', '#0969da'],
  ['pending', 'To upload', '#0969da'],
  ['skipped', 'Skipped', '#6e7781'],
  ['errored', 'Errored', '#cf222e'],
  ['timedOut', 'Timed out', '#bc4c00'],
] as const satisfies readonly (readonly [keyof Counts, string, string])[]

/**
 * Outcomes by agent, as lines whose width is their share. Only where there are several of both: elsewhere the table of
 * counts says as much. A flowchart, because of mermaid's pictures only that one draws zero as nothing and keeps its
 * colours on a dark page.
 */
export function addChart(document: SummaryDocument, run: Run): void {
  const agents = countsByProvider(run.results)
  const outcomes = OUTCOMES.filter(([field]) => run.counts[field] > 0)
  if (agents.length < 2 || agents.length > AGENTS_SHOWN || outcomes.length < 2) return
  const lines = ['flowchart LR']
  agents.forEach(({ name, counts }, index) => {
    lines.push(`  agent${index}["${label(name)}<br/>${plural(counts.attempted, 'session')}"]`)
  })
  for (const [field, name, colour] of outcomes)
    lines.push(
      `  ${field}(["${name} ${count(run.counts[field])}"])`,
      `  style ${field} fill:${colour},stroke:${colour},color:#fff`,
    )
  lines.push(...edges(agents, outcomes))
  document.block(['```mermaid', ...lines, '```'].join('\n'))
}

function edges(agents: readonly ProviderCounts[], outcomes: readonly (typeof OUTCOMES)[number][]): string[] {
  const flows = agents.flatMap(({ counts }, index) =>
    outcomes
      .filter(([field]) => counts[field] > 0)
      .map(([field, , colour]) => ({ index, field, colour, value: counts[field] })),
  )
  const most = Math.max(...flows.map(({ value }) => value))
  return flows.flatMap(({ index, field, colour, value }, edge) => [
    `  agent${index} -- ${count(value)} --> ${field}`,
    `  linkStyle ${edge} stroke:${colour},stroke-width:${Math.max(1, Math.round((value / most) * WIDEST_LINE))}px`,
  ])
}

/** Mermaid has a language of its own inside of quotes, and HTML: letters, digits and a few marks are all that a name needs. */
function label(name: string): string {
  return (
    plainText(name, 40)
      .replace(/[^\p{L}\p{M}\p{N} .+-]/gu, ' ')
      .trim() || 'unnamed'
  )
}
