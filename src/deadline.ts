/** How long work may continue; everything below `main.ts` knows the run's end as this. */
export type Deadline = {
  /** Aborts at the deadline, on a signal to the process, and when the run stops early, with what is to be thrown. */
  readonly signal: AbortSignal
  remainingMs(): number
}

/** Ends a run early: at its deadline, on a signal to the process, or for a failure of the whole run. */
export type RunDeadline = Deadline & {
  /** Infinite before `start`. */
  readonly timeoutMs: number
  /** Sets the deadline to `timeoutMs` from now; before, there is no limit. */
  start(timeoutMs: number): void
  /** The first reason counts. */
  stop(reason: unknown): void
  /** Releases the timer, which would keep a finished run alive. */
  clear(): void
}

/** The longest delay of Node's timers, ms; a longer one fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Thrown at once instead of a wait that would pass the run's deadline, so that the session is timed out. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'

  constructor(message = 'the deadline of the run has passed') {
    super(message)
  }
}

export class Cancelled extends Error {
  override readonly name = 'Cancelled'

  constructor(signal: string) {
    super(`The run was cancelled by ${signal}.`)
  }
}

/** Whether an error only says that the run is over; unfinished sessions are counted when the run is closed. */
export function isEndOfRun(error: unknown, { signal }: Pick<Deadline, 'signal'>): boolean {
  return error instanceof DeadlinePassed || signal.aborted
}

/** Has no limit yet, since the `timeout` input is not read. */
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
 * Waits `ms` milliseconds, or less when `stop` aborts.
 * @throws DeadlinePassed at once when the wait would reach the deadline; the signal's reason when it aborts
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

/** Reads a monotonic clock; `performance.now` would load all hooks of `performance`, which takes longer than a short run. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
