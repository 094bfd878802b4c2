import type { FaultAction } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { type Conversation, conversation } from './conversation.ts'
import { longer, month, seed, seedCliCopies, shorter } from './everyday.ts'
import { PROJECT } from './repository.ts'
import type { Scenario } from './scenario.ts'
import { talks } from './talks.ts'

const TOO_LARGE: FaultAction = {
  kind: 'status',
  status: 413,
  body: { error: '413 Failure - size limit exceeded for /api/v1/projects' },
}

/** What the cloud does with the upload of each of these. */
function onUpload(cloud: LocalCloud, sessions: readonly Conversation[], action: FaultAction): void {
  for (const { id } of sessions) cloud.addFault({ match: { route: 'put', sessionId: id }, action })
}

function uploads({ requests }: LocalCloud): number {
  return requests.filter(({ route }) => route === 'put').length
}

const mixed = month(43)
const twenty = month(20)
const hundred = month(100)
const thousand = month(1_000)
const five = talks(5_000, { from: '2024-03-01T06:00:00Z', to: '2026-02-28T20:00:00Z', bytes: 2_000 }).map(
  (talk, index) => conversation(index, talk),
)
const fiveThousand = { created: five.slice(0, 4_600), grown: five.slice(4_600, 4_850), rejected: five.slice(4_850) }

export const FAILURES: readonly Scenario[] = [
  {
    name: 'partial-failure',
    sessions: mixed,
    // Everything else is done in less, also on a machine that is busy.
    inputs: { timeout: '10' },
    pullRequest: mixed.slice(36).map(({ file }) => file),
    prepare(cloud) {
      seed(cloud, mixed.slice(5, 8), shorter)
      seed(cloud, mixed.slice(8, 38))
      onUpload(cloud, mixed.slice(38, 39), TOO_LARGE)
      onUpload(cloud, mixed.slice(39, 40), {
        kind: 'status',
        status: 400,
        body: { success: false, error: 'Invalid request body' },
      })
      onUpload(cloud, mixed.slice(40, 41), { kind: 'stall' })
      seedCliCopies(cloud, mixed.slice(41, 42))
      seed(cloud, mixed.slice(42), longer)
    },
  },
  {
    name: 'cancelled',
    sessions: twenty,
    // Each has a worker of its own, so that those that stall hold up no other.
    inputs: { concurrency: '20' },
    prepare: (cloud) => onUpload(cloud, twenty.slice(4), { kind: 'stall' }),
    cancelWhen: (cloud) => uploads(cloud) === 20 && cloud.store.projects.get(PROJECT)?.size === 4,
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
    // One after the other, so that it is always the same ones that are too many.
    inputs: { concurrency: '1' },
    cloud: { rateLimit: { requests: 41, windowMs: 3_600_000 } },
  },
  {
    name: '5000-sessions',
    sessions: five,
    inputs: { timeout: '900' },
    prepare(cloud) {
      seed(cloud, fiveThousand.grown, shorter)
      onUpload(cloud, fiveThousand.rejected, TOO_LARGE)
    },
  },
]
