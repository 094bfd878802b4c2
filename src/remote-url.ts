import { basename } from 'node:path/posix'

/** Prefixes of tokens that people write in place of a user name. */
const TOKEN_PREFIX = /^(gh[pousr]_|github_pat_|gl[a-z]{1,10}-|ATBB|ATCTT|ATATT|dckr_|bb_)/
const HOST = /^[A-Za-z0-9.-]{1,255}$/
/** Hosts that serve only ssh, for networks that allow only port 443, and the hosts of their web pages. */
const WEB_HOSTS: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
  ['altssh.bitbucket.org', 'bitbucket.org'],
])
/** Azure's paths for ssh are not pages. */
const NO_WEB = /^(?:vs-)?ssh\.(?:dev\.azure|visualstudio)\.com$/i

/** A repository and its web server. */
export type Repository = {
  /** Without a trailing slash, e.g. `https://github.com`. */
  readonly serverUrl: string
  /** `owner/name`; deeper where the server has groups. */
  readonly name: string
}

/**
 * Removes a password with its user name, a token used as user name, the query and the fragment.
 * Keeps a plain user name, as in `https://org@dev.azure.com/…`.
 */
export function removeCredentials(remote: string): string {
  const url = remote.trim()
  const [prefix = ''] = /^(?:[A-Za-z0-9+.-]*:)?\/\//.exec(url) ?? []
  const [rest = ''] = prefix === '' ? [url] : url.slice(prefix.length).split(/[?#]/, 1)
  const slash = rest.indexOf('/')
  const authority = slash === -1 ? rest : rest.slice(0, slash)
  let at = authority.lastIndexOf('@')
  // A password can contain a slash: after the colon of a host, only a port is valid.
  if (at === -1 && prefix !== '' && /:(?!\d*$)/.test(authority)) at = rest.lastIndexOf('@')
  const user = rest.slice(0, Math.max(at, 0))
  if (!user.includes(':') && !/%3a/i.test(user) && !isToken(user)) return prefix + rest
  const address = rest.slice(at + 1)
  // Without a user name, `host:path` would be a different address.
  return prefix === '' && /^[^/]*:/.test(address) ? `git@${address}` : prefix + address
}

/**
 * Formats `host/path` for people. A user name can be a token of an unknown format.
 * It is shown only if it is `git` or repeated in the path.
 * @param normalized the result of `normalizeRemote`
 */
export function hideUserName(normalized: string): string {
  const [authority = '', ...path] = normalized.split('/')
  const at = authority.lastIndexOf('@')
  const user = authority.slice(0, Math.max(at, 0)).toLowerCase()
  const isPublic = user === 'git' || path.some((segment) => segment.toLowerCase() === user)
  return isPublic ? normalized : normalized.slice(at + 1)
}

/** Compares without case and scheme: servers ignore case, and one repository has URLs for ssh, HTTP and HTTPS. */
export function isSameRepository(one: Repository, other: Repository): boolean {
  const toAddress = ({ serverUrl, name }: Repository): string =>
    `${serverUrl.slice(serverUrl.indexOf('://') + 3)}/${name}`.toLowerCase()
  return toAddress(one) === toAddress(other)
}

/** Recognizes known prefixes, and letters with digits that are too long for a name. */
function isToken(user: string): boolean {
  if (TOKEN_PREFIX.test(user)) return true
  return /^[A-Za-z0-9]{32,}$/.test(user) && /\d/.test(user) && /[A-Za-z]/.test(user)
}

/** Returns the last segment of a remote's path, without `.git`. */
export function parseRepositoryName(remote: string): string | undefined {
  const path = removeCredentials(remote)
    .replace(/^[A-Za-z0-9+.-]{1,40}:\/\/[^/]*/, '')
    .replaceAll('\\', '/')
  const name = basename(path.includes('/') ? path : path.slice(path.indexOf(':') + 1))
  return name.replace(/\.git$/, '') || undefined
}

/**
 * Parses a remote's URL into the repository's web page.
 * @returns `undefined` for a local path, and for a server with unknown page URLs
 */
export function parseRepository(remote: string): Repository | undefined {
  const found = splitRemote(removeCredentials(remote))
  if (found === undefined || !HOST.test(found.host) || NO_WEB.test(found.host)) return undefined
  const name = found.path
    .split('/')
    .filter((part) => part !== '')
    .join('/')
    .replace(/\.git$/, '')
  if (!name.includes('/') || name.split('/').some((part) => part === '.' || part === '..')) return undefined
  const host = WEB_HOSTS.get(found.host.toLowerCase()) ?? found.host
  return { serverUrl: `${found.scheme}://${host}${found.port}`, name }
}

function splitRemote(url: string): { scheme: string; host: string; port: string; path: string } | undefined {
  const start = url.indexOf('://')
  if (start !== -1) {
    const kind = url.slice(0, start).toLowerCase()
    const isWeb = kind === 'https' || kind === 'http'
    if (!isWeb && kind !== 'ssh' && kind !== 'git' && kind !== 'git+ssh') return undefined
    const match = /^(?:[^@/]*@)?([^@/:]+)(:\d{1,5})?\/(.+)$/s.exec(url.slice(start + 3))
    if (match === null) return undefined
    const [, host = '', port = '', path = ''] = match
    // The ssh port does not serve web pages.
    return { scheme: isWeb ? kind : 'https', host, port: isWeb ? port : '', path }
  }
  const match = /^(?:[^@/:]*@)?([^@/:\\]{2,}):([^\\]+)$/s.exec(url)
  return match === null ? undefined : { scheme: 'https', host: match[1] ?? '', port: '', path: match[2] ?? '' }
}
