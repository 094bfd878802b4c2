import pLimit from 'p-limit'
import { type Deadline, monotonicMs, wait } from '../deadline.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import type { Cloud, PauseReason, UploadHooks, UploadResponse } from './cloud.ts'
import {
  type AttemptFailure,
  type AttemptResult,
  CLIENT_CLOSED,
  CloudFailure,
  createUnreachableFailure,
} from './cloud-failure.ts'
import { toUnknownCopy } from './copies.ts'
import { Credentials } from './credentials.ts'
import { createHttp } from './http.ts'
import { listProxySecrets, type ProxySettings, parseProxies, selectProxy } from './proxy.ts'
import { DELAYED, RequestExecutor } from './request-executor.ts'
import {
  createPutParser,
  type PutResponse,
  parseHeadResponse,
  parseRefreshResponse,
  parseSizesResponse,
  type ResponseParser,
} from './responses.ts'
import { createRetryPolicy, createSizesPolicy } from './retry-policy.ts'
import {
  type CloudRequest,
  createHeadRequest,
  createPutRequest,
  createRefreshRequest,
  createSizesRequest,
} from './routes.ts'
import { Scrubber } from './server-text.ts'
import { inspectToken, stripBearer, validateToken } from './token.ts'
import { WriteAccess } from './write-access.ts'

export type CloudOptions = {
  /** Without a trailing slash. */
  readonly baseUrl: string
  /** Can start with `Bearer `. */
  readonly token: string
  /** Version of this action, for the `User-Agent`. */
  readonly version: string
  /** Maximum concurrent requests; the caller must not start more. */
  readonly concurrency: number
  /** Retries of one HEAD or PUT. */
  readonly retries: number
  /** Milliseconds for one attempt of an upload. */
  readonly requestTimeoutMs: number
  readonly proxy?: ProxySettings | undefined
  /** Called with each text to mask, before its first use. */
  readonly onSecret: (secret: string) => void
  /** One line per request, without headers and bodies; can contain a server's text. */
  readonly onDebug?: (line: string) => void
  /** Called when all requests pause, with the milliseconds. */
  readonly onPause?: (ms: number, reason: PauseReason) => void
  /** Monotonic milliseconds, for pauses. */
  readonly now?: () => number
  /** In [0, 1). */
  readonly random?: () => number
  readonly wait?: typeof wait
}

/**
 * Creates the client of SpecStory Cloud. Sends nothing, and does not load undici, before the first call.
 * @throws Failure `token-unusable`, `token-expired`, or `proxy` for an invalid proxy URL
 */
export async function createCloud(options: CloudOptions): Promise<Cloud> {
  const { baseUrl, concurrency, now = monotonicMs, random = Math.random, onDebug = () => {} } = options
  const secrets = new Scrubber()
  const addSecret = (secret: string) => {
    options.onSecret(secret)
    secrets.add(secret)
  }
  const token = stripBearer(options.token)
  for (const secret of new Set([options.token, token])) addSecret(secret)
  const proxies = parseProxies(options.proxy)
  for (const secret of listProxySecrets(proxies)) addSecret(secret)
  const { failure } = validateToken(token, Date.now())
  if (failure !== undefined) throw failure

  const userAgent = `specstory-sync-action/${options.version}`
  // One more connection than workers, for the bulk size request.
  const http = createHttp(concurrency + 1, selectProxy(proxies, baseUrl))
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
  const singlePolicy = createRetryPolicy(0, random)

  const exchange = async (deadline: Deadline): Promise<string> => {
    const request = createRefreshRequest()
    try {
      const attempt = (onSend: () => number) =>
        executor.send(request, { token, parse: parseRefreshResponse, deadline, onSend })
      const { value } = await executor.retry(attempt, policy, deadline)
      addSecret(value)
      return value
    } catch (error) {
      // No request is possible without a token, so this failure stops the run.
      if (error instanceof CloudFailure && !error.fatal) {
        throw new CloudFailure(executor.stop(error.last), error.attempts)
      }
      throw error
    }
  }
  const credentials = new Credentials({ token, kind: inspectToken(token).kind, exchange })

  /** Sends with the current token. Returns `renewed` after replacing a rejected token. */
  const authorize = async <T, Delayed extends string>(
    send: (token: string) => Promise<AttemptResult<T> | Delayed>,
    deadline: Deadline,
  ): Promise<AttemptResult<T> | Delayed | 'renewed'> => {
    const used = await credentials.getToken(deadline)
    const result = await send(used)
    if (typeof result === 'string' || !('failure' in result)) return result
    const { status, code } = result.failure
    const isRefused = status === 401 && code === 'token-refused'
    return isRefused && (await credentials.renew(used, deadline)) ? 'renewed' : result
  }

  const read =
    <T>(request: CloudRequest, parse: ResponseParser<T>, deadline: Deadline) =>
    async (onSend: () => number): Promise<AttemptResult<T>> => {
      const send = (token: string) => executor.send(request, { token, parse, deadline, onSend })
      const result = await authorize<T, never>(send, deadline)
      return result === 'renewed' ? send(await credentials.getToken(deadline)) : result
    }

  const writeAccess = new WriteAccess(concurrency)
  // Uploads with two stale inspections run one at a time, so that each succeeds.
  const oneAtATime = pLimit(1)

  const close = async (): Promise<void> => {
    executor.stop(CLIENT_CLOSED)
    await http.close()
  }

  return {
    requests: executor.requests,

    get budget() {
      return executor.budget
    },

    fetchSizes: async (projectId, deadline) => {
      const attempt = read(createSizesRequest(projectId), parseSizesResponse, deadline)
      return (await executor.retry(attempt, createSizesPolicy(random), deadline, true)).value
    },

    head: async (projectId, sessionId, deadline, { isSingle = false } = {}) => {
      try {
        const attempt = read(createHeadRequest(projectId, sessionId), parseHeadResponse, deadline)
        return (await executor.retry(attempt, isSingle ? singlePolicy : policy, deadline)).value
      } catch (error) {
        if (error instanceof CloudFailure && !error.fatal) return toUnknownCopy(error)
        throw error
      }
    },

    put: async <T>(
      projectId: ProjectId,
      sessionId: SessionId,
      body: Uint8Array,
      deadline: Deadline,
      { prepare, onAttempt }: UploadHooks<T>,
    ): Promise<UploadResponse | { readonly stopped: T }> => {
      let isStale = false
      let isRenewed = false
      let responseLost = false
      let lastFailure: AttemptFailure | undefined
      const sendOnce = async (onSend: () => number, isConflict: boolean) => {
        const step = await prepare({ isStale, isConflict, responseLost, lastFailure })
        if (step.action === 'stop') return { value: { stopped: step.result } }
        isStale = true
        const request = createPutRequest(projectId, sessionId, body, step.condition, options.requestTimeoutMs)
        const parse = createPutParser(projectId, sessionId, step.condition !== undefined)
        let classify: ReturnType<WriteAccess['trackUpload']> | undefined
        let attempts = 0
        const sending = {
          parse,
          deadline,
          mustBeImmediate: true,
          onSend: () => {
            classify = writeAccess.trackUpload()
            attempts = onSend()
            onAttempt(attempts, 'sent')
            return attempts
          },
        } as const
        try {
          const send = (token: string) => executor.send(request, { ...sending, token })
          // Renew the token only once per upload.
          const result = isRenewed
            ? await send(await credentials.getToken(deadline))
            : await authorize<PutResponse, typeof DELAYED>(send, deadline)
          isRenewed ||= result === 'renewed'
          if (result === 'renewed' || result === DELAYED) return 'again'
          if ('value' in result || !result.failure.mayHaveSucceeded) onAttempt(attempts, 'settled')
          const classified = await classify?.(result)
          classify = undefined
          return classified ?? result
        } finally {
          await classify?.(undefined)
        }
      }
      const attempt = async (onSend: () => number): Promise<AttemptResult<UploadEnd | { readonly stopped: T }>> => {
        let isConflict = false
        for (let round = 0; ; round += 1) {
          const result = await (round < 2
            ? sendOnce(onSend, isConflict)
            : oneAtATime(() => sendOnce(onSend, isConflict)))
          isConflict = false
          if (result === 'again') continue
          if ('failure' in result) {
            responseLost ||= result.failure.mayHaveSucceeded
            lastFailure = result.failure
            return result
          }
          if ('stopped' in result.value) return { value: result.value }
          const { status, createdAt } = result.value
          if (status !== 'precondition-failed') return { value: { status, createdAt } }
          isConflict = true
        }
      }
      const end = await executor.retry(attempt, policy, deadline)
      if ('stopped' in end.value) return end.value
      return { ...end.value, attempts: end.attempts, responseLost: end.responseLost }
    },

    stopUnreachable: (failure) =>
      new CloudFailure(executor.stop(createUnreachableFailure(failure.last)), failure.attempts),

    close,
    [Symbol.asyncDispose]: close,
  }
}

type UploadEnd = Pick<UploadResponse, 'status' | 'createdAt'>
