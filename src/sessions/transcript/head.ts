import { isUtf8 } from 'node:buffer'
import { HOST_WORDS } from '../../host-words.ts'
import { isSessionId, type SessionId } from '../../ids.ts'
import { Allowlist, type CredentialPolicy } from '../../secrets/credential-policy.ts'
import { isEverydayWord } from '../../secrets/placeholder.ts'
import { scanCredentials } from '../../secrets/scan.ts'
import { decodeText, isUtf16 } from '../../workspace.ts'
import type { IgnoredReason } from '../ignored-files.ts'
import { findNamedSession, isAgentsId, readHeader } from './header.ts'
import { hasMessage, parseRole } from './messages.ts'
import { readTitle, type TitleRule } from './title.ts'

/** Bytes of a file that decide what it is. */
export const HEAD_BYTES = 8 * 1024

/** Bytes that are enough to classify most files; otherwise the whole head is decoded. */
const FIRST_BYTES = 1024
/** Bytes. Git LFS pointers are smaller. */
const LFS_POINTER_MAX = 1024
const LFS_POINTER = 'version https://git-lfs'
/** Characters with room for the header, the title, and the rest of a long token in it. */
const TITLE_CHARACTERS = 2048
/** Lines that are searched for conflict markers: room for the header of each side. */
const CONFLICT_LINES = 20
const CONFLICT_START = '<<<<<<< '
/** Provider texts of the extension. Its headings are titles; the CLI's headings are times. */
const EXTENSION_TEXTS = new Set(['cursor', 'vscode', 'cursoride', 'copilotide'])
const ENCRYPTIONS = [
  { start: '\0GITCRYPT\0', tool: 'git-crypt' },
  { start: '-----BEGIN PGP MESSAGE-----', tool: 'GnuPG' },
  { start: '-----BEGIN AGE ENCRYPTED FILE-----', tool: 'age' },
  { start: 'age-encryption.org/', tool: 'age' },
] as const
const DETAIL_TEXT_MAX = 80
const CR = 0x0d
/** Characters. Dates in real headers have at most 25. */
const DATE_MAX = 40

/** Content of a transcript's head, without the ID. `providerText` and `date` are parts of the head: not to be kept. */
type Transcript = {
  /** The provider's name as in the file. */
  readonly providerText: string
  /** As in the file; can be empty. */
  readonly date: string
  readonly version: readonly number[] | undefined
  /** `undefined`: the head has only header lines. */
  readonly hasMessage: boolean | undefined
  readonly wireMayDiffer: boolean
  /** As `LocalSession.title`, but not redacted yet (`redactTitle`). */
  readonly title: string | null | undefined
  readonly titleRule: TitleRule
}

export type SessionHead = Transcript & { readonly kind: 'session'; readonly id: SessionId }

/** A file that is not a session, with the reason. */
export type OtherHead = {
  readonly kind: 'left-out'
  readonly reason: Exclude<IgnoredReason, 'duplicate' | 'link' | 'not-a-file'>
  readonly detail: string
  /** ID of the session in the file. */
  readonly id?: string
  /** Only for a transcript without an ID. */
  readonly transcript?: Transcript
}

/**
 * Classifies a file of a history directory.
 * @param bytes the first `HEAD_BYTES` of the file, or all of it; not kept
 */
export function readHead(bytes: Buffer, fileBytes: number): SessionHead | OtherHead {
  if (fileBytes === 0) return createIgnored('empty', 'the file is empty')
  const isWhole = bytes.length >= fileBytes
  if (isUtf16(bytes)) {
    const text = decodeStart(bytes, bytes.length, isWhole)
    return (
      classify(text, { isWhole, isAllOfHead: true, fileBytes, mayDiffer: () => true }) ?? classifyOther(bytes, text)
    )
  }
  const classifyStart = (length: number) =>
    classify(decodeStart(bytes, length, length >= fileBytes), {
      isWhole: length >= fileBytes,
      isAllOfHead: length >= bytes.length,
      fileBytes,
      mayDiffer: () => wireMayDiffer(bytes, isWhole),
    })
  const first = classifyStart(Math.min(FIRST_BYTES, bytes.length))
  const isDecided = bytes.length <= FIRST_BYTES || (first !== undefined && !isOpen(first))
  const classified = isDecided ? first : classifyStart(bytes.length)
  return classified ?? classifyOther(bytes, decodeStart(bytes, bytes.length, isWhole))
}

function classifyOther(bytes: Buffer, text: string): OtherHead {
  const unreadable = describeUnreadable(bytes, text)
  if (unreadable !== undefined) return unreadable
  const id = findNamedSession(text)
  if (id === undefined) return createIgnored('not-a-transcript', 'not a SpecStory transcript')
  return {
    ...createIgnored(
      'not-a-transcript',
      'not a SpecStory transcript, although a comment in its first lines names a session',
    ),
    id: copyText(id),
  }
}

function describeUnreadable(bytes: Buffer, text: string): OtherHead | undefined {
  const encryption = ENCRYPTIONS.find(({ start }) => text.startsWith(start))
  if (encryption !== undefined) return createIgnored('encrypted', `encrypted with ${encryption.tool}`)
  if (bytes.every((byte) => byte === 0))
    return createIgnored('not-text', 'it contains only NUL bytes, as after a crash')
  const zeros = bytes.filter((byte) => byte === 0).length
  // In Latin text every second byte is zero.
  if (zeros * 3 > bytes.length) return createIgnored('not-text', 'it is UTF-16 without a byte order mark')
  if (zeros > 0 || text.includes('\ufffd')) return createIgnored('not-text', 'it is binary, or not UTF-8')
  return undefined
}

function isOpen(head: SessionHead | OtherHead): boolean {
  const transcript = head.kind === 'session' ? head : head.transcript
  return transcript !== undefined && (transcript.hasMessage === undefined || transcript.title === undefined)
}

type Extent = {
  /** The text is the whole file. */
  readonly isWhole: boolean
  /** The text is everything that was read of the file. */
  readonly isAllOfHead: boolean
  readonly fileBytes: number
  mayDiffer(): boolean
}

/** @returns `undefined` when the text is too short for a decision */
function classify(text: string, extent: Extent): SessionHead | OtherHead | undefined {
  const { isWhole, fileBytes } = extent
  if (fileBytes <= LFS_POINTER_MAX && text.startsWith(LFS_POINTER)) {
    return createIgnored('lfs-pointer', `a Git LFS pointer, not the transcript: ${HOST_WORDS.fetchLfs.github}`)
  }
  if (hasConflict(text))
    return { ...createIgnored('conflict', 'Git conflict markers in its first lines'), ...findNamedId(text) }
  const header = readHeader(text, isWhole)
  const below = text.slice(header.end)
  const transcript = (providerText: string, date: string): Transcript => {
    const titleRule = providerText === '' || EXTENSION_TEXTS.has(providerText) ? 'heading' : 'cli'
    return {
      providerText,
      date: date.slice(0, DATE_MAX),
      version: header.version,
      wireMayDiffer: extent.mayDiffer(),
      hasMessage: hasMessage(below, isWhole) || (isWhole ? false : undefined),
      title: readTitle(text, isWhole, titleRule),
      titleRule,
    }
  }
  if (header.session !== undefined) {
    const { id, providerText, date } = header.session
    if (!header.generated && !isAgentsId(id) && !hasRoleLine(below)) return undefined
    if (id === '') return { ...createIgnored('unusable-id', UNNAMED), transcript: transcript(providerText, date) }
    if (!isSessionId(id)) return createIgnored('unusable-id', unusable(id))
    return { kind: 'session', id: copyText(id), ...transcript(providerText, date) }
  }
  if (header.isCut && !extent.isAllOfHead) return undefined
  if (header.generated || header.endsAtRole)
    return { ...createIgnored('unidentified', UNIDENTIFIED), transcript: transcript('', '') }
  if (isWhole && text.trim() === '') return createIgnored('empty', 'the file contains only white space')
  return undefined
}

/** Searches only above the first message: a message can quote conflict markers. */
function hasConflict(text: string): boolean {
  if (!text.includes(CONFLICT_START)) return false
  for (const line of text.slice(0, FIRST_BYTES).split('\n', CONFLICT_LINES)) {
    if (parseRole(line.trimEnd()) !== undefined) return false
    if (line.startsWith(CONFLICT_START)) return text.includes('SpecStory') || findNamedSession(text) !== undefined
  }
  return false
}

function findNamedId(text: string): { readonly id?: string } {
  const id = findNamedSession(text)
  return id === undefined ? {} : { id: copyText(id) }
}

/**
 * Reads the title again from the redacted head, because redaction must come before the cut. If an unusual word of the
 * title repeats, the whole head is scanned: a later line can identify the word as a password.
 * @param bytes as for `readHead`
 */
export function redactTitle(
  { title, titleRule }: Pick<Transcript, 'title' | 'titleRule'>,
  bytes: Buffer,
  fileBytes: number,
  policy: CredentialPolicy,
): SessionHead['title'] {
  if (typeof title !== 'string') return title
  const words = title.split(/\s+/).filter((word) => !isEverydayWord(word))
  const isHarmless = policy.redactionMode === 'send' || words.length === 0
  if (isHarmless && policy.exactValues === undefined) return title
  const isWhole = bytes.length >= fileBytes
  const text = decodeStart(bytes, bytes.length, isWhole)
  const isRepeated = words.flatMap(partsOf).some((part) => text.indexOf(part) !== text.lastIndexOf(part))
  const ofStart = isRepeated ? undefined : redact(text.slice(0, TITLE_CHARACTERS), false)
  return typeof ofStart === 'string' ? ofStart : redact(text, isWhole)

  function redact(start: string, isAll: boolean): SessionHead['title'] {
    return readTitle(scanCredentials(start, policy).redacted, isAll, titleRule)
  }
}

/** Splits a word at quotes, brackets and punctuation; the word itself is included. */
function partsOf(word: string): string[] {
  return [word, ...(word.match(/[^"'`()<>[\]{},;:.]+/g) ?? [])].filter((part) => !isEverydayWord(part))
}

const UNNAMED = 'its session comment contains no session ID'
const UNIDENTIFIED = 'written by an early SpecStory extension, without a session ID'

function unusable(id: string): string {
  if (holdsCredential(id)) return 'its session ID is not usable'
  const shown = id.length > DETAIL_TEXT_MAX ? `${id.slice(0, DETAIL_TEXT_MAX)}…` : id
  return `its session ID is not usable: ${copyText(shown)}`
}

function holdsCredential(text: string): boolean {
  return scanCredentials(text, { redactionMode: 'redact', allowlist: new Allowlist() }).findings.length > 0
}

function createIgnored(reason: OtherHead['reason'], detail: string): OtherHead {
  return { kind: 'left-out', reason, detail }
}

function hasRoleLine(text: string): boolean {
  return text.split('\n').some((line) => parseRole(line.trimEnd()) !== undefined)
}

function wireMayDiffer(head: Buffer, isWhole: boolean): boolean {
  // A CR at the end can be half of a line break.
  const lines = head.at(-1) === CR ? head.subarray(0, -1) : head
  return (
    (lines.includes(CR) && hasOnlyCrlf(lines)) ||
    !isUtf8(isWhole ? head : head.subarray(0, lastBoundary(head, head.length)))
  )
}

export function decodeHead(bytes: Buffer, fileBytes: number): string {
  return decodeStart(bytes, bytes.length, bytes.length >= fileBytes)
}

/** Drops a byte order mark, and an incomplete character at the end. */
function decodeStart(bytes: Buffer, length: number, isWhole: boolean): string {
  const text = isUtf16(bytes)
    ? decodeText(bytes.subarray(0, length))
    : bytes.toString('utf8', 0, isWhole ? length : lastBoundary(bytes, length))
  return toLines(text.startsWith('\ufeff') ? text.slice(1) : text)
}

/** Converts CR to LF in a text without any LF. */
export function toLines(text: string): string {
  return text.includes('\r') && !text.includes('\n') ? text.replaceAll('\r', '\n') : text
}

function lastBoundary(bytes: Buffer, length: number): number {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[length - back] ?? 0
    if (byte < 0x80) break
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length - back : length
  }
  return length
}

/** Copies a substring, because V8's substrings keep the whole head in memory. */
function copyText<Text extends string>(text: Text): Text {
  return Buffer.from(text).toString() as Text
}

/** A text, or its UTF-8 bytes. */
type Searchable = { indexOf(text: string, from: number): number }

/**
 * Whether there are line breaks and all are CRLF, as Git's autocrlf writes them (docs/internals/transcripts.md, Files).
 * Only such a text is compared and uploaded with LF.
 */
export function hasOnlyCrlf(text: Searchable): boolean {
  for (let start = 0; ; ) {
    const lf = text.indexOf('\n', start)
    if (lf === -1) return start > 0 && text.indexOf('\r', start) === -1
    if (lf === start || text.indexOf('\r', start) !== lf - 1) return false
    start = lf + 1
  }
}
