import { createHash } from 'node:crypto'
import type { SessionId } from '../ids.ts'
import type { OtherHead, SessionHead } from './transcript/head.ts'

/** Of ids that are made of file names (docs/internals/transcripts.md, Transcripts without an id). Another one would make them all new. */
export const NAME_NAMESPACE = '79758567-4587-45b5-9834-9a1888ee7bfd'

/**
 * Gives a transcript without an id the one of its file's name, as `unidentified: upload` asks. Any other head is left as
 * it is.
 *
 * @param name file name without its extension
 */
export function identifyByName(head: SessionHead | OtherHead, name: string): SessionHead | OtherHead {
  if (head.kind === 'session' || head.transcript === undefined) return head
  return { kind: 'session', id: createIdFromName(name), ...head.transcript }
}

/**
 * The session id that stands for a file name: the same on every machine and in every directory. macOS and Linux may write
 * one name with different code points, which count as the same.
 *
 * @param name file name without its extension
 * @returns a UUID of version 5, lower case
 */
export function createIdFromName(name: string): SessionId {
  // Every UUID is fit for one.
  return uuidV5(NAME_NAMESPACE, name.normalize('NFC')) as SessionId
}

/**
 * A UUID made of a name (RFC 9562, section 5.5).
 *
 * @param namespace a UUID
 */
export function uuidV5(namespace: string, name: string): string {
  const hash = createHash('sha1')
  hash.update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(name)
  const bytes = hash.digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/**
 * The beginning of a date in any of the forms of a header or of a file's name (docs/internals/transcripts.md, Header generations).
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
export function parseStartTime(headerDate: string, name: string): string | undefined {
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
