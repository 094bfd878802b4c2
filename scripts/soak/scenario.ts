import type { FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloudOptions } from '../../local-cloud/options.ts'
import type { TokenRequest } from '../../local-cloud/tokens.ts'
import { type Chance, chanceOf } from './chance.ts'
import { randomFault } from './faults.ts'
import { randomOtherUploads } from './other-client.ts'
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

export function scenarioOf(seed: number): Scenario {
  const chance = chanceOf(seed)
  const treatment = chance.yes(0.7) ? '' : chance.pick(['redact', 'hold', 'send'])
  const sessions = Array.from({ length: chance.int(0, chance.yes(0.1) ? 150 : 40) }, (_, index) =>
    randomSession(chance, index, treatment),
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
      ignoresConditions: chance.yes(0.5),
    },
    token: randomToken(chance),
    faults: [
      ...(chance.yes(0.4) ? randomOtherUploads(chance, sessions) : []),
      ...Array.from({ length: chance.yes(0.2) ? 0 : chance.int(1, 4) }, () => randomFault(chance, sessions)),
    ],
    inputs: { ...randomInputs(chance, sessions), ...randomExclusion(chance, sessions), secrets: treatment },
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
    'fail-on-incomplete': chance.pick(['true', 'true', 'false', 'errors']),
    rescan: String(chance.yes(0.2)),
    ...(chance.yes(0.15) && some.length > 0 ? { sessions: some.join(',') } : {}),
  }
}

/** A glob that some of the files match. */
const SUB_FOLDER = '**/2026/**'

function randomExclusion(chance: Chance, sessions: readonly SoakSession[]): Record<string, string> {
  if (!chance.yes(0.15)) return {}
  const ids = sessions.filter(() => chance.yes(0.2)).map(({ id }) => id)
  return { exclude: [...ids, ...(chance.yes(0.5) ? [SUB_FOLDER] : [])].join('\n') }
}

/** True when the scenario's inputs take a session out of the run. */
export function isExcluded({ inputs }: Pick<Scenario, 'inputs'>, { id, file }: SoakSession): boolean {
  const entries = inputs['exclude']?.split('\n') ?? []
  return entries.includes(id) || (entries.includes(SUB_FOLDER) && file.includes('/2026/'))
}
