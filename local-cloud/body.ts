import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** Maximum body sizes in bytes: as sent, and after decompression (docs/internals/cloud.md, Limits). */
export type BodyLimits = { readonly compressedBytes: number; readonly decompressedBytes: number }

export const BODY_LIMITS: BodyLimits = { compressedBytes: 50 * 1024 * 1024, decompressedBytes: 64 * 1024 * 1024 }

/** A request's text, or why it cannot be read. */
type DecodedBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable'; readonly reason: string }

const inflate = promisify(gunzip)

/**
 * Reads a request's body and keeps at most `limitBytes`; returns `undefined` for a larger one.
 * Always reads to the end, because a client that is still sending might not read an early response.
 */
export async function readBody(
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

/** Decompresses the body as `Content-Encoding` says, up to the limit, and decodes strict UTF-8. */
export async function decodeBody(
  bytes: Buffer,
  encoding: string | undefined,
  limitBytes: number,
): Promise<DecodedBody> {
  const coding = (encoding ?? 'identity').trim().toLowerCase()
  if (coding !== 'gzip' && coding !== 'identity') {
    return { kind: 'unreadable', reason: `Content-Encoding ${coding} is not supported` }
  }
  const plain = coding === 'gzip' ? await inflateUpTo(bytes, limitBytes) : bytes
  if (plain === 'damaged') return { kind: 'unreadable', reason: 'The body is not valid gzip' }
  if (plain === 'too-large' || plain.length > limitBytes) return { kind: 'too-large' }
  if (!isUtf8(plain)) return { kind: 'unreadable', reason: 'The body is not valid UTF-8' }
  return { kind: 'text', text: plain.toString('utf8') }
}

async function inflateUpTo(bytes: Buffer, limitBytes: number): Promise<Buffer | 'damaged' | 'too-large'> {
  try {
    return await inflate(bytes, { maxOutputLength: limitBytes })
  } catch (error) {
    const tooLarge = Error.isError(error) && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLarge ? 'too-large' : 'damaged'
  }
}
