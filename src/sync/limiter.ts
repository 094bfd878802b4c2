import pLimit from 'p-limit'
import { runWorkers } from '../pool.ts'

/**
 * How many items are made ready while others are on the wire: enough that a request always finds the next body waiting,
 * few enough that memory stays bounded.
 */
const AHEAD = 4

/** Bounds the requests of the whole run, comparisons and uploads together. */
export type Limiter = {
  /** Sends when there is a place for one more request. */
  request<T>(send: () => Promise<T>): Promise<T>
  /**
   * Starts `work` on one item after the other, a few more at a time than there are places for requests, until the
   * signal aborts; resolves when everything started has ended.
   *
   * @throws the first error that `work` threw, after the rest of what was started has ended
   */
  each<T>(items: Iterable<T>, signal: AbortSignal, work: (item: T) => Promise<void>): Promise<void>
}

/**
 * @param concurrency requests at a time
 */
export function createLimiter(concurrency: number): Limiter {
  const limit = pLimit(concurrency)
  return {
    request: (send) => limit(send),
    each: (items, signal, work) => runWorkers(items, concurrency + AHEAD, signal, () => work),
  }
}
