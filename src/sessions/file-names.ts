import { createHash } from 'node:crypto'
import type { SessionId } from '../ids.ts'
import type { OtherHead, SessionHead } from './transcript/head.ts'

/** Must never change (docs/internals/transcripts.md, Transcripts without an ID): it would create all sessions again. */
export const NAME_NAMESPACE = '79758567-4587-45b5-9834-9a1888ee7bfd'

/** Sets the ID of a transcript without one, from its file name. */
export function identifyByName(head: SessionHead | OtherHead, name: string): SessionHead | OtherHead {
  if (head.kind === 'session' || head.transcript === undefined) return head
  return { kind: 'session', id: createIdFromName(name), ...head.transcript }
}

/**
 * Creates a session ID from a file name. Normalizes the name, because macOS and Linux can encode it differently.
 * @param name file name without its extension
 */
export function createIdFromName(name: string): SessionId {
  // Every UUID is a valid session ID.
  return createUuidV5(NAME_NAMESPACE, name.normalize('NFC')) as SessionId
}

/** Creates a UUID of version 5 (RFC 9562, section 5.5). */
export function createUuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1')
  hash.update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(name)
  const bytes = hash.digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** A date of a header or file name (docs/internals/transcripts.md, Header generations); UTC if it has no zone. */
const DATE =
  /^(\d{4}-\d{2}-\d{2})[ T_](\d{2})[-:](\d{2})(?:[-:]\d{2}(?!\d)(?:\.\d{1,9})?)?(?:([+-])(\d{2}):?(\d{2})(?!\d))?/

/** A date that needs no calendar. */
const EVERY_YEARS_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/

/** Maximum offset from UTC. */
const OFFSET_MAX_HOURS = 14

const MINUTE_MS = 60_000

/**
 * Parses the start time of a session from its header, otherwise from its file name.
 * @returns UTC, to the minute: `2026-02-23T16:02Z`
 */
export function parseStartTime(headerDate: string, name: string): string | undefined {
  return parseUtcMinute(headerDate) ?? parseUtcMinute(name)
}

function parseUtcMinute(text: string): string | undefined {
  const [all, date = '', hour = '', minute = '', sign, offsetHours, offsetMinutes] = DATE.exec(text) ?? []
  if (all === undefined) return undefined
  // Other digits are the start of a slug.
  const isOffset = sign !== undefined && Number(offsetHours) <= OFFSET_MAX_HOURS && Number(offsetMinutes) < 60
  const offset = isOffset ? Number(`${sign}1`) * (Number(offsetHours) * 60 + Number(offsetMinutes)) : 0
  const written = `${date}T${hour}:${minute}Z`
  // Nearly all dates need no parsing and formatting.
  if (offset === 0 && EVERY_YEARS_DATE.test(date) && hour < '24' && minute < '60') return written
  const time = Date.parse(written) - offset * MINUTE_MS
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 16)}Z`
}
