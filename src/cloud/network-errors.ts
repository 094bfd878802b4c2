import type { AttemptFailure } from './cloud-failure.ts'
import { ResponseTimeout } from './http.ts'
import type { Proxies } from './proxy.ts'
import { REQUEST_NAMES, type RequestKind } from './routes.ts'
import { shorten } from './server-text.ts'

/** Code for undici's limit per connection and Node's limit per address. */
const CONNECT_TIMEOUT = 'UND_ERR_CONNECT_TIMEOUT'

/** Codes of Node and undici for a failed connection: nothing was sent. */
const UNCONNECTED: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ENOTFOUND: 'unknown host name',
  EAI_AGAIN: 'host name lookup failed',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  EHOSTDOWN: 'the host is down',
  ENETDOWN: 'the network is down',
  EADDRNOTAVAIL: 'no free local address',
  [CONNECT_TIMEOUT]: 'no connection',
  UND_ERR_PRX_TLS: 'the TLS connection to the proxy failed',
  UND_ERR_PRX_CONN: 'the proxy closed the connection',
}

/** Codes for a lost connection: the request possibly succeeded. */
const LOST: Readonly<Record<string, string>> = {
  ECONNRESET: 'the connection was reset',
  ECONNABORTED: 'the connection was aborted',
  EPIPE: 'the connection was closed while sending',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_SOCKET: 'the connection was closed before the response was complete',
  UND_ERR_ABORTED: 'the response was cut off',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the response was cut off',
  UND_ERR_HEADERS_OVERFLOW: 'the response headers are too large',
  UND_ERR_HTTP_PARSER: 'the response is not HTTP',
}

const TLS = /^(ERR_TLS_|ERR_SSL_|CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/

/** Node's message for a connection that ended during the TLS handshake. */
const NO_HANDSHAKE = 'before secure TLS connection was established'

const UNSENT = { mayHaveSucceeded: false, isUnconnected: true } as const

type ErrorLike = {
  name?: unknown
  code?: unknown
  message?: unknown
  syscall?: unknown
  cause?: unknown
  errors?: unknown
}

/**
 * Converts an error of `Http.exchange`. All network errors are retriable (docs/internals/cloud.md, Errors); other
 * errors are bugs.
 * @param tookMs duration of the attempt
 */
export function classifyNetworkError(
  kind: RequestKind,
  error: unknown,
  proxies: Proxies,
  scrub: (text: string) => string,
  tookMs: number,
): AttemptFailure {
  const name = REQUEST_NAMES[kind]
  const base = { cause: error, fatal: false, status: undefined, retryAfterMs: undefined } as const
  if (error instanceof ResponseTimeout) {
    const hint = 'Re-run the job later, or raise `request-timeout`. SpecStory Cloud or the network is slow.'
    const message = `${error.message} for ${name}`
    return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, mayHaveSucceeded: true }
  }
  const refusal = parseProxyStatus(error)
  if (refusal !== undefined) {
    const message = `the proxy refused ${name} with HTTP ${refusal}`
    const hint = 'Check the user and password in the proxy URL, and that the proxy allows SpecStory Cloud.'
    const isPermanent = refusal < 500
    return { ...base, code: 'proxy', message, hint, retriable: !isPermanent, fatal: isPermanent, ...UNSENT }
  }
  const code = findErrorCode(error)
  const words = shorten(scrub(String((error as ErrorLike | undefined)?.message ?? error)))
  if (TLS.test(code)) {
    const hint = 'For a private certificate authority, set NODE_EXTRA_CA_CERTS to its PEM file.'
    const message = `no TLS connection for ${name}: ${words} (${code})`
    return { ...base, code: 'cloud-unreachable', message, hint, retriable: true, ...UNSENT }
  }
  const isSocks = code.startsWith('UND_ERR_SOCKS5')
  const unconnected = isSocks ? words : UNCONNECTED[code]
  const isUnconnected =
    unconnected !== undefined || words.includes(NO_HANDSHAKE) || listCauses(error).some(isConnecting)
  const known = unconnected ?? LOST[code]
  const reason = code === CONNECT_TIMEOUT ? `${known} in ${Math.round(tookMs / 100) / 10} s` : known
  if (reason === undefined) {
    const message = `${name} could not be sent: ${words}${code === '' ? '' : ` (${code})`}`
    return {
      ...base,
      code: 'internal',
      message,
      hint: 'Please report this bug with the log.',
      retriable: false,
      mayHaveSucceeded: false,
    }
  }
  const proxy = isSocks || code.startsWith('UND_ERR_PRX_') ? 'the proxy' : findFailedProxy(error, proxies)
  const message = `${proxy === undefined ? name : `${name} through ${proxy}`} failed: ${reason} (${code})`
  const hint = 'Check the network, `cloud-url` and the proxy settings, or re-run the job later.'
  const isProxy = proxy !== undefined
  return {
    ...base,
    code: isProxy ? 'proxy' : 'cloud-unreachable',
    message,
    hint: isProxy ? 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and that the proxy runs.' : hint,
    retriable: true,
    mayHaveSucceeded: !isUnconnected,
    isUnconnected,
  }
}

function isConnecting({ syscall }: ErrorLike): boolean {
  return syscall === 'connect'
}

/** Parses a proxy's status from the message, because undici reports it only as text. */
function parseProxyStatus(error: unknown): number | undefined {
  for (const { message } of listCauses(error)) {
    const found = /^Proxy (?:response|Authentication Required) \((\d{3})\)/.exec(String(message))
    if (found !== null) return Number(found[1])
  }
  return undefined
}

/** Returns `the proxy host:port` if the failed connection was to a proxy. */
function findFailedProxy(error: unknown, { https, http }: Proxies): string | undefined {
  const texts = listCauses(error).map(({ message }) => String(message))
  for (const proxy of [https, http]) {
    if (proxy === undefined) continue
    const host = proxy.hostname
    const port = proxy.port || (proxy.protocol === 'https:' ? '443' : '80')
    // Messages contain the address: "connect ECONNREFUSED 10.0.0.1:3128", "getaddrinfo ENOTFOUND host".
    const isTried = texts.some((text) => text.endsWith(` ${host}`) || containsPort(text, port))
    if (isTried) return `the proxy ${proxy.host}`
  }
  return undefined
}

function containsPort(text: string, port: string): boolean {
  const [, ...behind] = text.split(`:${port}`)
  return behind.some((rest) => !/^\d/.test(rest))
}

function findErrorCode(error: unknown): string {
  for (const { name, code } of listCauses(error)) {
    // undici's parser error has the code of its C parser, or no code.
    if (name === 'HTTPParserError') return 'UND_ERR_HTTP_PARSER'
    if (typeof code === 'string') return code
  }
  return ''
}

/** Lists an error, its aggregated errors (one per address) and its causes. */
function listCauses(error: unknown, depth: number = 0): ErrorLike[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const { errors, cause } = error as ErrorLike
  const inner = Array.isArray(errors) ? errors.flatMap((one) => listCauses(one, depth + 1)) : []
  return [error as ErrorLike, ...inner, ...listCauses(cause, depth + 1)]
}
