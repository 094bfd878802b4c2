import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../failure.ts'
import { FoundSecrets } from '../secrets/found-secrets.ts'
import type { SecretPlace } from '../secrets/secret-place.ts'
import { SecretSearch } from '../secrets/secret-search.ts'
import type { SecretHandling } from '../secrets/treatment.ts'
import { checkStats, fileChanged, fileUnreadable, openScanned } from './open-scanned.ts'
import { asSent, pieces, WHOLE_BYTES } from './pieces.ts'
import type { LocalSession } from './session.ts'
import { LineBreaks } from './transcript/line-breaks.ts'
import { TitleReader } from './transcript/title.ts'

const NOTHING_FOUND = new FoundSecrets([], [])

/**
 * A session's text as it is sent: decoded UTF-8 with a byte order mark kept, CRLF as LF when every line break is one, and
 * marks in place of credentials where they are redacted.
 */
export type SessionContent = AsyncDisposable &
  SessionSize & {
    /** `null`: the CLI's rule gives none. */
    readonly title: string | null
    /**
     * The text in pieces of whole characters; can be read again.
     *
     * @throws Failure `file-changed` when it is no longer the text that was measured, `file-unreadable`
     */
    chunks(): AsyncIterable<string>
  }

/** UTF-8 bytes of a session's text. */
export type SessionSize = {
  /** As it is sent. */
  readonly wireBytes: number
  /** As it would be sent with its credentials. */
  readonly unredactedBytes: number
  /** The credentials in it; none where they are sent. */
  readonly secrets: readonly SecretPlace[]
}

/** What the first reading of a file tells. */
type FirstReading = Pick<SessionContent, 'unredactedBytes' | 'title'> & {
  readonly allCrlf: boolean
  /** The text itself, with its credentials, of a small file. */
  readonly text: string | undefined
  readonly found: FoundSecrets
}

/**
 * Opens a session's file for its upload, and reads it once to know its size on the wire and its credentials; a large file
 * that has some is read once more for its size. The file is open until the content is disposed of.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed` when it is not the file that was scanned, `file-unreadable`, `too-large` for credentials
 *   alone
 */
export async function openSession(
  workspace: string,
  session: LocalSession,
  { treatment, allowlist }: SecretHandling,
): Promise<SessionContent> {
  const handle = await openScanned(workspace, session)
  try {
    const reading = await readOnce(handle, session, treatment === 'send' ? undefined : new SecretSearch(allowlist))
    const { unredactedBytes, title, found } = reading
    const isRedacted = treatment === 'redact' && found.places.length > 0
    const whole = isRedacted && reading.text !== undefined ? found.redact(reading.text) : reading.text
    const read = (): AsyncGenerator<string> =>
      whole === undefined ? chunks(handle, session, reading, isRedacted) : once(whole)
    return {
      ...(isRedacted ? await measureAsSent(read()) : { wireBytes: unredactedBytes, title }),
      unredactedBytes,
      secrets: found.places,
      chunks: read,
      [Symbol.asyncDispose]: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error instanceof Failure ? error : fileUnreadable(session, error)
  }
}

/**
 * The size of a session on the wire, and its credentials.
 *
 * @param workspace absolute, native
 * @throws Failure as `openSession`
 */
export async function measure(
  workspace: string,
  session: LocalSession,
  handling: SecretHandling,
): Promise<SessionSize> {
  await using content = await openSession(workspace, session, handling)
  const { wireBytes, unredactedBytes, secrets } = content
  return { wireBytes, unredactedBytes, secrets }
}

async function readOnce(
  handle: FileHandle,
  session: LocalSession,
  search: SecretSearch | undefined,
): Promise<FirstReading> {
  const isSmall = session.diskBytes <= WHOLE_BYTES
  const breaks = new LineBreaks()
  const reader = new TitleReader()
  let unredactedBytes = 0
  let whole = ''
  for await (const { bytes, text } of pieces(handle, session.diskBytes)) {
    breaks.feed(bytes)
    unredactedBytes += Buffer.byteLength(text)
    if (session.title === undefined) reader.feed(text)
    if (isSmall) whole += text
    // With line breaks as they are: the search has the same result whatever they are.
    await search?.feed(text)
  }
  checkStats(session, await handle.stat())
  const allCrlf = breaks.crlfs() > 0
  return {
    unredactedBytes: unredactedBytes - breaks.crlfs(),
    title: session.title === undefined ? reader.end() : session.title,
    allCrlf,
    text: isSmall ? asSent(whole, allCrlf) : undefined,
    found: (await search?.end()) ?? NOTHING_FOUND,
  }
}

/** The size of a text without its credentials, and the title that it gives: marks are in place before that is cut. */
async function measureAsSent(text: AsyncIterable<string>): Promise<Pick<SessionContent, 'wireBytes' | 'title'>> {
  const reader = new TitleReader()
  let wireBytes = 0
  for await (const chunk of text) {
    wireBytes += Buffer.byteLength(chunk)
    reader.feed(chunk)
  }
  return { wireBytes, title: reader.end() }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

async function* chunks(
  handle: FileHandle,
  session: LocalSession,
  { unredactedBytes, allCrlf, found }: FirstReading,
  isRedacted: boolean,
): AsyncGenerator<string> {
  const redactor = isRedacted ? found.redactor() : undefined
  let readBytes = 0
  try {
    for await (const piece of pieces(handle, session.diskBytes)) {
      const text = asSent(piece.text, allCrlf)
      readBytes += Buffer.byteLength(text)
      const settled = redactor === undefined ? text : redactor.feed(text)
      if (settled !== '') yield settled
    }
    const rest = redactor?.end() ?? ''
    if (rest !== '') yield rest
    checkStats(session, await handle.stat())
  } catch (error) {
    throw error instanceof Failure ? error : fileUnreadable(session, error)
  }
  if (readBytes !== unredactedBytes) throw fileChanged(session, 'changed while it was sent')
}
