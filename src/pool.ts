/**
 * Shares items out among workers that each take the next item when they are done with one.
 *
 * @param size items that are worked on at a time
 * @param signal once aborted, no further item is begun
 * @param hire makes a worker; what it allocates is used again for each of its items
 * @throws the first error that a worker threw, after the rest of what was begun has ended; nothing is begun after it
 */
export async function pool<T>(
  items: Iterable<T>,
  size: number,
  signal: AbortSignal,
  hire: () => (item: T) => Promise<void>,
): Promise<void> {
  // One iterator for all of them is the queue.
  const queue = Iterator.from(items)
  const failures: unknown[] = []
  const worker = async (): Promise<void> => {
    let work: ((item: T) => Promise<void>) | undefined
    for (const item of queue) {
      if (signal.aborted || failures.length > 0) return
      try {
        work ??= hire()
        await work(item)
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: size }, worker))
  if (failures.length > 0) throw failures[0]
}
