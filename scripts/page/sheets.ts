import type { Played } from '../../local-runner/scenarios/play.ts'
import { shortened } from '../../local-runner/scenarios/shortened.ts'

/** One summary or comment, as Markdown. */
export type Sheet = { readonly name: string; readonly kind: 'summary' | 'comment'; readonly markdown: string }

/** What people see of a run, with as many rows as a browser draws in a moment. */
export function sheetsOf({ name, summary, comment }: Played): Sheet[] {
  return [
    { name: `summary-${name}`, kind: 'summary', markdown: shortened(summary) },
    ...(comment === undefined ? [] : [{ name: `comment-${name}`, kind: 'comment' as const, markdown: comment }]),
  ]
}
