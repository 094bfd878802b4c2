import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { createTooLargeFailure, type Failure } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import { formatLimit } from '../message-format.ts'

const MB = 1024 * 1024

/** The cloud's limits (docs/internals/cloud.md, Limits), in bytes of JSON and of gzip. */
export const MAX_BODY_BYTES = 64 * MB
const MAX_COMPRESSED_BYTES = 50 * MB

/** UTF-16 units to escape at a time: the JSON of a long text is never in memory as a whole. */
const SLICE = 256 * 1024

/** The body of a PUT, without its Markdown (docs/internals/cloud.md, PUT body). */
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

type BodyLimits = { readonly maxBodyBytes: number; readonly maxCompressedBytes: number }

/** On transcripts, level 1 takes 40 % of the default level's time, with 1.16 times the bytes. */
const GZIP = { level: 1, chunkSize: 128 * 1024 }

const CLOUD_LIMITS: BodyLimits = { maxBodyBytes: MAX_BODY_BYTES, maxCompressedBytes: MAX_COMPRESSED_BYTES }

/** Encodes the body of an upload as gzipped JSON. @throws Failure `too-large`, as soon as a limit is exceeded */
export async function encodeUpload(
  fields: UploadFields,
  markdown: string,
  { maxBodyBytes, maxCompressedBytes }: BodyLimits = CLOUD_LIMITS,
): Promise<Buffer> {
  const compressed: Buffer[] = []
  await pipeline(
    limitBytes(generateJson(fields, markdown), maxBodyBytes, 'as JSON'),
    createGzip(GZIP),
    async (source) => {
      for await (const piece of limitBytes(source, maxCompressedBytes, 'compressed')) compressed.push(piece)
    },
  )
  return Buffer.concat(compressed)
}

/** Generates the JSON `{…fields, markdown}`. No slice ends inside a character. */
function* generateJson(fields: UploadFields, markdown: string): Generator<Buffer> {
  yield Buffer.from(`${JSON.stringify(fields).slice(0, -1)},"markdown":"`)
  for (let start = 0; start < markdown.length; ) {
    const end = start + SLICE
    const isInside = end < markdown.length && /[\uD800-\uDBFF]/.test(markdown.charAt(end - 1))
    const slice = markdown.slice(start, isInside ? end - 1 : end)
    yield Buffer.from(JSON.stringify(slice).slice(1, -1))
    start += slice.length
  }
  yield Buffer.from('"}')
}

async function* limitBytes(
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
  maxBytes: number,
  form: string,
): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.byteLength
    if (bytes > maxBytes) throw createLimitFailure(form, maxBytes)
    yield piece
  }
}

function createLimitFailure(form: string, limit: number): Failure {
  return createTooLargeFailure(`the session is too large for SpecStory Cloud: more than ${formatLimit(limit)} ${form}`)
}

/** Source of an uploaded session; empty texts are omitted. */
type UploadSource = {
  /** `owner/name`. */
  readonly repository: string
  readonly commit: string
  /** POSIX path relative to the workspace. */
  readonly file: string
}

/** Maximum UTF-8 bytes of our `rawData`; more means an agent's log (docs/internals/cloud.md, CLI copies). */
export const RAW_DATA_MAX_BYTES = 1024

/** Maximum bytes of JSON; GitHub's longest are 140 and 64. The path gets the rest, at least 500. */
const REPOSITORY_MAX_BYTES = 256
const COMMIT_MAX_BYTES = 64

/** Creates the `rawData` of an upload, which must not be empty. Cuts long texts at the start. */
export function createRawData({ repository, commit, file }: UploadSource): string {
  const known = {
    source: 'specstory-sync-action',
    note: 'uploaded from a git checkout, which contains no raw agent log',
    repository: repository === '' ? undefined : keepEnd(repository, REPOSITORY_MAX_BYTES),
    commit: commit === '' ? undefined : keepEnd(commit, COMMIT_MAX_BYTES),
  }
  const left = RAW_DATA_MAX_BYTES - Buffer.byteLength(JSON.stringify({ ...known, path: '' }))
  return JSON.stringify({ ...known, path: keepEnd(file, left) })
}

/** Cuts a text at its start, to `maxBytes` of JSON. */
function keepEnd(text: string, maxBytes: number): string {
  if (text.length <= maxBytes && countJsonBytes(text) <= maxBytes) return text
  let bytes = countJsonBytes('…')
  const characters = [...text.slice(-maxBytes)]
  let start = characters.length
  for (; start > 0; start -= 1) {
    bytes += countJsonBytes(characters[start - 1] ?? '')
    if (bytes > maxBytes) break
  }
  return `…${characters.slice(start).join('')}`
}

function countJsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2
}
