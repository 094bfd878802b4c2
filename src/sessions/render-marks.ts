import { streamFile } from '../workspace.ts'
import { LineBreaks } from './transcript/line-breaks.ts'
import { MessageSearch } from './transcript/messages.ts'

const REDACTED = Buffer.from('[REDACTED:')

/** What tells the renders of one session apart, and takes reading the whole file. */
export type RenderMarks = {
  /** UTF-8 bytes of the text as it would be sent. */
  readonly bytes: number
  /** It has a `[REDACTED:` mark, which only the current render makes. */
  readonly redacted: boolean
}

/**
 * Reads a file for what decides between several of one session, with bounded memory.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @param signal ends the reading with its reason
 * @throws NotRegularFileError, PathMismatchError; the file system's error; the signal's reason
 */
export async function readRenderMarks(workspace: string, file: string, signal: AbortSignal): Promise<RenderMarks> {
  const breaks = new LineBreaks()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let bytes = 0
  let redacted = false
  let tail = Buffer.alloc(0)
  await streamFile(
    workspace,
    file,
    (piece) => {
      bytes += Buffer.byteLength(decoder.decode(piece, { stream: true }))
      breaks.feed(piece)
      // The mark may lie across two pieces.
      redacted ||=
        piece.includes(REDACTED) || Buffer.concat([tail, piece.subarray(0, REDACTED.length)]).includes(REDACTED)
      tail = Buffer.from(Buffer.concat([tail, piece.subarray(-REDACTED.length)]).subarray(-REDACTED.length))
      return false
    },
    signal,
  )
  bytes += Buffer.byteLength(decoder.decode())
  return { bytes: bytes - breaks.crlfs(), redacted }
}

/**
 * Reads on, where a file's head shows a header and nothing else, until there is a message or the file ends.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @param signal ends the reading with its reason
 * @throws NotRegularFileError, PathMismatchError; the file system's error; the signal's reason
 */
export async function hasMessageBelowHead(workspace: string, file: string, signal: AbortSignal): Promise<boolean> {
  const decoder = new TextDecoder()
  const search = new MessageSearch()
  await streamFile(workspace, file, (piece) => search.feed(decoder.decode(piece, { stream: true })), signal)
  return search.end()
}
