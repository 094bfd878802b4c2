import { randomBytes } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Api } from './api.ts'
import { BODY_LIMITS } from './body.ts'
import { SessionDirectory } from './directory.ts'
import { Faults } from './faults.ts'
import { Gatekeeper } from './gatekeeper.ts'
import { requestHandler } from './handler.ts'
import { Journal } from './journal.ts'
import type { LocalCloud, LocalCloudOptions } from './options.ts'
import { seededRandom } from './random.ts'
import { RateLimit } from './rate-limit.ts'
import { SessionStore } from './store.ts'
import { issueToken } from './tokens.ts'
import { seededUpload } from './upload.ts'

/** Longer than any client keeps an idle connection, so that it is never us who close it under a request. */
const KEEP_ALIVE_MS = 120_000

/**
 * Starts a SpecStory Cloud on this machine and resolves once it listens. docs/internals/cloud.md says what it imitates,
 * `openapi.json` what it answers.
 *
 * @throws the listen error (`EADDRINUSE`, …) as Node gives it
 */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const api = apiOf(options)
  const { store, gatekeeper, secret, now } = api
  const faults = new Faults({
    rules: options.faults ?? [],
    latencyMs: options.latencyMs ?? 0,
    random: seededRandom(options.randomSeed ?? 1),
  })
  const journal = new Journal()
  const server = serverFor(options, requestHandler(api, faults, journal))
  const sockets = trackSockets(server)
  const url = await listen(server, options)
  return {
    url,
    token: issueToken({ type: 'api' }, secret, now()),
    store,
    requests: journal.requests,
    peakConcurrency: () => journal.peak(),
    seed: (projectId, sessionId, session) =>
      store.put(projectId, sessionId, seededUpload(sessionId, session), now() - SEED_AGE_MS).session,
    issueToken: (request) => issueToken(request, secret, now()),
    revokeToken: (token) => gatekeeper.revoke(token),
    addFault: (rule) => faults.add(rule),
    clearFaults: () => faults.clear(),
    reset() {
      store.clear()
      journal.clear()
      faults.clear()
      gatekeeper.forgetRevocations()
      api.rateLimit?.reset()
    },
    close: () => close(server, sockets),
  }
}

/** A seeded session was there before whatever a test does, also by a clock of whole seconds. */
const SEED_AGE_MS = 3_600_000

function apiOf(options: LocalCloudOptions): Api {
  const secret = options.secret ?? randomBytes(32).toString('hex')
  const now = () => Date.now() + (options.clockAheadMs ?? 0)
  const directory = options.directory === undefined ? {} : { directory: new SessionDirectory(options.directory) }
  return {
    store: new SessionStore({ keepBodies: options.keepBodies ?? true, ...directory }),
    gatekeeper: new Gatekeeper(secret, options.tokens ?? {}, now),
    rateLimit: options.rateLimit === undefined ? undefined : new RateLimit(options.rateLimit, now),
    limits: { ...BODY_LIMITS, ...options.limits },
    unknownProjectStatus: options.unknownProjectStatus ?? 404,
    accessTokenSeconds: options.accessTokenSeconds ?? 3600,
    answerEncoding: options.answerEncoding,
    onBody: options.onBody,
    ignoresConditions: options.ignoresConditions ?? false,
    now,
    secret,
  }
}

function serverFor({ tls }: LocalCloudOptions, handler: RequestListener): Server {
  const settings = { keepAliveTimeout: KEEP_ALIVE_MS }
  return tls === undefined ? createServer(settings, handler) : createTlsServer({ ...settings, ...tls }, handler)
}

/** Every open connection: those in the middle of a TLS handshake are not among the ones that `closeAllConnections` knows. */
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
