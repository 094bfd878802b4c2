import type { ActionResult } from './run-action.ts'

/** The `counts` of the JSON report, and the outputs with the same values. */
const COUNT_OUTPUTS = {
  attempted: 'attempted',
  created: 'created',
  updated: 'updated',
  skipped: 'skipped',
  errored: 'errored',
  timedOut: 'timed-out',
  pending: 'pending',
} as const

type CountName = keyof typeof COUNT_OUTPUTS

/** The part of `schema/report.schema.json` that the checks read. */
export type RunReport = {
  readonly status: string
  readonly statusReason: string | null
  readonly projects: readonly {
    readonly leftOut: readonly { readonly file: string; readonly reason: string }[]
    readonly unreadable: readonly unknown[]
  }[]
  readonly failOnIncomplete: boolean | 'errors' | null
  readonly counts: Readonly<Record<CountName, number>>
  readonly requests: Readonly<Record<'sizes' | 'head' | 'put' | 'refresh', number>>
  /** Of the phases that the run reached. */
  readonly timingsMs: Readonly<Partial<Record<'total' | 'scan' | 'compare' | 'upload', number>>>
  readonly failures: readonly { readonly code: string; readonly message: string; readonly hint: string }[]
  readonly notices: readonly { readonly level: string; readonly title: string; readonly message: string }[]
  readonly sessions: readonly {
    readonly id: string
    readonly projectId: string
    readonly file: string
    readonly outcome: string
    readonly plan: string | null
    readonly reason: string
    readonly code: string | null
    readonly hint: string | null
    readonly progress?: 'not-started' | 'unknown' | null
    readonly attempts: number
  }[]
}

/** Workflow commands that this action prints; any other command in the log is an injection. */
const OWN_COMMANDS = /^::(?:group|endgroup|error|warning|notice|debug|add-mask)(?: [^:]*)?::/

/** Returns the report of a run. @throws Error if the run wrote none */
export function requireReport({ report, log }: ActionResult): RunReport {
  if (report === undefined) throw new Error(`The run wrote no report:\n${log}`)
  return report as RunReport
}

/**
 * Checks the invariants of every run: outputs, summary and report are published, every session is counted exactly once,
 * the exit code matches the status, and the log contains no foreign workflow commands.
 *
 * @returns one sentence per violation
 */
export function findRunViolations(result: ActionResult): string[] {
  return [
    ...findMissingResults(result),
    ...(result.report === undefined ? [] : findWrongCounts(result)),
    ...findForeignCommands(result.log),
  ]
}

function findMissingResults({ outputs, summary, report, log }: ActionResult): string[] {
  return [
    ...(report === undefined ? ['there is no report'] : []),
    ...(summary.trim() === '' ? ['there is no summary'] : []),
    ...['status', 'project-id', 'project-url', 'report', ...Object.values(COUNT_OUTPUTS)]
      .filter((name) => outputs[name] === undefined)
      .map((name) => `the output ${name} is missing`),
    ...(/^(?:SpecStory (?:sync|check) [a-z]+|No sessions found)\. /m.test(log) ? [] : ['the log has no result line']),
  ]
}

function* findWrongCounts(result: ActionResult): Generator<string> {
  const { outputs, exitCode } = result
  const { counts, sessions, status, failOnIncomplete } = requireReport(result)
  for (const [name, output] of Object.entries(COUNT_OUTPUTS))
    if (outputs[output] !== String(counts[name as CountName])) yield `output ${output} differs from the report`
  const { attempted, ...outcomes } = counts
  const sum = Object.values(outcomes).reduce((total, count) => total + count, 0)
  if (attempted !== sum) yield `attempted ${attempted} is not the sum of the outcomes, ${sum}`
  if (sessions.length !== attempted) yield `the report lists ${sessions.length} of ${attempted} sessions`
  if (new Set(sessions.map(({ id, projectId }) => `${projectId}/${id}`)).size !== attempted)
    yield 'a session is listed twice'
  for (const [name, count] of Object.entries(outcomes)) {
    const listed = sessions.filter(({ outcome }) => outcome === COUNT_OUTPUTS[name as CountName]).length
    if (listed !== count) yield `${count} sessions are counted as ${name}, but ${listed} are listed`
  }
  if (outputs['status'] !== status) yield `output status is ${outputs['status']}, but the report has ${status}`
  const isTolerated = failOnIncomplete === false || (failOnIncomplete === 'errors' && hasOnlyPending(result))
  const isGreen = status === 'complete' || status === 'not-run' || (status === 'incomplete' && isTolerated)
  if (exitCode !== (isGreen ? 0 : 1)) yield `exit code ${exitCode} after ${status}`
  const open = outcomes.errored + outcomes.timedOut + outcomes.pending
  if (status === 'complete' && open > 0) yield `complete with ${open} sessions open`
}

/** True if the run is incomplete only because sessions are pending: no error, no unreadable file, not stopped early. */
function hasOnlyPending(result: ActionResult): boolean {
  const { counts, failures, projects, statusReason } = requireReport(result)
  const unreadable = projects.some((project) => project.unreadable.length > 0)
  return counts.errored + counts.timedOut + failures.length === 0 && !unreadable && statusReason === null
}

/** Finds lines of the log that a runner would execute as a command and that this action does not print. */
export function* findForeignCommands(log: string): Generator<string> {
  for (const line of log.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
    if (line.trimStart().startsWith('::') && !OWN_COMMANDS.test(line))
      yield `a line is a command: ${line.slice(0, 200)}`
    if (/##(?:\[|\w+\[)/.test(line)) yield `a line contains a command: ${line.slice(0, 200)}`
  }
}

/** Joins everything that a run published, except the `add-mask` lines of the log. */
export function collectPublishedText({ log, outputs, summary, report }: ActionResult): string {
  const shown = log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  return [...shown, JSON.stringify(outputs), summary, JSON.stringify(report)].join('\n')
}
