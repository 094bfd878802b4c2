import { type Deadline, wait } from '../deadline.ts'

/** The pause that a 429 imposes on all workers, not only on the one that got it (issue: Faults). */
export class Pause {
  readonly #now: () => number
  readonly #onPause: (ms: number) => void
  #until = 0

  constructor(now: () => number, onPause: (ms: number) => void) {
    this.#now = now
    this.#onPause = onPause
  }

  /** Nobody sends for the next `ms` milliseconds; a pause that already lasts longer stands. */
  extend(ms: number): void {
    const now = this.#now()
    // Several workers get their 429 at the same moment: that is one pause, told once.
    const isNews = this.#until <= now && ms > 0
    this.#until = Math.max(this.#until, now + ms)
    if (isNews) this.#onPause(ms)
  }

  /**
   * Resolves when nothing is paused, or early when `stop` aborts.
   *
   * @throws DeadlinePassed at once when the pause would outlast the deadline; the deadline's reason when it aborts.
   */
  async wait(deadline: Deadline, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const left = this.#until - this.#now()
      if (left <= 0) return
      await wait(left, deadline, stop)
    }
  }
}
