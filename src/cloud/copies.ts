import { isObject, parseObject } from '../json.ts'
import type { CloudFailure } from './cloud-failure.ts'
import type { ResponseHeaders } from './http.ts'
import { shorten } from './server-text.ts'
import { MAX_BODY_BYTES, RAW_DATA_MAX_BYTES } from './upload-body.ts'

/** Signs of the client that uploaded a copy. `undefined`: unknown size. */
type CopyOrigin = {
  /** The copy has session data, or more raw data than this action sends. */
  readonly isCliCopy: boolean
  readonly rawBytes: number | undefined
  readonly sessionDataBytes: number | undefined
}

/** Version of an inspected copy. */
type CopyVersion = {
  /** The `ETag`, if strong: `If-Match` never matches a weak one. */
  readonly tag?: string | undefined
  /** `Last-Modified`: epoch milliseconds of the server's clock. */
  readonly modifiedAt?: number | undefined
}

/**
 * The cloud's copy of one session. Sizes are UTF-8 bytes of the decoded `markdown` (docs/internals/cloud.md, Sizes).
 */
export type CloudCopy =
  | { readonly state: 'absent' }
  | ({ readonly state: 'present'; readonly bytes: number } & CopyOrigin & CopyVersion)
  | ({
      readonly state: 'unknown'
      readonly reason: string
      readonly hint?: string | undefined
      /** The failed request; `undefined`: its response was invalid. */
      readonly failure: CloudFailure | undefined
    } & CopyOrigin)

export const ABSENT: CloudCopy = { state: 'absent' }

export const UNKNOWN_ORIGIN: CopyOrigin = { isCliCopy: false, rawBytes: undefined, sessionDataBytes: undefined }

/** Result of the bulk size request. */
export type ProjectSizes = {
  /** By session ID. */
  readonly copies: ReadonlyMap<string, CloudCopy>
  /** The project does not exist in the cloud yet. */
  readonly isNew: boolean
  /** Time of the response: epoch milliseconds of the server's clock. */
  readonly asOf?: number | undefined
}

export const NEW_PROJECT: ProjectSizes = { copies: new Map(), isNew: true }

type ParsedSizes = ProjectSizes | { readonly reason: string }

const SESSION_DATA_SUFFIX = ':sessionData'

/**
 * Parses the body of `GET …/sessions/sizes` (docs/internals/cloud.md, Sizes). Invalid sizes become `unknown`, which
 * causes a HEAD instead of a wrong skip.
 * @param body at most 64 MB of JSON; 100,000 sessions have about 4.5 MB
 * @param scrub removes secrets from a server's text
 */
export function parseSizes(body: Buffer, scrub: (text: string) => string): ParsedSizes {
  const response = parseObject(body)
  if (response === undefined) return { reason: 'the response is not a JSON object' }
  if (response['success'] !== true) {
    const error = response['error']
    if (isUnknownProject(response)) return NEW_PROJECT
    return { reason: typeof error === 'string' ? shorten(scrub(error)) : 'the response does not confirm success' }
  }
  const { data } = response
  const sessions = isObject(data) ? data['sessions'] : undefined
  if (!isObject(sessions)) return { reason: 'the response has no data.sessions' }
  return { copies: parseCopies(sessions), isNew: false }
}

/** Recognizes "Workspace not found", the 404 or 500 for a new project (docs/internals/cloud.md, Routes). */
export function isUnknownProject(response: unknown): boolean {
  if (!isObject(response) || response['success'] !== false) return false
  const { error } = response
  return typeof error === 'string' && /\bworkspace not found\b/i.test(error)
}

/**
 * Parses the response to a successful HEAD (docs/internals/cloud.md, Routes). A copy without the size of its Markdown
 * or raw data is unknown: an upload could destroy a raw log.
 * @param context `scrub` removes secrets from a server's text; `host` is the server
 */
export function parseHeadSizes(
  headers: ResponseHeaders,
  { scrub, host }: { readonly scrub: (text: string) => string; readonly host: string },
): CloudCopy {
  const origin = parseOrigin(headers['x-raw-data-size'], headers['x-session-data-size'])
  const markdown = headers['x-markdown-size']
  const bytes = parseHeaderBytes(markdown)
  const missing = [
    ...(markdown === undefined ? ['X-Markdown-Size'] : []),
    ...(headers['x-raw-data-size'] === undefined ? ['X-Raw-Data-Size'] : []),
  ]
  if (bytes !== undefined && missing.length === 0) {
    return {
      state: 'present',
      bytes,
      ...origin,
      tag: parseStrongTag(headers['etag']),
      modifiedAt: parseModifiedAt(headers),
    }
  }
  const reason =
    markdown !== undefined && bytes === undefined
      ? `the response has an invalid X-Markdown-Size: ${shorten(scrub(String(markdown)), 40)}`
      : `the response has no ${missing.join(' and no ')}`
  const hint = `Check that no proxy or gateway in front of ${host} removes ${missing.map((name) => `\`${name}\``).join(' and ')}, and re-run the job.`
  return { state: 'unknown', reason, hint: missing.length > 0 ? hint : undefined, failure: undefined, ...origin }
}

function parseStrongTag(tag: string | string[] | undefined): string | undefined {
  return typeof tag === 'string' && /^"[\x21\x23-\x7e]*"$/.test(tag) ? tag : undefined
}

function parseModifiedAt({ 'last-modified': date }: ResponseHeaders): number | undefined {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

/** Creates the copy for a failed HEAD (docs/internals/cloud.md, Unknown copies). */
export function toUnknownCopy(failure: CloudFailure): CloudCopy {
  return { state: 'unknown', reason: failure.message, failure, ...UNKNOWN_ORIGIN }
}

/** A copy in the bulk response, but not found by a HEAD. */
export const CONTRADICTED: CloudCopy = {
  state: 'unknown',
  reason: 'the size listing contains it, but its check returned 404',
  failure: undefined,
  ...UNKNOWN_ORIGIN,
}

/** Treats an invalid size as a sign of the CLI. */
function parseOrigin(raw: string | string[] | undefined, sessionData: string | string[] | undefined): CopyOrigin {
  const rawBytes = parseHeaderBytes(raw)
  const sessionDataBytes = parseHeaderBytes(sessionData)
  const isRawLog = raw !== undefined && (rawBytes === undefined || rawBytes > RAW_DATA_MAX_BYTES)
  return { isCliCopy: isRawLog || (sessionData !== undefined && sessionDataBytes !== 0), rawBytes, sessionDataBytes }
}

function parseCopies(sessions: Record<string, unknown>): Map<string, CloudCopy> {
  const copies = new Map<string, CloudCopy>()
  const isCliCopy = new Map<string, CopyOrigin>()
  for (const [key, value] of Object.entries(sessions)) {
    if (key.endsWith(SESSION_DATA_SUFFIX)) {
      const sessionDataBytes = isCopyBytes(value) ? value : undefined
      // Any value except 0 is a sign of the CLI, as in a HEAD's header.
      if (value !== 0) {
        isCliCopy.set(key.slice(0, -SESSION_DATA_SUFFIX.length), {
          isCliCopy: true,
          rawBytes: undefined,
          sessionDataBytes,
        })
      }
    } else if (isCopyBytes(value)) {
      copies.set(key, { state: 'present', bytes: value, ...UNKNOWN_ORIGIN })
    } else {
      const reason = `the size listing contains an invalid size: ${typeof value === 'number' ? value : 'not a number'}`
      copies.set(key, { state: 'unknown', reason, failure: undefined, ...UNKNOWN_ORIGIN })
    }
  }
  for (const [id, origin] of isCliCopy) copies.set(id, { ...(copies.get(id) ?? UNSIZED), ...origin })
  return copies
}

const UNSIZED = {
  state: 'unknown',
  reason: 'the size listing contains its session data but not its size',
  failure: undefined,
} as const

/**
 * Whether a size is possible: a whole number, at most the cloud's limit (docs/internals/cloud.md, Limits). A larger
 * size would skip the session permanently.
 */
function isCopyBytes(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_BODY_BYTES
}

/** Parses a header's size; accepts only decimal digits in one header. */
function parseHeaderBytes(value: string | string[] | undefined): number | undefined {
  if (typeof value !== 'string' || !/^(0|[1-9]\d{0,15})$/.test(value)) return undefined
  const bytes = Number(value)
  return isCopyBytes(bytes) ? bytes : undefined
}
