/**
 * Milliseconds of a monotonic clock. `performance` has one too, but Node loads all of its hooks with it, which a run that
 * ends early would notice.
 */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
