import { constants, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/**
 * A committed link must not be followed, and a FIFO that took a file's place must not hang the run. Windows has neither
 * flag.
 */
export const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** What was opened is no regular file: it was swapped after the directory was listed. */
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
