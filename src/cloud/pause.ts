import type { Deadline, wait } from '../deadline.ts'

export type PauseOptions = {
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly wait: typeof wait
  /** A pause of so many ms begins: somebody waits for it. */
  readonly onPause: (ms: number) => void
}

/** The pause that a rate limit imposes on all workers, not only on the one that was told of it: the limit is the key's. */
export class Pause {
  readonly #options: PauseOptions
  #until = 0
  #isTold = false
  #untoldMs: number | undefined

  constructor(options: PauseOptions) {
    this.#options = options
  }

  /**
   * Nobody sends for the next `ms` milliseconds; a pause that already lasts longer stands.
   *
   * @param isTold that the server has told how long, which is not a guess of ours
   */
  extend(ms: number, isTold: boolean): void {
    const now = this.#options.now()
    // Several workers get their 429 at the same moment: that is one pause, told once.
    if (this.#until <= now && ms > 0) this.#untoldMs = ms
    if (now + ms <= this.#until) return
    this.#until = now + ms
    this.#isTold = isTold
  }

  /** True when it does not end before the deadline: then there is nothing to wait for. */
  outlasts(deadline: Deadline): boolean {
    const left = this.#until - this.#options.now()
    return left > 0 && left >= deadline.remainingMs()
  }

  /** When it ends, in epoch milliseconds, where the server has told it. */
  get toldEnd(): number | undefined {
    return this.#isTold ? this.#until : undefined
  }

  /**
   * Resolves when nothing is paused, or early when `stop` aborts.
   *
   * @throws DeadlinePassed at once when the pause would outlast the deadline; the deadline's reason when it aborts.
   */
  async wait(deadline: Deadline, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const left = this.#until - this.#options.now()
      if (left <= 0) return
      if (this.#untoldMs !== undefined) this.#options.onPause(this.#untoldMs)
      this.#untoldMs = undefined
      await this.#options.wait(left, deadline, stop)
    }
  }
}
