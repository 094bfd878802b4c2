import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Answer } from './answer.ts'
import { jsonAnswer, middlewareError, routeError } from './answer.ts'
import type { BodyLimits } from './body.ts'
import { decodeBody, receive } from './body.ts'
import type { Gatekeeper } from './gatekeeper.ts'
import { unknownProject } from './lies.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Target } from './routes.ts'
import type { SessionStore } from './store.ts'
import type { StoredSession } from './stored-session.ts'
import { issueToken } from './tokens.ts'
import { PROJECT_ID, parseUpload, SESSION_ID } from './upload.ts'

/** Everything that an answer depends on. */
export type Api = {
  readonly store: SessionStore
  readonly gatekeeper: Gatekeeper
  readonly rateLimit: RateLimit | undefined
  readonly limits: BodyLimits
  /** The real cloud has answered both for a project it has never seen (docs/internals/cloud.md, Routes). */
  readonly unknownProjectStatus: 404 | 500
  readonly secret: string
  readonly accessTokenSeconds: number
  /** Epoch milliseconds, by the cloud's clock. */
  readonly now: () => number
  readonly ignoresConditions: boolean
  readonly answerEncoding: 'gzip' | undefined
  /** Called with every body that was taken off the wire, as it was sent. */
  readonly onBody: ((bytes: Buffer, encoding: string | undefined) => void) | undefined
}

export type ServeOptions = {
  /** Says no to the decoded body of a PUT, or nothing. */
  readonly refuse?: (body: string) => Promise<Answer | undefined>
  /** As a server that does not know `If-Match` and `If-None-Match`. */
  readonly ignoresConditions?: boolean
}

/** Serves one request of `/api/v1` as docs/internals/cloud.md describes it. `count` is told of every byte of the body. */
export async function serve(
  api: Api,
  target: Target,
  request: IncomingMessage,
  count: (bytes: number) => void,
  options: ServeOptions = {},
): Promise<Answer> {
  const body = await receiveBody(api, request, count)
  const path = request.url ?? ''
  const { authorization } = request.headers
  const admission = api.gatekeeper.admit(authorization, target.route === 'refresh' ? 'refresh' : 'sessions')
  if (!admission.admitted) return middlewareError(401, admission.reason, path)
  const turn = api.rateLimit?.take(authorization ?? '', path)
  if (turn?.refusal !== undefined) return turn.refusal
  const readOnly = target.route === 'put' && admission.scope === 'read'
  const answer = readOnly
    ? middlewareError(403, 'write scope required', path)
    : await answerRoute(api, target, request, body, options)
  return { ...answer, headers: { ...answer.headers, ...turn?.headers } }
}

/** Takes a request's body off the wire; `undefined` when it was larger than the cloud takes. */
export async function receiveBody(
  api: Api,
  request: IncomingMessage,
  count: (bytes: number) => void,
): Promise<Buffer | undefined> {
  const body = await receive(request, api.limits.compressedBytes, count)
  if (body !== undefined && body.length > 0) api.onBody?.(body, request.headers['content-encoding'])
  return body
}

async function answerRoute(
  api: Api,
  target: Target,
  request: IncomingMessage,
  body: Buffer | undefined,
  options: ServeOptions,
): Promise<Answer> {
  switch (target.route) {
    case 'sizes':
      return answerProject(api, target, sizesOf)
    case 'list':
      return answerProject(api, target, listOf)
    case 'head':
      return headAnswer(api.store.session(target.projectId, target.sessionId))
    case 'put':
      return putAnswer(api, target, request, body, options)
    case 'refresh':
      return refreshAnswer(api)
  }
}

type Sessions = ReadonlyMap<string, StoredSession>

function answerProject(
  api: Api,
  { projectId }: Target,
  data: (sessions: Sessions, projectId: string) => unknown,
): Answer {
  const sessions = api.store.projects.get(projectId)
  if (sessions === undefined) {
    return unknownProject(projectId, api.unknownProjectStatus)
  }
  return jsonAnswer(200, { success: true, data: { sessions: data(sessions, projectId) } })
}

function sizesOf(sessions: Sessions): Record<string, number> {
  const sizes: Record<string, number> = {}
  for (const [id, session] of sessions) {
    sizes[id] = session.markdownSize
    if (session.sessionDataSize > 0) sizes[`${id}:sessionData`] = session.sessionDataSize
  }
  return sizes
}

function listOf(sessions: Sessions, projectId: string): unknown[] {
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

function headAnswer(session: StoredSession | undefined): Answer {
  if (session === undefined) return routeError(404, 'Session not found')
  const headers = {
    'X-Markdown-Size': String(session.markdownSize),
    'X-Raw-Data-Size': String(session.rawDataSize),
    'X-Session-Data-Size': String(session.sessionDataSize),
    ETag: session.etag,
    'Last-Modified': new Date(session.updatedAt).toUTCString(),
  }
  return { status: 200, headers, body: '' }
}

async function putAnswer(
  api: Api,
  target: Target,
  request: IncomingMessage,
  body: Buffer | undefined,
  options: ServeOptions,
): Promise<Answer> {
  const { projectId, sessionId } = target
  const tooLarge = middlewareError(413, 'size limit exceeded', request.url ?? '')
  if (body === undefined) return tooLarge
  if (!PROJECT_ID.test(projectId)) return routeError(400, 'Invalid project id')
  if (!SESSION_ID.test(sessionId)) return routeError(400, 'Invalid session id')
  const decoded = await decodeBody(body, request.headers['content-encoding'], api.limits.decompressedBytes)
  if (decoded.kind === 'too-large') return tooLarge
  if (decoded.kind === 'unreadable') return routeError(400, decoded.reason)
  const refusal = await options.refuse?.(decoded.text)
  if (refusal !== undefined) return refusal
  const upload = parseUpload(decoded.text, projectId)
  if ('invalid' in upload) return routeError(400, upload.invalid)
  const isIgnored = options.ignoresConditions || api.ignoresConditions
  const isHeld = isIgnored || holdsConditions(request.headers, api.store.session(projectId, sessionId))
  if (!isHeld) return routeError(412, 'Precondition failed')
  const { session, created } = api.store.put(projectId, sessionId, upload)
  const data = { sessionId, projectId, createdAt: new Date(session.createdAt).toISOString() }
  return jsonAnswer(created ? 201 : 200, { success: true, data }, { ETag: session.etag })
}

/** `If-Match` compares strongly and `If-None-Match` weakly (RFC 9110, 13.1). */
function holdsConditions(
  { 'if-match': match, 'if-none-match': noneMatch }: IncomingHttpHeaders,
  session: StoredSession | undefined,
): boolean {
  const tags = (list: string) => list.split(',').map((tag) => tag.trim())
  if (match !== undefined && (session === undefined || !(match === '*' || tags(match).includes(session.etag))))
    return false
  if (noneMatch === undefined || session === undefined) return true
  return noneMatch !== '*' && !tags(noneMatch).some((tag) => tag.replace(/^W\//, '') === session.etag)
}

function refreshAnswer(api: Api): Answer {
  const now = api.now()
  return jsonAnswer(200, {
    accessToken: issueToken({ type: 'device-access', expiresInSeconds: api.accessTokenSeconds }, api.secret, now),
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + api.accessTokenSeconds * 1000).toISOString(),
  })
}
