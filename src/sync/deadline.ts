import { monotonicMs } from '../clock.ts'
import { DeadlinePassed, type TimeBudget } from '../cloud/time-budget.ts'

/** A signal to the process ended the run. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'

  constructor(signal: string) {
    super(`The run was cancelled by ${signal}.`)
  }
}

/** The one thing that ends a run early: its deadline, a signal to the process, or a failure that concerns everything. */
export type Deadline = TimeBudget & {
  /** Starts the clock: `timeoutMs` from now the run ends. Until then there is no limit. */
  start(timeoutMs: number): void
  /** Ends the run for this reason; the first reason stands. */
  stop(reason: unknown): void
  /** Releases the timer, so that it keeps no finished run alive. */
  clear(): void
}

/** A deadline whose clock does not run yet, because the input that says how long is not read yet. */
export function createDeadline(): Deadline {
  const controller = new AbortController()
  let end = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const stop = (reason: unknown): void => controller.abort(reason)
  return {
    signal: controller.signal,
    remainingMs: () => Math.max(0, end - monotonicMs()),
    start(timeoutMs) {
      end = monotonicMs() + timeoutMs
      timer = setTimeout(() => stop(new DeadlinePassed()), timeoutMs)
    },
    stop,
    clear: () => clearTimeout(timer),
  }
}
