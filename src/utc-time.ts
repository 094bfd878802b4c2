const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS

/**
 * A moment to come as a person reads it, rounded up to a minute, so that whoever comes then is not too early:
 * `14:32 UTC`, with the date when it is a day or more away.
 *
 * @param moment epoch milliseconds, of any size: a server may have told it
 * @param now epoch milliseconds
 */
export function utcTime(moment: number, now: number): string {
  if (moment - now > YEAR_MS) return 'more than a year from now'
  const text = new Date(Math.ceil(moment / MINUTE_MS) * MINUTE_MS).toISOString()
  const time = `${text.slice(11, 16)} UTC`
  return moment - now < DAY_MS ? time : `${text.slice(0, 10)} ${time}`
}
