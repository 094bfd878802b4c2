import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import type { Dispatcher } from 'undici'

/** Milliseconds to connect; each request's own limit applies too. */
const CONNECT_TIMEOUT_MS = 10_000

/** Milliseconds for each address of a host; Node's 250 ms never connect over a slow link (docs/internals/runners.md). */
const ADDRESS_TIMEOUT_MS = 2_500

/** Milliseconds that an idle connection is kept: longer than a session is encoded, shorter than servers keep it. */
const KEEP_ALIVE_MS = 4_000

export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>

export type HttpResponse = ResponseBody & {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ResponseHeaders
}

/** The request ran into its own time limit. */
export class ResponseTimeout extends Error {
  override readonly name = 'ResponseTimeout'

  constructor(timeoutMs: number) {
    super(`no response in ${timeoutMs / 1000} s`)
  }
}

type HttpRequest = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array | undefined
  /** Milliseconds for all of it: connecting, sending, headers and body. */
  readonly timeoutMs: number
  /** Bytes of the response's body that are read at most. */
  readonly maxBytes: number
}

/** Connections, to the cloud or to GitHub. */
export type Http = {
  /**
   * Sends one request and reads the response; no redirect is followed.
   *
   * @throws the signal's reason when it aborts, `ResponseTimeout`, or undici's own error
   */
  exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>
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
      const timer = setTimeout(() => limit.abort(new ResponseTimeout(timeoutMs)), timeoutMs)
      try {
        loading ??= load(connections, proxy)
        const { undici, dispatcher } = await loading
        const all = { ...headers, 'accept-encoding': 'identity' }
        const options = { method, headers: all, body, signal: limit.signal, dispatcher }
        const received = await undici.request(url, options)
        // An aborted body emits an error even when it is not read any more.
        received.body.on('error', () => {})
        const { statusCode: status, headers: responseHeaders } = received
        // The status of a refusal says enough; a success is one only with all of its body.
        const reading = { encoding: responseHeaders['content-encoding'], maxBytes, mayBeLost: status >= 400 }
        const read = await readBody(received.body, reading)
        // A response that arrived counts, also when the run ends in that moment.
        if (read.isCut) signal.throwIfAborted()
        return { status, headers: responseHeaders, ...read }
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
 * `connections` bounds nothing (docs/internals/runners.md, Proxy).
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

type ResponseBody = {
  readonly body: Buffer
  /** It went on above what is read, or was lost on the way, and ends there. */
  readonly isCut: boolean
}

type BodyOptions = {
  /** The header `Content-Encoding`; one that is not known leaves the body as it came. */
  readonly encoding: string | string[] | undefined
  /** Bytes at most, on the wire and decompressed alike. */
  readonly maxBytes: number
  /** A body that is lost on the way is cut there instead of an error. */
  readonly mayBeLost: boolean
}

/** By `Content-Encoding`. Some servers send raw deflate as `deflate`, which is zlib's format. */
const DECOMPRESSORS = new Map<string, (body: Buffer) => Transform>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', ([first = 0]) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw())],
  ['br', () => createBrotliDecompress()],
])

/**
 * Reads a body, also one that a proxy compressed although the request forbids it.
 *
 * @throws what reading throws, unless the body may be lost.
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, options: BodyOptions): Promise<ResponseBody> {
  const { encoding, maxBytes, mayBeLost } = options
  const { error, ...raw } = await take(chunks, maxBytes)
  if (error !== undefined && !mayBeLost) throw error
  const stream = typeof encoding === 'string' ? DECOMPRESSORS.get(encoding.trim().toLowerCase())?.(raw.body) : undefined
  if (stream === undefined || raw.body.length === 0) return raw
  stream.end(raw.body)
  // A damaged body ends at the damage.
  const { body, isCut, error: damage } = await take(stream, maxBytes)
  return { body, isCut: raw.isCut || (isCut && damage === undefined) }
}

async function take(chunks: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ResponseBody & { error?: unknown }> {
  const taken: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      taken.push(chunk)
      bytes += chunk.byteLength
      if (bytes > maxBytes) return { body: Buffer.concat(taken, maxBytes), isCut: true }
    }
  } catch (error) {
    return { body: Buffer.concat(taken), isCut: true, error }
  }
  return { body: Buffer.concat(taken, bytes), isCut: false }
}
