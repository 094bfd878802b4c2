import type { AnswerHeaders } from './http.ts'
import { shorten } from './server-text.ts'

/** What the cloud holds of one session. Sizes are UTF-8 bytes of the decoded `markdown` (docs/cloud.md, Sizes). */
export type CloudCopy =
  | { readonly state: 'absent' }
  | { readonly state: 'present'; readonly bytes: number; readonly fromCli: boolean }
  | { readonly state: 'unknown'; readonly reason: string; readonly fromCli: boolean }

/** The bulk answer as read: every copy by session id, or why it is no good answer. */
export type ParsedSizes = { readonly copies: ReadonlyMap<string, CloudCopy> } | { readonly reason: string }

/**
 * The largest size of a session's Markdown that makes sense, in bytes: 16 times the 64 MB that the cloud accepts
 * (docs/cloud.md, Limits). A larger number is taken for nonsense, since believing it would skip the session for good.
 */
const MAX_COPY_BYTES = 2 ** 30

/** Raw data above this, in bytes, is no document of ours (some 400 bytes) but an agent's log that the CLI uploaded. */
export const CLI_RAW_DATA_BYTES = 16_384

const SESSION_DATA_SUFFIX = ':sessionData'

/** Every size that the cloud tells with a HEAD (docs/cloud.md, Routes). */
const SIZE_HEADERS = ['x-markdown-size', 'x-raw-data-size', 'x-session-data-size'] as const

/**
 * Reads the body of `GET …/sessions/sizes` (docs/cloud.md, Sizes). A project the cloud has never seen is an empty map,
 * whatever its status. Sizes that make no sense become `unknown`, so that a HEAD is made instead of a wrong skip.
 *
 * @param body at most 64 MB of JSON; 100,000 sessions are about 4.5 MB.
 * @param scrub removes secrets from a server's text.
 */
export function parseSizes(body: Buffer, scrub: (text: string) => string): ParsedSizes {
  const answer = parseObject(body)
  if (answer === undefined) return { reason: 'the answer is no JSON object' }
  if (answer['success'] !== true) {
    const error = answer['error']
    if (isUnknownProject(answer)) return { copies: new Map() }
    return { reason: typeof error === 'string' ? shorten(scrub(error)) : 'the answer does not say success' }
  }
  const { data } = answer
  const sessions = isObject(data) ? data['sessions'] : undefined
  if (!isObject(sessions)) return { reason: 'the answer has no data.sessions' }
  return { copies: copiesOf(sessions, scrub) }
}

/** True for "Workspace not found", sent as 404 or 500 for a project the cloud has never seen (docs/cloud.md, Routes). */
export function isUnknownProject(answer: unknown): boolean {
  if (!isObject(answer) || answer['success'] !== false) return false
  const { error } = answer
  return typeof error === 'string' && /\bworkspace not found\b/i.test(error)
}

/**
 * Reads the answer to a successful HEAD (docs/cloud.md, Routes); a size that is missing or no whole number makes the copy
 * unknown.
 *
 * @param scrub removes secrets from a server's text.
 */
export function parseHeadSizes(headers: AnswerHeaders, scrub: (text: string) => string): CloudCopy {
  const rawBytes = headerBytes(headers['x-raw-data-size']) ?? 0
  const fromCli = (headerBytes(headers['x-session-data-size']) ?? 0) > 0 || rawBytes > CLI_RAW_DATA_BYTES
  const markdown = headers['x-markdown-size']
  const bytes = headerBytes(markdown)
  if (bytes !== undefined) return { state: 'present', bytes, fromCli }
  const reason =
    markdown === undefined
      ? 'the HEAD answer has no X-Markdown-Size'
      : `the HEAD answer's X-Markdown-Size makes no sense: ${shorten(scrub(String(markdown)), 40)}`
  return { state: 'unknown', reason, fromCli }
}

/** True for a page that stands in the cloud's place, such as a login page: HTML, and none of the cloud's sizes. */
export function isPage(headers: AnswerHeaders): boolean {
  const type = headers['content-type']
  return typeof type === 'string' && /^text\/html\b/i.test(type) && SIZE_HEADERS.every((name) => !(name in headers))
}

function copiesOf(sessions: Record<string, unknown>, scrub: (text: string) => string): Map<string, CloudCopy> {
  const copies = new Map<string, CloudCopy>()
  const fromCli: string[] = []
  for (const [key, value] of Object.entries(sessions)) {
    if (key.endsWith(SESSION_DATA_SUFFIX)) {
      // The key alone says that the CLI was here; only a plain 0 takes it back, as it does in a HEAD's header.
      if (value !== 0) fromCli.push(key.slice(0, -SESSION_DATA_SUFFIX.length))
    } else if (isCopyBytes(value)) {
      copies.set(key, { state: 'present', bytes: value, fromCli: false })
    } else {
      const reason = `the cloud's size makes no sense: ${shorten(scrub(JSON.stringify(value)), 40)}`
      copies.set(key, { state: 'unknown', reason, fromCli: false })
    }
  }
  for (const id of fromCli) copies.set(id, markFromCli(copies.get(id)))
  return copies
}

function markFromCli(copy: CloudCopy | undefined): CloudCopy {
  if (copy === undefined || copy.state === 'absent') {
    return { state: 'unknown', reason: 'the cloud lists its session data but not its size', fromCli: true }
  }
  return { ...copy, fromCli: true }
}

/** A size that a cloud's copy can have: a whole number of bytes. */
function isCopyBytes(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_COPY_BYTES
}

/** A header's size: plain decimal digits only, given once. `undefined` when it is anything else. */
function headerBytes(value: string | string[] | undefined): number | undefined {
  if (typeof value !== 'string' || !/^(0|[1-9]\d{0,15})$/.test(value)) return undefined
  const bytes = Number(value)
  return isCopyBytes(bytes) ? bytes : undefined
}

function parseObject(body: Buffer): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString())
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
