/** Time limit and abort signal of the run. */
export type Deadline = {
  /** Aborts at the deadline, on a signal to the process, or on an early stop. Its reason is the error to throw. */
  readonly signal: AbortSignal
  getRemainingMs(): number
}

/** The deadline as its owner sees it. */
export type RunDeadline = Deadline & {
  /** Infinite before `start`. */
  readonly timeoutMs: number
  /** Sets the deadline to `timeoutMs` from now. */
  start(timeoutMs: number): void
  /** The first reason counts. */
  stop(reason: unknown): void
  /** Releases the timer, which would keep a finished run alive. */
  clear(): void
}

/** Maximum delay of Node's timers in milliseconds; longer timers fire immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Thrown at the deadline, and immediately for a wait that would reach it. */
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

/** Whether the run stopped, so that the error is not the session's. Unfinished sessions are counted at the end. */
export function isEndOfRun(error: unknown, { signal }: Pick<Deadline, 'signal'>): boolean {
  return error instanceof DeadlinePassed || signal.aborted
}

/** Creates a deadline without a limit, for the time until the `timeout` input is read. */
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
    getRemainingMs: () => Math.max(0, end - monotonicMs()),
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
 * @throws DeadlinePassed immediately if the wait would reach the deadline; the signal's reason when it aborts
 */
export async function wait(ms: number, deadline: Deadline, stop: AbortSignal): Promise<void> {
  deadline.signal.throwIfAborted()
  if (ms >= deadline.getRemainingMs()) throw new DeadlinePassed()
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

/** Reads a monotonic clock. Loading `performance.now` takes longer than a short run. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
