/**
 * Shares a list out among workers that each take the next item when they are done with one.
 *
 * @param workers how many items are worked on at a time
 * @param signal once aborted, no further item is begun
 * @param hire makes a worker; what it allocates is used again for each of its items
 */
export async function shareOut<T>(
  items: readonly T[],
  workers: number,
  signal: AbortSignal,
  hire: () => (item: T) => Promise<void>,
): Promise<void> {
  // One iterator for all of them is the queue.
  const queue = items.values()
  const worker = async (): Promise<void> => {
    const work = hire()
    for (const item of queue) {
      if (signal.aborted) return
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: Math.min(workers, items.length) }, worker))
}
