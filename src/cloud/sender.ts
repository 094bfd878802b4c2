import { monotonicMs } from '../clock.ts'
import { type Deadline, DeadlinePassed } from '../deadline.ts'
import type { AnswerReader } from './answers.ts'
import { Breaker } from './breaker.ts'
import type { RequestCounts } from './cloud.ts'
import { type AttemptFailure, type AttemptResult, isUnanswered } from './cloud-failure.ts'
import type { Answer, Http } from './http.ts'
import { classifyNetworkError } from './network-errors.ts'
import type { Proxies } from './proxy.ts'
import type { Pause } from './rate-limit.ts'
import type { CloudRequest } from './routes.ts'

export type SenderOptions = {
  readonly http: Http
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly userAgent: string
  readonly concurrency: number
  readonly proxies: Proxies
  readonly pause: Pause
  readonly scrub: (text: string) => string
  readonly onDebug: (line: string) => void
  readonly now: () => number
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
  readonly #options: SenderOptions
  readonly #breaker: Breaker
  readonly #stop = new AbortController()
  #stopped: AttemptFailure | undefined

  constructor(options: SenderOptions) {
    this.#options = options
    this.#breaker = new Breaker(options.concurrency)
  }

  /** Aborts when no request is made any more; waits are cut short by it. */
  get stopSignal(): AbortSignal {
    return this.#stop.signal
  }

  /** From now on every request fails so, unsent; the first failure stands. */
  stop(failure: AttemptFailure): void {
    this.#stopped ??= { ...failure, retriable: false, fatal: true }
    this.#stop.abort()
  }

  /** @throws DeadlinePassed, or the deadline's reason as it is. */
  async send<T>(request: CloudRequest, sending: Sending<T>): Promise<AttemptResult<T>> {
    const { deadline } = sending
    const hasPlace = await this.#breaker.enter(deadline.signal)
    let result: AttemptResult<T> | undefined
    try {
      // After the wait for a place: the answer that frees one may be a 429.
      await this.#options.pause.wait(deadline, this.#stop.signal)
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
    this.#breaker.leave(unanswered === undefined ? 'answered' : 'failed')
    if (unanswered !== undefined && this.#breaker.isOpen) this.stop(cloudDown(this.#breaker.threshold, unanswered))
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
    return read(answer, { scrub, now: now() })
  }
}

function cloudDown(failures: number, last: AttemptFailure): AttemptFailure {
  return {
    code: 'cloud-down',
    message: `the cloud is down: ${failures} requests in a row got no answer of its own; the last one: ${last.message}`,
    hint: 'The rest was not tried. Run again later: what is uploaded already is skipped then.',
    cause: last.cause,
    retriable: false,
    fatal: true,
    mayHaveHappened: false,
    status: undefined,
    toldMs: undefined,
  }
}
