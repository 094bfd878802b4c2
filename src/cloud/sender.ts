import { monotonicMs } from '../clock.ts'
import { type Deadline, DeadlinePassed } from '../deadline.ts'
import { Breaker } from './breaker.ts'
import type { RequestCounts } from './cloud.ts'
import type { Judge } from './judges.ts'
import { troubleOfError } from './network-trouble.ts'
import type { Pause } from './pause.ts'
import type { Proxies } from './proxy.ts'
import { type Answer, exchange } from './request.ts'
import type { CloudRequest } from './requests.ts'
import type { Transport } from './transport.ts'
import { isNoAnswer, type Trouble, type Verdict } from './trouble.ts'

export type SenderOptions = {
  readonly baseUrl: string
  readonly userAgent: string
  readonly concurrency: number
  readonly transport: Transport
  readonly proxies: Proxies
  readonly pause: Pause
  readonly scrub: (text: string) => string
  readonly onDebug: (line: string) => void
  readonly now: () => number
}

/** How one request is sent: who it is for, how long it may go on, and what its answer means. */
export type Sending<T> = {
  readonly token: string
  readonly judge: Judge<T>
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
  #stopped: Trouble | undefined

  constructor(options: SenderOptions) {
    this.#options = options
    this.#breaker = new Breaker(options.concurrency)
  }

  /** Aborts when no request is made any more; waits are cut short by it. */
  get stopSignal(): AbortSignal {
    return this.#stop.signal
  }

  /** From now on every request comes to this trouble, unsent; the first one stands. */
  stop(trouble: Trouble): void {
    this.#stopped ??= { ...trouble, retriable: false, fatal: true }
    this.#stop.abort()
  }

  /** @throws DeadlinePassed, or the deadline's reason as it is. */
  async send<T>(request: CloudRequest, sending: Sending<T>): Promise<Verdict<T>> {
    const { deadline } = sending
    const hasPlace = await this.#breaker.enter(deadline.signal)
    let verdict: Verdict<T> | undefined
    try {
      // After the wait for a place: the answer that frees one may be a 429.
      await this.#options.pause.wait(deadline, this.#stop.signal)
      if (this.#stopped !== undefined) return { trouble: this.#stopped }
      deadline.signal.throwIfAborted()
      if (deadline.remainingMs() <= 0) throw new DeadlinePassed()
      verdict = await this.#exchange(request, sending)
      return verdict
    } finally {
      if (hasPlace) this.#leave(verdict)
    }
  }

  #leave(verdict: Verdict<unknown> | undefined): void {
    if (verdict === undefined) {
      this.#breaker.leave('abandoned')
      return
    }
    const failed = 'trouble' in verdict && isNoAnswer(verdict.trouble) ? verdict.trouble : undefined
    this.#breaker.leave(failed === undefined ? 'answered' : 'failed')
    if (failed !== undefined && this.#breaker.isOpen) this.stop(cloudDown(this.#breaker.threshold, failed))
  }

  async #exchange<T>(request: CloudRequest, { token, judge, deadline, sent }: Sending<T>): Promise<Verdict<T>> {
    const { kind, method, path, headers, body, timeoutMs, maxBytes } = request
    const { baseUrl, userAgent, transport, proxies, scrub, now } = this.#options
    this.requests[kind] += 1
    const attempt = sent()
    const url = `${baseUrl}/api/v1${path}`
    const all = { ...headers, authorization: `Bearer ${token}`, 'user-agent': userAgent }
    const start = monotonicMs()
    const debug = (end: string) => {
      const ms = Math.round(monotonicMs() - start)
      this.#options.onDebug(`${method} /api/v1${path} → ${end} in ${ms} ms (attempt ${attempt})`)
    }
    let answer: Answer
    try {
      const bodied = body === undefined ? {} : { body }
      answer = await exchange(transport, { method, url, headers: all, ...bodied, timeoutMs, maxBytes }, deadline.signal)
    } catch (error) {
      if (deadline.signal.aborted) {
        debug('aborted')
        throw error
      }
      const trouble = troubleOfError(kind, error, proxies, scrub)
      debug(trouble.message)
      return { trouble }
    }
    debug(String(answer.status))
    return judge(answer, { scrub, now: now() })
  }
}

function cloudDown(failures: number, last: Trouble): Trouble {
  return {
    code: 'cloud-down',
    message: `the cloud is down: ${failures} requests in a row got no answer of its own; the last one: ${last.message}`,
    hint: 'The rest was not tried. Run again later: what is uploaded already is skipped then.',
    cause: last.cause,
    retriable: false,
    fatal: true,
    mayHaveHappened: false,
  }
}
