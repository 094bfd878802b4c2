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

/** Input of a sync. */
export type SyncRequest = {
  readonly inputs: Inputs
  readonly runner: Runner
  /** In path order; at least one. */
  readonly projects: readonly Project[]
  readonly deadline: RunDeadline
  readonly observe: RunObserver
  /** Called with each text to mask, before its first use. */
  readonly mask: (secret: string) => void
}

/** Shared by all phases of a sync. */
export type SyncContext = SyncRequest & {
  readonly cloud: Cloud
  /** Used for every request of the run. */
  readonly limiter: Limiter
  readonly secrets: SecretPolicy
  /** For files that are read, compressed and sent at a time. */
  readonly budget: MemoryBudget
}

/** Items to prepare while others are sent: a request should never wait for a body, but memory is limited. */
const PREFETCH = 4

/** Limits the concurrent requests of the whole run. */
type Limiter = {
  /** Sends when a slot is free. */
  request<T>(send: () => Promise<T>): Promise<T>
  /**
   * Processes items concurrently, `PREFETCH` more than there are slots, until the signal aborts.
   * @throws the first error of `work`, after the started items have ended
   */
  forEachLimited<T>(items: Iterable<T>, signal: AbortSignal, work: (item: T) => Promise<void>): Promise<void>
}

/** @param concurrency maximum requests at a time */
export function createLimiter(concurrency: number): Limiter {
  const limit = pLimit(concurrency)
  return {
    request: (send) => limit(send),
    forEachLimited: (items, signal, work) => runWorkers(items, concurrency + PREFETCH, signal, () => work),
  }
}

/** Reports the duration of a phase, also after an error. */
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
