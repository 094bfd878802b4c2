import { basename } from 'node:path/posix'

/** Prefixes of tokens that people write in place of a user name, by who issues them. */
const TOKEN_PREFIX = /^(gh[pousr]_|github_pat_|gl[a-z]{1,10}-|ATBB|ATCTT|ATATT|dckr_|bb_)/
const HOST = /^[A-Za-z0-9.-]{1,255}$/
/** Hosts that serve ssh only, for networks that let nothing but port 443 out, and where their web pages are. */
const WEB_HOSTS: ReadonlyMap<string, string> = new Map([
  ['ssh.github.com', 'github.com'],
  ['altssh.gitlab.com', 'gitlab.com'],
  ['altssh.bitbucket.org', 'bitbucket.org'],
])
/** Azure serves ssh below paths that are no pages. */
const NO_WEB = /^(?:vs-)?ssh\.(?:dev\.azure|visualstudio)\.com$/i

/** A repository as its server shows it. */
export type Repository = {
  /** Without a trailing slash, e.g. `https://github.com`. */
  readonly serverUrl: string
  /** `owner/name`; deeper where the server has groups. */
  readonly name: string
}

/**
 * A remote's URL without what must not be seen: user name *and* password where there is a password, a token in place of
 * the user name, and whatever follows a `?` or `#`. A bare user name stays, as in `https://org@dev.azure.com/…`.
 */
export function removeCredentials(remote: string): string {
  const url = remote.trim()
  const start = url.indexOf('://') + 3
  if (start === 2) return url
  const [rest = ''] = url.slice(start).split(/[?#]/, 1)
  const slash = rest.indexOf('/')
  const authority = slash === -1 ? rest : rest.slice(0, slash)
  let at = authority.lastIndexOf('@')
  // A password with a slash in it: nothing but a port stands behind a host's colon.
  if (at === -1 && /:(?!\d*$)/.test(authority)) at = rest.lastIndexOf('@')
  const user = rest.slice(0, Math.max(at, 0))
  return url.slice(0, start) + (user.includes(':') || isToken(user) ? rest.slice(at + 1) : rest)
}

/** A known prefix, or letters and digits of a length that tokens have and names do not. */
function isToken(user: string): boolean {
  if (TOKEN_PREFIX.test(user)) return true
  return /^[A-Za-z0-9]{32,}$/.test(user) && /\d/.test(user) && /[A-Za-z]/.test(user)
}

/** The last part of a remote's path without `.git`, `undefined` when there is none. */
export function parseRepositoryName(remote: string): string | undefined {
  const path = removeCredentials(remote)
    .replace(/^[A-Za-z0-9+.-]{1,40}:\/\/[^/]*/, '')
    .replaceAll('\\', '/')
  const name = basename(path.includes('/') ? path : path.slice(path.indexOf(':') + 1))
  return name.replace(/\.git$/, '') || undefined
}

/**
 * The repository that a remote's URL names, as a page in a browser.
 *
 * @returns `undefined` for a path on a disk, and for a server whose pages do not follow from the URL
 */
export function parseRepository(remote: string): Repository | undefined {
  const found = partsOf(removeCredentials(remote))
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

function partsOf(url: string): { scheme: string; host: string; port: string; path: string } | undefined {
  const start = url.indexOf('://')
  if (start !== -1) {
    const kind = url.slice(0, start).toLowerCase()
    const isWeb = kind === 'https' || kind === 'http'
    if (!isWeb && kind !== 'ssh' && kind !== 'git' && kind !== 'git+ssh') return undefined
    const match = /^(?:[^@/]*@)?([^@/:]+)(:\d{1,5})?\/(.+)$/s.exec(url.slice(start + 3))
    if (match === null) return undefined
    const [, host = '', port = '', path = ''] = match
    // The port of ssh says nothing of where the pages are.
    return { scheme: isWeb ? kind : 'https', host, port: isWeb ? port : '', path }
  }
  const match = /^(?:[^@/:]*@)?([^@/:\\]{2,}):([^\\]+)$/s.exec(url)
  return match === null ? undefined : { scheme: 'https', host: match[1] ?? '', port: '', path: match[2] ?? '' }
}
