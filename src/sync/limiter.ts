import pLimit from 'p-limit'

/** Runs work on many items, a bounded number at a time; one limiter for the whole run bounds comparisons and uploads together. */
export type Limiter = {
  /**
   * Starts `work` on every item until the signal aborts, and resolves when everything started has ended.
   *
   * @throws the first error that `work` threw, after the rest of what was started has ended
   */
  each<T>(items: Iterable<T>, signal: AbortSignal, work: (item: T) => Promise<void>): Promise<void>
}

/**
 * @param concurrency how many items are worked on at a time
 */
export function createLimiter(concurrency: number): Limiter {
  const limit = pLimit(concurrency)
  return {
    async each(items, signal, work) {
      const failures: unknown[] = []
      const running = new Set<Promise<void>>()
      for (const item of items) {
        if (signal.aborted || failures.length > 0) break
        const run: Promise<void> = limit(() => (signal.aborted ? undefined : work(item)))
          .catch((error: unknown) => void failures.push(error))
          .then(() => void running.delete(run))
        running.add(run)
        // The queue stays short: 100,000 waiting closures would cost more memory than the sessions themselves.
        if (running.size >= concurrency * 2) await Promise.race(running)
      }
      await Promise.all(running)
      if (failures.length > 0) throw failures[0]
    },
  }
}
