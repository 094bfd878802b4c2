import { monotonicMs } from '../deadline.ts'
import type { Phase } from '../run/run.ts'
import type { Order } from './job.ts'

/** Tells how long a phase took, also of one that an error ends. */
export async function timed<T>({ observe }: Pick<Order, 'observe'>, phase: Phase, work: () => Promise<T>): Promise<T> {
  const startedAt = monotonicMs()
  try {
    return await work()
  } finally {
    observe({ event: 'phase-ended', phase, ms: monotonicMs() - startedAt })
  }
}
