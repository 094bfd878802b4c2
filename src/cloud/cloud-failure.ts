import { Failure } from '../failure.ts'
import type { Trouble } from './trouble.ts'

/** A request that failed for good. */
export class CloudFailure extends Failure {
  /** Requests of this kind that were made for it; 0 when the run had already been stopped. */
  readonly attempts: number
  /** Every further request would fail alike: a refused token, a refusing proxy, a cloud that is down. */
  readonly fatal: boolean
  readonly trouble: Trouble

  constructor(trouble: Trouble, attempts: number) {
    super(trouble.code, trouble.message, trouble.hint, 'cause' in trouble ? { cause: trouble.cause } : undefined)
    this.attempts = attempts
    this.fatal = trouble.fatal
    this.trouble = trouble
  }
}

/** True when an error ends the whole run, not only the session it came from. */
export function isFatal(error: unknown): error is CloudFailure {
  return error instanceof CloudFailure && error.fatal
}
