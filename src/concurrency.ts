/**
 * Processes items with a fixed number of workers.
 * @param createWorker allocates the buffers of one worker
 * @throws the first error of a worker, after the items in progress have ended; no more items are started
 */
export async function runWorkers<T>(
  items: Iterable<T>,
  size: number,
  signal: AbortSignal,
  createWorker: () => (item: T) => Promise<void>,
): Promise<void> {
  // The shared iterator is the queue.
  const queue = Iterator.from(items)
  const failures: unknown[] = []
  const run = async (): Promise<void> => {
    let work: ((item: T) => Promise<void>) | undefined
    for (const item of queue) {
      if (signal.aborted || failures.length > 0) return
      try {
        work ??= createWorker()
        await work(item)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: size }, run))
  if (failures.length > 0) throw failures[0]
}

/** Maximum bytes of files in memory at a time; small files are limited by count instead. */
const TEXTS_BYTES = 96 * 1024 * 1024

/** Semaphore for bytes in memory. */
export class MemoryBudget {
  readonly #bytes: number
  #acquired = 0
  readonly #waiting: { readonly bytes: number; readonly admit: () => void }[] = []

  /** @param bytes the total; an acquisition of more waits until all bytes are free */
  constructor(bytes: number = TEXTS_BYTES) {
    this.#bytes = bytes
  }

  /**
   * Waits for free bytes, in the order of the calls, so that a large acquisition is not delayed forever.
   * @returns releases the bytes; dispose of it once
   */
  async acquire(bytes: number): Promise<Disposable> {
    const acquired = Math.min(bytes, this.#bytes)
    if (this.#waiting.length > 0 || this.#acquired + acquired > this.#bytes) {
      await new Promise<void>((admit) => this.#waiting.push({ bytes: acquired, admit }))
    } else this.#acquired += acquired
    return {
      [Symbol.dispose]: () => {
        this.#acquired -= acquired
        this.#admit()
      },
    }
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (this.#acquired + next.bytes > this.#bytes) return
      this.#waiting.shift()
      this.#acquired += next.bytes
      next.admit()
    }
  }
}
