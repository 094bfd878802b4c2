import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../failure.ts'
import { CHUNK_BYTES } from '../workspace.ts'
import { checkStats, fileChanged, fileUnreadable, openScanned } from './open-scanned.ts'
import type { LocalSession } from './session.ts'
import { LineBreaks } from './transcript/line-breaks.ts'
import { TitleReader } from './transcript/title.ts'

/** Larger files are never whole in memory: their text comes in chunks, read a second time. */
const WHOLE_BYTES = 256 * 1024

/** A session's text as it is sent: decoded UTF-8 with a byte order mark kept, CRLF as LF when every line break is one. */
export type SessionContent = AsyncDisposable & {
  /** UTF-8 bytes of the text. */
  readonly wireBytes: number
  /** `null`: the CLI's rule gives none. */
  readonly title: string | null
  /**
   * The text in pieces of whole characters; can be read again.
   *
   * @throws Failure `file-changed` when it is no longer the text that was measured, `file-unreadable`
   */
  chunks(): AsyncIterable<string>
}

/** What the first reading of a file tells. */
type Measured = Pick<SessionContent, 'wireBytes' | 'title'> & {
  readonly allCrlf: boolean
  /** The text itself, of a small file. */
  readonly text: string | undefined
}

/**
 * Opens a session's file for its upload, and reads it once to know its size on the wire. The file is open until the
 * content is disposed of.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed` when it is not the file that was scanned, `file-unreadable`
 */
export async function openSession(workspace: string, session: LocalSession): Promise<SessionContent> {
  const handle = await openScanned(workspace, session)
  try {
    const measured = await readOnce(handle, session)
    return {
      wireBytes: measured.wireBytes,
      title: measured.title,
      chunks: () => chunks(handle, session, measured),
      [Symbol.asyncDispose]: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error instanceof Failure ? error : fileUnreadable(session, error)
  }
}

/**
 * The size of a session on the wire, in UTF-8 bytes.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed`, `file-unreadable`
 */
export async function measure(workspace: string, session: LocalSession): Promise<{ wireBytes: number }> {
  await using content = await openSession(workspace, session)
  return { wireBytes: content.wireBytes }
}

async function readOnce(handle: FileHandle, session: LocalSession): Promise<Measured> {
  const isSmall = session.diskBytes <= WHOLE_BYTES
  const breaks = new LineBreaks()
  const reader = new TitleReader()
  let wireBytes = 0
  let whole = ''
  for await (const { bytes, text } of pieces(handle, session.diskBytes)) {
    breaks.feed(bytes)
    wireBytes += Buffer.byteLength(text)
    if (session.title === undefined) reader.feed(text)
    if (isSmall) whole += text
  }
  checkStats(session, await handle.stat())
  const allCrlf = breaks.crlfs() > 0
  return {
    wireBytes: wireBytes - breaks.crlfs(),
    title: session.title === undefined ? reader.end() : session.title,
    allCrlf,
    text: isSmall ? asSent(whole, allCrlf) : undefined,
  }
}

async function* chunks(handle: FileHandle, session: LocalSession, measured: Measured): AsyncGenerator<string> {
  if (measured.text !== undefined) {
    yield measured.text
    return
  }
  let sent = 0
  try {
    for await (const piece of pieces(handle, session.diskBytes)) {
      const text = asSent(piece.text, measured.allCrlf)
      sent += Buffer.byteLength(text)
      if (text !== '') yield text
    }
    checkStats(session, await handle.stat())
  } catch (error) {
    throw error instanceof Failure ? error : fileUnreadable(session, error)
  }
  if (sent !== measured.wireBytes) throw fileChanged(session, 'changed while it was sent')
}

/**
 * The file from its start, as far as it went when it was scanned: bytes as read, valid until the next piece, and their
 * text in whole characters. A small file is one piece and one read.
 */
async function* pieces(handle: FileHandle, size: number): AsyncGenerator<{ bytes: Buffer; text: string }> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const buffer = Buffer.allocUnsafe(size <= WHOLE_BYTES ? size : CHUNK_BYTES)
  for (let position = 0; position < size; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - position), position)
    if (bytesRead === 0) break
    const bytes = buffer.subarray(0, bytesRead)
    yield { bytes, text: decoder.decode(bytes, { stream: true }) }
    position += bytesRead
  }
  yield { bytes: Buffer.alloc(0), text: decoder.decode() }
}

/** Where every line break is CRLF, every CR belongs to one. */
function asSent(text: string, allCrlf: boolean): string {
  return allCrlf ? text.replaceAll('\r', '') : text
}
