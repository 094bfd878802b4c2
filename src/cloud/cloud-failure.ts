import { Failure, type FailureCode } from '../failure.ts'
import { formatUtcTime } from '../message-format.ts'

/** How one attempt of a request failed, as the retry policy, the rate limit gate and the circuit breaker need it. */
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
  /** The cloud may have carried the request out although the response was lost: a later 200 may be our own 201. */
  readonly mayHaveSucceeded: boolean
  /** HTTP status; `undefined` without a response. */
  readonly status: number | undefined
  /** No connection could be made, so nothing was sent. */
  readonly isUnconnected?: boolean
  /** Milliseconds that the server asked to wait. */
  readonly retryAfterMs: number | undefined
}

/** What one attempt came to. */
export type AttemptResult<T> = { readonly value: T } | { readonly failure: AttemptFailure }

/** True when the cloud itself did not respond: nothing, a 5xx, a redirect, or the page of something in between. */
export function isOutage({ status, code }: AttemptFailure): boolean {
  if (status === undefined || status >= 500 || code === 'blocked') return true
  return status < 400 && code !== 'cloud-rejected'
}

/** A request that failed after its last attempt. */
export class CloudFailure extends Failure {
  /** Requests of this kind that were made for it; 0 when the run had already been stopped. */
  readonly attempts: number
  /** Every further request would fail alike: a refused token, a refusing proxy, a cloud that is down. */
  readonly fatal: boolean
  readonly last: AttemptFailure
  /** One of the attempts may have succeeded although its response was lost. */
  readonly responseLost: boolean

  constructor(last: AttemptFailure, attempts: number, responseLost = false) {
    super(last.code, last.message, last.hint, last.cause === undefined ? undefined : { cause: last.cause })
    this.attempts = attempts
    this.fatal = last.fatal
    this.last = last
    this.responseLost = responseLost || last.mayHaveSucceeded
  }
}

/** True when an error ends the whole run, not only the session it came from. */
export function isFatal(error: unknown): error is CloudFailure {
  return error instanceof CloudFailure && error.fatal
}

const FATAL = {
  cause: undefined,
  retriable: false,
  fatal: true,
  mayHaveSucceeded: false,
  status: undefined,
  retryAfterMs: undefined,
} as const

/** The circuit breaker opened; `last` is its last failure. */
export function cloudDownFailure(failures: number, last: AttemptFailure): AttemptFailure {
  return {
    ...FATAL,
    code: 'cloud-down',
    message: `SpecStory Cloud is not responding: ${failures} consecutive requests failed. Last error: ${last.message}`,
    hint: 'Check `cloud-url` and the network, then re-run the job. Sessions uploaded so far are skipped.',
    cause: last.cause,
  }
}

/** No connection can be made, so nothing else is asked of this run. */
export function unreachableFailure(last: AttemptFailure): AttemptFailure {
  return {
    ...last,
    ...FATAL,
    code: 'cloud-unreachable',
    message: `SpecStory Cloud cannot be reached: ${last.message}`,
    cause: last.cause,
  }
}

/**
 * The API key has no request left before the deadline.
 *
 * @param endsAt epoch milliseconds, as `now`; `undefined` when the cloud did not say
 */
export function rateLimitFailure(endsAt: number | undefined, now: number): AttemptFailure {
  const end = endsAt === undefined ? undefined : formatUtcTime(endsAt, now)
  return {
    ...FATAL,
    code: 'rate-limited',
    message:
      end === undefined
        ? 'rate limit exceeded, and this run ends before SpecStory Cloud accepts requests again'
        : `rate limit exceeded: SpecStory Cloud accepts requests again at ${end}, after the end of this run`,
    hint: `Re-run the job ${end === undefined ? 'in an hour' : `after ${end}`}. Sessions uploaded so far are skipped. To upload more than the hourly limit, use several runs, or shards that start an hour apart.`,
  }
}

/** The client was closed. */
export const CLIENT_CLOSED: AttemptFailure = {
  ...FATAL,
  code: 'internal',
  message: 'the connection to SpecStory Cloud was closed',
  hint: 'Please report this.',
}
