import { type Deadline, DeadlinePassed, monotonicMs, type wait } from '../deadline.ts'
import { CircuitBreaker } from './circuit-breaker.ts'
import type { PauseReason, RequestCounts } from './cloud.ts'
import {
  type AttemptFailure,
  type AttemptResult,
  CloudFailure,
  createCloudDownFailure,
  createRateLimitFailure,
  createUnreachableFailure,
  isOutage,
} from './cloud-failure.ts'
import type { Http, HttpResponse } from './http.ts'
import { classifyNetworkError } from './network-errors.ts'
import type { Proxies } from './proxy.ts'
import { parseRateLimit, type RateLimitBudget, RateLimitGate } from './rate-limit.ts'
import type { ResponseParser } from './responses.ts'
import { addJitter, computeBackoffMs, type RetryPolicy } from './retry-policy.ts'
import type { CloudRequest } from './routes.ts'

type RequestExecutorOptions = {
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
  /** Monotonic milliseconds. */
  readonly now: () => number
  readonly random: () => number
  readonly wait: typeof wait
}

type RequestOptions<T> = {
  readonly token: string
  readonly parse: ResponseParser<T>
  readonly deadline: Deadline
  /** Called when the request is sent; returns the number of attempts. */
  readonly onSend: () => number
  /** Do not send after a wait, because the inspection before it is then out of date. */
  readonly mustBeImmediate?: boolean
}

/** The request waited and was not sent. */
export const DELAYED = 'delayed'

/** A success, possibly after retries. */
type RetryResult<T> = {
  readonly value: T
  /** Requests sent. */
  readonly attempts: number
  /** An earlier attempt possibly succeeded, but its response was lost. */
  readonly responseLost: boolean
}

/** Sends requests. Waits for the circuit breaker, the rate limit gate, and between attempts of one request. */
export class RequestExecutor {
  readonly requests: RequestCounts = { sizes: 0, head: 0, put: 0, refresh: 0 }
  readonly #options: RequestExecutorOptions
  readonly #gate: RateLimitGate
  readonly #breaker: CircuitBreaker
  readonly #stop = new AbortController()
  #stopFailure: AttemptFailure | undefined
  #lastOutage: AttemptFailure | undefined
  /** Number of responses of the cloud. */
  #responses = 0
  #budget: RateLimitBudget | undefined

  constructor(options: RequestExecutorOptions) {
    const { concurrency, retries, now, wait, random, onPause } = options
    this.#options = options
    this.#gate = new RateLimitGate({ now, wait, onPause: (ms) => onPause(ms, 'rate-limit') })
    this.#breaker = new CircuitBreaker({
      concurrency,
      retries,
      backoffMs: (round) => computeBackoffMs(round, random),
      now,
      wait,
      onBackoff: (ms) => onPause(ms, 'outage'),
    })
  }

  /** Remaining requests of the API key, from the last response with this header. */
  get budget(): RateLimitBudget | undefined {
    return this.#budget
  }

  /** Makes every later request fail without sending it. Returns the first failure, which counts. */
  stop(failure: AttemptFailure): AttemptFailure {
    this.#stopFailure ??= { ...failure, retriable: false, fatal: true }
    this.#stop.abort()
    return this.#stopFailure
  }

  /**
   * Retries an attempt according to the policy. A fatal failure stops all requests.
   * @param attempt calls its parameter for every sent request
   * @param hasOwnPace use the policy's delays even during global backoff
   * @throws CloudFailure; DeadlinePassed; the errors of `attempt`
   */
  async retry<T>(
    attempt: (onSend: () => number) => Promise<AttemptResult<T>>,
    policy: RetryPolicy,
    deadline: Deadline,
    hasOwnPace = false,
  ): Promise<RetryResult<T>> {
    let attempts = 0
    let failed = 0
    let limited = 0
    let responseLost = false
    const responses = this.#responses
    for (;;) {
      const result = await attempt(() => ++attempts)
      if ('value' in result) return { value: result.value, attempts, responseLost }
      const { failure } = result
      const progress = { failed, limited }
      const isRateLimit = failure.status === 429
      // Close the gate even if this request is not retried: other requests would hit the same limit.
      if (isRateLimit) this.#gate.extend(policy.rateLimitDelayMs(failure, progress), failure.retryAfterMs !== undefined)
      if (isRateLimit) limited += 1
      if (!isRateLimit || policy.countsRateLimits) failed += 1
      if (!policy.shouldRetry(failure) || failed >= policy.maxAttempts) {
        const isUnreachable = failure.isUnconnected === true && this.#responses === responses
        const last = isUnreachable && !failure.fatal ? createUnreachableFailure(failure) : failure
        throw this.#giveUp(last, attempts, deadline, responseLost)
      }
      responseLost ||= failure.mayHaveSucceeded
      // The gate or the circuit breaker delays the next attempt.
      const isDelayed = !hasOwnPace && failure.retryAfterMs === undefined && this.#breaker.isBackingOff
      if (isRateLimit || isDelayed) continue
      await this.#options.wait(policy.retryDelayMs(failure, progress), deadline, this.#stop.signal)
    }
  }

  /** Sends one attempt. @throws DeadlinePassed, or the deadline's reason */
  async send<T>(
    request: CloudRequest,
    options: RequestOptions<T> & { readonly mustBeImmediate: true },
  ): Promise<AttemptResult<T> | typeof DELAYED>
  async send<T>(request: CloudRequest, options: RequestOptions<T>): Promise<AttemptResult<T>>
  async send<T>(request: CloudRequest, options: RequestOptions<T>): Promise<AttemptResult<T> | typeof DELAYED> {
    const { deadline, mustBeImmediate = false } = options
    const isDelayed = !this.#breaker.hasFreeSlot || this.#gate.isClosed
    const hasPlace = await this.#breaker.acquire(deadline, this.#stop.signal)
    let result: AttemptResult<T> | undefined
    try {
      this.#stopIfDown()
      // Check after the wait for a slot: the response that freed it can be a 429.
      if (this.#stopFailure === undefined) this.#stopIfRateLimited(deadline)
      await this.#gate.wait(deadline, this.#stop.signal)
      if (this.#stopFailure !== undefined) return { failure: this.#stopFailure }
      deadline.signal.throwIfAborted()
      if (deadline.getRemainingMs() <= 0) throw new DeadlinePassed()
      if (mustBeImmediate && isDelayed) return DELAYED
      result = await this.#exchange(request, options)
      return result
    } finally {
      if (hasPlace) this.#release(result, request.kind === 'put')
    }
  }

  #giveUp(failure: AttemptFailure, attempts: number, deadline: Deadline, responseLost: boolean): CloudFailure {
    if (failure.fatal) this.stop(failure)
    // Check after the last retry too: the rate limit then stops the run, not only this request.
    const stopped = failure.status === 429 ? this.#stopIfRateLimited(deadline) : undefined
    return new CloudFailure(stopped ?? failure, attempts, responseLost || failure.mayHaveSucceeded)
  }

  /** Stops all requests if the rate limit lasts longer than the run. */
  #stopIfRateLimited(deadline: Deadline): AttemptFailure | undefined {
    if (!this.#gate.exceeds(deadline)) return undefined
    return this.stop(createRateLimitFailure(this.#gate.serverResetAt, Date.now()))
  }

  #release(result: AttemptResult<unknown> | undefined, isWrite: boolean): void {
    if (result === undefined) {
      this.#breaker.release('cancelled')
      return
    }
    const outage = 'failure' in result && isOutage(result.failure) ? result.failure : undefined
    this.#lastOutage = outage ?? this.#lastOutage
    if (outage === undefined) this.#responses += 1
    this.#breaker.release(outage === undefined ? 'success' : 'failure', isWrite)
    this.#stopIfDown()
  }

  #stopIfDown(): void {
    const { isOpen, consecutiveFailures } = this.#breaker
    if (isOpen && this.#lastOutage !== undefined)
      this.stop(createCloudDownFailure(consecutiveFailures, this.#lastOutage))
  }

  /** Closes the gate when no requests remain, before the first 429. */
  #recordBudget({ headers }: HttpResponse, deadline: Deadline): void {
    const now = Date.now()
    const budget = parseRateLimit(headers, now)
    if (budget === undefined) return
    this.#budget = budget
    const leftMs = budget.endsAt - now
    // Headers alone never stop the run; only a 429 does.
    if (budget.remaining === 0 && leftMs < deadline.getRemainingMs())
      this.#gate.extend(addJitter(leftMs, this.#options.random), true)
  }

  async #exchange<T>(
    request: CloudRequest,
    { token, parse, deadline, onSend }: RequestOptions<T>,
  ): Promise<AttemptResult<T>> {
    const { kind, method, path } = request
    const { http, baseUrl, userAgent, proxies, scrub } = this.#options
    this.requests[kind] += 1
    const attempt = onSend()
    const start = monotonicMs()
    const debug = (end: string) => {
      const ms = Math.round(monotonicMs() - start)
      this.#options.onDebug(`${method} ${path} → ${end} in ${ms} ms (attempt ${attempt})`)
    }
    let response: HttpResponse
    try {
      const headers = { ...request.headers, authorization: `Bearer ${token}`, 'user-agent': userAgent }
      response = await http.exchange({ ...request, url: `${baseUrl}${path}`, headers }, deadline.signal)
    } catch (error) {
      if (deadline.signal.aborted) {
        debug('aborted')
        throw error
      }
      const failure = classifyNetworkError(kind, error, proxies, scrub, monotonicMs() - start)
      debug(failure.message)
      return { failure }
    }
    debug(String(response.status))
    this.#recordBudget(response, deadline)
    return parse(response, { scrub, now: Date.now(), host: new URL(baseUrl).host })
  }
}
