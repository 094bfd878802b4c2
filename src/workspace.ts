import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, open } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A committed link must not be followed (docs/runners.md, Symlinks), and a FIFO without a writer must not hang the run.
 * Windows has neither flag.
 */
export const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Bytes read at a time, which is all that is held of a file. */
export const CHUNK_BYTES = 128 * 1024

/** What was opened is no regular file. */
export class NotRegularFile extends Error {
  override readonly name = 'NotRegularFile'
}

/**
 * Opens a regular file without following a link at its end.
 *
 * @param path native and absolute
 * @throws NotRegularFile; the file system's error, `ELOOP` for a link
 */
export async function openRegular(path: string): Promise<{ handle: FileHandle; stats: Stats }> {
  const handle = await open(path, OPEN_FLAGS)
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new NotRegularFile(path)
    return { handle, stats }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Reads a regular file from its start, piece by piece.
 *
 * @param path native and absolute
 * @param take is given each piece, valid during the call only; returning true ends the reading
 * @throws NotRegularFile; the file system's error
 */
export async function streamFile(path: string, take: (piece: Buffer) => boolean): Promise<void> {
  const { handle, stats } = await openRegular(path)
  await using _file = handle
  const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES))
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
    if (bytesRead === 0 || take(buffer.subarray(0, bytesRead))) return
  }
}

/**
 * The first symbolic link on the way from the workspace down to a path, the path itself included. Links in the
 * workspace's own path are the machine's, and fine.
 *
 * @param workspace absolute, native
 * @param path POSIX, relative to the workspace
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

/** The file system's code of an error, e.g. `ENOENT`; `undefined` for any other error. */
export function codeOf(error: unknown): string | undefined {
  return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
