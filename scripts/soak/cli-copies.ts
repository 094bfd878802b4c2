import type { FaultRule } from '../../local-cloud/faults.ts'
import type { SessionStore } from '../../local-cloud/store.ts'
import type { RunReport } from '../../local-runner/run-checks.ts'
import type { Scenario } from './scenario.ts'
import { createCopyBefore, PROJECT, type SoakSession } from './sessions.ts'

type Result = RunReport['sessions'][number]

/**
 * Finds CLI copies that lost data without consent, as sentences. If the cloud's responses hid a copy, the run must report
 * the overwrite and may overwrite only what was in flight when the first response showed a copy.
 */
export function* findDestroyedCopies(
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
    if (isUnrecognizable(scenario, session)) continue
    const what = `${session.id} (${JSON.stringify(session.cli)}, ${result?.outcome}, ${result?.plan})`
    if (!mayAppearAbsent(scenario, session)) yield `${what}: the CLI copy was overwritten`
    else if (!isReported(report, session, result)) yield `${what}: the CLI copy was overwritten without a report`
  }
  const denied = destroyed.filter((session) => mayAppearAbsent(scenario, session))
  const concurrency = Number(scenario.inputs['concurrency'])
  if (denied.length > concurrency && scenario.faults.every(({ match }) => matchesOnlySizes(match)))
    yield `${denied.length} CLI copies were overwritten with a concurrency of ${concurrency}: the first should have stopped others`
}

function isDestroyed(session: SoakSession, store: SessionStore): boolean {
  const seed = createCopyBefore(session)
  const stored = store.findSession(PROJECT, session.id)
  // Session data cannot resume a session if the Markdown has changed, so the Markdown must be the CLI's as well.
  return (['markdown', 'rawData', 'sessionData'] as const).some((part) => stored?.[part] !== seed?.[part])
}

/** Whether no response shows that the copy is the CLI's: neither the size of its raw log nor session data. */
function isUnrecognizable({ faults }: Scenario, { cli }: SoakSession): boolean {
  const hides = faults.some(
    ({ action }) => action.kind === 'header' && Object.hasOwn(action.headers, 'X-Raw-Data-Size'),
  )
  return hides && cli?.sessionData === false
}

/** Whether a valid response may have omitted the copy. */
function mayAppearAbsent({ faults }: Scenario, { id }: SoakSession): boolean {
  return faults.some(({ action, match }) => {
    if (action.kind === 'unknown-project') return true
    if (action.kind === 'misstated-sizes') return action.omit?.includes(id) ?? false
    if (action.kind === 'sizes') return !action.sessions.includes(id)
    return action.kind === 'status' && action.status === 404 && match?.route === 'head'
  })
}

/** Whether the run reports an overwritten copy. Required only after one attempt: after a lost response the run cannot know. */
function isReported({ notices }: RunReport, { id, file }: SoakSession, result: Result | undefined): boolean {
  if (result === undefined || result.attempts !== 1) return true
  if (result.outcome !== 'created' && result.outcome !== 'updated') return true
  if (/overwr|replac/i.test(result.reason)) return true
  return notices.some(({ message }) => message.includes(id) || message.includes(file))
}

function matchesOnlySizes(match: FaultRule['match']): boolean {
  return match?.route === 'sizes'
}
