import type { PlanReason } from './plan.ts'

/** One word for one thing, in the log, the summary and the report alike; in the order in which a reader asks. */
export const PLAN_WORDS: Readonly<Record<PlanReason, string>> = {
  new: 'new',
  grown: 'grown here',
  shrunk: 'smaller here, updated as `update-when: different` asks',
  'cloud-copy-unknown': 'cloud copy unknown',
  'up-to-date': 'up to date',
  'same-size': 'same size',
  'cloud-has-more': 'larger in the cloud',
  'kept-cli-copy': "kept the CLI's copy",
  'too-large': 'too large for the cloud',
}
