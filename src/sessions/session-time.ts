/**
 * The beginning of a date in any of the forms of a header or of a file's name (docs/transcripts.md, Header generations).
 * Seconds are read over; without a zone it is UTC.
 */
const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})[ T_](\d{2})[-:](\d{2})(?:[-:]\d{2}(?!\d)(?:\.\d{1,9})?)?(?:([+-])(\d{2}):?(\d{2})(?!\d))?/

/** No place on Earth is further from UTC. */
const OFFSET_MAX_HOURS = 14

const MINUTE_MS = 60_000

/**
 * When a session began, as its header says, or else as its file is named.
 *
 * @param headerDate what stands in the brackets of the session's comment; empty when there is nothing
 * @param name file name without its extension
 * @returns UTC, to the minute, as `2026-02-23T16:02Z`; `undefined` when neither tells
 */
export function sessionTime(headerDate: string, name: string): string | undefined {
  return utcMinute(headerDate) ?? utcMinute(name)
}

function utcMinute(text: string): string | undefined {
  const [all, date, hour, minute, sign, offsetHours, offsetMinutes] = WRITTEN.exec(text) ?? []
  if (all === undefined) return undefined
  // Digits that are no offset are the beginning of a name.
  const isOffset = sign !== undefined && Number(offsetHours) <= OFFSET_MAX_HOURS && Number(offsetMinutes) < 60
  const offset = isOffset ? Number(`${sign}1`) * (Number(offsetHours) * 60 + Number(offsetMinutes)) : 0
  const time = Date.parse(`${date}T${hour}:${minute}Z`) - offset * MINUTE_MS
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 16)}Z`
}
