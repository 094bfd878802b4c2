import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { createMonthOfSessions, lengthen, seedCliCopies, seedSessions, shorten } from './everyday.ts'
import { PROJECT } from './repository.ts'
import type { Scenario } from './scenario.ts'
import { createScenarioSession, type ScenarioSession } from './scenario-session.ts'
import { createSessionSpecs } from './session-specs.ts'

const TOO_LARGE: FaultAction = {
  kind: 'status',
  status: 413,
  body: { error: '413 Failure - size limit exceeded for /api/v1/projects' },
}

/** Adds a fault for the upload of each session. */
function addUploadFault(cloud: LocalCloud, sessions: readonly ScenarioSession[], action: FaultAction): void {
  for (const { id } of sessions) cloud.addFault({ match: { route: 'put', sessionId: id }, action })
}

function countUploads({ requests }: LocalCloud): number {
  return requests.filter(({ route }) => route === 'put').length
}

const mixed = createMonthOfSessions(43)
const twenty = createMonthOfSessions(20)
const hundred = createMonthOfSessions(100)
const thousand = createMonthOfSessions(1_000)
const five = createSessionSpecs(5_000, { from: '2024-03-01T06:00:00Z', to: '2026-02-28T20:00:00Z', bytes: 2_000 }).map(
  (spec, index) => createScenarioSession(index, spec),
)
const fiveThousand = { created: five.slice(0, 4_600), grown: five.slice(4_600, 4_850), rejected: five.slice(4_850) }

export const FAILURES: readonly Scenario[] = [
  {
    name: 'partial-failure',
    sessions: mixed,
    // All other sessions finish earlier, also on a busy machine.
    inputs: { timeout: '10' },
    pullRequest: mixed.slice(36).map(({ file }) => file),
    prepare(cloud) {
      seedSessions(cloud, mixed.slice(5, 8), shorten)
      seedSessions(cloud, mixed.slice(8, 38))
      addUploadFault(cloud, mixed.slice(38, 39), TOO_LARGE)
      addUploadFault(cloud, mixed.slice(39, 40), {
        kind: 'status',
        status: 400,
        body: { success: false, error: 'Invalid request body' },
      })
      addUploadFault(cloud, mixed.slice(40, 41), { kind: 'stall' })
      seedCliCopies(cloud, mixed.slice(41, 42))
      seedSessions(cloud, mixed.slice(42), lengthen)
    },
  },
  {
    name: 'cancelled',
    sessions: twenty,
    // One worker per session, so that stalled uploads do not block others.
    inputs: { concurrency: '20' },
    prepare: (cloud) => addUploadFault(cloud, twenty.slice(4), { kind: 'stall' }),
    cancelWhen: (cloud) => countUploads(cloud) === 20 && cloud.store.projects.get(PROJECT)?.size === 4,
  },
  {
    name: '1000-failures',
    sessions: thousand,
    inputs: { timeout: '600' },
    prepare: (cloud) =>
      cloud.addFault({
        match: { route: 'put' },
        action: { kind: 'status', status: 400, body: { success: false, error: 'Project is archived' } },
      }),
  },
  {
    name: 'rate-limit',
    sessions: hundred,
    // In sequence, so that the limit always affects the same sessions.
    inputs: { concurrency: '1' },
    cloud: { rateLimit: { requests: 41, windowMs: 3_600_000 } },
  },
  {
    name: '5000-sessions',
    sessions: five,
    inputs: { timeout: '900' },
    prepare(cloud) {
      seedSessions(cloud, fiveThousand.grown, shorten)
      addUploadFault(cloud, fiveThousand.rejected, TOO_LARGE)
    },
  },
]
