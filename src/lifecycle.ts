import { monotonicMs } from './clock.ts'
import { isFatal } from './cloud/cloud-failure.ts'
import { Cancelled, createDeadline, DeadlinePassed, type RunDeadline } from './deadline.ts'
import { Failure, internalFailure } from './failure.ts'
import { readRunner } from './inputs/read-runner.ts'
import { createPrinter, type Printer } from './report/print.ts'
import { publish } from './report/publish.ts'
import { emptyRun, type Run } from './report/run.ts'
import { type Ending, exitCode, statusOf } from './report/status.ts'
import { Tally } from './sync/tally.ts'

/** What the story is told with. */
export type Stage = {
  readonly run: Run
  readonly printer: Printer
  readonly deadline: RunDeadline
  readonly tally: Tally
}

/** How the story says that there was deliberately nothing to do; anything else is thrown or finished. */
export type StoryEnding = { readonly notRun: string } | undefined

/** How long work that was told to stop may take to listen, ms, before the run is published without it. */
const GRACE_MS = 1_000

/**
 * Runs the story to one of its ends and publishes it, whatever happens: an error, the deadline, a signal to the process
 * or a bug. Owns the exit code, which starts as failure, so that nothing ends green without having been published.
 */
export async function conduct(story: (stage: Stage) => Promise<StoryEnding>): Promise<void> {
  process.exitCode = 1
  const startedAt = monotonicMs()
  const runner = readRunner(process.env)
  const stage: Stage = {
    run: emptyRun(runner),
    printer: createPrinter(runner),
    deadline: createDeadline(),
    tally: new Tally(),
  }
  const { run, deadline } = stage
  let uncaught = false
  const cancelled = new AbortController()
  const cancel = (signal: string): void => {
    deadline.stop(new Cancelled(signal))
    cancelled.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, cancel)
  process.on('uncaughtException', (error) => {
    uncaught = true
    deadline.stop(internalFailure(error))
  })

  // A log that nobody can take (a full disk, a reader that has gone) costs the log, not the sync.
  process.stdout.on('error', () => {})

  let ending: StoryEnding
  let error: unknown
  const abandonment = abandonAfter(GRACE_MS, deadline.signal)
  try {
    ending = await Promise.race([story(stage), abandonment.promise])
  } catch (thrown) {
    error = thrown
  } finally {
    abandonment.clear()
    deadline.clear()
  }
  run.timings.total = monotonicMs() - startedAt
  conclude(stage, ending, error)
  publish(run, stage.printer)
  process.exitCode = uncaught ? 1 : exitCode(run)
  if (run.inputs?.comment !== true) return
  const { commentOnPullRequest } = await import('./report/comment/comment.ts')
  await commentOnPullRequest(run, stage.printer, cancelled.signal)
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

/** Gives every unfinished session its outcome, and the run its status. */
function conclude({ run, deadline, tally }: Stage, ending: StoryEnding, error: unknown): void {
  const stopped = deadline.signal.aborted ? (deadline.signal.reason as unknown) : undefined
  // Whoever stopped the run knows better than whoever noticed. A deadline that passes when everything is done is none.
  const reason =
    stopped instanceof DeadlinePassed && error === undefined && tally.isSettled() ? undefined : (stopped ?? error)
  const end = endOf(reason, run)
  if (ending !== undefined && reason === undefined) run.statusReason = ending.notRun
  const failure = run.failures.at(-1)
  tally.close(
    failure === undefined
      ? { outcome: 'timed-out', reason: run.statusReason ?? 'its next attempt would have come after the deadline' }
      : { outcome: 'errored', reason: failure.message, code: failure.code, hint: failure.hint },
  )
  run.results = tally.results()
  run.counts = tally.counts()
  const unreadable = run.projects.reduce((sum, { scan }) => sum + (scan?.unreadable.length ?? 0), 0)
  run.status = statusOf(ending !== undefined && reason === undefined ? 'not-run' : end, run.counts, unreadable)
}

function endOf(reason: unknown, run: Run): Ending {
  if (reason === undefined) return 'finished'
  if (reason instanceof Cancelled) {
    run.statusReason = reason.message
    return 'cancelled'
  }
  if (reason instanceof DeadlinePassed) {
    const seconds = (run.inputs?.timeoutMs ?? 0) / 1000
    run.statusReason = `The deadline of ${seconds} s passed.`
    return 'deadline'
  }
  const failure = reason instanceof Failure ? reason : internalFailure(reason)
  run.failures.push(failure)
  // A cloud that is down leaves sessions errored, which is a verdict; a token that is refused leaves none.
  const verdict = isFatal(failure) && !VERDICTLESS.has(failure.code)
  return verdict ? 'finished' : 'failed'
}

/** Fatal answers of the cloud that say nothing about the sessions: what they need is another token. */
const VERDICTLESS: ReadonlySet<string> = new Set(['token-refused', 'no-write-scope', 'token-expired', 'token-unusable'])
