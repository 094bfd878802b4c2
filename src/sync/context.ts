import pLimit from 'p-limit'
import type { Cloud } from '../cloud/cloud.ts'
import { type MemoryBudget, runWorkers } from '../concurrency.ts'
import { monotonicMs, type RunDeadline } from '../deadline.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import type { Project } from '../project/project.ts'
import type { RunObserver } from '../run/events.ts'
import type { Phase } from '../run/run.ts'
import type { SecretPolicy } from './secret-policy.ts'

/** What a sync is asked to do, and who is told of it. */
export type SyncRequest = {
  readonly inputs: Inputs
  readonly runner: Runner
  /** In path order; at least one. */
  readonly projects: readonly Project[]
  readonly deadline: RunDeadline
  readonly observe: RunObserver
  /** Called with each text that must be masked, before it is used. */
  readonly mask: (secret: string) => void
}

/** What every phase of a sync works with. */
export type SyncContext = SyncRequest & {
  readonly cloud: Cloud
  /** The one that every request of the run goes through. */
  readonly limiter: Limiter
  readonly secrets: SecretPolicy
  /** Of the files that are read, compressed and sent at a time. */
  readonly budget: MemoryBudget
}

/**
 * How many items are made ready while others are on the wire: enough that a request always finds the next body waiting,
 * few enough that memory stays bounded.
 */
const PREFETCH = 4

/** Bounds the requests of the whole run, comparisons and uploads together. */
type Limiter = {
  /** Sends when there is a place for one more request. */
  request<T>(send: () => Promise<T>): Promise<T>
  /**
   * Starts `work` on one item after the other, a few more at a time than there are places for requests, until the
   * signal aborts; resolves when everything started has ended.
   * @throws the first error that `work` threw, after the rest of what was started has ended
   */
  forEachLimited<T>(items: Iterable<T>, signal: AbortSignal, work: (item: T) => Promise<void>): Promise<void>
}

/** @param concurrency requests at a time */
export function createLimiter(concurrency: number): Limiter {
  const limit = pLimit(concurrency)
  return {
    request: (send) => limit(send),
    forEachLimited: (items, signal, work) => runWorkers(items, concurrency + PREFETCH, signal, () => work),
  }
}

/** Tells how long a phase took, also of one that an error ends. */
export async function measurePhase<T>(
  { observe }: Pick<SyncRequest, 'observe'>,
  phase: Phase,
  work: () => Promise<T>,
): Promise<T> {
  const startedAt = monotonicMs()
  try {
    return await work()
  } finally {
    observe({ event: 'phase-ended', phase, ms: monotonicMs() - startedAt })
  }
}
