import type { FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloudOptions } from '../../local-cloud/options.ts'
import type { TokenRequest } from '../../local-cloud/tokens.ts'
import { createRandomFault } from './faults.ts'
import { createRandomOtherUploads } from './other-client.ts'
import { createRandom, type Random } from './random.ts'
import { createRandomSession, type SoakSession } from './sessions.ts'

/** The parameters of one run, all derived from its seed. */
export type Scenario = {
  readonly seed: number
  readonly sessions: readonly SoakSession[]
  readonly cloud: LocalCloudOptions
  readonly token: TokenRequest
  /** Redirects have the target `REDIRECT_TARGET`, which is replaced by a server that must not receive requests. */
  readonly faults: readonly FaultRule[]
  readonly inputs: Readonly<Record<string, string>>
  /** Sent `afterMs` after the first line of the log, when the signal handlers are installed. */
  readonly signal?: { readonly name: 'SIGINT' | 'SIGTERM'; readonly afterMs: number }
}

export function createScenario(seed: number): Scenario {
  const random = createRandom(seed)
  const redactionMode = random.chance(0.7) ? '' : random.pick(['redact', 'hold', 'send'])
  const sessions = Array.from({ length: random.int(0, random.chance(0.1) ? 150 : 40) }, (_, index) =>
    createRandomSession(random, index, redactionMode),
  )
  const rateLimit = { requests: random.int(5, 40), windowMs: 1000, headers: random.chance(0.5) }
  return {
    seed,
    sessions,
    cloud: {
      randomSeed: seed,
      latencyMs: random.chance(0.5) ? 0 : [0, random.int(1, 60)],
      unknownProjectStatus: random.pick([404, 500]),
      // At least 3 s: times are whole seconds, so a token of 1 s could expire before its use.
      accessTokenSeconds: random.pick([3, 3600]),
      ...(random.chance(0.1) ? { rateLimit } : {}),
      ignoresConditions: random.chance(0.5),
    },
    token: createRandomToken(random),
    faults: [
      ...(random.chance(0.4) ? createRandomOtherUploads(random, sessions) : []),
      ...Array.from({ length: random.chance(0.2) ? 0 : random.int(1, 4) }, () => createRandomFault(random, sessions)),
    ],
    inputs: {
      ...createRandomInputs(random, sessions),
      ...createRandomExclusion(random, sessions),
      secrets: redactionMode,
    },
    ...(random.chance(0.15)
      ? { signal: { name: random.pick(['SIGINT', 'SIGTERM']), afterMs: random.int(0, 600) } as const }
      : {}),
  }
}

function createRandomToken(random: Random): TokenRequest {
  if (random.chance(0.75)) return { type: 'api' }
  if (random.chance(0.8)) return { type: 'device-refresh' }
  return random.pick<TokenRequest>([
    { type: 'api', scope: 'read' },
    { type: 'api', expiresInSeconds: -1 },
    { type: 'web-access' },
    { type: 'device-access' },
  ])
}

function createRandomInputs(random: Random, sessions: readonly SoakSession[]): Record<string, string> {
  const some = sessions.filter(() => random.chance(0.5)).map(({ id }) => id)
  return {
    timeout: String(random.int(1, 6)),
    'request-timeout': '1',
    concurrency: String(random.pick([1, 2, 10, 50])),
    retries: String(random.int(0, 3)),
    mode: random.chance(0.1) ? 'check' : 'sync',
    'update-when': random.chance(0.2) ? 'different' : 'larger',
    'overwrite-cli-sessions': String(random.chance(0.1)),
    'fail-on-incomplete': random.pick(['true', 'true', 'false', 'errors']),
    rescan: String(random.chance(0.2)),
    ...(random.chance(0.15) && some.length > 0 ? { sessions: some.join(',') } : {}),
  }
}

/** A glob that matches some of the files. */
const SUB_FOLDER = '**/2026/**'

function createRandomExclusion(random: Random, sessions: readonly SoakSession[]): Record<string, string> {
  if (!random.chance(0.15)) return {}
  const ids = sessions.filter(() => random.chance(0.2)).map(({ id }) => id)
  return { exclude: [...ids, ...(random.chance(0.5) ? [SUB_FOLDER] : [])].join('\n') }
}

/** Whether the scenario's inputs exclude a session. */
export function isExcluded({ inputs }: Pick<Scenario, 'inputs'>, { id, file }: SoakSession): boolean {
  const entries = inputs['exclude']?.split('\n') ?? []
  return entries.includes(id) || (entries.includes(SUB_FOLDER) && file.includes('/2026/'))
}
