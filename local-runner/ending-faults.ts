import type { ActionEnding } from './run-action.ts'

/** The `counts` of the JSON report, and the outputs of `action.yml` that say the same. */
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

/** As much of `schema/report.schema.json` as the checks here look at. */
export type ReportOfRun = {
  readonly status: string
  readonly statusReason: string | null
  readonly projects: readonly {
    readonly leftOut: readonly { readonly file: string; readonly reason: string }[]
    readonly unreadable: readonly unknown[]
  }[]
  readonly failOnIncomplete: boolean | 'errors' | null
  readonly counts: Readonly<Record<CountName, number>>
  readonly requests: Readonly<Record<'sizes' | 'head' | 'put' | 'refresh', number>>
  /** Of the phases that the run came to. */
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

/** What a runner may be told by this action; anything else that looks like a command came from somebody else. */
const OUR_COMMANDS = /^::(?:group|endgroup|error|warning|notice|debug|add-mask)(?: [^:]*)?::/

/** The report, for tests that are sure to have one. @throws Error when the run wrote none. */
export function reportOf({ report, log }: ActionEnding): ReportOfRun {
  if (report === undefined) throw new Error(`The run wrote no report:\n${log}`)
  return report as ReportOfRun
}

/**
 * Everything that must hold however a run ended: published in full, every session accounted for exactly once, the exit
 * code that the status means, and nothing in the log that a runner would obey but our own commands.
 *
 * @returns a sentence for each rule that is broken; empty when all is well
 */
export function endingFaults(ending: ActionEnding): string[] {
  return [...unpublished(ending), ...(ending.report === undefined ? [] : miscounted(ending)), ...obeyed(ending.log)]
}

function unpublished({ outputs, summary, report, log }: ActionEnding): string[] {
  return [
    ...(report === undefined ? ['there is no report'] : []),
    ...(summary.trim() === '' ? ['there is no summary'] : []),
    ...['status', 'project-id', 'project-url', 'report', ...Object.values(COUNT_OUTPUTS)]
      .filter((name) => outputs[name] === undefined)
      .map((name) => `the output ${name} is missing`),
    ...(/^(?:SpecStory (?:sync|check) [a-z]+|No sessions found)\. /m.test(log) ? [] : ['the log has no result line']),
  ]
}

function* miscounted(ending: ActionEnding): Generator<string> {
  const { outputs, exitCode } = ending
  const { counts, sessions, status, failOnIncomplete } = reportOf(ending)
  for (const [name, output] of Object.entries(COUNT_OUTPUTS))
    if (outputs[output] !== String(counts[name as CountName])) yield `output ${output} is not what the report says`
  const { attempted, ...outcomes } = counts
  const sum = Object.values(outcomes).reduce((total, count) => total + count, 0)
  if (attempted !== sum) yield `attempted ${attempted} is not the sum of the outcomes, ${sum}`
  if (sessions.length !== attempted) yield `the report lists ${sessions.length} of ${attempted} sessions`
  if (new Set(sessions.map(({ id, projectId }) => `${projectId}/${id}`)).size !== attempted)
    yield 'a session is listed twice'
  for (const [name, count] of Object.entries(outcomes)) {
    const listed = sessions.filter(({ outcome }) => outcome === COUNT_OUTPUTS[name as CountName]).length
    if (listed !== count) yield `${count} sessions are counted ${name}, and ${listed} are listed so`
  }
  if (outputs['status'] !== status) yield `output status is ${outputs['status']}, and the report says ${status}`
  const isTolerated = failOnIncomplete === false || (failOnIncomplete === 'errors' && isMerelyPending(ending))
  const isGreen = status === 'complete' || status === 'not-run' || (status === 'incomplete' && isTolerated)
  if (exitCode !== (isGreen ? 0 : 1)) yield `exit code ${exitCode} after ${status}`
  const open = outcomes.errored + outcomes.timedOut + outcomes.pending
  if (status === 'complete' && open > 0) yield `complete with ${open} sessions open`
}

/** No error, no unreadable file and no early end: only sessions that a sync would upload. */
function isMerelyPending(ending: ActionEnding): boolean {
  const { counts, failures, projects, statusReason } = reportOf(ending)
  const unreadable = projects.some((project) => project.unreadable.length > 0)
  return counts.errored + counts.timedOut + failures.length === 0 && !unreadable && statusReason === null
}

/** Lines of the log that a runner would take for a command and that are none of ours. */
export function* obeyed(log: string): Generator<string> {
  for (const line of log.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
    if (line.trimStart().startsWith('::') && !OUR_COMMANDS.test(line))
      yield `a line is a command: ${line.slice(0, 200)}`
    if (/##(?:\[|\w+\[)/.test(line)) yield `a line holds a command: ${line.slice(0, 200)}`
  }
}

/** Everything that a run left for people and programs to read, but for the lines that tell the runner what to mask. */
export function published({ log, outputs, summary, report }: ActionEnding): string {
  const shown = log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  return [...shown, JSON.stringify(outputs), summary, JSON.stringify(report)].join('\n')
}
