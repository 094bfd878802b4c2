import { Failure, type FailureCode } from '../failure.ts'
import { formatUtcTime } from '../message-format.ts'

/** A failed attempt, as input for the retry policy, the rate limit gate and the circuit breaker. */
export type AttemptFailure = {
  readonly code: FailureCode
  /** One line; can contain a server's text. */
  readonly message: string
  readonly hint: string
  readonly cause: unknown
  readonly retriable: boolean
  /** Every later request would fail too, so the run stops. */
  readonly fatal: boolean
  /** The response was lost, so a later 200 can mean that this attempt created the session. */
  readonly mayHaveSucceeded: boolean
  /** HTTP status; `undefined` without a response. */
  readonly status: number | undefined
  /** There was no connection, so nothing was sent. */
  readonly isUnconnected?: boolean
  /** Delay from the server, in milliseconds. */
  readonly retryAfterMs: number | undefined
}

export type AttemptResult<T> = { readonly value: T } | { readonly failure: AttemptFailure }

/** Whether the cloud itself did not respond: no response, a 5xx, a redirect, or another server's page. */
export function isOutage({ status, code }: AttemptFailure): boolean {
  if (status === undefined || status >= 500 || code === 'blocked') return true
  return status < 400 && code !== 'cloud-rejected'
}

/** A request that failed after its last attempt. */
export class CloudFailure extends Failure {
  /** Requests that were sent; 0 if the run was already stopped. */
  readonly attempts: number
  /** Every later request would fail too, for example after a rejected token. */
  readonly fatal: boolean
  readonly last: AttemptFailure
  /** An attempt possibly succeeded, but its response was lost. */
  readonly responseLost: boolean

  constructor(last: AttemptFailure, attempts: number, responseLost = false) {
    super(last.code, last.message, last.hint, last.cause === undefined ? undefined : { cause: last.cause })
    this.attempts = attempts
    this.fatal = last.fatal
    this.last = last
    this.responseLost = responseLost || last.mayHaveSucceeded
  }
}

/** Whether an error stops the whole run. */
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

/** Creates the failure for an open circuit. @param last the last failed attempt */
export function createCloudDownFailure(failures: number, last: AttemptFailure): AttemptFailure {
  return {
    ...FATAL,
    code: 'cloud-down',
    message: `SpecStory Cloud is not responding: ${failures} consecutive requests failed. Last error: ${last.message}`,
    hint: 'Check `cloud-url` and the network, then re-run the job. Sessions uploaded so far are skipped.',
    cause: last.cause,
  }
}

/** Creates the fatal failure for a cloud without any connection. */
export function createUnreachableFailure(last: AttemptFailure): AttemptFailure {
  return {
    ...last,
    ...FATAL,
    code: 'cloud-unreachable',
    message: `SpecStory Cloud cannot be reached: ${last.message}`,
    cause: last.cause,
  }
}

/**
 * Creates the failure for a rate limit that lasts longer than the run.
 * @param endsAt epoch milliseconds, as `now`; `undefined`: unknown
 */
export function createRateLimitFailure(endsAt: number | undefined, now: number): AttemptFailure {
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

export const CLIENT_CLOSED: AttemptFailure = {
  ...FATAL,
  code: 'internal',
  message: 'the connection to SpecStory Cloud was closed',
  hint: 'Please report this bug with the log.',
}
