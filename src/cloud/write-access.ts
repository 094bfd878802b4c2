import type { AttemptFailure, AttemptResult } from './cloud-failure.ts'
import { type PutResponse, sessionRefused } from './responses.ts'

/** The result of an upload's attempt; `undefined` when it has none. */
type Result = AttemptResult<PutResponse> | undefined

/**
 * Tells whether a 403 to an upload is about the token or about that session. Before any upload was accepted it waits for
 * those in flight; as many 403s in a row as there are workers are about the token at any time.
 */
export class WriteAccess {
  readonly #threshold: number
  readonly #inFlight = new Set<Promise<void>>()
  #hasAccepted = false
  #refusedInRow = 0

  constructor(concurrency: number) {
    // One 403 among accepted uploads is never about the token, also with one worker.
    this.#threshold = Math.max(2, concurrency)
  }

  /** Call as an upload leaves; the function that it returns judges the result, once. */
  start(): (result: Result) => Promise<Result> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#inFlight.add(promise)
    return async (result) => {
      this.#inFlight.delete(promise)
      const others = [...this.#inFlight]
      const failure = result !== undefined && 'failure' in result ? result.failure : undefined
      const isRefused = failure?.code === 'no-write-scope'
      if (isRefused) this.#refusedInRow += 1
      if (result !== undefined && 'value' in result && result.value.status !== 'precondition-failed') {
        this.#hasAccepted = true
        this.#refusedInRow = 0
      }
      resolve()
      return isRefused ? { failure: await this.#judge(failure, others) } : result
    }
  }

  async #judge(failure: AttemptFailure, others: readonly Promise<void>[]): Promise<AttemptFailure> {
    if (this.#refusedInRow >= this.#threshold) return failure
    if (!this.#hasAccepted) await Promise.all(others)
    return this.#hasAccepted ? sessionRefused(failure) : failure
  }
}
