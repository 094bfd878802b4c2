import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import type { Dispatcher } from 'undici'

/** Milliseconds to connect, in addition to each request's own limit. */
const CONNECT_TIMEOUT_MS = 10_000

/** Milliseconds for each address of a host. Node's 250 ms are too short for slow links (docs/internals/runners.md). */
const ADDRESS_TIMEOUT_MS = 2_500

/** Milliseconds of an idle connection: longer than encoding a session, shorter than the limit of servers. */
const KEEP_ALIVE_MS = 4_000

export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>

export type HttpResponse = ResponseBody & {
  readonly status: number
  /** Lowercase names. */
  readonly headers: ResponseHeaders
}

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
  /** Milliseconds for connecting, sending, headers and body together. */
  readonly timeoutMs: number
  /** Maximum bytes to read of the response's body. */
  readonly maxBytes: number
}

/** Connections to the cloud or to GitHub. */
export type Http = {
  /**
   * Sends one request and reads the response. Does not follow redirects.
   * @throws the signal's reason, `ResponseTimeout`, or undici's error
   */
  exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>
  /** Destroys every connection; requests in flight fail. */
  close(): Promise<void>
}

type LoadedClient = { readonly undici: typeof import('undici'); readonly dispatcher: Dispatcher }

/**
 * Creates a pool of keep-alive connections. Loads undici with the first request, to keep runs without requests fast.
 * @param connections maximum number
 * @param proxy the result of `selectProxy`
 */
export function createHttp(connections: number, proxy: URL | undefined): Http {
  let loading: Promise<LoadedClient> | undefined
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
        // An aborted body emits an error even after reading has stopped.
        received.body.on('error', () => {})
        const { statusCode: status, headers: responseHeaders } = received
        // An error status is useful without its body, but a success needs the whole body.
        const reading = { encoding: responseHeaders['content-encoding'], maxBytes, mayBeLost: status >= 400 }
        const read = await readBody(received.body, reading)
        // A complete response counts even if the run has just stopped.
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
 * Loads undici with HTTP/1.1 only. With HTTP/2 all workers share one connection: one reset fails all uploads, and
 * `connections` has no effect (docs/internals/runners.md, Proxy).
 */
async function load(connections: number, proxy: URL | undefined): Promise<LoadedClient> {
  const undici = await import('undici')
  // Set for the whole process, because undici passes it to only some connections.
  setDefaultAutoSelectFamilyAttemptTimeout(ADDRESS_TIMEOUT_MS)
  const options = {
    connections,
    allowH2: false,
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Each request has its own limit for headers and body together.
    headersTimeout: 0,
    bodyTimeout: 0,
  }
  if (proxy === undefined) return { undici, dispatcher: new undici.Agent(options) }
  return { undici, dispatcher: new undici.ProxyAgent({ ...options, ...createProxyOptions(proxy), uri: proxy.href }) }
}

function createProxyOptions({ protocol, username, password }: URL): object {
  if (protocol !== 'socks5:') return { proxyTls: { allowH2: false } }
  // With `proxyTls`, undici would use TLS to a SOCKS proxy. It also does not decode the URL's credentials.
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) }
}

type ResponseBody = {
  readonly body: Buffer
  /** The rest of the body was not read or was lost. */
  readonly isCut: boolean
}

type BodyOptions = {
  /** The header `Content-Encoding`; with an unknown one, the body stays compressed. */
  readonly encoding: string | string[] | undefined
  /** Maximum bytes, both compressed and decompressed. */
  readonly maxBytes: number
  /** Return an incomplete body instead of throwing. */
  readonly mayBeLost: boolean
}

/** Decompressors by `Content-Encoding`. Some servers send raw deflate as `deflate`, which means zlib. */
const DECOMPRESSORS = new Map<string, (body: Buffer) => Transform>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['deflate', ([first = 0]) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw())],
  ['br', () => createBrotliDecompress()],
])

/**
 * Reads a body. Decompresses it, because some proxies ignore `accept-encoding: identity`.
 * @throws reading errors, unless `mayBeLost`
 */
export async function readBody(chunks: AsyncIterable<Uint8Array>, options: BodyOptions): Promise<ResponseBody> {
  const { encoding, maxBytes, mayBeLost } = options
  const { error, ...raw } = await readChunks(chunks, maxBytes)
  if (error !== undefined && !mayBeLost) throw error
  const stream = typeof encoding === 'string' ? DECOMPRESSORS.get(encoding.trim().toLowerCase())?.(raw.body) : undefined
  if (stream === undefined || raw.body.length === 0) return raw
  stream.end(raw.body)
  // A corrupt body ends at the error.
  const { body, isCut, error: decompressionError } = await readChunks(stream, maxBytes)
  return { body, isCut: raw.isCut || (isCut && decompressionError === undefined) }
}

async function readChunks(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<ResponseBody & { error?: unknown }> {
  const received: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of chunks) {
      received.push(chunk)
      bytes += chunk.byteLength
      if (bytes > maxBytes) return { body: Buffer.concat(received, maxBytes), isCut: true }
    }
  } catch (error) {
    return { body: Buffer.concat(received), isCut: true, error }
  }
  return { body: Buffer.concat(received, bytes), isCut: false }
}
