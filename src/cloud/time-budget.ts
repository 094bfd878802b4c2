/** How long a request may go on: the run's deadline and its signal, as the cloud's client needs to know them. */
export type TimeBudget = {
  /** Aborts at the deadline, on a signal to the process, and when the run stops early; the reason is thrown as it is. */
  readonly signal: AbortSignal
  /** Milliseconds left before the deadline; 0 when it has passed. */
  remainingMs(): number
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

/**
 * Waits `ms` milliseconds, or less when `stop` aborts (the caller then looks at why).
 *
 * @throws DeadlinePassed at once when the wait would reach the deadline; the budget's reason, as it is, when it aborts.
 */
export async function wait(ms: number, budget: TimeBudget, stop: AbortSignal): Promise<void> {
  budget.signal.throwIfAborted()
  if (ms >= budget.remainingMs()) throw new DeadlinePassed()
  if (ms <= 0 || stop.aborted) return
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const timer = setTimeout(finish, Math.min(ms, LONGEST_TIMER_MS))
  budget.signal.addEventListener('abort', finish)
  stop.addEventListener('abort', finish)
  try {
    await done
  } finally {
    clearTimeout(timer)
    budget.signal.removeEventListener('abort', finish)
    stop.removeEventListener('abort', finish)
  }
  budget.signal.throwIfAborted()
}
