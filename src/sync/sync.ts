import { monotonicMs } from '../clock.ts'
import { createCloud } from '../cloud/client.ts'
import type { Cloud } from '../cloud/cloud.ts'
import type { Phase } from '../run/run.ts'
import { VERSION } from '../version.ts'
import { findSessions } from './find.ts'
import type { Job, Order } from './job.ts'
import { createLimiter } from './limiter.ts'
import { planUploads } from './plan.ts'
import { SecretPolicy } from './secret-policy.ts'
import { uploadSessions } from './upload.ts'

/**
 * Syncs, or in `check` mode compares: finds the sessions of every project, plans all of them, uploads what the plans say.
 * What the run's end leaves unfinished has been told as attempted, and is closed by whoever keeps the run.
 *
 * @throws Failure that concerns every session; the deadline's reason when it ended the run
 */
export async function sync(order: Order): Promise<void> {
  await keepYoungGenerationSmall()
  await using cloud = await openCloud(order)
  order.observe({ event: 'cloud-opened', requests: cloud.requests })
  const secrets = new SecretPolicy(order.inputs, order.projects)
  const job: Job = { ...order, cloud, limiter: createLimiter(order.inputs.concurrency), secrets }
  const found = await timed(job, 'scan', () => findSessions(job))
  const uploads = await timed(job, 'compare', () => planUploads(job, found))
  if (uploads.length > 0) await timed(job, 'upload', () => uploadSessions(job, uploads))
}

/** The cloud as the inputs and the runner say; nothing is sent yet. */
async function openCloud({ inputs, runner, observe, mask }: Order): Promise<Cloud> {
  return await createCloud({
    baseUrl: inputs.cloudUrl,
    token: inputs.token,
    version: VERSION,
    concurrency: inputs.concurrency,
    retries: inputs.retries,
    requestTimeoutMs: inputs.requestTimeoutMs,
    proxy: runner.proxy,
    onSecret: mask,
    onDebug: (line) => observe({ event: 'requested', line }),
    onPause: (ms, reason) => observe({ event: 'paused', ms, reason }),
  })
}

/** Tells how long a phase took, also of one that an error ends. */
async function timed<T>({ observe }: Job, phase: Phase, work: () => Promise<T>): Promise<T> {
  const startedAt = monotonicMs()
  try {
    return await work()
  } finally {
    observe({ event: 'phase-ended', phase, ms: monotonicMs() - startedAt })
  }
}

/**
 * Keeps V8's young generation at its first size: it would grow to some 150 MB over 100,000 sessions, for garbage that a
 * small one collects in the same time (docs/performance.md). For runs that get to work; loading this costs a little.
 */
async function keepYoungGenerationSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
}
