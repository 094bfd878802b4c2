import type { ScenarioResult } from '../../local-runner/scenarios/run-scenario.ts'
import { shortenTables } from '../../local-runner/scenarios/shorten-tables.ts'

/** One summary or comment, as Markdown. */
export type PageSource = { readonly name: string; readonly kind: 'summary' | 'comment'; readonly markdown: string }

/** The summary and the comment of a run, with shortened tables so that a browser renders them fast. */
export function createPageSources({ name, summary, comment }: ScenarioResult): PageSource[] {
  return [
    { name: `summary-${name}`, kind: 'summary', markdown: shortenTables(summary) },
    ...(comment === undefined ? [] : [{ name: `comment-${name}`, kind: 'comment' as const, markdown: comment }]),
  ]
}
