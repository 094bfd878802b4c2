import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** Largest bodies taken, in bytes: as sent, and after inflating (docs/internals/cloud.md, Limits). */
export type BodyLimits = { readonly compressedBytes: number; readonly decompressedBytes: number }

export const BODY_LIMITS: BodyLimits = { compressedBytes: 50 * 1024 * 1024, decompressedBytes: 64 * 1024 * 1024 }

/** A request's text, or why it has none. */
type DecodedBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable'; readonly reason: string }

const inflate = promisify(gunzip)

/**
 * Takes a whole request body off the wire, holding at most `limitBytes`: nothing when it was larger.
 * Reads to the end all the same, because a client that is still sending may never see an early answer.
 */
export async function receive(
  request: IncomingMessage,
  limitBytes: number,
  count: (bytes: number) => void,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let total = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    total += chunk.length
    count(chunk.length)
    if (total <= limitBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  return total <= limitBytes ? Buffer.concat(chunks, total) : undefined
}

/** Inflates where `Content-Encoding` says so, no further than the limit, and reads strict UTF-8. */
export async function decodeBody(
  bytes: Buffer,
  encoding: string | undefined,
  limitBytes: number,
): Promise<DecodedBody> {
  const coding = (encoding ?? 'identity').trim().toLowerCase()
  if (coding !== 'gzip' && coding !== 'identity') {
    return { kind: 'unreadable', reason: `Content-Encoding ${coding} is not supported` }
  }
  const plain = coding === 'gzip' ? await inflateWithin(bytes, limitBytes) : bytes
  if (plain === 'damaged') return { kind: 'unreadable', reason: 'The body is not valid gzip' }
  if (plain === 'too-large' || plain.length > limitBytes) return { kind: 'too-large' }
  if (!isUtf8(plain)) return { kind: 'unreadable', reason: 'The body is not valid UTF-8' }
  return { kind: 'text', text: plain.toString('utf8') }
}

async function inflateWithin(bytes: Buffer, limitBytes: number): Promise<Buffer | 'damaged' | 'too-large'> {
  try {
    return await inflate(bytes, { maxOutputLength: limitBytes })
  } catch (error) {
    const tooLarge = Error.isError(error) && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'too-large' : 'damaged'
  }
}
