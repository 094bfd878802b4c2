import type { FaultAction, FaultRule } from '../../local-cloud/faults.ts'
import type { Random } from './random.ts'
import type { SoakSession } from './sessions.ts'

/** Placeholder for the target of redirects; the run replaces it by the URL of a server. */
export const REDIRECT_TARGET = 'http://redirect-target.invalid'

const ROUTES = ['put', 'head', 'sizes', 'refresh'] as const
const STATUSES = [400, 401, 403, 404, 408, 409, 413, 422, 425, 429, 500, 502, 503, 504] as const
const FORMS = ['text', 'html', 'empty', 'garbage', 'wrong-shape', 'huge'] as const
const INVALID_SIZE_LISTS = ['[]', 'null', '{"__proto__":1}', '7'] as const
const INVALID_SIZES = ['-1', '1.5', '"300"', '1152921504606846976', 'null', '{}'] as const

/** Creates one rule for all requests, for one session's requests, or for random ones. */
export function createRandomFault(random: Random, sessions: readonly SoakSession[]): FaultRule {
  const route = random.chance(0.6) ? 'put' : random.pick(ROUTES)
  const session = sessions[random.int(0, Math.max(0, sessions.length - 1))]
  const isOfOne = random.chance(0.3) && session !== undefined
  return {
    action: createRandomAction(random, route, sessions),
    match: { route, ...(isOfOne ? { sessionId: session.id } : { probability: random.pick([0.05, 0.2, 1]) }) },
    ...(random.chance(0.5) ? { times: random.int(1, 10) } : {}),
    ...(random.chance(0.3) ? { stored: true } : {}),
    ...(random.chance(0.1) ? { early: true } : {}),
  }
}

function createRandomAction(random: Random, route: string, sessions: readonly SoakSession[]): FaultAction {
  if (route === 'sizes' && random.chance(0.5))
    return random.chance(0.5) ? createRandomWrongSizes(random, sessions) : createRandomInvalidSizes(random, sessions)
  if (route === 'head' && random.chance(0.5)) return createRandomHeadFault(random)
  if (route === 'put' && random.chance(0.1)) return { kind: 'refuse-credentials' }
  if (route === 'put' && random.chance(0.05)) return { kind: 'misnamed', sessionId: 'another-session' }
  return random.pick<() => FaultAction>([
    () => ({ kind: 'status', status: random.pick(STATUSES) }),
    () => ({ kind: 'status', status: random.pick([500, 502, 503, 504]) }),
    () => ({ kind: 'status', status: 429, headers: { 'Retry-After': random.pick(['0', '1', '2', '3600', 'soon']) } }),
    () => ({ kind: 'malformed', form: random.pick(FORMS), status: random.pick([200, 201, 502]), megabytes: 1 }),
    () => ({ kind: 'redirect', to: `${REDIRECT_TARGET}/login`, status: random.pick([301, 302, 307, 308]) }),
    () => ({ kind: 'latency', ms: [0, random.int(1, 500)] }),
    () => ({ kind: random.pick(['reset', 'reset-after-store', 'truncated', 'invalid-http']) }),
    () => ({ kind: random.pick(['stall', 'stall-body', 'slow']) }),
  ])()
}

/** Valid responses with wrong or outdated content. */
function createRandomWrongSizes(random: Random, sessions: readonly SoakSession[]): FaultAction {
  const some = sessions.filter(() => random.chance(0.5)).map(({ id }) => id)
  const stale = some.map((id) => [id, random.int(0, 4000)] as const)
  return random.pick<FaultAction>([
    { kind: 'unknown-project', status: random.pick([404, 500]) },
    { kind: 'misstated-sizes', omit: some },
    { kind: 'misstated-sizes', omitSessionData: true },
    { kind: 'misstated-sizes', omitSessionData: true, sizes: Object.fromEntries(stale) },
  ])
}

/** Successful responses with invalid content. */
function createRandomInvalidSizes(random: Random, sessions: readonly SoakSession[]): FaultAction {
  const sizes = sessions.map(({ id }) => `"${id}":${random.pick(INVALID_SIZES)}`)
  return { kind: 'sizes', sessions: random.chance(0.7) ? `{${sizes.join(',')}}` : random.pick(INVALID_SIZE_LISTS) }
}

function createRandomHeadFault(random: Random): FaultAction {
  const header = (headers: Readonly<Record<string, string | null>>): FaultAction => ({ kind: 'header', headers })
  return random.pick<FaultAction>([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 405 },
    header({ 'X-Markdown-Size': random.pick(['-1', '1e3', '', null, '0x7', '1152921504606846976']) }),
    header({ 'X-Raw-Data-Size': null }),
    header({ 'X-Markdown-Size': null, 'X-Raw-Data-Size': null, 'X-Session-Data-Size': null }),
  ])
}
