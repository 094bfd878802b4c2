import type { RequestKind } from './trouble.ts'

/** A request to the cloud, still without its token. */
export type CloudRequest = {
  readonly kind: RequestKind
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST'
  /** Below `/api/v1`, encoded. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Milliseconds for connecting, sending, headers and body together. */
  readonly timeoutMs: number
  /** Bytes of the answer's body that are read at most. */
  readonly maxBytes: number
}

/** Limits of the design, ms (issue: Sizes); an upload's is an input. */
const SIZES_TIMEOUT_MS = 30_000
const HEAD_TIMEOUT_MS = 10_000
const REFRESH_TIMEOUT_MS = 30_000

/** Bytes of an answer (issue: Faults): 100,000 sessions' sizes are about 4.5 MB. */
const MAX_SIZES_BYTES = 64 * 1024 * 1024
const MAX_ANSWER_BYTES = 64 * 1024

/** `GET /projects/{pid}/sessions/sizes` */
export function sizesRequest(projectId: string): CloudRequest {
  const path = `${projectPath(projectId)}/sessions/sizes`
  return { kind: 'sizes', method: 'GET', path, timeoutMs: SIZES_TIMEOUT_MS, maxBytes: MAX_SIZES_BYTES }
}

/** `HEAD /projects/{pid}/sessions/{sid}` */
export function headRequest(projectId: string, sessionId: string): CloudRequest {
  const path = sessionPath(projectId, sessionId)
  return { kind: 'head', method: 'HEAD', path, timeoutMs: HEAD_TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES }
}

/** `PUT /projects/{pid}/sessions/{sid}` of a gzipped JSON body, with `timeoutMs` for one attempt. */
export function putRequest(projectId: string, sessionId: string, body: Uint8Array, timeoutMs: number): CloudRequest {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
  const path = sessionPath(projectId, sessionId)
  return { kind: 'put', method: 'PUT', path, headers, body, timeoutMs, maxBytes: MAX_ANSWER_BYTES }
}

/** `POST /device-refresh`, which carries the refresh token and no body. */
export function refreshRequest(): CloudRequest {
  const limits = { timeoutMs: REFRESH_TIMEOUT_MS, maxBytes: MAX_ANSWER_BYTES }
  return { kind: 'refresh', method: 'POST', path: '/device-refresh', ...limits }
}

function projectPath(projectId: string): string {
  return `/projects/${encodeURIComponent(projectId)}`
}

function sessionPath(projectId: string, sessionId: string): string {
  return `${projectPath(projectId)}/sessions/${encodeURIComponent(sessionId)}`
}
