import { isObject, parseObject } from '../json.ts'
import type { CloudFailure } from './cloud-failure.ts'
import type { ResponseHeaders } from './http.ts'
import { shorten } from './server-text.ts'
import { MAX_BODY_BYTES, RAW_DATA_MAX_BYTES } from './upload-body.ts'

/** Signs of the client that uploaded a copy. Bytes; `undefined` where the cloud did not say, or nothing usable. */
type CopyOrigin = {
  /** It has what this action never sends: session data, or more raw data than ours. */
  readonly isCliCopy: boolean
  readonly rawBytes: number | undefined
  readonly sessionDataBytes: number | undefined
}

/** Which version of a copy a HEAD has inspected. */
type CopyVersion = {
  /** The `ETag`, where it is a strong one: `If-Match` never matches a weak one. */
  readonly tag?: string | undefined
  /** `Last-Modified`: epoch milliseconds by the server's clock. */
  readonly modifiedAt?: number | undefined
}

/** The cloud's copy of one session. Sizes are UTF-8 bytes of the decoded `markdown` (docs/internals/cloud.md, Sizes). */
export type CloudCopy =
  | { readonly state: 'absent' }
  | ({ readonly state: 'present'; readonly bytes: number } & CopyOrigin & CopyVersion)
  | ({
      readonly state: 'unknown'
      /** Why it could not be inspected. */
      readonly reason: string
      /** What to do about it, where that is known. */
      readonly hint?: string | undefined
      /** The request that failed; `undefined` when its response is not usable. */
      readonly failure: CloudFailure | undefined
    } & CopyOrigin)

export const ABSENT: CloudCopy = { state: 'absent' }

export const UNKNOWN_ORIGIN: CopyOrigin = { isCliCopy: false, rawBytes: undefined, sessionDataBytes: undefined }

/** The copies of one project, by the bulk size request. */
export type ProjectSizes = {
  /** By session ID. */
  readonly copies: ReadonlyMap<string, CloudCopy>
  /** The cloud has never seen the project, which differs from a project without sessions. */
  readonly isNew: boolean
  /** When the cloud said so: epoch milliseconds by its clock. */
  readonly asOf?: number | undefined
}

export const NEW_PROJECT: ProjectSizes = { copies: new Map(), isNew: true }

/** The parsed bulk response, or why it cannot be used. */
type ParsedSizes = ProjectSizes | { readonly reason: string }

const SESSION_DATA_SUFFIX = ':sessionData'

/**
 * Parses the body of `GET …/sessions/sizes` (docs/internals/cloud.md, Sizes). A project the cloud has never seen is `NEW_PROJECT`,
 * of any status. Sizes that make no sense become `unknown`, so that a HEAD is made instead of a wrong skip.
 *
 * @param body at most 64 MB of JSON; 100,000 sessions are about 4.5 MB.
 * @param scrub removes secrets from a server's text.
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
  return { copies: copiesOf(sessions), isNew: false }
}

/** True for "Workspace not found", sent as 404 or 500 for a project the cloud has never seen (docs/internals/cloud.md, Routes). */
export function isUnknownProject(response: unknown): boolean {
  if (!isObject(response) || response['success'] !== false) return false
  const { error } = response
  return typeof error === 'string' && /\bworkspace not found\b/i.test(error)
}

/**
 * Parses the response to a successful HEAD (docs/internals/cloud.md, Routes). Without a usable Markdown size, or without the size of
 * the raw data, the copy is unknown: what an upload would destroy is not known.
 *
 * @param context `scrub` removes secrets from a server's text; `host` is where the request went
 */
export function parseHeadSizes(
  headers: ResponseHeaders,
  { scrub, host }: { readonly scrub: (text: string) => string; readonly host: string },
): CloudCopy {
  const origin = originOf(headers['x-raw-data-size'], headers['x-session-data-size'])
  const markdown = headers['x-markdown-size']
  const bytes = headerBytes(markdown)
  const missing = [
    ...(markdown === undefined ? ['X-Markdown-Size'] : []),
    ...(headers['x-raw-data-size'] === undefined ? ['X-Raw-Data-Size'] : []),
  ]
  if (bytes !== undefined && missing.length === 0) {
    return { state: 'present', bytes, ...origin, tag: strongTag(headers['etag']), modifiedAt: modifiedAt(headers) }
  }
  const reason =
    markdown !== undefined && bytes === undefined
      ? `the response has an invalid X-Markdown-Size: ${shorten(scrub(String(markdown)), 40)}`
      : `the response has no ${missing.join(' and no ')}`
  const hint = `Check that no proxy or gateway in front of ${host} removes ${missing.map((name) => `\`${name}\``).join(' and ')}, then run again.`
  return { state: 'unknown', reason, hint: missing.length > 0 ? hint : undefined, failure: undefined, ...origin }
}

function strongTag(tag: string | string[] | undefined): string | undefined {
  return typeof tag === 'string' && /^"[\x21\x23-\x7e]*"$/.test(tag) ? tag : undefined
}

function modifiedAt({ 'last-modified': date }: ResponseHeaders): number | undefined {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

/** A copy whose HEAD failed (docs/internals/cloud.md, Unknown copies). */
export function unknownCopyFrom(failure: CloudFailure): CloudCopy {
  return { state: 'unknown', reason: failure.message, failure, ...UNKNOWN_ORIGIN }
}

/** A copy that the bulk response names, and a HEAD does not find. */
export const CONTRADICTED: CloudCopy = {
  state: 'unknown',
  reason: 'the size listing contains it, but its check returned 404',
  failure: undefined,
  ...UNKNOWN_ORIGIN,
}

/** A size that is there and not usable is not of our making. */
function originOf(raw: string | string[] | undefined, sessionData: string | string[] | undefined): CopyOrigin {
  const rawBytes = headerBytes(raw)
  const sessionDataBytes = headerBytes(sessionData)
  const isLog = raw !== undefined && (rawBytes === undefined || rawBytes > RAW_DATA_MAX_BYTES)
  return { isCliCopy: isLog || (sessionData !== undefined && sessionDataBytes !== 0), rawBytes, sessionDataBytes }
}

function copiesOf(sessions: Record<string, unknown>): Map<string, CloudCopy> {
  const copies = new Map<string, CloudCopy>()
  const isCliCopy = new Map<string, CopyOrigin>()
  for (const [key, value] of Object.entries(sessions)) {
    if (key.endsWith(SESSION_DATA_SUFFIX)) {
      const sessionDataBytes = isCopyBytes(value) ? value : undefined
      // The key alone says that the CLI was here; only a plain 0 takes it back, as it does in a HEAD's header.
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
 * A size that a copy can have: a whole number of bytes, and no more than the cloud takes in (docs/internals/cloud.md, Limits). A
 * larger one is not believed: it would skip the session permanently.
 */
function isCopyBytes(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= MAX_BODY_BYTES
}

/** A header's size: plain decimal digits only, given once. `undefined` when it is anything else. */
function headerBytes(value: string | string[] | undefined): number | undefined {
  if (typeof value !== 'string' || !/^(0|[1-9]\d{0,15})$/.test(value)) return undefined
  const bytes = Number(value)
  return isCopyBytes(bytes) ? bytes : undefined
}
