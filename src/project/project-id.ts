import { createHash } from 'node:crypto'
import { removeCredentials } from '../checkout/remote-url.ts'
import { formatProjectId, type ProjectId } from '../ids.ts'

/**
 * A remote's URL as the CLI normalises it before hashing: a final `.git` is cut, then `user@host:path` becomes
 * `host/path`, also in a URL with a port, and otherwise `scheme://` is dropped. Case, a final slash and a bare user name
 * are kept. Unlike the CLI's it never holds a password or a token (docs/projects.md, Computing git_id).
 */
export function normalizeRemote(remote: string): string {
  const url = removeCredentials(remote).replace(/\.git$/, '')
  const at = url.indexOf('@')
  const colon = at === -1 ? -1 : url.indexOf(':', at)
  if (colon !== -1) return `${url.slice(at + 1, colon)}/${url.slice(colon + 1)}`
  const scheme = url.indexOf('://')
  return scheme === -1 ? url : url.slice(scheme + 3)
}

/** The project id that the CLI computes as `git_id` from a remote's URL. */
export function computeProjectId(remote: string): ProjectId {
  return hashProjectId(normalizeRemote(remote))
}

/** The first 16 hex digits of a text's SHA-256, in groups of four. */
export function hashProjectId(text: string): ProjectId {
  return formatProjectId(createHash('sha256').update(text).digest('hex'))
}
