import { createHash } from 'node:crypto'
import type { SessionId } from '../ids.ts'
import type { OtherHead, SessionHead } from './transcript/head.ts'

/** Of ids that are made of file names (docs/transcripts.md, Transcripts without an id). Another one would make them all new. */
export const NAME_NAMESPACE = '79758567-4587-45b5-9834-9a1888ee7bfd'

/**
 * Gives a transcript without an id the one of its file's name, as `unidentified: upload` asks. Any other head is left as
 * it is.
 *
 * @param name file name without its extension
 */
export function identifiedByName(head: SessionHead | OtherHead, name: string): SessionHead | OtherHead {
  if (head.kind === 'session' || head.transcript === undefined) return head
  return { kind: 'session', id: idOfName(name), ...head.transcript }
}

/**
 * The session id that stands for a file name: the same on every machine and in every directory. macOS and Linux may write
 * one name with different code points, which count as the same.
 *
 * @param name file name without its extension
 * @returns a UUID of version 5, lower case
 */
export function idOfName(name: string): SessionId {
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
