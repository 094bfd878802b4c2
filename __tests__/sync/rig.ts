import type { LocalCloud } from '../../local-cloud/options.ts'
import { createCloud } from '../../src/cloud/client.ts'
import type { Cloud } from '../../src/cloud/cloud.ts'
import { createDeadline, type RunDeadline } from '../../src/deadline.ts'
import { scanSessions } from '../../src/sessions/scan.ts'
import type { LocalSession } from '../../src/sessions/session.ts'
import { createLimiter, type Limiter } from '../../src/sync/limiter.ts'

export const PROJECT = { id: 'f60e-cdb1-6e5e-8e82', name: 'Widgets', source: { kind: 'input' }, paths: ['.'] } as const

/** The real parts that a sync is made of, against a cloud on loopback. */
export async function rig(local: LocalCloud): Promise<{ cloud: Cloud; limiter: Limiter; deadline: RunDeadline }> {
  const cloud = await createCloud({
    baseUrl: local.url,
    token: local.token,
    version: '0.0.0',
    concurrency: 4,
    retries: 1,
    requestTimeoutMs: 5_000,
    onSecret: () => {},
    random: () => 0,
  })
  return { cloud, limiter: createLimiter(4), deadline: createDeadline() }
}

/** The sessions of a checkout, as the scan finds them. */
export async function scanned(workspace: string): Promise<readonly LocalSession[]> {
  const { sessions } = await scanSessions({
    workspace,
    paths: ['.'],
    historyDir: '.specstory/history',
    providers: [],
    sessions: [],
    shard: undefined,
    signal: new AbortController().signal,
    onFirstSession: () => {},
  })
  return sessions
}
