import { createCloud } from '../cloud/client.ts'
import type { Cloud } from '../cloud/cloud.ts'
import { MemoryBudget } from '../concurrency.ts'
import { VERSION } from '../version.ts'
import { createLimiter, measurePhase, type SyncContext, type SyncRequest } from './context.ts'
import { planUploads } from './plan.ts'
import { scanProjects, warnUnusedAllowEntries } from './scan-projects.ts'
import { searchIgnoredFiles } from './search.ts'
import { SecretPolicy } from './secret-policy.ts'
import { uploadSessions } from './upload.ts'

/**
 * Syncs, or in `check` mode compares: finds the sessions of every project, plans all of them, uploads what the plans say.
 * Sessions that the run's end leaves unfinished were reported as attempted; the recorder closes them.
 * @throws Failure that concerns every session; the deadline's reason when it ended the run
 */
export async function sync(order: SyncRequest): Promise<void> {
  await keepYoungGenerationSmall()
  await using cloud = await openCloud(order)
  order.observe({ event: 'client-created', requests: cloud.requests })
  const secrets = new SecretPolicy(order.inputs, order.projects)
  const limiter = createLimiter(order.inputs.concurrency)
  const job: SyncContext = { ...order, cloud, limiter, secrets, budget: new MemoryBudget() }
  const found = await measurePhase(job, 'scan', () => scanProjects(job))
  // From here on every ending accounts for them.
  for (const { project, scan } of found) job.observe({ event: 'attempted', project, sessions: scan.sessions })
  job.deadline.signal.throwIfAborted()
  const uploads = await measurePhase(job, 'compare', async () => {
    const planned = await planUploads(job, found)
    if (order.inputs.mode === 'check') await searchIgnoredFiles(job, found)
    return planned
  })
  if (uploads.length > 0) await measurePhase(job, 'upload', () => uploadSessions(job, uploads))
  warnUnusedAllowEntries(job, found)
}

/** The cloud as the inputs and the runner say; nothing is sent yet. */
async function openCloud({ inputs, runner, observe, mask }: SyncRequest): Promise<Cloud> {
  return await createCloud({
    baseUrl: inputs.cloudUrl,
    token: inputs.token,
    version: VERSION,
    concurrency: inputs.concurrency,
    retries: inputs.retries,
    requestTimeoutMs: inputs.requestTimeoutMs,
    proxy: runner.proxy,
    onSecret: mask,
    onDebug: (line) => observe({ event: 'request-completed', line }),
    onPause: (ms, reason) => observe({ event: 'paused', ms, reason }),
  })
}

/**
 * Keeps V8's young generation at its first size: it would grow to some 150 MB over 100,000 sessions, for garbage that a
 * small one collects in the same time (docs/internals/performance.md). For runs that get to work; loading this costs a little.
 */
async function keepYoungGenerationSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
}
