import { type Deadline, monotonicMs, wait } from '../deadline.ts'
import type { Cloud, PauseReason } from './cloud.ts'
import { type AttemptResult, CLIENT_CLOSED, CloudFailure } from './cloud-failure.ts'
import { unknownCopyFrom } from './copies.ts'
import { Credentials } from './credentials.ts'
import { createHttp } from './http.ts'
import { type ProxySettings, parseProxies, proxyFor, proxySecrets } from './proxy.ts'
import { RequestExecutor } from './request-executor.ts'
import {
  createPutParser,
  parseHeadResponse,
  parseRefreshResponse,
  parseSizesResponse,
  type ResponseParser,
} from './responses.ts'
import { createRetryPolicy, createSizesPolicy } from './retry-policy.ts'
import { type CloudRequest, headRequest, putRequest, refreshRequest, sizesRequest } from './routes.ts'
import { Scrubber } from './server-text.ts'
import { inspectToken, stripBearer, validateToken } from './token.ts'

export type CloudOptions = {
  /** Without a trailing slash. */
  readonly baseUrl: string
  /** May start with `Bearer `. */
  readonly token: string
  /** Of this action, for the `User-Agent`. */
  readonly version: string
  /** Requests at a time; the caller keeps to it too. */
  readonly concurrency: number
  /** Attempts of one HEAD or PUT after the first. */
  readonly retries: number
  /** Milliseconds for one attempt of an upload. */
  readonly requestTimeoutMs: number
  readonly proxy?: ProxySettings | undefined
  /** Called with each text that must be masked, before it is used. */
  readonly onSecret: (secret: string) => void
  /** A line per request, without headers and bodies; may contain a server's text. */
  readonly onDebug?: (line: string) => void
  /** Called when all requests pause, with the milliseconds. */
  readonly onPause?: (ms: number, reason: PauseReason) => void
  /** Monotonic milliseconds, for pauses. */
  readonly now?: () => number
  /** In [0, 1). */
  readonly random?: () => number
  /** How retries and pauses wait; default: `deadline.ts`. */
  readonly wait?: typeof wait
}

/**
 * Creates the client of SpecStory Cloud. Nothing is sent, and undici not loaded, before the first call.
 *
 * @throws Failure `token-unusable` or `token-expired` (see `validateToken`), `proxy` for a proxy that is not a URL.
 */
export async function createCloud(options: CloudOptions): Promise<Cloud> {
  const { baseUrl, concurrency, now = monotonicMs, random = Math.random, onDebug = () => {} } = options
  const secrets = new Scrubber()
  const keepSecret = (secret: string) => {
    options.onSecret(secret)
    secrets.add(secret)
  }
  const token = stripBearer(options.token)
  for (const secret of new Set([options.token, token])) keepSecret(secret)
  const proxies = parseProxies(options.proxy)
  for (const secret of proxySecrets(proxies)) keepSecret(secret)
  const { failure } = validateToken(token, Date.now())
  if (failure !== undefined) throw failure

  const userAgent = `specstory-sync-action/${options.version}`
  // One more connection than workers, for the bulk size request.
  const http = createHttp(concurrency + 1, proxyFor(proxies, baseUrl))
  const executor = new RequestExecutor({
    http,
    baseUrl,
    userAgent,
    concurrency,
    retries: options.retries,
    proxies,
    scrub: secrets.scrub,
    onDebug,
    onPause: options.onPause ?? (() => {}),
    now,
    random,
    wait: options.wait ?? wait,
  })
  const policy = createRetryPolicy(options.retries, random)

  const exchange = async (deadline: Deadline): Promise<string> => {
    const request = refreshRequest()
    try {
      const attempt = (onSend: () => number) =>
        executor.send(request, { token, parse: parseRefreshResponse, deadline, onSend })
      const { value } = await executor.retry(attempt, policy, deadline)
      keepSecret(value)
      return value
    } catch (error) {
      // Without a token no request is possible, so this is not the failure of one session.
      if (error instanceof CloudFailure && !error.fatal) {
        throw new CloudFailure(executor.stop(error.last), error.attempts)
      }
      throw error
    }
  }
  const credentials = new Credentials({ token, kind: inspectToken(token).kind, exchange })

  const authorize =
    <T>(request: CloudRequest, parse: ResponseParser<T>, deadline: Deadline) =>
    async (onSend: () => number): Promise<AttemptResult<T>> => {
      const used = await credentials.token(deadline)
      const result = await executor.send(request, { token: used, parse, deadline, onSend })
      if (!('failure' in result) || result.failure.status !== 401) return result
      if (!(await credentials.renew(used, deadline))) return result
      return executor.send(request, { token: await credentials.token(deadline), parse, deadline, onSend })
    }

  const close = async (): Promise<void> => {
    executor.stop(CLIENT_CLOSED)
    await http.close()
  }

  return {
    requests: executor.requests,

    get budget() {
      return executor.budget
    },

    sizes: async (projectId, deadline) => {
      const attempt = authorize(sizesRequest(projectId), parseSizesResponse, deadline)
      return (await executor.retry(attempt, createSizesPolicy(random), deadline, true)).value
    },

    head: async (projectId, sessionId, deadline) => {
      try {
        const attempt = authorize(headRequest(projectId, sessionId), parseHeadResponse, deadline)
        return (await executor.retry(attempt, policy, deadline)).value
      } catch (error) {
        if (error instanceof CloudFailure && !error.fatal) return unknownCopyFrom(error)
        throw error
      }
    },

    put: async (projectId, sessionId, body, deadline, onAttempt) => {
      const request = putRequest(projectId, sessionId, body, options.requestTimeoutMs)
      const attempt = authorize(request, createPutParser(projectId, sessionId), deadline)
      const counted = (onSend: () => number) =>
        attempt(() => {
          const attempts = onSend()
          onAttempt?.(attempts)
          return attempts
        })
      const { value: status, attempts, responseLost } = await executor.retry(counted, policy, deadline)
      return { status, attempts, responseLost }
    },

    close,
    [Symbol.asyncDispose]: close,
  }
}
