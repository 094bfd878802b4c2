import { Failure } from '../failure.ts'

/** The proxies of the environment as given, undefined or empty for none: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`. */
export type ProxySettings = {
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

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'socks5:'])

/**
 * Reads the proxy settings. `host:port` without a scheme is taken for `http://host:port`, as curl does.
 *
 * @throws Failure `proxy`, never with the value in it, which may hold a password.
 */
export function parseProxies(settings: ProxySettings | undefined): Proxies {
  return {
    https: parseProxy('HTTPS_PROXY', settings?.httpsProxy),
    http: parseProxy('HTTP_PROXY', settings?.httpProxy),
    noProxy: settings?.noProxy ?? '',
  }
}

/** Every text that must not be shown, because a proxy's URL holds credentials. */
export function proxySecrets({ https, http }: Proxies): string[] {
  return [https, http].flatMap((proxy) => (proxy === undefined ? [] : secretsOf(proxy)))
}

function secretsOf({ username, password }: URL): string[] {
  if (username === '' && password === '') return []
  const [name, word] = [decode(username), decode(password)]
  const texts = [`${username}:${password}`, Buffer.from(`${name}:${word}`).toString('base64')]
  // Without a password the name is the secret, as with an access key.
  return [...texts, ...(password === '' ? [username, name] : [password, word])]
}

function parseProxy(variable: string, value: string | undefined): URL | undefined {
  const text = value?.trim() ?? ''
  if (text === '') return undefined
  const url = URL.parse(text.includes('://') ? text : `http://${text}`)
  if (url === null || !SCHEMES.has(url.protocol) || url.hostname === '' || !canDecode(url)) {
    throw new Failure(
      'proxy',
      `${variable} is no proxy address that can be used`,
      `Set ${variable} to http://host:port or http://user:password@host:port, with special characters %-encoded.`,
    )
  }
  return url
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
