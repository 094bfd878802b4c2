import { formatUtcTime } from '../message-format.ts'
import type { AttemptFailure } from './cloud-failure.ts'

const FATAL = {
  cause: undefined,
  retriable: false,
  fatal: true,
  mayHaveHappened: false,
  status: undefined,
  toldMs: undefined,
} as const

/** So many requests in a row got no answer of the cloud's own; the last one failed so. */
export function cloudDown(failures: number, last: AttemptFailure): AttemptFailure {
  return {
    ...FATAL,
    code: 'cloud-down',
    message: `the cloud is down: ${failures} requests in a row got no answer of its own; the last one: ${last.message}`,
    hint: 'The rest was not tried. Run again later: what is uploaded already is skipped then.',
    cause: last.cause,
  }
}

/**
 * The key has no request left, and gets new ones after the run's deadline only.
 *
 * @param endsAt epoch milliseconds, as `now`; `undefined` when the cloud did not tell
 */
export function limitUsedUp(endsAt: number | undefined, now: number): AttemptFailure {
  const end = endsAt === undefined ? undefined : formatUtcTime(endsAt, now)
  const until = end === undefined ? '' : ` until ${end}`
  return {
    ...FATAL,
    code: 'rate-limited',
    message: `the rate limit of the cloud is used up${until}, and this run ends before it may go on`,
    hint: `Run again ${end === undefined ? 'in an hour' : `after ${end}`}: what is uploaded is skipped then. More than the limit takes several runs, or shards that start an hour apart.`,
  }
}

/** The client was closed. */
export const CLOSED: AttemptFailure = {
  ...FATAL,
  code: 'internal',
  message: 'the connection to the cloud has been closed',
  hint: 'Please report this.',
}
