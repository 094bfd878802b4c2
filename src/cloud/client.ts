import { type Deadline, wait } from '../deadline.ts'
import type { Cloud } from './cloud.ts'
import { CloudFailure, isFatal } from './cloud-failure.ts'
import { Credentials } from './credentials.ts'
import { type Judge, judgeHead, judgePut, judgeRefresh, judgeSizes } from './judges.ts'
import { Pause } from './pause.ts'
import { type ProxySettings, parseProxies, proxySecrets } from './proxy.ts'
import { type CloudRequest, headRequest, putRequest, refreshRequest, sizesRequest } from './requests.ts'
import { type Retried, retry } from './retry.ts'
import { Scrubber } from './scrub.ts'
import { Sender } from './sender.ts'
import { fetchSizes } from './sizes-attempts.ts'
import { checkToken, inspectToken } from './token.ts'
import { createTransport } from './transport.ts'
import type { Verdict } from './trouble.ts'

export type CloudOptions = {
  /** Without a trailing slash. */
  readonly baseUrl: string
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
  /** A 429 pauses everything for so many ms. */
  readonly onPause?: (ms: number) => void
  /** Epoch milliseconds. */
  readonly now?: () => number
  /** In [0, 1). */
  readonly random?: () => number
}

/**
 * SpecStory Cloud over HTTP. Nothing is sent, and undici not loaded, before the first call.
 *
 * @throws Failure `token-unusable` or `token-expired` (see `checkToken`), `proxy` for a proxy that is no URL.
 */
export async function createCloud(options: CloudOptions): Promise<Cloud> {
  const { token, concurrency, now = Date.now, random = Math.random } = options
  const secrets = new Scrubber()
  const keepSecret = (secret: string) => {
    options.onSecret(secret)
    secrets.add(secret)
  }
  keepSecret(token)
  const proxies = parseProxies(options.proxy)
  for (const secret of proxySecrets(proxies)) keepSecret(secret)
  const { failure } = checkToken(token, now())
  if (failure !== undefined) throw failure

  // One more connection than workers: the sizes are asked for beside them.
  const transport = createTransport(concurrency + 1, proxies)
  const pause = new Pause(now, options.onPause ?? (() => {}))
  const userAgent = `specstory-sync-action/${options.version}`
  const onDebug = options.onDebug ?? (() => {})
  const { scrub } = secrets
  const sender = new Sender({ ...options, userAgent, transport, proxies, pause, scrub, onDebug, now })
  const retrying = <T>(attempt: (sent: () => number) => Promise<Verdict<T>>, deadline: Deadline): Promise<Retried<T>> =>
    stopping(
      sender,
      retry(attempt, { retries: options.retries, pause, wait: (ms) => wait(ms, deadline, sender.stopSignal), random }),
    )

  const exchange = async (deadline: Deadline): Promise<string> => {
    const request = refreshRequest()
    try {
      const answer = await retrying(
        (sent) => sender.send(request, { token, judge: judgeRefresh, deadline, sent }),
        deadline,
      )
      keepSecret(answer.value)
      return answer.value
    } catch (error) {
      // Without a token nothing can be asked. As one HEAD's trouble it would leave the cloud's copy unknown, and an
      // unknown copy is uploaded over, the CLI's data with it.
      if (error instanceof CloudFailure && !error.fatal) {
        throw new CloudFailure({ ...error.trouble, fatal: true }, error.attempts)
      }
      throw error
    }
  }
  const credentials = new Credentials({ token, kind: inspectToken(token).kind, exchange })

  const authorised = async <T>(
    request: CloudRequest,
    judge: Judge<T>,
    deadline: Deadline,
    sent: () => number,
  ): Promise<Verdict<T>> => {
    const used = await credentials.token(deadline)
    const verdict = await sender.send(request, { token: used, judge, deadline, sent })
    if (!('trouble' in verdict) || verdict.trouble.status !== 401) return verdict
    if (!(await credentials.renew(used, deadline))) return verdict
    return sender.send(request, { token: await credentials.token(deadline), judge, deadline, sent })
  }

  return {
    requests: sender.requests,

    sizes: async (projectId, deadline) => {
      const request = sizesRequest(projectId)
      const attempt = (sent: () => number) => authorised(request, judgeSizes, deadline, sent)
      return stopping(sender, fetchSizes(attempt, { pause, wait: (ms) => wait(ms, deadline, sender.stopSignal) }))
    },

    head: async (projectId, sessionId, deadline) => {
      const request = headRequest(projectId, sessionId)
      try {
        return (await retrying((sent) => authorised(request, judgeHead, deadline, sent), deadline)).value
      } catch (error) {
        if (error instanceof CloudFailure && !error.fatal)
          return { state: 'unknown', reason: error.message, fromCli: false }
        throw error
      }
    },

    put: async (projectId, sessionId, body, deadline, onAttempt) => {
      const request = putRequest(projectId, sessionId, body, options.requestTimeoutMs)
      const attempt = (sent: () => number) =>
        authorised(request, judgePut, deadline, () => {
          const attempts = sent()
          onAttempt?.(attempts)
          return attempts
        })
      const { value: status, attempts, answerLost } = await retrying(attempt, deadline)
      return { status, attempts, answerLost }
    },

    close: async () => {
      sender.stop(CLOSED)
      await transport.close()
    },
  }
}

const CLOSED = {
  code: 'internal',
  message: 'the connection to the cloud has been closed',
  hint: 'Please report this.',
  retriable: false,
  fatal: true,
  mayHaveHappened: false,
} as const

/** A fatal failure of one request is the end of all of them. */
async function stopping<T>(sender: Sender, promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    if (isFatal(error)) sender.stop(error.trouble)
    throw error
  }
}
