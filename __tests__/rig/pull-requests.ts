import type { Run } from '../../src/run/run.ts'
import type { LeftOut } from '../../src/sessions/session.ts'
import * as runs from './runs.ts'

/** The same run, for the pull request 7 and asked to comment on it. */
export function onPullRequest(run: Run): Run {
  return {
    ...run,
    ...(run.inputs === undefined ? {} : { inputs: { ...run.inputs, comment: true, githubToken: 'ghs_job' } }),
    runner: runs.runner({
      eventName: 'pull_request',
      event: { action: 'opened', pull_request: { number: 7, head: { repo: { full_name: 'acme/widgets' } } } },
    }),
  }
}

export type CommentCase = {
  readonly name: string
  readonly makeRun: () => Run
  /** What the pull request adds or changes. */
  readonly files: (run: Run) => string[]
}

/** Runs on pull requests, as tests and the page show them. */
export const COMMENTS: readonly CommentCase[] = [
  { name: 'sessions-synced', makeRun: () => onPullRequest(runs.firstSync()), files: (run) => filesOf(run).slice(0, 4) },
  { name: 'check-pending', makeRun: () => onPullRequest(runs.check()), files: (run) => filesOf(run).slice(6) },
  {
    name: 'partial-failure',
    makeRun: () => onPullRequest(runs.partialFailure()),
    files: (run) => filesOf(run).slice(36),
  },
  {
    name: 'failed-sync',
    makeRun: () => ({ ...onPullRequest(runs.refusedToken()), projects: [runs.knownOf(runs.WIDGETS)] }),
    files: () => ['.specstory/history/2026-02-01_16-02-00Z-session-0.md', 'src/parser.ts'],
  },
  { name: 'nothing-to-say', makeRun: () => onPullRequest(runs.nothingToDo()), files: () => ['README.md'] },
  {
    name: 'left-out',
    makeRun: () => onPullRequest(leftOut()),
    files: () => [...LEFT_OUT, LOCKED].map(({ file }) => file),
  },
  { name: 'hostile-titles', makeRun: () => onPullRequest(runs.hostileTitles()), files: filesOf },
]

const LEFT_OUT: readonly LeftOut[] = [
  { file: '.specstory/history/2025-03-01_10-00-00Z.md', reason: 'unidentified', detail: 'no session id in its head' },
  { file: '.specstory/history/2026-03-01_10-00-00Z.md', reason: 'lfs-pointer', detail: 'a Git LFS pointer' },
  { file: '.specstory/history/notes.md', reason: 'not-a-transcript', detail: 'no SpecStory head' },
]

const LOCKED = { file: '.specstory/history/locked.md', detail: 'permission denied' }

function leftOut(): Run {
  const { results } = runs.nothingToDo()
  const project = runs.projectRun(runs.WIDGETS, results, { leftOut: LEFT_OUT })
  const scan = { ...runs.scan(), ...project.scan, unreadable: [LOCKED] }
  return { ...runs.nothingToDo(), status: 'incomplete', projects: [{ ...project, scan }] }
}

function filesOf(run: Run): string[] {
  return run.results.map(({ session }) => session.file)
}
