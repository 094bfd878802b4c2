import {
  collectPublishedText,
  findRunViolations,
  type RunReport,
  requireReport,
} from '../../local-runner/run-checks.ts'
import { findDestroyedCopies } from './cli-copies.ts'
import { findDestroyedOtherUploads, listOtherUploads } from './other-client.ts'
import type { ScenarioOutcome } from './run-scenario.ts'
import { isExcluded, type Scenario } from './scenario.ts'
import { getMarkdownBefore, PROJECT, type SoakSession } from './sessions.ts'

/** Maximum time from the deadline or a signal to the end of the process. */
const ENDING_MS = 5_000

/** Additional time for starting and ending a process on a busy machine. */
const SLACK_MS = 5_000

/** Finds violations of the invariants of a run, one sentence each. */
export function findViolations(scenario: Scenario, outcome: ScenarioOutcome): string[] {
  const { ending, cloud } = outcome
  // Node removes its signal handlers before it exits: a signal after that kills a process that has published everything.
  const isKilledLate = scenario.signal !== undefined && ending.exitCode === null
  const endings = findRunViolations(ending).filter((text) => !(isKilledLate && text.startsWith('exit code null')))
  const broken = [...endings, ...findLeakedTokens(scenario, outcome), ...findLeakedCredentials(scenario, outcome)]
  const limit = Number(scenario.inputs['timeout']) * 1000 + ENDING_MS + SLACK_MS
  if (ending.durationMs > limit) broken.push(`it took ${Math.round(ending.durationMs)} ms, with a limit of ${limit} ms`)
  if (ending.report === undefined) return broken
  const report = requireReport(ending)
  return [
    ...broken,
    ...findWrongStatus(scenario, report),
    ...findLostSessions(scenario, report, outcome),
    ...findDestroyedCopies(scenario, report, cloud.store, listOtherUploads(cloud)),
    ...findDestroyedOtherUploads(scenario, cloud),
  ]
}

function* findLeakedTokens(
  { token: { type } }: Scenario,
  { cloud, ending, token, redirectTarget }: ScenarioOutcome,
): Generator<string> {
  const text = collectPublishedText(ending)
  if (redirectTarget > 0) yield `${redirectTarget} requests went to another host`
  for (const { route, authorization, path } of cloud.requests) {
    const bearsToken = authorization === `Bearer ${token}`
    if (route === 'unknown') yield `a request for ${path}`
    if (route !== 'refresh' && type === 'device-refresh' && bearsToken) yield `the refresh token was sent to ${path}`
    if (route === 'refresh' && !bearsToken) yield 'something else than the token was sent for exchange'
  }
  const secrets = cloud.requests.flatMap(({ authorization }) => authorization?.replace('Bearer ', '') ?? [])
  for (const secret of new Set([token, ...secrets])) {
    if (text.includes(secret)) yield 'a token was printed'
    if (!ending.log.includes(`::add-mask::${secret}\n`)) yield 'a token was not masked'
  }
}

/** Whether the scenario can make the run fail, because the token may be rejected. */
function canFail({ token, faults }: Scenario): boolean {
  const rejectsToken = faults.some(({ action, match }) => {
    const isRefresh = [match?.route].flat().includes('refresh')
    return isRefresh || (action.kind === 'status' && (action.status === 401 || action.status === 403))
  })
  return rejectsToken || token.type === 'web-access' || token.scope === 'read' || (token.expiresInSeconds ?? 1) < 0
}

function* findWrongStatus(scenario: Scenario, { status, counts, failures }: RunReport): Generator<string> {
  if (status === 'cancelled' && scenario.signal === undefined) yield 'cancelled without a signal'
  if (status === 'not-run') yield 'the status is not-run'
  if (status === 'failed' && !canFail(scenario)) yield 'it failed without a cause'
  if (failures.some(({ code }) => code === 'internal')) yield 'it reported an internal error'
  if (counts.pending > 0 && scenario.inputs['mode'] !== 'check') yield 'sessions are pending in a sync'
}

function* findLostSessions(scenario: Scenario, report: RunReport, { cloud }: ScenarioOutcome): Generator<string> {
  const named = scenario.inputs['sessions']?.split(',')
  const scope = scenario.sessions.filter((session) => {
    return (named?.includes(session.id) ?? true) && !isExcluded(scenario, session)
  })
  const results = new Map(report.sessions.map((result) => [result.id, result]))
  const others = listOtherUploads(cloud)
  // A run that is stopped during the scan counts only the sessions that it found.
  const isWhole = report.status === 'complete' || report.timingsMs.compare !== undefined
  if (results.size > scope.length || (isWhole && results.size < scope.length))
    yield `${results.size} of ${scope.length} sessions are counted`
  for (const session of scenario.sessions) {
    const result = results.get(session.id)
    const stored = cloud.store.findSession(PROJECT, session.id)
    if (result !== undefined && isExcluded(scenario, session)) yield `${session.id} is excluded but was attempted`
    // Copies that another client changed are checked separately.
    if (others.has(session.id)) continue
    const fault = checkCopy(scenario, session, result, stored?.markdown)
    if (fault !== undefined) yield `${session.id} (${session.start}, ${result?.outcome}, ${result?.plan}): ${fault}`
  }
}

/** Checks the cloud copy after the run against the session's outcome. Returns what is wrong, if anything. */
function checkCopy(
  scenario: Scenario,
  session: SoakSession,
  result: RunReport['sessions'][number] | undefined,
  copy: string | undefined,
): string | undefined {
  const before = getMarkdownBefore(session)
  if (copy !== before && copy !== session.wire) return 'the cloud copy differs from everything that was sent'
  if (scenario.inputs['mode'] === 'check') return copy === before ? undefined : 'a check wrote to the cloud'
  switch (result?.outcome) {
    case 'created':
    case 'updated':
      return copy === session.wire ? undefined : 'the cloud copy differs from the checkout'
    case 'skipped':
      if (result.plan === 'kept-cli-copy' || result.plan === 'exposed-cli-copy')
        return copy === before ? undefined : 'it was not kept'
      if (isMisstated(scenario, session)) return copy === before ? undefined : 'it was not skipped'
      if (mayStayUnredacted(scenario, session)) return copy === before ? undefined : 'it was not skipped'
      return copy?.startsWith(session.wire) ? undefined : 'the cloud copy is smaller than the checkout'
    case 'errored':
      if (result.code !== 'cloud-copy-unknown') return undefined
      return copy === before ? undefined : 'a copy that could not be inspected was overwritten'
    case 'pending':
    case undefined:
      return copy === before ? undefined : 'the cloud copy was changed'
    default:
      return undefined
  }
}

/** Whether a copy with credentials may stay: without `rescan` files of equal size are not read, and CLI copies are kept. */
function mayStayUnredacted({ inputs }: Scenario, { start, cli }: SoakSession): boolean {
  const reads = inputs['rescan'] === 'true' && inputs['secrets'] !== 'hold'
  return start === 'unredacted' && (!reads || cli !== undefined)
}

/** Finds credentials that were sent or published. */
function* findLeakedCredentials({ sessions }: Scenario, { ending, bodies }: ScenarioOutcome): Generator<string> {
  const text = collectPublishedText(ending)
  for (const { id, secrets } of sessions) {
    for (const secret of secrets) {
      const escaped = JSON.stringify(secret).slice(1, -1)
      if (bodies.some((body) => body.includes(escaped))) yield `${id}: a credential was sent`
      if (text.includes(secret) || text.includes(escaped)) yield `${id}: a credential was published`
    }
  }
}

/** Whether a response had a wrong size for this session, so that it may count as up to date. */
function isMisstated({ faults }: Scenario, { id }: SoakSession): boolean {
  return faults.some(({ action }) => action.kind === 'misstated-sizes' && Object.hasOwn(action.sizes ?? {}, id))
}
