import type { Dispatcher } from 'undici'
import type { Proxies } from './proxy.ts'

/** Milliseconds for a connection to come about; each request's own limit bounds it too. */
const CONNECT_TIMEOUT_MS = 10_000

/** Milliseconds an idle connection is kept: longer than a worker reads and compresses a session, shorter than servers keep it. */
const KEEP_ALIVE_MS = 4_000

export type TransportRequest = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly signal: AbortSignal
}

/** The connections to the cloud. */
export type Transport = {
  request(request: TransportRequest): Promise<Dispatcher.ResponseData>
  /** Destroys every connection; requests in flight fail. */
  close(): Promise<void>
}

/**
 * Keep-alive connections, through a proxy when there is one. undici is loaded with the first request, so that a run
 * that ends before it never pays for it (70 ms).
 *
 * HTTP/1.1 only: with HTTP/2 all workers share one connection, so that one reset fails all of their uploads at once and
 * `connections` bounds nothing (TOOLCHAIN: Pitfalls).
 *
 * @param connections at a time, at most.
 */
export function createTransport(connections: number, proxies: Proxies): Transport {
  let loading: Promise<{ undici: typeof import('undici'); dispatcher: Dispatcher }> | undefined
  const load = async () => {
    const undici = await import('undici')
    const options = {
      connections,
      allowH2: false,
      connectTimeout: CONNECT_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Each request carries its own limit, over headers and body together.
      headersTimeout: 0,
      bodyTimeout: 0,
    }
    const { https, http, noProxy } = proxies
    const dispatcher =
      https === undefined && http === undefined
        ? new undici.Agent(options)
        : new undici.EnvHttpProxyAgent({
            ...options,
            // Empty, not undefined: undici would read the environment itself.
            httpsProxy: https?.href ?? '',
            httpProxy: http?.href ?? '',
            noProxy,
            proxyTls: { allowH2: false },
          })
    return { undici, dispatcher }
  }
  return {
    request: async ({ url, body, headers, ...rest }) => {
      loading ??= load()
      const { undici, dispatcher } = await loading
      return undici.request(url, { ...rest, headers: { ...headers }, body: body ?? null, dispatcher })
    },
    close: async () => {
      if (loading !== undefined) await (await loading).dispatcher.destroy()
    },
  }
}
