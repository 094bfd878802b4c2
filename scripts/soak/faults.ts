import type { FaultAction, FaultRule } from '../../local-cloud/faults.ts'
import type { Chance } from './chance.ts'
import type { SoakSession } from './sessions.ts'

/** Where redirects point to, until the run puts a server of its own in its place. */
export const ELSEWHERE = 'http://elsewhere.invalid'

const ROUTES = ['put', 'head', 'sizes', 'refresh'] as const
const STATUSES = [400, 401, 403, 404, 408, 409, 413, 422, 425, 429, 500, 502, 503, 504] as const
const FORMS = ['text', 'html', 'empty', 'garbage', 'wrong-shape', 'huge'] as const
const SIZES = ['[]', 'null', '{"__proto__":1}', '7'] as const
const NONSENSE = ['-1', '1.5', '"300"', '1152921504606846976', 'null', '{}'] as const

/** One rule, for any request, for one session's, or for some by chance. */
export function randomFault(chance: Chance, sessions: readonly SoakSession[]): FaultRule {
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
  if (route === 'sizes' && chance.yes(0.5))
    return chance.yes(0.5) ? lyingSizes(chance, sessions) : nonsense(chance, sessions)
  if (route === 'head' && chance.yes(0.5)) return failingHead(chance)
  if (route === 'put' && chance.yes(0.1)) return { kind: 'refuse-credentials' }
  if (route === 'put' && chance.yes(0.05)) return { kind: 'misnamed', sessionId: 'somebody-else' }
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

/** Answers of good form that are not true, or not any more. */
function lyingSizes(chance: Chance, sessions: readonly SoakSession[]): FaultAction {
  const some = sessions.filter(() => chance.yes(0.5)).map(({ id }) => id)
  const stale = some.map((id) => [id, chance.int(0, 4000)] as const)
  return chance.pick<FaultAction>([
    { kind: 'unknown-project', status: chance.pick([404, 500]) },
    { kind: 'misstated-sizes', omit: some },
    { kind: 'misstated-sizes', omitSessionData: true },
    { kind: 'misstated-sizes', omitSessionData: true, sizes: Object.fromEntries(stale) },
  ])
}

/** Answers of the right status whose content nobody can use. */
function nonsense(chance: Chance, sessions: readonly SoakSession[]): FaultAction {
  const sizes = sessions.map(({ id }) => `"${id}":${chance.pick(NONSENSE)}`)
  return { kind: 'sizes', sessions: chance.yes(0.7) ? `{${sizes.join(',')}}` : chance.pick(SIZES) }
}

function failingHead(chance: Chance): FaultAction {
  const header = (headers: Readonly<Record<string, string | null>>): FaultAction => ({ kind: 'header', headers })
  return chance.pick<FaultAction>([
    { kind: 'status', status: 500 },
    { kind: 'status', status: 405 },
    header({ 'X-Markdown-Size': chance.pick(['-1', '1e3', '', null, '0x7', '1152921504606846976']) }),
    header({ 'X-Raw-Data-Size': null }),
    header({ 'X-Markdown-Size': null, 'X-Raw-Data-Size': null, 'X-Session-Data-Size': null }),
  ])
}
