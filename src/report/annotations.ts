import type { Run } from '../run/run.ts'
import { errorAnnotations } from './error-annotations.ts'
import { ownPath } from './links.ts'
import type { Annotation } from './print.ts'
import { count } from './quantities.ts'
import { redactedNotice } from './secrets.ts'
import { noticesOf, warningsOf } from './warnings.ts'

/** What a step may show of each level; the rest vanishes silently (docs/runners.md, Annotations). */
export const ANNOTATIONS_PER_LEVEL = 10

/** At most ten of each level, worst first, the last one standing for the rest; none when all is well. */
export function annotationsOf(run: Run): Annotation[] {
  const all = [
    ...capped('error', errorAnnotations(run), 'All of them are in the job summary and the JSON report.'),
    ...capped('warning', warningsOf(run), 'All of them are in the JSON report.'),
    ...capped(
      'notice',
      [...notRun(run), ...redactedNotice(run), ...noticesOf(run, 'notice')],
      'All of them are in the JSON report.',
    ),
  ]
  return all.map((annotation) => placed(run, annotation))
}

/** A file is named relative to the repository; one of another repository has no place that an annotation could be on. */
function placed(run: Run, { file, line, ...rest }: Annotation): Annotation {
  const path = file === undefined ? undefined : ownPath(run, file)
  if (path === undefined) return rest
  return { ...rest, file: path, ...(line === undefined ? {} : { line }) }
}

function capped(level: Annotation['level'], all: readonly Annotation[], rest: string): Annotation[] {
  if (all.length <= ANNOTATIONS_PER_LEVEL) return [...all]
  const shown = all.slice(0, ANNOTATIONS_PER_LEVEL - 1)
  return [
    ...shown,
    { level, title: 'And more', message: `${count(all.length - shown.length)} more like these. ${rest}` },
  ]
}

/** A run that had nothing to do is green, and nobody opens its log; what its owner turned off is told by itself. */
function notRun({ status, statusReason, optOuts }: Run): Annotation[] {
  if (status !== 'not-run' || statusReason === undefined || optOuts.length > 0) return []
  return [{ level: 'notice', title: 'Nothing was synced', message: statusReason }]
}
