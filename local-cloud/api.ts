import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { createUnknownProjectError } from './altered-data.ts'
import type { Authorizer } from './authorizer.ts'
import type { BodyLimits } from './body.ts'
import { decodeBody, readBody } from './body.ts'
import type { RateLimit } from './rate-limit.ts'
import type { CloudResponse } from './response.ts'
import { createJsonResponse, createMiddlewareError, createRouteError } from './response.ts'
import type { Target } from './routes.ts'
import type { SessionStore } from './store.ts'
import type { StoredSession } from './stored-session.ts'
import { issueToken } from './tokens.ts'
import { PROJECT_ID, parseUpload, SESSION_ID } from './upload.ts'

/** Everything that a response depends on. */
export type Api = {
  readonly store: SessionStore
  readonly authorizer: Authorizer
  readonly rateLimit: RateLimit | undefined
  readonly limits: BodyLimits
  /** The real cloud has returned both for an unknown project (docs/internals/cloud.md, Routes). */
  readonly unknownProjectStatus: 404 | 500
  readonly secret: string
  readonly accessTokenSeconds: number
  /** Epoch milliseconds, by the cloud's clock. */
  readonly now: () => number
  readonly ignoresConditions: boolean
  readonly responseEncoding: 'gzip' | undefined
  /** Called with every received body, as it was sent. */
  readonly onBody: ((bytes: Buffer, encoding: string | undefined) => void) | undefined
}

export type ServeOptions = {
  /** Returns an error response for the decoded body of a PUT, or `undefined` to accept it. */
  readonly reject?: (body: string) => Promise<CloudResponse | undefined>
  /** Behave like a server without support for `If-Match` and `If-None-Match`. */
  readonly ignoresConditions?: boolean
}

/** Serves one request of `/api/v1` as docs/internals/cloud.md describes it. `count` is called with the bytes of each chunk. */
export async function serve(
  api: Api,
  target: Target,
  request: IncomingMessage,
  count: (bytes: number) => void,
  options: ServeOptions = {},
): Promise<CloudResponse> {
  const body = await receiveBody(api, request, count)
  const path = request.url ?? ''
  const { authorization } = request.headers
  const access = api.authorizer.authorize(authorization, target.route === 'refresh' ? 'refresh' : 'sessions')
  if (!access.isAuthorized) return createMiddlewareError(401, access.reason, path)
  const limited = api.rateLimit?.countRequest(authorization ?? '', path)
  if (limited?.rejection !== undefined) return limited.rejection
  const readOnly = target.route === 'put' && access.scope === 'read'
  const response = readOnly
    ? createMiddlewareError(403, 'write scope required', path)
    : await serveRoute(api, target, request, body, options)
  return { ...response, headers: { ...response.headers, ...limited?.headers } }
}

/** Reads a request's body; `undefined` if it is larger than the limit. */
export async function receiveBody(
  api: Api,
  request: IncomingMessage,
  count: (bytes: number) => void,
): Promise<Buffer | undefined> {
  const body = await readBody(request, api.limits.compressedBytes, count)
  if (body !== undefined && body.length > 0) api.onBody?.(body, request.headers['content-encoding'])
  return body
}

async function serveRoute(
  api: Api,
  target: Target,
  request: IncomingMessage,
  body: Buffer | undefined,
  options: ServeOptions,
): Promise<CloudResponse> {
  switch (target.route) {
    case 'sizes':
      return serveProject(api, target, listSizes)
    case 'list':
      return serveProject(api, target, listSessions)
    case 'head':
      return createHeadResponse(api.store.findSession(target.projectId, target.sessionId))
    case 'put':
      return storeSession(api, target, request, body, options)
    case 'refresh':
      return createRefreshResponse(api)
  }
}

type Sessions = ReadonlyMap<string, StoredSession>

function serveProject(
  api: Api,
  { projectId }: Target,
  data: (sessions: Sessions, projectId: string) => unknown,
): CloudResponse {
  const sessions = api.store.projects.get(projectId)
  if (sessions === undefined) {
    return createUnknownProjectError(projectId, api.unknownProjectStatus)
  }
  return createJsonResponse(200, { success: true, data: { sessions: data(sessions, projectId) } })
}

function listSizes(sessions: Sessions): Record<string, number> {
  const sizes: Record<string, number> = {}
  for (const [id, session] of sessions) {
    sizes[id] = session.markdownSize
    if (session.sessionDataSize > 0) sizes[`${id}:sessionData`] = session.sessionDataSize
  }
  return sizes
}

function listSessions(sessions: Sessions, projectId: string): unknown[] {
  return Array.from(sessions, ([clientId, session]) => ({
    clientId,
    projectId,
    name: session.name,
    projectName: session.projectName,
    markdownSize: session.markdownSize,
    rawDataSize: session.rawDataSize,
    sessionDataSize: session.sessionDataSize,
    metadata: session.metadata,
    createdAt: new Date(session.createdAt).toISOString(),
    updatedAt: new Date(session.updatedAt).toISOString(),
  }))
}

function createHeadResponse(session: StoredSession | undefined): CloudResponse {
  if (session === undefined) return createRouteError(404, 'Session not found')
  const headers = {
    'X-Markdown-Size': String(session.markdownSize),
    'X-Raw-Data-Size': String(session.rawDataSize),
    'X-Session-Data-Size': String(session.sessionDataSize),
    ETag: session.etag,
    'Last-Modified': new Date(session.updatedAt).toUTCString(),
  }
  return { status: 200, headers, body: '' }
}

async function storeSession(
  api: Api,
  target: Target,
  request: IncomingMessage,
  body: Buffer | undefined,
  options: ServeOptions,
): Promise<CloudResponse> {
  const { projectId, sessionId } = target
  const tooLarge = createMiddlewareError(413, 'size limit exceeded', request.url ?? '')
  if (body === undefined) return tooLarge
  if (!PROJECT_ID.test(projectId)) return createRouteError(400, 'Invalid project id')
  if (!SESSION_ID.test(sessionId)) return createRouteError(400, 'Invalid session id')
  const decoded = await decodeBody(body, request.headers['content-encoding'], api.limits.decompressedBytes)
  if (decoded.kind === 'too-large') return tooLarge
  if (decoded.kind === 'unreadable') return createRouteError(400, decoded.reason)
  const rejection = await options.reject?.(decoded.text)
  if (rejection !== undefined) return rejection
  const upload = parseUpload(decoded.text, projectId)
  if ('invalid' in upload) return createRouteError(400, upload.invalid)
  const isIgnored = options.ignoresConditions || api.ignoresConditions
  const isMet = isIgnored || meetsConditions(request.headers, api.store.findSession(projectId, sessionId))
  if (!isMet) return createRouteError(412, 'Precondition failed')
  const { session, created } = api.store.put(projectId, sessionId, upload)
  const data = { sessionId, projectId, createdAt: new Date(session.createdAt).toISOString() }
  return createJsonResponse(created ? 201 : 200, { success: true, data }, { ETag: session.etag })
}

/** `If-Match` compares strongly and `If-None-Match` weakly (RFC 9110, 13.1). */
function meetsConditions(
  { 'if-match': match, 'if-none-match': noneMatch }: IncomingHttpHeaders,
  session: StoredSession | undefined,
): boolean {
  const tags = (list: string) => list.split(',').map((tag) => tag.trim())
  if (match !== undefined && (session === undefined || !(match === '*' || tags(match).includes(session.etag))))
    return false
  if (noneMatch === undefined || session === undefined) return true
  return noneMatch !== '*' && !tags(noneMatch).some((tag) => tag.replace(/^W\//, '') === session.etag)
}

function createRefreshResponse(api: Api): CloudResponse {
  const now = api.now()
  return createJsonResponse(200, {
    accessToken: issueToken({ type: 'device-access', expiresInSeconds: api.accessTokenSeconds }, api.secret, now),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + api.accessTokenSeconds * 1000).toISOString(),
  })
}
