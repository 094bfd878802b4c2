import type { SessionResult } from '../../run/results.ts'
import type { Run } from '../../run/run.ts'
import type { MarkdownDocument } from '../document.ts'
import { providerCell } from '../provider-cell.ts'
import { count, plural } from '../quantities.ts'
import { byState } from '../states.ts'

/** Providers with a column of their own: a repository may invent any number of them. */
const PROVIDERS_SHOWN = 6

type Column = { readonly label: string; readonly results: ReadonlySet<SessionResult> }

/**
 * How many sessions are in which state: a row each, with their number first, so that a telephone shows both, and a column
 * for each provider. What no session is in is not there.
 */
export function addCounts(document: MarkdownDocument, run: Run): void {
  const states = byState(run.results)
  if (states.length === 0) return
  const columns = columnsOf(run.results)
  const rows = [
    ...states.map(({ state, results }) => cells(state.label, results, columns)),
    ...(states.length > 1 ? [cells('**All**', run.results, columns)] : []),
  ]
  const lines = [
    `| | ${columns.map(({ label }) => label).join(' | ')} |`,
    `| :--- |${' ---: |'.repeat(columns.length)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ]
  document.block(lines.join('\n'))
}

/** All sessions, where there are several providers, and those of each, the one with the most first. */
function columnsOf(results: readonly SessionResult[]): Column[] {
  const providers = [...Map.groupBy(results, ({ session }) => session.provider.displayName)]
    .sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([, own]) => ({ label: own[0] === undefined ? '' : providerCell(own[0].session), results: new Set(own) }))
  if (providers.length === 1) return providers
  const others = providers.slice(PROVIDERS_SHOWN)
  const rest = {
    label: `${plural(others.length, 'other')}`,
    results: new Set(others.flatMap(({ results }) => [...results])),
  }
  return [
    { label: 'Sessions', results: new Set(results) },
    ...providers.slice(0, PROVIDERS_SHOWN),
    ...(others.length > 0 ? [rest] : []),
  ]
}

function cells(label: string, results: readonly SessionResult[], columns: readonly Column[]): string[] {
  return [label, ...columns.map((column) => count(results.filter((result) => column.results.has(result)).length))]
}
