import { constants, type Dirent, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkPlace, pathOfOpen, rootOf } from './place.ts'

/**
 * A committed link must not be followed (docs/runners.md, Symlinks), and a FIFO without a writer must not hang the run.
 * Windows has neither flag.
 */
export const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Bytes read at a time, which is all that is held of a file. */
export const CHUNK_BYTES = 128 * 1024

const DIRECTORY_FLAGS = OPEN_FLAGS | (constants.O_DIRECTORY ?? 0)
/** A directory of 100,000 files comes in pieces that leave the event loop free. */
const ENTRIES_AT_A_TIME = 1024

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
 * Opens a regular file of the workspace, and makes sure that what is open is what lies there: a step that runs beside this
 * one, or left something running, may swap a directory for a link to anywhere between any two looks at a path.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @throws NotRegularFile, NotInPlace; the file system's error, `ELOOP` for a link at the end
 */
export async function openInside(workspace: string, file: string): Promise<{ handle: FileHandle; stats: Stats }> {
  const root = await rootOf(workspace)
  const { handle, stats } = await openRegular(join(root, file))
  try {
    checkPlace(handle.fd, stats, root, file)
    return { handle, stats }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/**
 * Reads a regular file of the workspace from its start, piece by piece.
 *
 * @param workspace absolute, native
 * @param file POSIX, relative to the workspace
 * @param take is given each piece, valid during the call only; returning true ends the reading
 * @param signal ends the reading with its reason
 * @throws NotRegularFile, NotInPlace; the file system's error; the signal's reason
 */
export async function streamFile(
  workspace: string,
  file: string,
  take: (piece: Buffer) => boolean,
  signal?: AbortSignal,
): Promise<void> {
  const { handle, stats } = await openInside(workspace, file)
  await using _file = handle
  const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES))
  for (;;) {
    signal?.throwIfAborted()
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
    if (bytesRead === 0 || take(buffer.subarray(0, bytesRead))) return
  }
}

/**
 * Lists a directory of the workspace with the same care as `openInside`.
 *
 * @param root as `rootOf` gives it
 * @param directory POSIX, relative to the workspace
 * @param take is given each entry, in the file system's order
 * @param signal once aborted, the rest is left away
 * @throws NotInPlace; the file system's error, `ELOOP` or `ENOTDIR` for what is no directory
 */
export async function listInside(
  root: string,
  directory: string,
  take: (entry: Dirent) => void,
  signal: AbortSignal,
): Promise<void> {
  await using handle = process.platform === 'win32' ? undefined : await open(join(root, directory), DIRECTORY_FLAGS)
  if (handle !== undefined) checkPlace(handle.fd, await handle.stat(), root, directory)
  // Where the system can list what is open, it does not matter what the path has become by now.
  const isKnown = handle !== undefined && pathOfOpen(handle.fd) !== undefined
  const place = isKnown ? `/proc/self/fd/${handle.fd}` : join(root, directory)
  for await (const entry of await opendir(place, { bufferSize: ENTRIES_AT_A_TIME })) {
    if (signal.aborted) return
    take(entry)
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
