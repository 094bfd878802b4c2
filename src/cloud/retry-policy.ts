/** Statuses that another attempt may turn into a success (issue: Faults); no other status is ever retried. */
export const RETRIABLE_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504])

/** The first retry waits up to this, ms; each further one up to twice as long. */
const BACKOFF_BASE_MS = 1000

const BACKOFF_MAX_MS = 30_000

/** A rate limit is waited out for at least this, ms, whatever the jitter says: knocking sooner only prolongs it. */
const RATE_LIMIT_MIN_MS = 1000

/**
 * Exponential backoff with full jitter, in ms: between 0 and 1 s, 2 s, 4 s … 30 s.
 *
 * @param retry 0 for the first retry. @param random in [0, 1).
 */
export function backoff(retry: number, random: () => number): number {
  return random() * Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** retry)
}

/** How long a 429 pauses everybody, in ms: as told, else the backoff, but not under a second when nothing was told. */
export function rateLimitPause(toldMs: number | undefined, retry: number, random: () => number): number {
  return toldMs ?? Math.max(RATE_LIMIT_MIN_MS, backoff(retry, random))
}

/**
 * The same for the sizes, whose 429s are not counted as attempts: exponential without jitter (there is one request), and
 * never under a second, so that a server that says "retry after 0" is not asked in a loop.
 */
export function sizesPause(toldMs: number | undefined, retry: number): number {
  return Math.max(RATE_LIMIT_MIN_MS, toldMs ?? Math.min(BACKOFF_MAX_MS, BACKOFF_BASE_MS * 2 ** retry))
}
