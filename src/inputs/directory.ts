import { posix } from 'node:path'

/**
 * Normalises a directory given as an input, or says why it is refused.
 *
 * @param text as given; on Windows `\` separates too
 * @param windows whether the runner is one, since elsewhere `\` is a character like any other
 * @returns the POSIX path relative to the workspace (`.` is the workspace itself), or the reason
 */
export function relativeDirectory(text: string, windows: boolean): { directory: string } | { refused: string } {
  const path = windows ? text.replaceAll('\\', '/') : text
  if (path.includes('\0')) return { refused: 'a path without NUL characters' }
  if (posix.isAbsolute(path) || (windows && /^[A-Za-z]:/.test(path))) {
    return { refused: 'a path relative to the workspace, not an absolute one' }
  }
  const directory = posix.normalize(path).replace(/\/$/, '')
  if (directory === '..' || directory.startsWith('../')) return { refused: 'a path inside of the workspace' }
  return { directory }
}
