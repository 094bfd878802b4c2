import { monotonicMs } from '../deadline.ts'
import { formatBytes } from '../message-format.ts'
import type { Printer } from './print.ts'
import { count, duration } from './quantities.ts'

/** Often enough to see that it moves, rare enough to keep the log a story. */
const INTERVAL_MS = 5_000

/** How far an upload is. Bytes are of the Markdown, not of the wire; times are milliseconds. */
export type ProgressState = {
  readonly done: number
  readonly total: number
  readonly doneBytes: number
  readonly totalBytes: number
  readonly elapsedMs: number
}

export type Progress = {
  /** One more session has ended, whatever its outcome; `size` is the bytes it was planned with. */
  done(size: number): void
  /** How far it came. */
  stop(): ProgressState
}

/**
 * Prints a line every five seconds until it is stopped, and so nothing at all for an upload that is faster than that.
 * The timer keeps no process alive. `now` is a monotonic clock in milliseconds.
 */
export function createProgress(
  printer: Printer,
  options: { readonly total: number; readonly totalBytes: number; readonly now?: () => number },
): Progress {
  const now = options.now ?? monotonicMs
  const started = now()
  let done = 0
  let doneBytes = 0
  const state = (): ProgressState => {
    const { total, totalBytes } = options
    return { done, total, doneBytes, totalBytes, elapsedMs: now() - started }
  }
  const timer = setInterval(() => printer.line(progressLine(state())), INTERVAL_MS)
  timer.unref()
  return {
    done(size) {
      done += 1
      doneBytes += size
    },
    stop() {
      clearInterval(timer)
      return state()
    },
  }
}

/** `120 of 1,000 sessions, 8.4 MB of 70.0 MB, 1.7 MB/s, about 36.2 s left`. */
export function progressLine({ done, total, doneBytes, totalBytes, elapsedMs }: ProgressState): string {
  const parts = [
    `${count(done)} of ${count(total)} sessions`,
    `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}`,
  ]
  if (doneBytes > 0 && elapsedMs > 0) {
    const bytesPerMs = doneBytes / elapsedMs
    parts.push(`${formatBytes(Math.round(bytesPerMs * 1_000))}/s`)
    if (doneBytes < totalBytes) parts.push(`about ${duration((totalBytes - doneBytes) / bytesPerMs)} left`)
  }
  return parts.join(', ')
}
