import { Cancelled, createDeadline, monotonicMs, type RunDeadline } from './deadline.ts'
import { toInternalFailure } from './failure.ts'
import { type RunOutcome, resolveOutcome } from './run/run-outcome.ts'

/** A run, as seen by whoever has to bring it to an end. */
export type Story = {
  /** Does the work. What it throws is how the run ended, and so is what the deadline was stopped with. */
  tell(deadline: RunDeadline): Promise<Extract<RunOutcome, { kind: 'finished' | 'not-run' }>>
  /** Closes and publishes the run, and gives its exit code: called once, after the work or in its midst. */
  end(ending: RunOutcome, totalMs: number): 0 | 1
  /** Done when everything is published; `cancelled` aborts when the process is told to end. */
  afterwards(cancelled: AbortSignal): Promise<void>
}

/** How long work that was told to stop may take to listen, ms, before the run is published without it. */
const GRACE_MS = 1_000

/**
 * Brings a story to one of its ends, whatever happens: an error, the deadline, a signal to the process or a bug. Owns the
 * exit code, which starts as failure, so that nothing ends green without having been published.
 */
export async function conduct(story: Story): Promise<void> {
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

  // A log that nobody can take (a full disk, a reader that has gone) costs the log, not the sync.
  process.stdout.on('error', () => {})

  let returned: Awaited<ReturnType<Story['tell']>> | undefined
  let thrown: unknown
  const abandonment = abandonAfter(GRACE_MS, deadline.signal)
  try {
    returned = await Promise.race([story.tell(deadline), abandonment.promise])
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
  const exitCode = story.end(ending, monotonicMs() - startedAt)
  process.exitCode = uncaught ? 1 : exitCode
  await story.afterwards(cancelled.signal)
}

/**
 * Rejects a while after the run was told to end, so that nothing that does not listen can hang it. The timer keeps the
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
