import type { ProjectId, SessionId } from '../ids.ts'

export type RequestKind = 'sizes' | 'head' | 'put' | 'refresh'

/** A request to the cloud, without its token. */
export type CloudRequest = {
  readonly kind: RequestKind
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST'
  /** Below the base URL, encoded. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
  /** Milliseconds for one attempt: connecting, sending, headers and body. */
  readonly timeoutMs: number
  /** Maximum bytes to read of the response's body. */
  readonly maxBytes: number
}

/** Names of requests in messages. */
export const REQUEST_NAMES: Readonly<Record<RequestKind, string>> = {
  sizes: 'the bulk size request',
  head: 'the session check',
  put: 'the upload',
  refresh: 'the token refresh',
}

const API = '/api/v1'

/** Limits of the CLI (docs/internals/cloud.md, Routes); for uploads the limit is an input. */
const SIZES_TIMEOUT_MS = 30_000
const HEAD_TIMEOUT_MS = 10_000
const REFRESH_TIMEOUT_MS = 30_000

/** Maximum bytes of a response: sizes of 100,000 sessions have about 4.5 MB, other responses a few hundred bytes. */
const MAX_SIZES_BYTES = 64 * 1024 * 1024
const MAX_RESPONSE_BYTES = 64 * 1024

const DEFAULT_REQUEST = { headers: {}, body: undefined, maxBytes: MAX_RESPONSE_BYTES } as const

/** `GET /projects/{pid}/sessions/sizes` */
export function createSizesRequest(projectId: ProjectId): CloudRequest {
  const path = `${API}${buildProjectPath(projectId)}/sessions/sizes`
  return {
    ...DEFAULT_REQUEST,
    kind: 'sizes',
    method: 'GET',
    path,
    timeoutMs: SIZES_TIMEOUT_MS,
    maxBytes: MAX_SIZES_BYTES,
  }
}

/** `HEAD /projects/{pid}/sessions/{sid}` */
export function createHeadRequest(projectId: ProjectId, sessionId: SessionId): CloudRequest {
  const path = `${API}${buildSessionPath(projectId, sessionId)}`
  return { ...DEFAULT_REQUEST, kind: 'head', method: 'HEAD', path, timeoutMs: HEAD_TIMEOUT_MS }
}

/** Precondition of an upload: no copy exists, or the copy still has this strong `ETag`. */
export type UploadCondition = { readonly kind: 'absent' } | { readonly kind: 'unchanged'; readonly tag: string }

function toConditionHeaders(condition: UploadCondition | undefined): Readonly<Record<string, string>> {
  if (condition === undefined) return {}
  return condition.kind === 'absent' ? { 'if-none-match': '*' } : { 'if-match': condition.tag }
}

/** `PUT /projects/{pid}/sessions/{sid}`. @param body gzipped JSON @param timeoutMs limit of one attempt */
export function createPutRequest(
  projectId: ProjectId,
  sessionId: SessionId,
  body: Uint8Array,
  condition: UploadCondition | undefined,
  timeoutMs: number,
): CloudRequest {
  const path = `${API}${buildSessionPath(projectId, sessionId)}`
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', ...toConditionHeaders(condition) }
  return { ...DEFAULT_REQUEST, kind: 'put', method: 'PUT', path, headers, body, timeoutMs }
}

/** `POST /device-refresh`, with the refresh token as the bearer token. */
export function createRefreshRequest(): CloudRequest {
  return {
    ...DEFAULT_REQUEST,
    kind: 'refresh',
    method: 'POST',
    path: `${API}/device-refresh`,
    timeoutMs: REFRESH_TIMEOUT_MS,
  }
}

/** Builds the web address of a project (docs/internals/cloud.md, Links). @param baseUrl without a trailing slash */
export function buildProjectUrl(baseUrl: string, projectId: ProjectId): string {
  return `${baseUrl}${buildProjectPath(projectId)}`
}

/** Builds the web address of a session (docs/internals/cloud.md, Links). @param baseUrl without a trailing slash */
export function buildSessionUrl(baseUrl: string, projectId: ProjectId, sessionId: SessionId): string {
  return `${baseUrl}${buildSessionPath(projectId, sessionId)}`
}

function buildProjectPath(projectId: ProjectId): string {
  return `/projects/${encodeURIComponent(projectId)}`
}

function buildSessionPath(projectId: ProjectId, sessionId: SessionId): string {
  return `${buildProjectPath(projectId)}/sessions/${encodeURIComponent(sessionId)}`
}
