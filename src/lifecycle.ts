import { Cancelled, createDeadline, monotonicMs, type RunDeadline } from './deadline.ts'
import { toInternalFailure } from './failure.ts'
import { type RunOutcome, resolveOutcome } from './run/run-outcome.ts'

export type RunHandlers = {
  /** Does the work. What it throws, and what the deadline was stopped with, is how the run ended. */
  run(deadline: RunDeadline): Promise<Extract<RunOutcome, { kind: 'finished' | 'not-run' }>>
  /** Closes and publishes the run, and returns its exit code: called once, after the work or in the middle of it. */
  finish(ending: RunOutcome, totalMs: number): 0 | 1
  /** Runs after publishing; `cancelled` aborts on a signal to the process. */
  onFinished(cancelled: AbortSignal): Promise<void>
}

/** How long stopped work may take to return, ms, before the run is published without it. */
const GRACE_MS = 1_000

/**
 * Runs the handlers under a deadline and signal handlers, and sets the exit code. It starts as failure, so that a promise
 * that never settles does not exit with 0.
 */
export async function runWithLifecycle(handlers: RunHandlers): Promise<void> {
  process.exitCode = 1
  const startedAt = monotonicMs()
  const deadline = createDeadline()
  let uncaught = false
  const cancelled = new AbortController()
  const cancel = (signal: string): void => {
    deadline.stop(new Cancelled(signal))
    cancelled.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, cancel)
  process.on('uncaughtException', (error) => {
    uncaught = true
    process.exitCode = 1
    deadline.stop(toInternalFailure(error))
  })

  // A log that cannot be written (a full disk, a closed pipe) costs the log, not the sync.
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
  const isLate = deadline.remainingMs() === 0
  const { aborted, reason } = deadline.signal
  const stopped: unknown = aborted ? reason : undefined
  const ending = resolveOutcome({ returned, thrown, stopped, isLate, timeoutMs: deadline.timeoutMs })
  const exitCode = handlers.finish(ending, monotonicMs() - startedAt)
  process.exitCode = uncaught ? 1 : exitCode
  await handlers.onFinished(cancelled.signal)
}

/**
 * Rejects a while after the run was stopped, so that work that ignores the signal cannot hang it. The timer keeps the
 * process alive: work that hangs without a handle would otherwise end it unpublished.
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
