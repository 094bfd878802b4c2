import { type Deadline, wait } from '../deadline.ts'
import { type AnswerReader, readHead, readPut, readRefresh, readSizes } from './answers.ts'
import type { Cloud, PauseReason } from './cloud.ts'
import { type AttemptResult, CloudFailure, isFatal } from './cloud-failure.ts'
import { copyBehind } from './copies.ts'
import { Credentials } from './credentials.ts'
import { createHttp } from './http.ts'
import { bareToken } from './mistaken-token.ts'
import { type ProxySettings, parseProxies, proxyFor, proxySecrets } from './proxy.ts'
import { type Retried, type RetryPolicy, retry, retryPolicy, sizesPolicy } from './retry.ts'
import { type CloudRequest, headRequest, putRequest, refreshRequest, sizesRequest } from './routes.ts'
import { Scrubber } from './scrub.ts'
import { Sender } from './sender.ts'
import { CLOSED } from './stop-failures.ts'
import { checkToken, inspectToken } from './token.ts'

export type CloudOptions = {
  /** Without a trailing slash. */
  readonly baseUrl: string
  /** A `Bearer ` in front is taken off. */
  readonly token: string
  /** Of this action, for the `User-Agent`. */
  readonly version: string
  /** Requests at a time; the caller's limiter keeps to it too. */
  readonly concurrency: number
  /** Attempts of one HEAD or PUT after the first. */
  readonly retries: number
  /** Milliseconds for one attempt of an upload. */
  readonly requestTimeoutMs: number
  readonly proxy?: ProxySettings | undefined
  /** Called with each text that must be masked, before it is used. */
  readonly onSecret: (secret: string) => void
  /** A line per request, without headers and bodies; may hold a server's text. */
  readonly onDebug?: (line: string) => void
  /** Every request waits for so many ms. */
  readonly onPause?: (ms: number, reason: PauseReason) => void
  /** Epoch milliseconds. */
  readonly now?: () => number
  /** In [0, 1). */
  readonly random?: () => number
  /** How retries and pauses wait: `deadline.ts`'s way when not given. */
  readonly wait?: typeof wait
}

/**
 * SpecStory Cloud over HTTP. Nothing is sent, and undici not loaded, before the first call.
 *
 * @throws Failure `token-unusable` or `token-expired` (see `checkToken`), `proxy` for a proxy that is no URL.
 */
export async function createCloud(options: CloudOptions): Promise<Cloud> {
  const { baseUrl, concurrency, now = Date.now, random = Math.random, onDebug = () => {} } = options
  const secrets = new Scrubber()
  const keepSecret = (secret: string) => {
    options.onSecret(secret)
    secrets.add(secret)
  }
  const token = bareToken(options.token)
  for (const secret of new Set([options.token, token])) keepSecret(secret)
  const proxies = parseProxies(options.proxy)
  for (const secret of proxySecrets(proxies)) keepSecret(secret)
  const { failure } = checkToken(token, now())
  if (failure !== undefined) throw failure

  const userAgent = `specstory-sync-action/${options.version}`
  // One more connection than workers: the sizes are asked for beside them.
  const http = createHttp(concurrency + 1, proxyFor(proxies, baseUrl))
  const waitUntil = options.wait ?? wait
  const sender = new Sender({
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
    wait: waitUntil,
  })
  const policy = retryPolicy(options.retries, random)

  /** A fatal failure of one request is the end of all of them. */
  const retrying = async <T>(
    attempt: (sent: () => number) => Promise<AttemptResult<T>>,
    deadline: Deadline,
    chosen: RetryPolicy = policy,
  ): Promise<Retried<T>> => {
    try {
      return await retry(attempt, {
        policy: chosen,
        pause: sender.pause,
        async wait(ms, { toldMs }) {
          const waitsWithAll = chosen === policy && toldMs === undefined && sender.holdsBack
          if (!waitsWithAll) await waitUntil(ms, deadline, sender.stopSignal)
        },
      })
    } catch (error) {
      if (isFatal(error)) sender.stop(error.last)
      // Also when the retries are used up before the limit is waited for: it is the run that ends, not this request.
      const stopped = error instanceof CloudFailure && error.last.status === 429 && sender.stopIfUsedUp(deadline)
      throw stopped ? new CloudFailure(stopped, error.attempts) : error
    }
  }

  const exchange = async (deadline: Deadline): Promise<string> => {
    const request = refreshRequest()
    try {
      const attempt = (sent: () => number) => sender.send(request, { token, read: readRefresh, deadline, sent })
      const { value } = await retrying(attempt, deadline)
      keepSecret(value)
      return value
    } catch (error) {
      // Without a token nothing can be asked, of any session; as one HEAD's failure it would be told of each by itself.
      if (error instanceof CloudFailure && !error.fatal) {
        throw new CloudFailure({ ...error.last, fatal: true }, error.attempts)
      }
      throw error
    }
  }
  const credentials = new Credentials({ token, kind: inspectToken(token).kind, exchange })

  const authorised =
    <T>(request: CloudRequest, read: AnswerReader<T>, deadline: Deadline) =>
    async (sent: () => number): Promise<AttemptResult<T>> => {
      const used = await credentials.token(deadline)
      const result = await sender.send(request, { token: used, read, deadline, sent })
      if (!('failure' in result) || result.failure.status !== 401) return result
      if (!(await credentials.renew(used, deadline))) return result
      return sender.send(request, { token: await credentials.token(deadline), read, deadline, sent })
    }

  const close = async (): Promise<void> => {
    sender.stop(CLOSED)
    await http.close()
  }

  return {
    requests: sender.requests,

    get budget() {
      return sender.budget
    },

    sizes: async (projectId, deadline) => {
      const attempt = authorised(sizesRequest(projectId), readSizes, deadline)
      return (await retrying(attempt, deadline, sizesPolicy(random))).value
    },

    head: async (projectId, sessionId, deadline) => {
      try {
        const attempt = authorised(headRequest(projectId, sessionId), readHead, deadline)
        return (await retrying(attempt, deadline)).value
      } catch (error) {
        if (error instanceof CloudFailure && !error.fatal) return copyBehind(error)
        throw error
      }
    },

    put: async (projectId, sessionId, body, deadline, onAttempt) => {
      const request = putRequest(projectId, sessionId, body, options.requestTimeoutMs)
      const attempt = authorised(request, readPut(projectId, sessionId), deadline)
      const counted = (sent: () => number) =>
        attempt(() => {
          const attempts = sent()
          onAttempt?.(attempts)
          return attempts
        })
      const { value: status, attempts, answerLost } = await retrying(counted, deadline)
      return { status, attempts, answerLost }
    },

    close,
    [Symbol.asyncDispose]: close,
  }
}
