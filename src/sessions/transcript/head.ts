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

/** Most heads are decided within these bytes; otherwise all of the head is decoded. */
const FIRST_BYTES = 1024
/** git-lfs keeps its pointers below this size, in bytes. */
const LFS_POINTER_MAX = 1024
const LFS_POINTER = 'version https://git-lfs'
/** Of a head, with room for its header, the title, and the rest of a long token that begins in it. */
const TITLE_CHARACTERS = 2048
/** Lines from the top that are searched for conflict markers: the header of each side. */
const CONFLICT_LINES = 20
/** The extension's own texts: its headings are titles, and the CLI's are times. */
const EXTENSION_TEXTS = new Set(['cursor', 'vscode', 'cursoride', 'copilotide'])
const ENCRYPTIONS = [
  { start: '\0GITCRYPT\0', tool: 'git-crypt' },
  { start: '-----BEGIN PGP MESSAGE-----', tool: 'GnuPG' },
  { start: '-----BEGIN AGE ENCRYPTED FILE-----', tool: 'age' },
  { start: 'age-encryption.org/', tool: 'age' },
] as const
const DETAIL_TEXT_MAX = 80
const CR = 0x0d
/** The longest date of real headers has 25 characters. */
const DATE_MAX = 40

/** What a transcript's head tells besides its id. */
type Transcript = {
  /** The provider's name as the file writes it. */
  readonly providerText: string
  /** As the file writes it; may be empty. */
  readonly date: string
  readonly version: readonly number[] | undefined
  /** `undefined`: the head has only header lines. */
  readonly hasMessage: boolean | undefined
  readonly wireMayDiffer: boolean
  /** As `LocalSession.title`, with the credentials that are in it: `redactTitle` replaces them. */
  readonly title: string | null | undefined
  readonly titleRule: TitleRule
}

export type SessionHead = Transcript & { readonly kind: 'session'; readonly id: SessionId }

/** A file that is no session, and why. */
export type OtherHead = {
  readonly kind: 'left-out'
  readonly reason: Exclude<IgnoredReason, 'duplicate' | 'link' | 'not-a-file'>
  readonly detail: string
  /** The session that the file names. */
  readonly id?: string
  /** Of a transcript without an ID. */
  readonly transcript?: Transcript
}

/**
 * Determines what a file of a history directory is.
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
  // In Latin text every other byte is one.
  if (zeros * 3 > bytes.length) return createIgnored('not-text', 'it is UTF-16 without a byte order mark')
  if (zeros > 0 || text.includes('\ufffd')) return createIgnored('not-text', 'it is binary, or not UTF-8')
  return undefined
}

function isOpen(head: SessionHead | OtherHead): boolean {
  const transcript = head.kind === 'session' ? head : head.transcript
  return transcript !== undefined && (transcript.hasMessage === undefined || transcript.title === undefined)
}

type Extent = {
  /** The text is all of the file. */
  readonly isWhole: boolean
  /** The text is all that was read of the file. */
  readonly isAllOfHead: boolean
  readonly fileBytes: number
  mayDiffer(): boolean
}

/** @returns `undefined` when the text ends before it shows what it is */
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
      providerText: copyText(providerText),
      date: copyText(date.slice(0, DATE_MAX)),
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

/** Conflict markers above the first message: both sides name a session. In a message they may be quoted. */
function hasConflict(text: string): boolean {
  for (const line of text.slice(0, FIRST_BYTES).split('\n', CONFLICT_LINES)) {
    if (parseRole(line.trimEnd()) !== undefined) return false
    if (line.startsWith('<<<<<<< ')) return text.includes('SpecStory') || findNamedSession(text) !== undefined
  }
  return false
}

function findNamedId(text: string): { readonly id?: string } {
  const id = findNamedSession(text)
  return id === undefined ? {} : { id: copyText(id) }
}

/**
 * The title of a head, redacted before it is cut. A password that is bare in the title may be known for one only by a
 * line further down, so the head is scanned as far as a word of the title that is no everyday word occurs in it.
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
  const isHarmless = policy.treatment === 'send' || words.length === 0
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

/** A word, and what is in its quotes and brackets or in front of the ellipsis that cut it. */
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
  return scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() }).findings.length > 0
}

function createIgnored(reason: OtherHead['reason'], detail: string): OtherHead {
  return { kind: 'left-out', reason, detail }
}

function hasRoleLine(text: string): boolean {
  return text.split('\n').some((line) => parseRole(line.trimEnd()) !== undefined)
}

function wireMayDiffer(head: Buffer, isWhole: boolean): boolean {
  // A CR at the very end may be half of a line break.
  const lines = head.at(-1) === CR ? head.subarray(0, -1) : head
  return hasOnlyCrlf(lines) || !isUtf8(isWhole ? head : head.subarray(0, lastBoundary(head, head.length)))
}

export function decodeHead(bytes: Buffer, fileBytes: number): string {
  return decodeStart(bytes, bytes.length, bytes.length >= fileBytes)
}

/** Drops a byte order mark and what the cut left of a character. */
function decodeStart(bytes: Buffer, length: number, isWhole: boolean): string {
  const isCutAnywhere = isWhole || isUtf16(bytes)
  const text = decodeText(bytes.subarray(0, isCutAnywhere ? length : lastBoundary(bytes, length)))
  return toLines(text.startsWith('\ufeff') ? text.slice(1) : text)
}

/** Lone CRs are line breaks in a text without any LF. */
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

/** A copy that does not keep the head alive: V8's substrings hold on to the string they were cut from. */
function copyText<Text extends string>(text: Text): Text {
  return Buffer.from(text).toString() as Text
}

/** A text, or its UTF-8 bytes: both keep CR and LF to themselves. */
type Searchable = { indexOf(text: string, from: number): number }

/**
 * Whether there are line breaks and all are CRLF. Only such a text is compared and sent with LF, because git's autocrlf
 * makes no other kind (docs/internals/transcripts.md, Files).
 */
export function hasOnlyCrlf(text: Searchable): boolean {
  for (let start = 0; ; ) {
    const lf = text.indexOf('\n', start)
    if (lf === -1) return start > 0 && text.indexOf('\r', start) === -1
    if (lf === start || text.indexOf('\r', start) !== lf - 1) return false
    start = lf + 1
  }
}
