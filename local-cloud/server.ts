import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Api } from './api.ts'
import { Authorizer } from './authorizer.ts'
import { BODY_LIMITS } from './body.ts'
import { Faults } from './faults.ts'
import { createRequestHandler } from './handler.ts'
import type { LocalCloud, LocalCloudOptions } from './options.ts'
import { RateLimit } from './rate-limit.ts'
import { RequestLog } from './request-log.ts'
import { createSeededRandom } from './seeded-random.ts'
import { SessionDirectory } from './session-directory.ts'
import { SessionStore } from './store.ts'
import { issueToken } from './tokens.ts'
import { toSeededUpload } from './upload.ts'

/** Longer than any client keeps an idle connection, so that the server never closes one during a request. */
const KEEP_ALIVE_MS = 120_000

/**
 * Starts a local SpecStory Cloud and resolves when it listens. It implements the API of docs/internals/cloud.md;
 * `openapi.json` describes its requests and responses.
 *
 * @throws the listen error of Node (`EADDRINUSE`, …)
 */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const api = createApi(options)
  const { store, authorizer, secret, now } = api
  const faults = new Faults({
    rules: options.faults ?? [],
    latencyMs: options.latencyMs ?? 0,
    random: createSeededRandom(options.randomSeed ?? 1),
  })
  const requestLog = new RequestLog()
  const server = createHttpServer(options, createRequestHandler(api, faults, requestLog))
  const sockets = trackSockets(server)
  const url = await listen(server, options)
  return {
    url,
    token: issueToken({ type: 'api' }, secret, now()),
    store,
    requests: requestLog.requests,
    getPeakConcurrency: () => requestLog.getPeak(),
    seed: (projectId, sessionId, session) =>
      store.put(projectId, sessionId, toSeededUpload(sessionId, session), now() - SEED_AGE_MS).session,
    issueToken: (request) => issueToken(request, secret, now()),
    revokeToken: (token) => authorizer.revoke(token),
    addFault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    reset() {
      store.clear()
      requestLog.clear()
      faults.clear()
      authorizer.clearRevocations()
      api.rateLimit?.reset()
    },
    close: () => close(server, sockets),
  }
}

/** Age of a seeded session, so that it is older than a test also by a clock of whole seconds. */
const SEED_AGE_MS = 3_600_000

function createApi(options: LocalCloudOptions): Api {
  const secret = options.secret ?? randomBytes(32).toString('hex')
  const now = () => Date.now() + (options.clockAheadMs ?? 0)
  const directory = options.directory === undefined ? {} : { directory: new SessionDirectory(options.directory) }
  return {
    store: new SessionStore({ keepBodies: options.keepBodies ?? true, ...directory }),
    authorizer: new Authorizer(secret, options.tokens ?? {}, now),
    rateLimit: options.rateLimit === undefined ? undefined : new RateLimit(options.rateLimit, now),
    limits: { ...BODY_LIMITS, ...options.limits },
    unknownProjectStatus: options.unknownProjectStatus ?? 404,
    accessTokenSeconds: options.accessTokenSeconds ?? 3600,
    responseEncoding: options.responseEncoding,
    onBody: options.onBody,
    ignoresConditions: options.ignoresConditions ?? false,
    now,
    secret,
  }
}

function createHttpServer({ tls }: LocalCloudOptions, handler: RequestListener): Server {
  const settings = { keepAliveTimeout: KEEP_ALIVE_MS }
  return tls === undefined ? createServer(settings, handler) : createTlsServer({ ...settings, ...tls }, handler)
}

/** Tracks every open connection. `closeAllConnections` does not include those in a TLS handshake. */
function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  return sockets
}

async function listen(server: Server, options: LocalCloudOptions): Promise<string> {
  const host = options.host ?? '127.0.0.1'
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(options.port ?? 0, host, resolve)
  await promise
  server.off('error', reject)
  const { port } = server.address() as AddressInfo
  return `${options.tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  for (const socket of sockets) socket.destroy()
  await promise
}
