import { createHash } from 'node:crypto'
import { formatProjectId, type ProjectId } from '../ids.ts'
import { removeCredentials } from '../remote-url.ts'

/**
 * Normalizes a remote's URL as the CLI does before hashing: a final `.git` is cut, then `user@host:path` becomes
 * `host/path`, also in a URL with a port, and otherwise `scheme://` is dropped. Case, a final slash and a bare user
 * name are kept. Unlike the CLI's result it never has a password or a token (docs/internals/projects.md, Computing
 * git_id).
 */
export function normalizeRemote(remote: string): string {
  const url = removeCredentials(remote).replace(/\.git$/, '')
  const at = url.indexOf('@')
  const colon = at === -1 ? -1 : url.indexOf(':', at)
  if (colon !== -1) return `${url.slice(at + 1, colon)}/${url.slice(colon + 1)}`
  const scheme = url.indexOf('://')
  return scheme === -1 ? url : url.slice(scheme + 3)
}

/** Computes the CLI's `git_id` of a remote's URL. */
export function computeProjectId(remote: string): ProjectId {
  return hashProjectId(normalizeRemote(remote))
}

/** Formats the first 16 hex digits of a text's SHA-256 as a project id. */
export function hashProjectId(text: string): ProjectId {
  return formatProjectId(createHash('sha256').update(text).digest('hex'))
}
