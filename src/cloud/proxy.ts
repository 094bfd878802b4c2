import { Failure } from '../failure.ts'
import { goesPastProxy } from './no-proxy.ts'

/** The proxies of the environment as given; `ALL_PROXY` for what `HTTPS_PROXY` and `HTTP_PROXY` do not say. */
export type ProxySettings = {
  readonly allProxy?: string | undefined
  readonly httpsProxy?: string | undefined
  readonly httpProxy?: string | undefined
  readonly noProxy?: string | undefined
}

/** The proxies as URLs. */
export type Proxies = {
  readonly https: URL | undefined
  readonly http: URL | undefined
  /** As given; empty for none. */
  readonly noProxy: string
}

/** Schemes and what undici calls them; it always leaves looking up names to a SOCKS proxy. */
const SCHEMES: Readonly<Record<string, string>> = {
  'http:': 'http:',
  'https:': 'https:',
  'socks5:': 'socks5:',
  'socks5h:': 'socks5:',
  'socks:': 'socks5:',
}

/** Characters of a password that is masked by itself: a shorter one is part of ordinary words and numbers. */
const SHORTEST_SECRET = 3

/**
 * Reads the proxy settings. `host:port` without a scheme is taken for `http://host:port`, as curl does.
 *
 * @throws Failure `proxy`, never with the value in it, which may hold a password.
 */
export function parseProxies(settings: ProxySettings | undefined): Proxies {
  const all = parseProxy('ALL_PROXY', settings?.allProxy)
  const http = parseProxy('HTTP_PROXY', settings?.httpProxy) ?? all
  return {
    // A proxy for http alone has always been taken for https too.
    https: parseProxy('HTTPS_PROXY', settings?.httpsProxy) ?? all ?? http,
    http,
    noProxy: settings?.noProxy ?? '',
  }
}

/** The proxy that a URL is reached through, `undefined` for none. */
export function proxyFor({ https, http, noProxy }: Proxies, url: string): URL | undefined {
  const target = new URL(url)
  if (goesPastProxy(target, noProxy)) return undefined
  return target.protocol === 'https:' ? https : http
}

/** Every text that must not be shown, because a proxy's URL holds credentials. */
export function proxySecrets({ https, http }: Proxies): string[] {
  return [https, http].flatMap((proxy) => (proxy === undefined ? [] : secretsOf(proxy)))
}

function secretsOf({ username, password }: URL): string[] {
  if (username === '' && password === '') return []
  const [name, word] = [decode(username), decode(password)]
  const basic = Buffer.from(`${name}:${word}`).toString('base64')
  // Without a password the name is the secret, as with an access key.
  const secrets = password === '' ? [username, name] : [password, word]
  const isLong = secrets.every((secret) => secret.length >= SHORTEST_SECRET)
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
