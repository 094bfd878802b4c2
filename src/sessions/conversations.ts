import { createHash } from 'node:crypto'
import { Allowlist } from '../secrets/credential-policy.ts'
import { scanCredentials } from '../secrets/scan.ts'
import { HEAD_BYTES } from './transcript/head.ts'
import { readMessages } from './transcript/messages.ts'
import { readHeading } from './transcript/title.ts'

/** The user's messages in a file, as hashes, so that no text stays in memory. */
type UserMessages = {
  /** One per message with text, in order. */
  readonly hashes: readonly string[]
  /** UTF-16 units of all messages, with white space folded. */
  readonly length: number
  /** The file has no message except its title. */
  readonly isStub: boolean
}

export type ConversationFile = {
  readonly file: string
  readonly bytes: number
  readonly messages: UserMessages
}

/** UTF-16 units. Shorter conversations can be equal by chance. */
const DUPLICATE_MIN_LENGTH = 40
/** Maximum UTF-16 units of a message to compare: a message of megabytes must not delay a signal. */
const COMPARED_LENGTH = 64 * 1024
/** UTF-16 units of a message that identify it in a head. */
const OPENING_LENGTH = 80
const PLACEHOLDER = 'File editing session'
const REDACTION_MARK = /\[REDACTED:[a-z0-9-]{1,60}\]/g

export function readUserMessages(text: string): UserMessages {
  const hashes: string[] = []
  let length = 0
  let last = ''
  for (const { role, text: message } of readMessages(text, true)) {
    const folded = role === 'user' ? normalizeMessage(message, COMPARED_LENGTH) : ''
    if (folded === '') continue
    hashes.push(createHash('sha256').update(folded).digest('base64').slice(0, 22))
    length += folded.length
    last = folded
  }
  const isOnlyTitle =
    hashes.length === 1 && (last === PLACEHOLDER || last === normalizeMessage(readHeading(text) ?? '', COMPARED_LENGTH))
  return { hashes, length, isStub: hashes.length === 0 || isOnlyTitle }
}

/** Reads the starts of the user's messages in a head. */
export function readOpenings(text: string, isWhole: boolean): readonly string[] {
  const openings: string[] = []
  for (const { role, text: message, isCut } of readMessages(text, isWhole)) {
    const folded = role === 'user' ? normalizeMessage(message, HEAD_BYTES) : ''
    if (folded !== '' && !(isCut && folded.length < OPENING_LENGTH)) openings.push(folded.slice(0, OPENING_LENGTH))
  }
  return openings
}

/** Removes the differences between versions of a message: white space, and credentials or their markers. */
function normalizeMessage(message: string, maxLength: number): string {
  const policy = { redactionMode: 'redact', allowlist: new Allowlist() } as const
  const { redacted } = scanCredentials(message.slice(0, maxLength), policy)
  return redacted.replaceAll(REDACTION_MARK, '').replaceAll(/\s+/g, ' ').trim()
}

/** Whether all messages of one file are in another file, in order. */
function isContained({ hashes }: UserMessages, other: UserMessages): boolean {
  let at = 0
  for (const hash of other.hashes) if (hash === hashes[at]) at++
  return at === hashes.length
}

/**
 * Finds files without a session ID that another file contains: all messages, in order.
 * @param others files with an ID
 * @returns the containing file, by the path of the duplicate
 */
export function findDuplicates<F extends ConversationFile>(files: readonly F[], others: readonly F[]): Map<string, F> {
  const duplicates = new Map<string, F>()
  const filesByHash = new Map<string, F[]>()
  for (const file of others) addFile(file)
  for (const file of files.toSorted(compareByLength)) {
    const { messages } = file
    const isComparable = messages.hashes.length > 0 && messages.length >= DUPLICATE_MIN_LENGTH
    const original = isComparable
      ? findCandidates(file).find((other) => isContained(messages, other.messages))
      : undefined
    if (original === undefined) addFile(file)
    else duplicates.set(file.file, original)
  }
  return duplicates

  function addFile(file: F): void {
    for (const hash of new Set(file.messages.hashes)) {
      const known = filesByHash.get(hash)
      if (known === undefined) filesByHash.set(hash, [file])
      else known.push(file)
    }
  }

  /** Returns the files with its rarest message, which is usually only one. */
  function findCandidates({ messages }: F): readonly F[] {
    let rarest: readonly F[] | undefined
    for (const hash of messages.hashes) {
      const files = filesByHash.get(hash) ?? []
      if (rarest === undefined || files.length < rarest.length) rarest = files
    }
    return rarest ?? []
  }
}

/** Sorts the longest file first, because it is kept. */
function compareByLength(a: ConversationFile, b: ConversationFile): number {
  const byMessages = b.messages.hashes.length - a.messages.hashes.length
  return byMessages || b.bytes - a.bytes || (a.file < b.file ? -1 : 1)
}

/** The files of one session ID, classified by their messages. */
type Conversation<F> = {
  /** Versions of each part of the conversation, in path order of the first versions; usually one part. */
  readonly parts: readonly (readonly [F, ...F[]])[]
  /** Files with all messages also in the parts. */
  readonly contained: readonly F[]
  /** Files without a message except their title, if other files have messages. */
  readonly stubs: readonly F[]
}

/**
 * Distinguishes parts of a conversation from versions of the same part. Versions start with the same message. A part
 * has a message that the other parts do not contain. The parts together contain every message.
 */
export function splitConversation<F extends ConversationFile>(files: readonly [F, ...F[]]): Conversation<F> {
  const real = files.filter(({ messages }) => !messages.isStub)
  const versions = [...Map.groupBy(real, ({ messages }) => messages.hashes[0]).values()].map((group) =>
    group.toSorted((a, b) => (a.file < b.file ? -1 : 1)),
  )
  if (versions.length === 0) return { parts: [files], contained: [], stubs: [] }
  const parts = new Set(versions)
  // Smallest first, then last in path order, so that the first file keeps the ID.
  const bySize = versions.toSorted((a, b) => countMessages(a) - countMessages(b) || (getPath(a) < getPath(b) ? 1 : -1))
  const counts = new Map<string, number>()
  const count = (group: readonly F[], step: number) => {
    for (const hash of collectHashes(group)) counts.set(hash, (counts.get(hash) ?? 0) + step)
  }
  for (const group of versions) count(group, 1)
  for (const group of bySize) {
    if (parts.size === 1 || ![...collectHashes(group)].every((hash) => (counts.get(hash) ?? 0) > 1)) continue
    parts.delete(group)
    count(group, -1)
  }
  const inOrder = [...parts].sort((a, b) => (getPath(a) < getPath(b) ? -1 : 1))
  return {
    parts: inOrder.flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const])),
    contained: versions.filter((group) => !parts.has(group)).flat(),
    stubs: files.filter(({ messages }) => messages.isStub),
  }
}

function collectHashes(group: readonly ConversationFile[]): Set<string> {
  return new Set(group.flatMap(({ messages }) => messages.hashes))
}

function countMessages(group: readonly ConversationFile[]): number {
  return collectHashes(group).size
}

function getPath(group: readonly ConversationFile[]): string {
  return group[0]?.file ?? ''
}

export function containsMessages(file: ConversationFile, other: ConversationFile): boolean {
  return isContained(other.messages, file.messages)
}
