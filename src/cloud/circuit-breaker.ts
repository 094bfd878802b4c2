import { type Deadline, DeadlinePassed, type wait } from '../deadline.ts'

/** Minimum of consecutive failures that open the circuit: three for each of ten workers. */
const MIN_THRESHOLD = 30

/** Keeps the requests to a dead cloud below 100, also with many workers. */
const MAX_THRESHOLD = 99

/** With fewer consecutive failures than this, a deadline is reported as such and not as an outage. */
const MIN_OUTAGE_FAILURES = 10

/** `success`: a response of the cloud; `failure`: none; `cancelled`: the attempt was not made. */
type AttemptOutcome = 'success' | 'failure' | 'cancelled'

export type CircuitBreakerOptions = {
  readonly concurrency: number
  /** Backoff rounds before the circuit opens. */
  readonly retries: number
  /** Milliseconds of backoff after a round of failures; the first round is 0. */
  readonly backoffMs: (round: number) => number
  /** Monotonic milliseconds. */
  readonly now: () => number
  readonly wait: typeof wait
  /** Called once per backoff, with its milliseconds. */
  readonly onBackoff: (ms: number) => void
}

/**
 * Circuit breaker with global backoff. After `concurrency` consecutive failures all requests pause, then resume in
 * rounds; it opens at `threshold`. Failures and requests in flight together never exceed a round's limit.
 */
export class CircuitBreaker {
  /** Consecutive failures that open the circuit. */
  readonly threshold: number
  readonly #options: CircuitBreakerOptions
  /** Attempts per round, after the first round. */
  readonly #roundSize: number
  #failures = 0
  #hasFailedWrite = false
  #inFlight = 0
  /** Consecutive failures that end this round. */
  #roundLimit: number
  #round = 0
  /** Monotonic milliseconds. */
  #backoffUntil = 0
  #unreportedMs: number | undefined
  #isGivenUp = false
  readonly #waiting: (() => void)[] = []

  constructor(options: CircuitBreakerOptions) {
    const { concurrency, retries } = options
    this.#options = options
    this.threshold = Math.min(MAX_THRESHOLD, Math.max(MIN_THRESHOLD, 2 * concurrency))
    const rest = this.threshold - concurrency
    this.#roundSize = retries === 0 ? this.threshold : Math.max(1, Math.min(concurrency, Math.ceil(rest / retries)))
    this.#roundLimit = this.#firstRoundSize
  }

  get isOpen(): boolean {
    return this.#isGivenUp || this.#failures >= this.threshold
  }

  get consecutiveFailures(): number {
    return this.#failures
  }

  /** All workers are in global backoff; per-request backoff is skipped. */
  get isBackingOff(): boolean {
    return this.#failures >= this.#firstRoundSize
  }

  /** `acquire` would not wait. */
  get hasFreeSlot(): boolean {
    return this.isOpen || this.#failures + this.#inFlight < this.#roundLimit
  }

  /**
   * Acquires a slot. Waits only while attempts are failing.
   * @returns false if the circuit is open or `stop` aborts
   * @throws the deadline's reason when it aborts; DeadlinePassed if the backoff would reach the deadline
   */
  async acquire(deadline: Deadline, stop: AbortSignal): Promise<boolean> {
    while (!this.isOpen && !stop.aborted) {
      if (this.#failures + this.#inFlight < this.#roundLimit) {
        this.#inFlight += 1
        return true
      }
      if (this.#failures < this.#roundLimit) await this.#waitForChange(deadline.signal)
      else await this.#backOff(deadline, stop)
    }
    return false
  }

  /** @param isWrite an upload: after a failed upload, a successful read does not reset the failures */
  release(outcome: AttemptOutcome, isWrite = false): void {
    this.#inFlight -= 1
    if (outcome === 'failure') {
      this.#hasFailedWrite ||= isWrite
      this.#fail()
    }
    // An open circuit stays open, because the run was stopped.
    else if (outcome === 'success' && !this.isOpen && (isWrite || !this.#hasFailedWrite)) this.#reset()
    this.#wakeAll()
  }

  get #firstRoundSize(): number {
    return this.#options.retries === 0 ? this.threshold : Math.min(this.threshold, this.#options.concurrency)
  }

  #fail(): void {
    this.#failures += 1
    if (this.isOpen || this.#failures < this.#roundLimit) return
    const { backoffMs, now, retries } = this.#options
    this.#unreportedMs = backoffMs(Math.min(this.#round, retries - 1))
    this.#backoffUntil = now() + this.#unreportedMs
  }

  #reset(): void {
    this.#failures = 0
    this.#hasFailedWrite = false
    this.#round = 0
    this.#roundLimit = this.#firstRoundSize
  }

  /** Waits for the end of the backoff; the first caller after it starts the next round. */
  async #backOff(deadline: Deadline, stop: AbortSignal): Promise<void> {
    const { now, wait, onBackoff } = this.#options
    const left = this.#backoffUntil - now()
    if (left <= 0) {
      this.#round += 1
      this.#roundLimit = Math.min(this.threshold, this.#roundLimit + this.#roundSize)
      return
    }
    if (left >= deadline.getRemainingMs()) {
      if (this.#failures < MIN_OUTAGE_FAILURES) throw new DeadlinePassed()
      this.#isGivenUp = true
      return
    }
    if (this.#unreportedMs !== undefined) onBackoff(this.#unreportedMs)
    this.#unreportedMs = undefined
    await wait(left, deadline, stop)
  }

  #wakeAll(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }

  async #waitForChange(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const wake = (): void => resolve()
    this.#waiting.push(wake)
    signal.addEventListener('abort', wake)
    await promise
    signal.removeEventListener('abort', wake)
    signal.throwIfAborted()
  }
}
