import { isUtf8 } from 'node:buffer'
import { HOST_WORDS } from '../../host-words.ts'
import { isSessionId, type SessionId } from '../../ids.ts'
import { Allowlist } from '../../secrets/allowlist.ts'
import { isEverydayWord } from '../../secrets/placeholder.ts'
import { scanCredentials } from '../../secrets/scan.ts'
import type { SecretHandling } from '../../secrets/treatment.ts'
import type { IgnoredReason } from '../ignored-files.ts'
import { isAgentsId, readHeader, sessionNamedIn } from './header.ts'
import { hasMessage, roleOf } from './messages.ts'
import { readTitle } from './title.ts'

/** Bytes of a file that are read to know what it is, whatever its size. */
export const HEAD_BYTES = 8 * 1024

/** Most heads tell everything within this much of them; the rest is decoded only when they do not. */
const FIRST_BYTES = 1024
/** git-lfs keeps its pointers below this size, in bytes. */
const LFS_POINTER_MAX = 1024
const LFS_POINTER = 'version https://git-lfs'
/** Of a head, with room for its header, the title, and the rest of a long token that begins in it. */
const TITLE_CHARACTERS = 2048
const DETAIL_TEXT_MAX = 80
const CR = 0x0d
/** The longest date of real headers has 25 characters. */
const DATE_MAX = 40

/** What a transcript's head tells besides its id. */
type Transcript = {
  /** The provider's name as the file writes it. */
  readonly providerText: string
  /** The date of its session comment, as the file writes it; empty when there is none. */
  readonly date: string
  readonly version: readonly number[] | undefined
  /** `undefined`: nothing but header lines so far; what is below the head decides. */
  readonly hasMessage: boolean | undefined
  /** As `LocalSession.wireMayDiffer`. */
  readonly wireMayDiffer: boolean
  /** As `LocalSession.title`, but with whatever credentials are in it: `redactTitle` takes them out. */
  readonly title: string | null | undefined
}

/** A transcript's head. */
export type SessionHead = Transcript & { readonly kind: 'session'; readonly id: SessionId }

/** A file that is no session, and why. */
export type OtherHead = {
  readonly kind: 'left-out'
  readonly reason: Exclude<IgnoredReason, 'duplicate' | 'link' | 'not-a-file'>
  readonly detail: string
  /** The session that the file names all the same. */
  readonly id?: string
  /** Of a transcript that has no id at all, and could be synced under another one. */
  readonly transcript?: Transcript
}

/**
 * What a Markdown file of a history directory is, from its first bytes alone.
 *
 * @param bytes the first `HEAD_BYTES` of the file, or all of it; not kept
 * @param fileBytes the size of the file
 */
export function readHead(bytes: Buffer, fileBytes: number): SessionHead | OtherHead {
  if (fileBytes === 0) return leftOut('empty', 'the file is empty')
  const first = judge(bytes, Math.min(FIRST_BYTES, bytes.length), fileBytes)
  const told = first !== undefined && !isOpen(first)
  const judged = told || bytes.length <= FIRST_BYTES ? first : judge(bytes, bytes.length, fileBytes)
  return judged ?? notATranscript(decodeStart(bytes, bytes.length, bytes.length >= fileBytes))
}

function notATranscript(text: string): OtherHead {
  const id = sessionNamedIn(text)
  if (id === undefined) return leftOut('not-a-transcript', 'no SpecStory transcript')
  const detail = 'no SpecStory transcript, although a comment at its top names a session'
  return { ...leftOut('not-a-transcript', detail), id: detached(id) }
}

function isOpen(head: SessionHead | OtherHead): boolean {
  const transcript = head.kind === 'session' ? head : head.transcript
  return transcript !== undefined && (transcript.hasMessage === undefined || transcript.title === undefined)
}

/** @returns `undefined` when the text ends before it shows what it is */
function judge(bytes: Buffer, length: number, fileBytes: number): SessionHead | OtherHead | undefined {
  const isWhole = length >= fileBytes
  const text = decodeStart(bytes, length, isWhole)
  if (fileBytes <= LFS_POINTER_MAX && text.startsWith(LFS_POINTER)) {
    return leftOut('lfs-pointer', `a Git LFS pointer, not the transcript: ${HOST_WORDS.fetchLfs.github}`)
  }
  const header = readHeader(text, isWhole)
  const below = text.slice(header.end)
  const transcript = (providerText: string, date: string): Transcript => ({
    providerText: detached(providerText),
    date: detached(date.slice(0, DATE_MAX)),
    version: header.version,
    wireMayDiffer: wireMayDiffer(bytes, bytes.length >= fileBytes),
    ...messageOf(below, isWhole),
  })
  if (header.session !== undefined) {
    const { id, providerText, date } = header.session
    if (!header.generated && !isAgentsId(id) && !hasRoleLine(below)) return undefined
    if (id === '') return { ...leftOut('unusable-id', UNNAMED), transcript: transcript(providerText, date) }
    if (!isSessionId(id)) return leftOut('unusable-id', unusable(id))
    return { kind: 'session', id: detached(id), ...transcript(providerText, date) }
  }
  if (header.isCut && length < bytes.length) return undefined
  if (header.generated || header.endsAtRole)
    return { ...leftOut('unidentified', UNIDENTIFIED), transcript: transcript('', '') }
  if (isWhole && text.trim() === '') return leftOut('empty', 'the file holds nothing but white space')
  return undefined
}

function messageOf(below: string, isWhole: boolean): Pick<SessionHead, 'hasMessage' | 'title'> {
  return { hasMessage: hasMessage(below, isWhole) || (isWhole ? false : undefined), title: readTitle(below, isWhole) }
}

/**
 * The title of a head, redacted before it is cut. A password that is bare in the title may be known for one only by a
 * line further down, so the head is scanned as far as a word of the title that is no everyday word occurs in it.
 *
 * @param title the head's own
 * @param bytes as for `readHead`
 */
export function redactTitle(
  title: SessionHead['title'],
  bytes: Buffer,
  fileBytes: number,
  policy: SecretHandling,
): SessionHead['title'] {
  if (typeof title !== 'string') return title
  const words = title.split(/\s+/).filter((word) => !isEverydayWord(word))
  const isHarmless = policy.treatment === 'send' || words.length === 0
  if (isHarmless && policy.exactValues === undefined) return title
  const isWhole = bytes.length >= fileBytes
  const text = decodeStart(bytes, bytes.length, isWhole)
  const isRepeated = words.flatMap(partsOf).some((part) => text.includes(part, TITLE_CHARACTERS))
  const ofStart = isRepeated ? undefined : redact(text.slice(0, TITLE_CHARACTERS), false)
  return typeof ofStart === 'string' ? ofStart : redact(text, isWhole)

  function redact(start: string, isAll: boolean): SessionHead['title'] {
    return readTitle(scanCredentials(start, policy).redacted, isAll)
  }
}

/** A word, and what is in its quotes and brackets or in front of the ellipsis that cut it. */
function partsOf(word: string): string[] {
  return [word, ...(word.match(/[^"'`()<>[\]{},;:.]+/g) ?? [])].filter((part) => !isEverydayWord(part))
}

const UNNAMED = 'its session comment names no session id'
const UNIDENTIFIED = 'written by an early SpecStory extension, which gave its transcripts no session id'

function unusable(id: string): string {
  if (holdsCredential(id)) return 'its session id is not usable'
  const shown = id.length > DETAIL_TEXT_MAX ? `${id.slice(0, DETAIL_TEXT_MAX)}…` : id
  return `its session id is not usable: ${detached(shown)}`
}

function holdsCredential(text: string): boolean {
  return scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() }).findings.length > 0
}

function leftOut(reason: OtherHead['reason'], detail: string): OtherHead {
  return { kind: 'left-out', reason, detail }
}

function hasRoleLine(text: string): boolean {
  return text.split('\n').some((line) => roleOf(line.trimEnd()) !== undefined)
}

function wireMayDiffer(head: Buffer, isWhole: boolean): boolean {
  // A CR at the very end may be half of a line break.
  const lines = head.at(-1) === CR ? head.subarray(0, -1) : head
  return hasOnlyCrlf(lines) || !isUtf8(isWhole ? head : head.subarray(0, lastBoundary(head, head.length)))
}

/** Drops a byte order mark and what the cut left of a character. */
function decodeStart(bytes: Buffer, length: number, isWhole: boolean): string {
  const text = bytes.toString('utf8', 0, isWhole ? length : lastBoundary(bytes, length))
  return text.startsWith('\ufeff') ? text.slice(1) : text
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
function detached<Text extends string>(text: Text): Text {
  return Buffer.from(text).toString() as Text
}

/** A text, or its UTF-8 bytes: both keep CR and LF to themselves. */
type Searchable = { indexOf(text: string, from: number): number }

/**
 * Whether every line break is CRLF, of which there is one at least. Only such a text is compared and sent with LF: git's
 * autocrlf makes no other kind (docs/internals/transcripts.md, Files).
 */
export function hasOnlyCrlf(text: Searchable): boolean {
  for (let start = 0; ; ) {
    const lf = text.indexOf('\n', start)
    if (lf === -1) return start > 0 && text.indexOf('\r', start) === -1
    if (lf === start || text.indexOf('\r', start) !== lf - 1) return false
    start = lf + 1
  }
}
