import { Failure } from '../failure.ts'
import { bypassesProxy } from './no-proxy.ts'

/** Proxy variables of the environment; `ALL_PROXY` is the fallback of the other two. */
export type ProxySettings = {
  readonly allProxy?: string | undefined
  readonly httpsProxy?: string | undefined
  readonly httpProxy?: string | undefined
  readonly noProxy?: string | undefined
}

export type Proxies = {
  readonly https: URL | undefined
  readonly http: URL | undefined
  /** The value of `NO_PROXY`; empty: none. */
  readonly noProxy: string
}

/** Schemes, with undici's names. With SOCKS, the proxy always resolves names. */
const SCHEMES: Readonly<Record<string, string>> = {
  'http:': 'http:',
  'https:': 'https:',
  'socks5:': 'socks5:',
  'socks5h:': 'socks5:',
  'socks:': 'socks5:',
}

/** Minimum characters of a password to mask on its own: shorter ones are part of ordinary words and numbers. */
const MIN_SECRET_LENGTH = 3

/**
 * Parses the proxy settings. `host:port` means `http://host:port`, as in curl.
 * @throws Failure `proxy`, without the value, which can contain a password
 */
export function parseProxies(settings: ProxySettings | undefined): Proxies {
  const all = parseProxy('ALL_PROXY', settings?.allProxy)
  const http = parseProxy('HTTP_PROXY', settings?.httpProxy) ?? all
  return {
    // Compatibility: HTTP_PROXY alone also applies to https.
    https: parseProxy('HTTPS_PROXY', settings?.httpsProxy) ?? all ?? http,
    http,
    noProxy: settings?.noProxy ?? '',
  }
}

/** Selects the proxy for a URL. */
export function selectProxy({ https, http, noProxy }: Proxies, url: string): URL | undefined {
  const target = new URL(url)
  if (bypassesProxy(target, noProxy)) return undefined
  return target.protocol === 'https:' ? https : http
}

/** Lists the credentials in the proxy URLs, for masking. */
export function listProxySecrets({ https, http }: Proxies): string[] {
  return [https, http].flatMap((proxy) => (proxy === undefined ? [] : listUrlSecrets(proxy)))
}

function listUrlSecrets({ username, password }: URL): string[] {
  if (username === '' && password === '') return []
  const [name, word] = [decode(username), decode(password)]
  const basic = Buffer.from(`${name}:${word}`).toString('base64')
  // Without a password, the user name is the secret, for example an access key.
  const secrets = password === '' ? [username, name] : [password, word]
  const isLong = secrets.every((secret) => secret.length >= MIN_SECRET_LENGTH)
  return isLong ? [`${username}:${password}`, basic, ...secrets] : [`${username}:${password}@`, basic]
}

function parseProxy(variable: string, value: string | undefined): URL | undefined {
  const text = value?.trim() ?? ''
  if (text === '') return undefined
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  if (url === null || !Object.hasOwn(SCHEMES, url.protocol) || url.hostname === '' || !canDecode(url)) {
    throw new Failure(
      'proxy',
      `${variable} is not a valid proxy address`,
      `Set ${variable} to http://host:port or http://user:password@host:port, with special characters %-encoded.`,
    )
  }
  return new URL(url.href.replace(/^[^:]*:/, SCHEMES[url.protocol] ?? ''))
}

function canDecode({ username, password }: URL): boolean {
  try {
    return decode(username + password) !== undefined
  } catch {
    return false
  }
}

function decode(text: string): string {
  return decodeURIComponent(text)
}
