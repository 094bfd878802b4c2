import {
  collectPublishedText,
  findRunViolations,
  type RunReport,
  requireReport,
} from '../../local-runner/run-checks.ts'
import { destroyedCopies } from './cli-copies.ts'
import { destroyedOtherUploads, otherUploads } from './other-client.ts'
import type { Aftermath } from './run-scenario.ts'
import { isExcluded, type Scenario } from './scenario.ts'
import { copyBefore, PROJECT, type SoakSession } from './sessions.ts'

/** Milliseconds from the deadline, or from a signal, to the end of the process. */
const ENDING_MS = 5_000

/** Milliseconds for a process to start and to end, on a machine with other things to do. */
const SLACK_MS = 5_000

/** Every rule that a run broke, as sentences; none when all is well. */
export function violations(scenario: Scenario, aftermath: Aftermath): string[] {
  const { ending, cloud } = aftermath
  // Node gives its signal handlers up before it ends: a signal that comes between kills a process that has told everything.
  const isKilledLate = scenario.signal !== undefined && ending.exitCode === null
  const endings = findRunViolations(ending).filter((text) => !(isKilledLate && text.startsWith('exit code null')))
  const broken = [...endings, ...strayTokens(scenario, aftermath), ...strayCredentials(scenario, aftermath)]
  const limit = Number(scenario.inputs['timeout']) * 1000 + ENDING_MS + SLACK_MS
  if (ending.durationMs > limit) broken.push(`it took ${Math.round(ending.durationMs)} ms, with a limit of ${limit} ms`)
  if (ending.report === undefined) return broken
  const report = requireReport(ending)
  return [
    ...broken,
    ...wrongEnding(scenario, report),
    ...lostSessions(scenario, report, aftermath),
    ...destroyedCopies(scenario, report, cloud.store, otherUploads(cloud)),
    ...destroyedOtherUploads(scenario, cloud),
  ]
}

function* strayTokens(
  { token: { type } }: Scenario,
  { cloud, ending, token, elsewhere }: Aftermath,
): Generator<string> {
  const text = collectPublishedText(ending)
  if (elsewhere > 0) yield `${elsewhere} requests went to another host`
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

/** True when something of the scenario can refuse the token, so that no verdict is possible. */
function canFail({ token, faults }: Scenario): boolean {
  const refusing = faults.some(({ action, match }) => {
    const isRefresh = [match?.route].flat().includes('refresh')
    return isRefresh || (action.kind === 'status' && (action.status === 401 || action.status === 403))
  })
  return refusing || token.type === 'web-access' || token.scope === 'read' || (token.expiresInSeconds ?? 1) < 0
}

function* wrongEnding(scenario: Scenario, { status, counts, failures }: RunReport): Generator<string> {
  if (status === 'cancelled' && scenario.signal === undefined) yield 'cancelled without a signal'
  if (status === 'not-run') yield 'it did not run'
  if (status === 'failed' && !canFail(scenario)) yield 'it failed, and nothing could have failed it'
  if (failures.some(({ code }) => code === 'internal')) yield 'it has a bug by its own account'
  if (counts.pending > 0 && scenario.inputs['mode'] !== 'check') yield 'sessions are pending in a sync'
}

function* lostSessions(scenario: Scenario, report: RunReport, { cloud }: Aftermath): Generator<string> {
  const named = scenario.inputs['sessions']?.split(',')
  const scope = scenario.sessions.filter((session) => {
    return (named?.includes(session.id) ?? true) && !isExcluded(scenario, session)
  })
  const results = new Map(report.sessions.map((result) => [result.id, result]))
  const others = otherUploads(cloud)
  // A run that is ended while it looks for sessions accounts for those that it has found.
  const isWhole = report.status === 'complete' || report.timingsMs.compare !== undefined
  if (results.size > scope.length || (isWhole && results.size < scope.length))
    yield `${results.size} of ${scope.length} sessions are accounted for`
  for (const session of scenario.sessions) {
    const result = results.get(session.id)
    const stored = cloud.store.session(PROJECT, session.id)
    if (result !== undefined && isExcluded(scenario, session)) yield `${session.id} is excluded, and was attempted`
    // What another client did to a copy is judged by itself.
    if (others.has(session.id)) continue
    const fault = faultOfCopy(scenario, session, result, stored?.markdown)
    if (fault !== undefined) yield `${session.id} (${session.start}, ${result?.outcome}, ${result?.plan}): ${fault}`
  }
}

/** What is wrong with the cloud's copy after the run, given how the session is counted. */
function faultOfCopy(
  scenario: Scenario,
  session: SoakSession,
  result: RunReport['sessions'][number] | undefined,
  copy: string | undefined,
): string | undefined {
  const before = copyBefore(session)
  if (copy !== before && copy !== session.wire) return 'the cloud holds something that nobody sent'
  if (scenario.inputs['mode'] === 'check') return copy === before ? undefined : 'a check wrote to the cloud'
  switch (result?.outcome) {
    case 'created':
    case 'updated':
      return copy === session.wire ? undefined : "the cloud's copy is not what the checkout holds"
    case 'skipped':
      if (result.plan === 'kept-cli-copy' || result.plan === 'exposed-cli-copy')
        return copy === before ? undefined : 'it was not kept'
      if (isMisstated(scenario, session)) return copy === before ? undefined : 'it was not skipped'
      if (mayStayUnredacted(scenario, session)) return copy === before ? undefined : 'it was not skipped'
      return copy?.startsWith(session.wire) ? undefined : 'the cloud holds less than the checkout'
    case 'errored':
      if (result.code !== 'cloud-copy-unknown') return undefined
      return copy === before ? undefined : 'a copy that nobody knew was written over'
    case 'pending':
    case undefined:
      return copy === before ? undefined : 'the cloud was written to'
    default:
      return undefined
  }
}

/** True when a copy with credentials may be passed by: nobody has read a file of its size, or the CLI has sent it. */
function mayStayUnredacted({ inputs }: Scenario, { start, cli }: SoakSession): boolean {
  const reads = inputs['rescan'] === 'true' && inputs['secrets'] !== 'hold'
  return start === 'unredacted' && (!reads || cli !== undefined)
}

/** Credentials that went over the wire, or that anybody was told of. */
function* strayCredentials({ sessions }: Scenario, { ending, bodies }: Aftermath): Generator<string> {
  const text = collectPublishedText(ending)
  for (const { id, secrets } of sessions) {
    for (const secret of secrets) {
      const escaped = JSON.stringify(secret).slice(1, -1)
      if (bodies.some((body) => body.includes(escaped))) yield `${id}: a credential was sent`
      if (text.includes(secret) || text.includes(escaped)) yield `${id}: a credential was told`
    }
  }
}

/** True when the cloud itself has told a wrong size of this session, so that it may be thought to be up to date. */
function isMisstated({ faults }: Scenario, { id }: SoakSession): boolean {
  return faults.some(({ action }) => action.kind === 'misstated-sizes' && Object.hasOwn(action.sizes ?? {}, id))
}
