import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'
import { createTooLargeFailure, type Failure } from '../failure.ts'
import type { ProjectId } from '../ids.ts'

const MB = 1024 * 1024

/** What the cloud takes at most (docs/cloud.md, Limits), in bytes of JSON and of gzip. */
export const MAX_BODY_BYTES = 64 * MB
export const MAX_COMPRESSED_BYTES = 50 * MB

/** A session of one chunk up to this, in bytes, is encoded in one go; anything else as a stream, to bound memory. */
const ONE_SHOT_BYTES = 256 * 1024

/** The body of a PUT but for its Markdown (docs/cloud.md, PUT body). */
export type UploadFields = {
  readonly projectId: ProjectId
  readonly projectName: string
  /** File name without extension. */
  readonly name: string
  readonly rawData: string
  readonly metadata: {
    readonly clientName: string
    readonly clientVersion: string
    readonly agentName: string
    readonly title?: string
  }
}

export type EncodeOptions = {
  readonly signal?: AbortSignal
  /** Bytes; the cloud's limits when not given. */
  readonly maxBodyBytes?: number
  readonly maxCompressedBytes?: number
}

/** A gzipped body, and the UTF-8 bytes of the Markdown in it. */
export type EncodedUpload = { readonly body: Buffer; readonly markdownBytes: number }

type Limits = { readonly maxBodyBytes: number; readonly maxCompressedBytes: number }

/**
 * Level 1: on transcripts it takes 40 % of the default level's time for 1.16 times its bytes, and a runner has more
 * network than cores. Large pieces of output are fewer trips from the thread pool.
 */
const GZIP = { level: 1, chunkSize: 128 * 1024 }

const compress = promisify(gzip)

/**
 * Encodes the body of an upload: JSON, gzipped. A large session is escaped and compressed chunk by chunk, so that only
 * its compressed bytes are ever held as a whole.
 *
 * @throws Failure `too-large`, as soon as a limit is passed; the signal's reason; what reading `markdown` throws.
 */
export async function encodeUpload(
  fields: UploadFields,
  markdown: AsyncIterable<string>,
  { signal, maxBodyBytes = MAX_BODY_BYTES, maxCompressedBytes = MAX_COMPRESSED_BYTES }: EncodeOptions = {},
): Promise<EncodedUpload> {
  signal?.throwIfAborted()
  const limits = { maxBodyBytes, maxCompressedBytes }
  const chunks = markdown[Symbol.asyncIterator]()
  const head: string[] = []
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    head.push(next.value)
    if (head.length > 1) return encodeStream(fields, resume(head, chunks), limits, signal)
  }
  const [text = ''] = head
  const markdownBytes = Buffer.byteLength(text)
  if (markdownBytes > ONE_SHOT_BYTES) return encodeStream(fields, resume(head, chunks), limits, signal)
  const json = Buffer.from(JSON.stringify({ ...fields, markdown: text }))
  if (json.byteLength > maxBodyBytes) throw overLimit(json.byteLength, 'as JSON', maxBodyBytes)
  const body = await compress(json, GZIP)
  if (body.byteLength > maxCompressedBytes) throw overLimit(body.byteLength, 'compressed', maxCompressedBytes)
  return { body, markdownBytes }
}

async function encodeStream(
  fields: UploadFields,
  chunks: AsyncIterable<string>,
  { maxBodyBytes, maxCompressedBytes }: Limits,
  signal: AbortSignal | undefined,
): Promise<EncodedUpload> {
  let markdownBytes = 0
  const json = async function* () {
    let bytes = 0
    for await (const { json: text, markdownBytes: more } of escapeMarkdown(fields, chunks)) {
      const buffer = Buffer.from(text)
      bytes += buffer.byteLength
      markdownBytes += more
      if (bytes > maxBodyBytes) throw overLimit(bytes, 'as JSON', maxBodyBytes)
      yield buffer
    }
  }
  const compressed: Buffer[] = []
  const hold = async (source: AsyncIterable<Buffer>) => {
    let bytes = 0
    for await (const chunk of source) {
      bytes += chunk.byteLength
      if (bytes > maxCompressedBytes) throw overLimit(bytes, 'compressed', maxCompressedBytes)
      compressed.push(chunk)
    }
  }
  try {
    await pipeline(json, createGzip(GZIP), hold, signal === undefined ? {} : { signal })
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw error
  }
  return { body: Buffer.concat(compressed), markdownBytes }
}

/** A piece of a JSON document, and the UTF-8 bytes of the Markdown in it. */
type JsonPiece = { readonly json: string; readonly markdownBytes: number }

/**
 * The JSON document `{…fields, markdown}` in pieces, one for each chunk of the Markdown, so that neither is ever a whole
 * string in memory. A character that two chunks share is counted and escaped with the second.
 */
async function* escapeMarkdown(fields: object, chunks: AsyncIterable<string>): AsyncGenerator<JsonPiece> {
  yield { json: `${JSON.stringify(fields).slice(0, -1)},"markdown":"`, markdownBytes: 0 }
  let half = ''
  for await (const chunk of chunks) {
    const text = half + chunk
    half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? ''
    yield pieceOf(half === '' ? text : text.slice(0, -1))
  }
  yield pieceOf(half)
  yield { json: '"}', markdownBytes: 0 }
}

function pieceOf(text: string): JsonPiece {
  return { json: JSON.stringify(text).slice(1, -1), markdownBytes: Buffer.byteLength(text) }
}

/** The chunks already taken, then the rest; ends the source when its reader stops early. */
async function* resume(head: readonly string[], rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield* head
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

function overLimit(bytes: number, form: string, limit: number): Failure {
  return createTooLargeFailure(
    `the session is too large for the cloud: more than ${megabytes(bytes)} ${form}, where ${megabytes(limit)} is the limit`,
  )
}

function megabytes(bytes: number): string {
  return bytes < MB ? `${bytes} bytes` : `${(bytes / MB).toFixed(1)} MB`
}
