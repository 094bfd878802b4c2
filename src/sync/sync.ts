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
 * Scans, compares, plans and uploads the sessions of all projects; in `check` mode, without the upload. The recorder
 * closes sessions that are unfinished when the run stops.
 * @throws Failure of the whole run; the deadline's reason
 */
export async function sync(request: SyncRequest): Promise<void> {
  await keepYoungGenerationSmall()
  await using cloud = await openCloud(request)
  request.observe({ event: 'client-created', requests: cloud.requests })
  const secrets = new SecretPolicy(request.inputs, request.projects)
  const limiter = createLimiter(request.inputs.concurrency)
  const context: SyncContext = { ...request, cloud, limiter, secrets, budget: new MemoryBudget() }
  const found = await measurePhase(context, 'scan', () => scanProjects(context))
  // From here on, every session gets a result.
  for (const { project, scan } of found) context.observe({ event: 'attempted', project, sessions: scan.sessions })
  context.deadline.signal.throwIfAborted()
  const uploads = await measurePhase(context, 'compare', async () => {
    const planned = await planUploads(context, found)
    if (request.inputs.mode === 'check') await searchIgnoredFiles(context, found)
    return planned
  })
  if (uploads.length > 0) await measurePhase(context, 'upload', () => uploadSessions(context, uploads))
  warnUnusedAllowEntries(context, found)
}

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
 * Keeps V8's young generation at its first size. Otherwise it grows to about 150 MB over 100,000 sessions, without
 * being faster (docs/internals/performance.md). Loaded on demand, because some runs end earlier.
 */
async function keepYoungGenerationSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString('--semi-space-growth-factor=1')
}
