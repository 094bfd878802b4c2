import { readFileSync } from 'node:fs'
import type { FaultRule } from '../../local-cloud/faults.ts'
import type { LocalCloud } from '../../local-cloud/options.ts'
import { run } from '../rig/bundle.ts'
import { checkout, sessions } from '../rig/checkout.ts'
import { createRemoteControl } from '../rig/remote-control.ts'
import { withCloud } from '../rig/with-cloud.ts'

/** A run of nine sessions in three shards. */
export type ShardedRun = {
  readonly faults?: readonly FaultRule[]
  readonly inputs?: Readonly<Record<string, string>>
  /** More inputs of the first shard. */
  readonly first?: Readonly<Record<string, string>>
  /** True when the first shard is to get SIGTERM. */
  readonly cancelWhen?: (cloud: LocalCloud) => boolean
}

export const SHARDS = 3

const workspace = checkout(sessions(9))

/** Runs three shards with the committed bundle; returns their reports. */
export async function runShards({ faults = [], inputs = {}, first = {}, cancelWhen }: ShardedRun): Promise<string[]> {
  return await withCloud({}, async (cloud) => {
    for (const rule of faults) cloud.addFault(rule)
    const texts: string[] = []
    // The first shard runs last, because its faults may stall the cloud.
    for (const index of [3, 2, 1]) {
      const shard = { shard: `${index}/${SHARDS}`, ...inputs, ...(index === 1 ? first : {}) }
      const control = createRemoteControl()
      const result = await run(cloud, {
        workspace,
        nodeOptions: control.nodeOptions,
        env: control.env,
        inputs: shard,
        onStart(child) {
          if (index !== 1 || cancelWhen === undefined) return
          const timer = setInterval(() => {
            if (!cancelWhen(cloud)) return
            clearInterval(timer)
            control.signal(child, 'SIGTERM')
          }, 5)
          child.once('close', () => clearInterval(timer))
        },
      })
      texts.unshift(readFileSync(result.outputs['report'] ?? '', 'utf8'))
    }
    return texts
  })
}
