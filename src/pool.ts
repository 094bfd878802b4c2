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
