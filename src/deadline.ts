import { monotonicMs } from './clock.ts'

/** How long work may go on: all that anything below `main.ts` knows of the run's end. */
export type Deadline = {
  /** Aborts at the deadline, on a signal to the process, and when the run stops early; the reason is thrown as it is. */
  readonly signal: AbortSignal
  /** Milliseconds left before the deadline; 0 when it has passed. */
  remainingMs(): number
}

/** The one thing that ends a run early: its deadline, a signal to the process, or a failure that concerns everything. */
export type RunDeadline = Deadline & {
  /** What it was started with; infinite before. */
  readonly timeoutMs: number
  /** Starts the clock: `timeoutMs` from now the run ends. Until then there is no limit. */
  start(timeoutMs: number): void
  /** Ends the run for this reason; the first reason stands. */
  stop(reason: unknown): void
  /** Releases the timer, so that it keeps no finished run alive. */
  clear(): void
}

/** The longest delay that a timer of Node can hold, ms; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A wait would have passed the run's deadline: thrown at once instead of waiting, so the session is timed out. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'

  constructor(message = 'the deadline of the run has passed') {
    super(message)
  }
}

/** A signal to the process ended the run. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'

  constructor(signal: string) {
    super(`The run was cancelled by ${signal}.`)
  }
}

/** True when an error only says that the run is over: what it left unfinished is accounted for by who closes the run. */
export function isEndOfRun(error: unknown, { signal }: Pick<Deadline, 'signal'>): boolean {
  return error instanceof DeadlinePassed || signal.aborted
}

/** A deadline whose clock does not run yet, because the input that says how long is not read yet. */
export function createDeadline(): RunDeadline {
  const controller = new AbortController()
  let limitMs = Number.POSITIVE_INFINITY
  let end = Number.POSITIVE_INFINITY
  let timer: NodeJS.Timeout | undefined
  const stop = (reason: unknown): void => controller.abort(reason)
  return {
    signal: controller.signal,
    get timeoutMs() {
      return limitMs
    },
    remainingMs: () => Math.max(0, end - monotonicMs()),
    start(timeoutMs) {
      limitMs = timeoutMs
      end = monotonicMs() + timeoutMs
      timer = setTimeout(() => stop(new DeadlinePassed()), timeoutMs)
    },
    stop,
    clear: () => clearTimeout(timer),
  }
}

/**
 * Waits `ms` milliseconds, or less when `stop` aborts (the caller then looks at why).
 *
 * @throws DeadlinePassed at once when the wait would reach the deadline; its signal's reason, as it is, when it aborts.
 */
export async function wait(ms: number, deadline: Deadline, stop: AbortSignal): Promise<void> {
  deadline.signal.throwIfAborted()
  if (ms >= deadline.remainingMs()) throw new DeadlinePassed()
  if (ms <= 0 || stop.aborted) return
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const timer = setTimeout(finish, Math.min(ms, LONGEST_TIMER_MS))
  deadline.signal.addEventListener('abort', finish)
  stop.addEventListener('abort', finish)
  try {
    await done
  } finally {
    clearTimeout(timer)
    deadline.signal.removeEventListener('abort', finish)
    stop.removeEventListener('abort', finish)
  }
  deadline.signal.throwIfAborted()
}
