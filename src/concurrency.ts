/**
 * Processes items with workers that each take the next item when they finish one.
 * @param createWorker allocates what is reused for all items of one worker
 * @throws the first error of a worker, after the items in progress have ended; no item is started after it
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

/** Bytes of files, as they are on disk, that are worked on at a time; small ones are bounded by their number. */
const TEXTS_BYTES = 96 * 1024 * 1024

/** Bounds how many bytes are in memory at a time, for any number of holders. */
export class MemoryBudget {
  readonly #bytes: number
  #acquired = 0
  readonly #waiting: { readonly bytes: number; readonly admit: () => void }[] = []

  /** @param bytes that may be held together; a holder of more has them all to itself */
  constructor(bytes: number = TEXTS_BYTES) {
    this.#bytes = bytes
  }

  /**
   * Waits for room, in the order of the calls, so that a large holder is not passed over for ever.
   *
   * @returns what gives the bytes back; to be disposed of once
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
