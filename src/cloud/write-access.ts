import type { AttemptFailure, AttemptResult } from './cloud-failure.ts'
import { type PutResponse, toSessionFailure } from './responses.ts'

/** Result of an upload's attempt; `undefined`: the attempt was cancelled. */
type UploadResult = AttemptResult<PutResponse> | undefined

/**
 * Distinguishes a 403 for the token from a 403 for one session. Before the first accepted upload, it waits for uploads
 * in flight. `concurrency` consecutive 403s always mean the token.
 */
export class WriteAccess {
  readonly #threshold: number
  readonly #inFlight = new Set<Promise<void>>()
  #hasAccepted = false
  #consecutiveRefusals = 0

  constructor(concurrency: number) {
    // At least 2: one 403 among accepted uploads never means the token.
    this.#threshold = Math.max(2, concurrency)
  }

  /** Call when an upload is sent. Call the returned function once, with the result. */
  trackUpload(): (result: UploadResult) => Promise<UploadResult> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#inFlight.add(promise)
    return async (result) => {
      this.#inFlight.delete(promise)
      const others = [...this.#inFlight]
      const failure = result !== undefined && 'failure' in result ? result.failure : undefined
      const isRefused = failure?.code === 'no-write-scope'
      if (isRefused) this.#consecutiveRefusals += 1
      if (result !== undefined && 'value' in result && result.value.status !== 'precondition-failed') {
        this.#hasAccepted = true
        this.#consecutiveRefusals = 0
      }
      resolve()
      return isRefused ? { failure: await this.#classify(failure, others) } : result
    }
  }

  async #classify(failure: AttemptFailure, others: readonly Promise<void>[]): Promise<AttemptFailure> {
    if (this.#consecutiveRefusals >= this.#threshold) return failure
    if (!this.#hasAccepted) await Promise.all(others)
    return this.#hasAccepted ? toSessionFailure(failure) : failure
  }
}
