import { Cancelled, createDeadline, monotonicMs, type RunDeadline } from './deadline.ts'
import { toInternalFailure } from './failure.ts'
import { type RunOutcome, resolveOutcome } from './run/run-outcome.ts'

export type RunHandlers = {
  /** Does the work. An error, or the reason that stopped the deadline, decides how the run ended. */
  run(deadline: RunDeadline): Promise<Extract<RunOutcome, { kind: 'finished' | 'not-run' }>>
  /** Closes and publishes the run, and returns its exit code. Called once; the work can still be in progress. */
  finish(ending: RunOutcome, totalMs: number): 0 | 1
  /** Runs after publishing; `cancelled` aborts on a signal to the process. */
  onFinished(cancelled: AbortSignal): Promise<void>
}

/** Milliseconds between the stop of the run and publishing without its result. */
const GRACE_MS = 1_000

/**
 * Runs the handlers under a deadline and signal handlers, and sets the exit code. Starts as failure, so that a promise
 * that never settles does not exit with 0.
 */
export async function runWithLifecycle(handlers: RunHandlers): Promise<void> {
  process.exitCode = 1
  const startedAt = monotonicMs()
  const deadline = createDeadline()
  let hasCrashed = false
  const cancelled = new AbortController()
  const cancel = (signal: string): void => {
    deadline.stop(new Cancelled(signal))
    cancelled.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, cancel)
  process.on('uncaughtException', (error) => {
    hasCrashed = true
    process.exitCode = 1
    deadline.stop(toInternalFailure(error))
  })

  // A log that cannot be written (full disk, closed pipe) does not stop the sync.
  process.stdout.on('error', () => {})

  let returned: Awaited<ReturnType<RunHandlers['run']>> | undefined
  let thrown: unknown
  const abandonment = abandonAfter(GRACE_MS, deadline.signal)
  try {
    returned = await Promise.race([handlers.run(deadline), abandonment.promise])
  } catch (error) {
    thrown = error
  } finally {
    abandonment.clear()
    deadline.clear()
  }
  const isLate = deadline.getRemainingMs() === 0
  const { aborted, reason } = deadline.signal
  const stopped: unknown = aborted ? reason : undefined
  const ending = resolveOutcome({ returned, thrown, stopped, isLate, timeoutMs: deadline.timeoutMs })
  const exitCode = handlers.finish(ending, monotonicMs() - startedAt)
  process.exitCode = hasCrashed ? 1 : exitCode
  await handlers.onFinished(cancelled.signal)
}

/**
 * Rejects `graceMs` after the run was stopped, because the work can ignore the signal. The timer keeps the process
 * alive: work without an open handle would end the process before publishing.
 */
function abandonAfter(graceMs: number, signal: AbortSignal): { promise: Promise<never>; clear(): void } {
  const { promise, reject } = Promise.withResolvers<never>()
  let timer: NodeJS.Timeout | undefined
  const start = (): void => {
    timer = setTimeout(() => reject(signal.reason), graceMs)
  }
  signal.addEventListener('abort', start, { once: true })
  return {
    promise,
    clear() {
      signal.removeEventListener('abort', start)
      clearTimeout(timer)
    },
  }
}
