import { createHash } from 'node:crypto'

/**
 * A remote's URL as the CLI normalises it before hashing: a final `.git` is cut, `user@host:path` becomes `host/path`,
 * otherwise `scheme://` is dropped. Case is kept (docs/projects.md, Computing git_id).
 */
export function normaliseRemote(remote: string): string {
  const url = remote.trim().replace(/\.git$/, '')
  if (url.includes('://')) return url.slice(url.indexOf('://') + 3)
  const scp = /^[^@/]+@([^:/]+):(.+)$/s.exec(url)
  return scp === null ? url : `${scp[1]}/${scp[2]}`
}

/**
 * The project id that the CLI computes as `git_id`: the first 16 hex digits of the normalised remote's SHA-256, in
 * groups of four.
 */
export function projectIdOf(remote: string): string {
  const digits = createHash('sha256').update(normaliseRemote(remote)).digest('hex')
  return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-')
}
