/** Failed attempts in a row that open the breaker: three for each of ten workers. */
const MIN_FAILURES = 30

/** A dead cloud sees fewer than 100 requests, so from 50 workers on "at least 2 × concurrency" ends here. */
const MAX_FAILURES = 99

/** How an attempt ended: with an answer of the cloud, without one, or before anybody could tell. */
export type AttemptEnd = 'answered' | 'failed' | 'abandoned'

/**
 * Notices that the cloud is down. An attempt takes a place before it is sent; places are as many as failures are still
 * allowed, so that requests in flight can never carry a dead cloud's count over the threshold.
 */
export class Breaker {
  /** Failed attempts in a row, without one answer between them, that open it. */
  readonly threshold: number
  #failedInRow = 0
  #inFlight = 0
  readonly #queue: (() => void)[] = []

  constructor(concurrency: number) {
    this.threshold = Math.min(MAX_FAILURES, Math.max(MIN_FAILURES, 2 * concurrency))
  }

  get isOpen(): boolean {
    return this.#failedInRow >= this.threshold
  }

  /**
   * Takes a place; waits for one only while attempts are failing. Resolves to false, without a place, once it is open.
   *
   * @throws the signal's reason when it aborts while waiting.
   */
  async enter(signal: AbortSignal): Promise<boolean> {
    while (!this.isOpen && this.#failedInRow + this.#inFlight >= this.threshold) {
      await this.#change(signal)
      signal.throwIfAborted()
    }
    if (this.isOpen) return false
    this.#inFlight += 1
    return true
  }

  /** Gives the place back. */
  leave(end: AttemptEnd): void {
    this.#inFlight -= 1
    // Attempts in flight may still be answered after it opened; it stays open, the run has been stopped by then.
    if (end === 'failed') this.#failedInRow += 1
    else if (end === 'answered' && !this.isOpen) this.#failedInRow = 0
    for (const wake of this.#queue.splice(0)) wake()
  }

  async #change(signal: AbortSignal): Promise<void> {
    let wake = () => {}
    const changed = new Promise<void>((resolve) => {
      wake = resolve
    })
    this.#queue.push(wake)
    signal.addEventListener('abort', wake)
    await changed
    signal.removeEventListener('abort', wake)
  }
}
