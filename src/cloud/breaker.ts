import { type Deadline, DeadlinePassed, type wait } from '../deadline.ts'

/** Failed attempts in a row that open the breaker: three for each of ten workers. */
const MIN_FAILURES = 30

/** A dead cloud sees fewer than 100 requests, so from 50 workers on "at least 2 × concurrency" ends here. */
const MAX_FAILURES = 99

/** Fewer failures in a row than this are a bad moment: a deadline that comes then says more than "the cloud is down". */
const FEW_FAILURES = 10

/** How an attempt ended: with an answer of the cloud, without one, or before anybody could tell. */
export type AttemptEnd = 'answered' | 'failed' | 'abandoned'

export type BreakerOptions = {
  readonly concurrency: number
  /** Rounds that it lasts at least; 0: nobody waits for the cloud to come back. */
  readonly retries: number
  /** Milliseconds that all wait together after a round of failures; the first is 0. */
  readonly waitMs: (round: number) => number
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly wait: typeof wait
  /** All wait together for so many ms. */
  readonly onWait: (ms: number) => void
}

/**
 * Notices that the cloud is down, and sits out an outage of seconds. When every worker has failed once, none sends for a
 * while; then a few try, and wait longer each time that all of them fail. It opens when as many attempts in a row have
 * failed as the threshold says, which takes as many of these rounds as there are retries.
 *
 * An attempt takes a place before it is sent. Places are as many as failures are still allowed in the round, so that
 * requests in flight can never carry the count over it.
 */
export class Breaker {
  /** Failed attempts in a row, without one answer between them, that open it. */
  readonly threshold: number
  readonly #options: BreakerOptions
  /** Attempts of every round but the first. */
  readonly #step: number
  #failedInRow = 0
  #inFlight = 0
  /** Failures in a row that end this round. */
  #allowed: number
  #round = 0
  #until = 0
  #untoldMs: number | undefined
  #isGivenUp = false
  readonly #queue: (() => void)[] = []

  constructor(options: BreakerOptions) {
    const { concurrency, retries } = options
    this.#options = options
    this.threshold = Math.min(MAX_FAILURES, Math.max(MIN_FAILURES, 2 * concurrency))
    const rest = this.threshold - concurrency
    this.#step = retries === 0 ? this.threshold : Math.max(1, Math.min(concurrency, Math.ceil(rest / retries)))
    this.#allowed = this.#firstRound
  }

  get isOpen(): boolean {
    return this.#isGivenUp || this.#failedInRow >= this.threshold
  }

  get failedInRow(): number {
    return this.#failedInRow
  }

  /** Every worker has failed: who failed need not wait by itself, all wait here. */
  get holdsBack(): boolean {
    return this.#failedInRow >= this.#firstRound
  }

  /**
   * Takes a place; waits for one only while attempts are failing. Resolves to false, without a place, once it is open, and
   * when `stop` aborts.
   *
   * @throws the deadline's reason when it aborts while waiting; DeadlinePassed when it comes first
   */
  async enter(deadline: Deadline, stop: AbortSignal): Promise<boolean> {
    while (!this.isOpen && !stop.aborted) {
      if (this.#failedInRow + this.#inFlight < this.#allowed) {
        this.#inFlight += 1
        return true
      }
      if (this.#failedInRow < this.#allowed) await this.#change(deadline.signal)
      else await this.#sitOut(deadline, stop)
    }
    return false
  }

  /** Gives the place back. */
  leave(end: AttemptEnd): void {
    this.#inFlight -= 1
    // Attempts in flight may still be answered after it opened; it stays open, the run has been stopped by then.
    if (end === 'failed') this.#fail()
    else if (end === 'answered' && !this.isOpen) this.#recover()
    this.#wakeAll()
  }

  get #firstRound(): number {
    return this.#options.retries === 0 ? this.threshold : Math.min(this.threshold, this.#options.concurrency)
  }

  #fail(): void {
    this.#failedInRow += 1
    if (this.isOpen || this.#failedInRow < this.#allowed) return
    const { waitMs, now, retries } = this.#options
    this.#untoldMs = waitMs(Math.min(this.#round, retries - 1))
    this.#until = now() + this.#untoldMs
  }

  #recover(): void {
    this.#failedInRow = 0
    this.#round = 0
    this.#allowed = this.#firstRound
  }

  /** Waits with everybody else; whoever is first after it begins the next round. */
  async #sitOut(deadline: Deadline, stop: AbortSignal): Promise<void> {
    const { now, wait, onWait } = this.#options
    const left = this.#until - now()
    if (left <= 0) {
      this.#round += 1
      this.#allowed = Math.min(this.threshold, this.#allowed + this.#step)
      return
    }
    if (left >= deadline.remainingMs()) {
      if (this.#failedInRow < FEW_FAILURES) throw new DeadlinePassed()
      this.#isGivenUp = true
      return
    }
    if (this.#untoldMs !== undefined) onWait(this.#untoldMs)
    this.#untoldMs = undefined
    await wait(left, deadline, stop)
  }

  #wakeAll(): void {
    for (const wake of this.#queue.splice(0)) wake()
  }

  async #change(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const wake = (): void => resolve()
    this.#queue.push(wake)
    signal.addEventListener('abort', wake)
    await promise
    signal.removeEventListener('abort', wake)
    signal.throwIfAborted()
  }
}
