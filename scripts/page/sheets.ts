import type { ScenarioResult } from '../../local-runner/scenarios/run-scenario.ts'
import { shortenTables } from '../../local-runner/scenarios/shorten-tables.ts'

/** One summary or comment, as Markdown. */
export type Sheet = { readonly name: string; readonly kind: 'summary' | 'comment'; readonly markdown: string }

/** What people see of a run, with as many rows as a browser draws in a moment. */
export function sheetsOf({ name, summary, comment }: ScenarioResult): Sheet[] {
  return [
    { name: `summary-${name}`, kind: 'summary', markdown: shortenTables(summary) },
    ...(comment === undefined ? [] : [{ name: `comment-${name}`, kind: 'comment' as const, markdown: comment }]),
  ]
}
