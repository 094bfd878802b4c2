import { Failure, type FailureCode } from '../failure.ts'

/** How one attempt of a request failed, as the retries, the pause and the breaker need to know it. */
export type AttemptFailure = {
  readonly code: FailureCode
  /** One line; may hold a server's text. */
  readonly message: string
  readonly hint: string
  readonly cause: unknown
  /** Another attempt may help. */
  readonly retriable: boolean
  /** Every further request would fail alike, so the run stops. */
  readonly fatal: boolean
  /** The cloud may have done what was asked although no good answer came: then a later 200 may be our own 201. */
  readonly mayHaveHappened: boolean
  /** HTTP status; `undefined` when no answer came. */
  readonly status: number | undefined
  /** Milliseconds that the server told us to wait. */
  readonly toldMs: number | undefined
}

/** What one attempt came to. */
export type AttemptResult<T> = { readonly value: T } | { readonly failure: AttemptFailure }

/** True when the attempt got no answer of the cloud's own: nothing, a 5xx, a redirect, or somebody else's page. */
export function isUnanswered({ status, code }: AttemptFailure): boolean {
  return status === undefined || status >= 500 || (status < 400 && code !== 'cloud-rejected')
}

/** A request that failed for good: as its last attempt did. */
export class CloudFailure extends Failure {
  /** Requests of this kind that were made for it; 0 when the run had already been stopped. */
  readonly attempts: number
  /** Every further request would fail alike: a refused token, a refusing proxy, a cloud that is down. */
  readonly fatal: boolean
  readonly last: AttemptFailure

  constructor(last: AttemptFailure, attempts: number) {
    super(last.code, last.message, last.hint, last.cause === undefined ? undefined : { cause: last.cause })
    this.attempts = attempts
    this.fatal = last.fatal
    this.last = last
  }
}

/** True when an error ends the whole run, not only the session it came from. */
export function isFatal(error: unknown): error is CloudFailure {
  return error instanceof CloudFailure && error.fatal
}
