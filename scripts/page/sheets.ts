import { COMMENTS } from '../../__tests__/rig/pull-requests.ts'
import * as runs from '../../__tests__/rig/runs.ts'
import { belongingTo } from '../../src/report/comment/belonging.ts'
import { renderComment } from '../../src/report/comment/render.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import type { Run } from '../../src/run/run.ts'

/** One summary or comment, as Markdown. */
export type Sheet = { readonly name: string; readonly kind: 'summary' | 'comment'; readonly markdown: string }

/** As many rows as a browser draws in a moment; the golden file of 5,000 sessions is cut to the same. */
const SHOWN_BYTES = 16_000

const SUMMARIES: readonly (readonly [name: string, run: () => Run, budgetBytes?: number])[] = [
  ['first-sync', runs.firstSync],
  ['nothing-to-do', runs.nothingToDo],
  ['partial-failure', runs.partialFailure],
  ['cancelled', runs.cancelled],
  ['check', runs.check],
  ['5000-sessions', runs.manySessions, SHOWN_BYTES],
  ['hostile-titles', runs.hostileTitles],
  ['two-projects', runs.twoProjects],
  ['invalid-inputs', runs.invalidInputs],
  ['refused-token', runs.refusedToken],
  ['not-run', runs.notRun],
]

/** Every summary and comment that there is a golden file of. */
export function sheets(): Sheet[] {
  return [
    ...SUMMARIES.map(([name, makeRun, budgetBytes]) => ({
      name: `summary-${name}`,
      kind: 'summary' as const,
      markdown: renderSummary(makeRun(), '/home/runner/work/_temp/specstory-sync-0123456789abcdef.json', budgetBytes),
    })),
    ...COMMENTS.map(({ name, makeRun, files }) => {
      const run = makeRun()
      const belonging = belongingTo(run, { files: files(run), isCut: false })
      return {
        name: `comment-${name}`,
        kind: 'comment' as const,
        markdown: renderComment(run, belonging, '<!-- specstory/sync-action 0123456789ab -->'),
      }
    }),
  ]
}
