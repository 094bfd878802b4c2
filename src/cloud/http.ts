import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import type { Dispatcher } from 'undici'
import { type AnswerBody, readBody } from './answer-body.ts'

/** Milliseconds for a connection to come about; each request's own limit bounds it too. */
const CONNECT_TIMEOUT_MS = 10_000

/**
 * Milliseconds for each address of a host that has several. Node's quarter of a second is shorter than the round trip of
 * a slow link, over which then nothing ever connects (docs/runners.md).
 */
const ADDRESS_TIMEOUT_MS = 2_500

/** Milliseconds an idle connection is kept: longer than a worker reads and compresses a session, shorter than servers keep it. */
const KEEP_ALIVE_MS = 4_000

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>

/** What came back, whatever its status. */
export type Answer = AnswerBody & {
  readonly status: number
  /** Names in lower case. */
  readonly headers: AnswerHeaders
}

/** The request ran into its own time limit. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'

  constructor(timeoutMs: number) {
    super(`no answer in ${timeoutMs / 1000} s`)
  }
}

export type HttpRequest = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array | undefined
  /** Milliseconds for all of it: connecting, sending, headers and body. */
  readonly timeoutMs: number
  /** Bytes of the answer's body that are read at most. */
  readonly maxBytes: number
}

/** Connections, to the cloud or to GitHub. */
export type Http = {
  /**
   * Sends one request and reads its answer; no redirect is followed.
   *
   * @throws the signal's reason as it is when it aborts, `NoAnswer`, or undici's own error.
   */
  exchange(request: HttpRequest, signal: AbortSignal): Promise<Answer>
  /** Destroys every connection; requests in flight fail. */
  close(): Promise<void>
}

type Loaded = { readonly undici: typeof import('undici'); readonly dispatcher: Dispatcher }

/**
 * Keep-alive connections, through a proxy when there is one. undici is loaded with the first request, so that a run
 * that ends before it never pays for it.
 *
 * @param connections at a time, at most
 * @param proxy that all requests go through; see `proxyFor`
 */
export function createHttp(connections: number, proxy: URL | undefined): Http {
  let loading: Promise<Loaded> | undefined
  return {
    async exchange({ method, url, headers, body = null, timeoutMs, maxBytes }, signal) {
      signal.throwIfAborted()
      const limit = new AbortController()
      const abort = () => limit.abort(signal.reason)
      signal.addEventListener('abort', abort)
      const timer = setTimeout(() => limit.abort(new NoAnswer(timeoutMs)), timeoutMs)
      try {
        loading ??= load(connections, proxy)
        const { undici, dispatcher } = await loading
        const all = { ...headers, 'accept-encoding': 'identity' }
        const options = { method, headers: all, body, signal: limit.signal, dispatcher }
        const answer = await undici.request(url, options)
        // An aborted body emits an error even when nobody reads it any more; it must not become an uncaught one.
        answer.body.on('error', () => {})
        const { statusCode: status, headers: told } = answer
        // The status of a refusal says enough; a success is one only with all of its body.
        const reading = { encoding: told['content-encoding'], maxBytes, mayBeLost: status >= 400 }
        const read = await readBody(answer.body, reading)
        signal.throwIfAborted()
        return { status, headers: told, ...read }
      } catch (error) {
        if (signal.aborted) throw signal.reason
        if (limit.signal.aborted) throw limit.signal.reason
        throw error
      } finally {
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
      }
    },
    async close() {
      if (loading !== undefined) await (await loading).dispatcher.destroy()
    },
  }
}

/**
 * HTTP/1.1 only: with HTTP/2 all workers share one connection, so that one reset fails all of their uploads at once and
 * `connections` bounds nothing (docs/runners.md, Proxy).
 */
async function load(connections: number, proxy: URL | undefined): Promise<Loaded> {
  const undici = await import('undici')
  // For the process: undici hands it on to some of its connections only.
  setDefaultAutoSelectFamilyAttemptTimeout(ADDRESS_TIMEOUT_MS)
  const options = {
    connections,
    allowH2: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Each request carries its own limit, over headers and body together.
    headersTimeout: 0,
    bodyTimeout: 0,
  }
  if (proxy === undefined) return { undici, dispatcher: new undici.Agent(options) }
  return { undici, dispatcher: new undici.ProxyAgent({ ...options, ...optionsFor(proxy), uri: proxy.href }) }
}

function optionsFor({ protocol, username, password }: URL): object {
  if (protocol !== 'socks5:') return { proxyTls: { allowH2: false } }
  // undici would speak TLS to a SOCKS proxy for any `proxyTls`, and send it credentials as they are in the URL.
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) }
}
