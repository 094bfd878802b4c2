import { type Deadline, DeadlinePassed, monotonicMs, type wait } from '../deadline.ts'
import type { AnswerReader } from './answers.ts'
import { Breaker } from './breaker.ts'
import type { PauseReason, RequestCounts } from './cloud.ts'
import { type AttemptFailure, type AttemptResult, isUnanswered } from './cloud-failure.ts'
import type { Answer, Http } from './http.ts'
import { classifyNetworkError } from './network-errors.ts'
import { Pause } from './pause.ts'
import type { Proxies } from './proxy.ts'
import { type RequestBudget, toldBudget } from './rate-limit.ts'
import { backoff, toldWithJitter } from './retry.ts'
import type { CloudRequest } from './routes.ts'
import { cloudDown, limitUsedUp } from './stop-failures.ts'

export type SenderOptions = {
  readonly http: Http
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly userAgent: string
  readonly concurrency: number
  readonly retries: number
  readonly proxies: Proxies
  readonly scrub: (text: string) => string
  readonly onDebug: (line: string) => void
  readonly onPause: (ms: number, reason: PauseReason) => void
  readonly now: () => number
  readonly random: () => number
  readonly wait: typeof wait
}

/** How one request is sent: who it is for, how long it may go on, and what its answer means. */
export type Sending<T> = {
  readonly token: string
  readonly read: AnswerReader<T>
  readonly deadline: Deadline
  /** Called as the request leaves; tells how many that makes. */
  readonly sent: () => number
}

/** Sends one request at a time for each worker, past everything that can hold it back: the breaker, the pause, the stop. */
export class Sender {
  readonly requests: RequestCounts = { sizes: 0, head: 0, put: 0, refresh: 0 }
  /** A rate limit holds everybody back with it. */
  readonly pause: Pause
  readonly #options: SenderOptions
  readonly #breaker: Breaker
  readonly #stop = new AbortController()
  #stopped: AttemptFailure | undefined
  #lastUnanswered: AttemptFailure | undefined
  #budget: RequestBudget | undefined

  constructor(options: SenderOptions) {
    const { concurrency, retries, now, wait, random, onPause } = options
    this.#options = options
    this.pause = new Pause({ now, wait, onPause: (ms) => onPause(ms, 'rate-limit') })
    const waitMs = (round: number) => backoff(round, random)
    const onWait = (ms: number) => onPause(ms, 'outage')
    this.#breaker = new Breaker({ concurrency, retries, waitMs, now, wait, onWait })
  }

  /** What the last answer that told it has left of the key's requests. */
  get budget(): RequestBudget | undefined {
    return this.#budget
  }

  /** Aborts when no request is made any more; waits are cut short by it. */
  get stopSignal(): AbortSignal {
    return this.#stop.signal
  }

  /** Nobody is answered: all wait together before the next request, so none has to wait by itself. */
  get holdsBack(): boolean {
    return this.#breaker.holdsBack
  }

  /** From now on every request fails so, unsent; the first failure stands, and is given back. */
  stop(failure: AttemptFailure): AttemptFailure {
    this.#stopped ??= { ...failure, retriable: false, fatal: true }
    this.#stop.abort()
    return this.#stopped
  }

  /** The failure with which everything has stopped, where the rate limit is used up for longer than the run lasts. */
  stopIfUsedUp(deadline: Deadline): AttemptFailure | undefined {
    if (!this.pause.outlasts(deadline)) return undefined
    return this.stop(limitUsedUp(this.pause.toldEnd, this.#options.now()))
  }

  /** @throws DeadlinePassed, or the deadline's reason as it is. */
  async send<T>(request: CloudRequest, sending: Sending<T>): Promise<AttemptResult<T>> {
    const { deadline } = sending
    const hasPlace = await this.#breaker.enter(deadline, this.stopSignal)
    let result: AttemptResult<T> | undefined
    try {
      this.#stopIfDown()
      // After the wait for a place: the answer that frees one may be a 429.
      if (this.#stopped === undefined) this.stopIfUsedUp(deadline)
      await this.pause.wait(deadline, this.#stop.signal)
      if (this.#stopped !== undefined) return { failure: this.#stopped }
      deadline.signal.throwIfAborted()
      if (deadline.remainingMs() <= 0) throw new DeadlinePassed()
      result = await this.#exchange(request, sending)
      return result
    } finally {
      if (hasPlace) this.#leave(result)
    }
  }

  #leave(result: AttemptResult<unknown> | undefined): void {
    if (result === undefined) {
      this.#breaker.leave('abandoned')
      return
    }
    const unanswered = 'failure' in result && isUnanswered(result.failure) ? result.failure : undefined
    this.#lastUnanswered = unanswered ?? this.#lastUnanswered
    this.#breaker.leave(unanswered === undefined ? 'answered' : 'failed')
    this.#stopIfDown()
  }

  #stopIfDown(): void {
    const { isOpen, failedInRow } = this.#breaker
    if (isOpen && this.#lastUnanswered !== undefined) this.stop(cloudDown(failedInRow, this.#lastUnanswered))
  }

  /** With no request left everybody waits for new ones, before 429s say so. */
  #keepBudget({ headers }: Answer, deadline: Deadline): void {
    const { now, random } = this.#options
    const budget = toldBudget(headers, now())
    if (budget === undefined) return
    this.#budget = budget
    const leftMs = budget.endsAt - now()
    // For an end beyond the deadline a 429 has to vouch: a header alone ends no run.
    if (budget.remaining === 0 && leftMs < deadline.remainingMs())
      this.pause.extend(toldWithJitter(leftMs, random), true)
  }

  async #exchange<T>(request: CloudRequest, { token, read, deadline, sent }: Sending<T>): Promise<AttemptResult<T>> {
    const { kind, method, path } = request
    const { http, baseUrl, userAgent, proxies, scrub, now } = this.#options
    this.requests[kind] += 1
    const attempt = sent()
    const start = monotonicMs()
    const debug = (end: string) => {
      const ms = Math.round(monotonicMs() - start)
      this.#options.onDebug(`${method} ${path} → ${end} in ${ms} ms (attempt ${attempt})`)
    }
    let answer: Answer
    try {
      const headers = { ...request.headers, authorization: `Bearer ${token}`, 'user-agent': userAgent }
      answer = await http.exchange({ ...request, url: `${baseUrl}${path}`, headers }, deadline.signal)
    } catch (error) {
      if (deadline.signal.aborted) {
        debug('aborted')
        throw error
      }
      const failure = classifyNetworkError(kind, error, proxies, scrub, monotonicMs() - start)
      debug(failure.message)
      return { failure }
    }
    debug(String(answer.status))
    this.#keepBudget(answer, deadline)
    return read(answer, { scrub, now: now() })
  }
}
