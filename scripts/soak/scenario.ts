import type { FaultAction, FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloudOptions } from '../../local-cloud/options.ts'
import type { TokenRequest } from '../../local-cloud/tokens.ts'
import { type Chance, chanceOf } from './chance.ts'
import { randomSession, type SoakSession } from './sessions.ts'

/** One run, all of it drawn from its seed. */
export type Scenario = {
  readonly seed: number
  readonly sessions: readonly SoakSession[]
  readonly cloud: LocalCloudOptions
  readonly token: TokenRequest
  /** A redirect's target is `ELSEWHERE`, to be replaced by a server that must never see a request. */
  readonly faults: readonly FaultRule[]
  readonly inputs: Readonly<Record<string, string>>
  /** Sent so many ms after the first line of the log, when the handlers are in place. */
  readonly signal?: { readonly name: 'SIGINT' | 'SIGTERM'; readonly afterMs: number }
}

export const ELSEWHERE = 'http://elsewhere.invalid'

const ROUTES = ['put', 'head', 'sizes', 'refresh'] as const
const STATUSES = [400, 401, 403, 404, 408, 409, 413, 422, 425, 429, 500, 502, 503, 504] as const
const FORMS = ['text', 'html', 'empty', 'garbage', 'wrong-shape', 'huge'] as const
const SIZES = ['[]', 'null', '{"__proto__":1}', '7'] as const
const NONSENSE = ['-1', '1.5', '"300"', '1152921504606846976', 'null', '{}'] as const

export function scenarioOf(seed: number): Scenario {
  const chance = chanceOf(seed)
  const sessions = Array.from({ length: chance.int(0, chance.yes(0.1) ? 150 : 40) }, (_, index) =>
    randomSession(chance, index),
  )
  const rateLimit = { requests: chance.int(5, 40), windowMs: 1000, headers: chance.yes(0.5) }
  return {
    seed,
    sessions,
    cloud: {
      randomSeed: seed,
      latencyMs: chance.yes(0.5) ? 0 : [0, chance.int(1, 60)],
      unknownProjectStatus: chance.pick([404, 500]),
      // Whole seconds, so that a token of 1 could be expired before it is used.
      accessTokenSeconds: chance.pick([3, 3600]),
      ...(chance.yes(0.1) ? { rateLimit } : {}),
    },
    token: randomToken(chance),
    faults: Array.from({ length: chance.yes(0.2) ? 0 : chance.int(1, 4) }, () => randomFault(chance, sessions)),
    inputs: randomInputs(chance, sessions),
    ...(chance.yes(0.15)
      ? { signal: { name: chance.pick(['SIGINT', 'SIGTERM']), afterMs: chance.int(0, 600) } as const }
      : {}),
  }
}

function randomToken(chance: Chance): TokenRequest {
  if (chance.yes(0.75)) return { type: 'api' }
  if (chance.yes(0.8)) return { type: 'device-refresh' }
  return chance.pick<TokenRequest>([
    { type: 'api', scope: 'read' },
    { type: 'api', expiresInSeconds: -1 },
    { type: 'web-access' },
    { type: 'device-access' },
  ])
}

function randomFault(chance: Chance, sessions: readonly SoakSession[]): FaultRule {
  const route = chance.yes(0.6) ? 'put' : chance.pick(ROUTES)
  const session = sessions[chance.int(0, Math.max(0, sessions.length - 1))]
  const isOfOne = chance.yes(0.3) && session !== undefined
  return {
    action: randomAction(chance, route, sessions),
    match: { route, ...(isOfOne ? { sessionId: session.id } : { probability: chance.pick([0.05, 0.2, 1]) }) },
    ...(chance.yes(0.5) ? { times: chance.int(1, 10) } : {}),
    ...(chance.yes(0.3) ? { stored: true } : {}),
    ...(chance.yes(0.1) ? { early: true } : {}),
  }
}

function randomAction(chance: Chance, route: string, sessions: readonly SoakSession[]): FaultAction {
  if (route === 'sizes' && chance.yes(0.5)) {
    const nonsense = sessions.map(({ id }) => `"${id}":${chance.pick(NONSENSE)}`)
    return { kind: 'sizes', sessions: chance.yes(0.7) ? `{${nonsense.join(',')}}` : chance.pick(SIZES) }
  }
  if (route === 'head' && chance.yes(0.3)) {
    return { kind: 'header', headers: { 'X-Markdown-Size': chance.pick(['-1', '1e3', '', null, '0x7']) } }
  }
  return chance.pick<() => FaultAction>([
    () => ({ kind: 'status', status: chance.pick(STATUSES) }),
    () => ({ kind: 'status', status: chance.pick([500, 502, 503, 504]) }),
    () => ({ kind: 'status', status: 429, headers: { 'Retry-After': chance.pick(['0', '1', '2', '3600', 'soon']) } }),
    () => ({ kind: 'malformed', form: chance.pick(FORMS), status: chance.pick([200, 201, 502]), megabytes: 1 }),
    () => ({ kind: 'redirect', to: `${ELSEWHERE}/login`, status: chance.pick([301, 302, 307, 308]) }),
    () => ({ kind: 'latency', ms: [0, chance.int(1, 500)] }),
    () => ({ kind: chance.pick(['reset', 'reset-after-store', 'truncated', 'invalid-http']) }),
    () => ({ kind: chance.pick(['stall', 'stall-body', 'slow']) }),
  ])()
}

function randomInputs(chance: Chance, sessions: readonly SoakSession[]): Record<string, string> {
  const some = sessions.filter(() => chance.yes(0.5)).map(({ id }) => id)
  return {
    timeout: String(chance.int(1, 6)),
    'request-timeout': '1',
    concurrency: String(chance.pick([1, 2, 10, 50])),
    retries: String(chance.int(0, 3)),
    mode: chance.yes(0.1) ? 'check' : 'sync',
    'update-when': chance.yes(0.2) ? 'different' : 'larger',
    'overwrite-cli-sessions': String(chance.yes(0.1)),
    'fail-on-incomplete': String(chance.yes(0.8)),
    ...(chance.yes(0.15) && some.length > 0 ? { sessions: some.join(',') } : {}),
  }
}
