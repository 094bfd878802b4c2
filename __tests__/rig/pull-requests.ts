import type { Run } from '../../src/run/run.ts'
import * as runs from './runs.ts'

/** The same run for pull request 7, with `comment: true`. */
export function asPullRequestRun(run: Run): Run {
  return {
    ...run,
    ...(run.inputs === undefined ? {} : { inputs: { ...run.inputs, comment: true, githubToken: 'ghs_job' } }),
    runner: runs.runner({
      eventName: 'pull_request',
      event: { action: 'opened', pull_request: { number: 7, head: { repo: { full_name: 'acme/widgets' } } } },
    }),
  }
}
