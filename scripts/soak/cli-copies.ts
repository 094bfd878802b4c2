import type { FaultRule } from '../../local-cloud/faults.ts'
import type { SessionStore } from '../../local-cloud/store.ts'
import type { RunReport } from '../../local-runner/run-checks.ts'
import type { Scenario } from './scenario.ts'
import { PROJECT, type SoakSession, seedOf } from './sessions.ts'

type Result = RunReport['sessions'][number]

/**
 * Copies of the CLI of which anything is gone that only the CLI can send, without anybody's consent, as sentences.
 * The cloud may have denied that a copy is there: then what was overwritten has to be told, and it may be no more than
 * what was on the wire when the first answer showed it.
 */
export function* destroyedCopies(
  scenario: Scenario,
  report: RunReport,
  store: SessionStore,
  others: ReadonlyMap<string, unknown> = new Map(),
): Generator<string> {
  if (scenario.inputs['overwrite-cli-sessions'] === 'true') return
  const destroyed = scenario.sessions.filter((session) => {
    return session.cli !== undefined && !others.has(session.id) && isDestroyed(session, store)
  })
  const results = new Map(report.sessions.map((result) => [result.id, result]))
  for (const session of destroyed) {
    const result = results.get(session.id)
    if (isHidden(scenario, session)) continue
    const what = `${session.id} (${JSON.stringify(session.cli)}, ${result?.outcome}, ${result?.plan})`
    if (!isDenied(scenario, session)) yield `${what}: the CLI's copy was destroyed`
    else if (!isTold(report, session, result)) yield `${what}: the CLI's copy was destroyed, and nothing says so`
  }
  const denied = destroyed.filter((session) => isDenied(scenario, session))
  const concurrency = Number(scenario.inputs['concurrency'])
  if (denied.length > concurrency && scenario.faults.every(({ match }) => onlySizes(match)))
    yield `${denied.length} of the CLI's copies were destroyed, ${concurrency} at a time: the first should have warned`
}

function isDestroyed(session: SoakSession, store: SessionStore): boolean {
  const seed = seedOf(session)
  const stored = store.session(PROJECT, session.id)
  // Session data that no longer belongs to its Markdown resumes nothing: the Markdown has to be the CLI's as well.
  return (['markdown', 'rawData', 'sessionData'] as const).some((part) => stored?.[part] !== seed?.[part])
}

/** True when the cloud never said how large the raw log is, and there is no session data to know the CLI by. */
function isHidden({ faults }: Scenario, { cli }: SoakSession): boolean {
  const hides = faults.some(
    ({ action }) => action.kind === 'header' && Object.hasOwn(action.headers, 'X-Raw-Data-Size'),
  )
  return hides && cli?.sessionData === false
}

/** True when an answer of good form may have said that there is no copy. */
function isDenied({ faults }: Scenario, { id }: SoakSession): boolean {
  return faults.some(({ action, match }) => {
    if (action.kind === 'unknown-project') return true
    if (action.kind === 'misstated-sizes') return action.omit?.includes(id) ?? false
    if (action.kind === 'sizes') return !action.sessions.includes(id)
    return action.kind === 'status' && action.status === 404 && match?.route === 'head'
  })
}

/** A copy that was written over in one attempt answers with 200, and the run has to name it; after a lost answer it cannot know. */
function isTold({ notices }: RunReport, { id, file }: SoakSession, result: Result | undefined): boolean {
  if (result === undefined || result.attempts !== 1) return true
  if (result.outcome !== 'created' && result.outcome !== 'updated') return true
  if (/overwr|replac/i.test(result.reason)) return true
  return notices.some(({ message }) => message.includes(id) || message.includes(file))
}

function onlySizes(match: FaultRule['match']): boolean {
  return match?.route === 'sizes'
}
