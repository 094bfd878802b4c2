import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { join } from 'node:path'

/** Why a path of the checkout is not opened. `link` is about the path itself or any directory above it. */
export type OpenProblem = {
  readonly problem: 'missing' | 'link' | 'not-a-file' | 'unreadable'
  readonly detail: string
}

// Windows has neither flag; there the lstat before the open stands alone.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
// Opening a FIFO without a writer blocks for ever otherwise.
const NON_BLOCKING = constants.O_NONBLOCK ?? 0

/**
 * Opens a regular file of the checkout for reading, following no symbolic link below the workspace: a pull request may
 * commit `history/x.md -> /proc/self/environ`, or a directory that leads out of the checkout (PLATFORM: Symlinks).
 *
 * @param workspace absolute, native; links in the workspace's own path are the machine's and fine
 * @param file POSIX path relative to the workspace
 * @returns the open file and its state, or why it was not opened; the caller closes the handle
 */
export async function openInside(
  workspace: string,
  file: string,
): Promise<{ handle: FileHandle; stats: Stats } | OpenProblem> {
  try {
    const link = await firstLink(workspace, file)
    if (link !== undefined) return { problem: 'link', detail: `${link} is a symbolic link` }
    const handle = await open(join(workspace, file), constants.O_RDONLY | NO_FOLLOW | NON_BLOCKING)
    try {
      const stats = await handle.stat()
      if (stats.isFile()) return { handle, stats }
    } catch (error) {
      await handle.close()
      throw error
    }
    await handle.close()
    return { problem: 'not-a-file', detail: `${file} is not a regular file` }
  } catch (error) {
    const code = error !== null && typeof error === 'object' && 'code' in error ? String(error.code) : 'unknown error'
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing', detail: `${file} does not exist` }
    if (code === 'ELOOP') return { problem: 'link', detail: `${file} is a symbolic link` }
    if (code === 'ENXIO') return { problem: 'not-a-file', detail: `${file} is not a regular file` }
    return { problem: 'unreadable', detail: `${file} cannot be read (${code})` }
  }
}

/**
 * The first symbolic link on the way from the workspace down to a path, the path itself included.
 *
 * @returns its POSIX path relative to the workspace, or `undefined`
 * @throws the file system's error when a part does not exist or cannot be looked at
 */
export async function firstLink(workspace: string, path: string): Promise<string | undefined> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  for (let depth = 1; depth <= parts.length; depth++) {
    const part = parts.slice(0, depth).join('/')
    if ((await lstat(join(workspace, part))).isSymbolicLink()) return part
  }
  return undefined
}
