import type { Stats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import pLimit from 'p-limit'
import type { MemoryBudget } from '../concurrency.ts'
import { createTooLargeFailure, Failure } from '../failure.ts'
import { HOST_WORDS } from '../host-words.ts'
import { formatByteChange, formatBytes, formatLimit } from '../message-format.ts'
import type { CredentialPolicy } from '../secrets/credential-policy.ts'
import type { FoundCredential } from '../secrets/found-credentials.ts'
import { maskExactValues, scanCredentials } from '../secrets/scan.ts'
import { decodeText, getErrorCode, NotRegularFileError, openVerified, PathMismatchError } from '../workspace.ts'
import { describeReadError } from './list-files.ts'
import type { LocalSession } from './session.ts'
import { hasOnlyCrlf, toLines } from './transcript/head.ts'
import { readTitle } from './transcript/title.ts'

/** Bytes. The cloud's limit (docs/internals/cloud.md, Limits): larger files are not read. */
const MAX_FILE_BYTES = 64 * 1024 * 1024

/** Lets the event loop run between two texts, so that signals and the deadline take effect. */
const oneByOne = pLimit(1)

export type Transcript = {
  /** The text to upload: redacted, and with LF if all line breaks were CRLF. */
  readonly text: string
  /** `null`: no title by the CLI's rule. */
  readonly title: string | null
  readonly wireBytes: number
  /** UTF-8 bytes before redaction. */
  readonly unredactedBytes: number
  /** Empty when credentials are sent. */
  readonly secrets: readonly FoundCredential[]
}

/**
 * Reads the scanned file. Fails if it was replaced by a link or changed since the scan.
 * @throws Failure `file-changed`, `file-unreadable`, `too-large`
 */
export async function readTranscript(
  workspace: string,
  session: LocalSession,
  policy: CredentialPolicy,
): Promise<Transcript> {
  const plain = await readScanned(workspace, session)
  return await oneByOne(async () => {
    const transcript = toTranscript(plain, session, policy)
    await new Promise(setImmediate)
    return transcript
  })
}

/**
 * Calls `inspect` with the text of a file; `inspect` must not keep the text.
 * @returns `undefined` for a file above the upload limit
 * @throws NotRegularFileError, PathMismatchError; the file system's error; the signal's reason
 */
export async function inspectText<T>(
  workspace: string,
  file: string,
  { budget, signal }: { readonly budget: MemoryBudget; readonly signal: AbortSignal },
  inspect: (text: string) => T,
): Promise<T | undefined> {
  const { handle, stats } = await openVerified(workspace, file)
  await using _file = handle
  if (stats.size > MAX_FILE_BYTES) return undefined
  using _room = await budget.acquire(stats.size)
  signal.throwIfAborted()
  const text = toText(await readWhole(handle, stats.size))
  // Inspecting a large text blocks for a second, so handle pending signals first.
  await new Promise(setImmediate)
  signal.throwIfAborted()
  return inspect(text)
}

function toTranscript(plain: string, session: LocalSession, policy: CredentialPolicy): Transcript {
  const { findings, redacted } = scanCredentials(plain, policy)
  const text = policy.redactionMode === 'hold' ? maskExactValues(plain, policy) : redacted
  const isKnown = session.title !== undefined && text === plain
  return {
    text,
    title: isKnown ? (session.title ?? null) : (readTitle(toLines(text), true, session.titleRule) ?? null),
    wireBytes: Buffer.byteLength(text),
    unredactedBytes: Buffer.byteLength(plain),
    secrets: findings,
  }
}

function toText(file: Buffer): string {
  const text = decodeText(file)
  return hasOnlyCrlf(text) ? text.replaceAll('\r', '') : text
}

async function readWhole(handle: FileHandle, size: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(size)
  let length = 0
  while (length < size) {
    const { bytesRead } = await handle.read(buffer, length, size - length, length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return buffer.subarray(0, length)
}

/** Checks after opening, so that the checks apply to this file. */
async function readScanned(workspace: string, session: LocalSession): Promise<string> {
  const { file, diskBytes } = session
  if (diskBytes > MAX_FILE_BYTES) {
    throw createTooLargeFailure(
      `\`${file}\` is ${formatBytes(diskBytes)}, over the limit of ${formatLimit(MAX_FILE_BYTES)}`,
    )
  }
  try {
    const { handle, stats } = await openVerified(workspace, file)
    await using _file = handle
    checkStats(session, stats)
    const content = await readWhole(handle, diskBytes)
    checkStats(session, await handle.stat())
    return toText(content)
  } catch (error) {
    throw asFailure(error, session)
  }
}

function checkStats(session: LocalSession, stats: Stats): void {
  if (stats.size !== session.diskBytes || stats.mtimeMs !== session.mtimeMs) {
    throw fileChanged(session, `changed since it was scanned: ${formatByteChange(session.diskBytes, stats.size)}`)
  }
}

function fileChanged(session: LocalSession, what: string, options?: { cause?: unknown }): Failure {
  return new Failure(
    'file-changed',
    `\`${session.file}\` ${what}`,
    'Re-run the job when nothing writes to the history directory. The file was not uploaded.',
    options,
  )
}

function asFailure(error: unknown, session: LocalSession): Failure {
  if (error instanceof Failure) return error
  const code = getErrorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return fileChanged(session, 'disappeared after it was scanned', { cause: error })
  }
  if (code === 'ELOOP' || error instanceof NotRegularFileError || error instanceof PathMismatchError) {
    return fileChanged(session, 'was replaced after it was scanned: it or its directory is a link or not a file', {
      cause: error,
    })
  }
  return new Failure(
    'file-unreadable',
    `\`${session.file}\` cannot be read: ${describeReadError(error, session.file)}`,
    `Check the file's permissions and the disk of ${HOST_WORDS.machine.github}.`,
    { cause: error },
  )
}
