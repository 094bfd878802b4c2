import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'

/** An answer's body as read. */
export type AnswerBody = {
  readonly body: Buffer
  /** It went on above what is read, or was lost on the way, and ends there. */
  readonly isCut: boolean
}

export type BodyOptions = {
  /** The header `Content-Encoding`; one that is not known leaves the body as it came. */
  readonly encoding: string | string[] | undefined
  /** Bytes at most, on the wire and decompressed alike. */
  readonly maxBytes: number
  /** A body that is lost on the way is cut there instead of an error. */
  readonly mayBeLost: boolean
}

/** By `Content-Encoding`. `deflate` is zlib's format, and by the habit of some servers the bare one. */
const DECOMPRESSORS = new Map<string, (body: Buffer) => Transform>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', ([first = 0]) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw())],
  ['br', () => createBrotliDecompress()],
])

/**
 * Reads a body, also one that a proxy compressed though it was asked not to.
 *
 * @throws what reading throws, unless the body may be lost.
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, options: BodyOptions): Promise<AnswerBody> {
  const { encoding, maxBytes, mayBeLost } = options
  const { error, ...raw } = await take(chunks, maxBytes)
  if (error !== undefined && !mayBeLost) throw error
  const stream = typeof encoding === 'string' ? DECOMPRESSORS.get(encoding.trim().toLowerCase())?.(raw.body) : undefined
  if (stream === undefined || raw.body.length === 0) return raw
  stream.end(raw.body)
  // What is damaged ends where the damage is, and is no JSON then.
  const { body, isCut, error: damage } = await take(stream, maxBytes)
  return { body, isCut: raw.isCut || (isCut && damage === undefined) }
}

async function take(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<AnswerBody & { error?: unknown }> {
  const taken: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      taken.push(chunk)
      bytes += chunk.byteLength
      if (bytes > maxBytes) return { body: Buffer.concat(taken, maxBytes), isCut: true }
    }
  } catch (error) {
    return { body: Buffer.concat(taken), isCut: true, error }
  }
  return { body: Buffer.concat(taken, bytes), isCut: false }
}
