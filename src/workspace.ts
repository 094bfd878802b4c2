import {
  type BigIntStats,
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readlinkSync,
  type Stats,
} from 'node:fs'
import { type FileHandle, lstat, open, opendir, realpath } from 'node:fs/promises'
import { join } from 'node:path'

// A workspace is an absolute native path; files and directories in it are POSIX paths relative to it.

/**
 * Committed links are never followed (docs/internals/runners.md, Symlinks), and a FIFO without a writer must not hang
 * the run. Windows has neither flag.
 */
export const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Bytes per read: the maximum of a streamed file in memory. */
export const CHUNK_BYTES = 128 * 1024

const DIRECTORY_FLAGS = OPEN_FLAGS | (constants.O_DIRECTORY ?? 0)
/** Entries per read, so that a directory of 100,000 files leaves the event loop free. */
const ENTRIES_PER_READ = 1024

export class NotRegularFileError extends Error {
  override readonly name = 'NotRegularFileError'
}

/** The opened file is not at its path: a parent directory is a link, or was replaced by one. */
export class PathMismatchError extends Error {
  override readonly name = 'PathMismatchError'
}

export type DirectoryEntry = Pick<Dirent, 'name' | 'isFile' | 'isDirectory' | 'isSymbolicLink'>

/** Resolves links in the workspace's own path, which the machine's owner set; returns a missing directory unchanged. */
export async function resolveRoot(workspace: string): Promise<string> {
  return await realpath(workspace).catch(() => workspace)
}

/** Opens a regular file. @throws NotRegularFileError; the file system's error, `ELOOP` for a link at the end */
export async function openRegular(path: string): Promise<{ handle: FileHandle; stats: Stats }> {
  const handle = await open(path, OPEN_FLAGS)
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new NotRegularFileError(path)
    return { handle, stats }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Opens a file as `openRegular`. Guards against TOCTOU: a directory can be replaced by a symlink after the scan. */
export async function openVerified(workspace: string, file: string): Promise<{ handle: FileHandle; stats: Stats }> {
  const root = await resolveRoot(workspace)
  const { handle, stats } = await openRegular(join(root, file))
  try {
    verifyOpenedPath(handle.fd, root, file)
    return { handle, stats }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Reads a file in chunks. @param onChunk must not keep the chunk; returns true to stop */
export async function streamFile(
  workspace: string,
  file: string,
  onChunk: (chunk: Buffer) => boolean,
  signal?: AbortSignal,
): Promise<void> {
  const { handle, stats } = await openVerified(workspace, file)
  await using _file = handle
  const buffer = Buffer.allocUnsafe(Math.min(stats.size + 1, CHUNK_BYTES))
  for (;;) {
    signal?.throwIfAborted()
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
    if (bytesRead === 0 || onChunk(buffer.subarray(0, bytesRead))) return
  }
}

/**
 * Lists a directory with the same guard as `openVerified`; `signal` stops the listing without an error.
 * @throws PathMismatchError; the file system's error, `ELOOP` or `ENOTDIR` for anything but a directory
 */
export async function listDirectory(
  root: string,
  directory: string,
  onEntry: (entry: DirectoryEntry) => void,
  signal: AbortSignal,
): Promise<void> {
  const isWindows = process.platform === 'win32'
  await using handle = isWindows ? undefined : await open(join(root, directory), DIRECTORY_FLAGS)
  if (handle !== undefined) verifyOpenedPath(handle.fd, root, directory)
  // The open directory stays the same even if its path changes meanwhile.
  const isListable = handle !== undefined && readOpenedPath(handle.fd) !== undefined
  const path = isListable ? `/proc/self/fd/${handle.fd}` : join(root, directory)
  await using entries = await opendir(path, { bufferSize: ENTRIES_PER_READ })
  // Synchronous: a promise for each of 100,000 entries takes longer than reading the directory.
  for (let count = 1, entry = entries.readSync(); entry !== null; count++, entry = entries.readSync()) {
    if (signal.aborted) return
    onEntry(isWindows && entry.isSymbolicLink() ? await inspectReparsePoint(path, entry) : entry)
    if (count % ENTRIES_PER_READ === 0) await new Promise(setImmediate)
  }
}

/** On Windows, Node lists every reparse point as a link, for example OneDrive files. `lstat` returns the real type. */
export async function inspectReparsePoint(directory: string, entry: DirectoryEntry): Promise<DirectoryEntry> {
  const stats = await lstat(join(directory, entry.name)).catch(() => undefined)
  if (stats === undefined) return entry
  return {
    name: entry.name,
    isFile: () => stats.isFile(),
    isDirectory: () => stats.isDirectory(),
    isSymbolicLink: () => stats.isSymbolicLink(),
  }
}

/** Finds the first symbolic link in a path. @throws the file system's error for a missing path */
export async function findFirstLink(workspace: string, path: string): Promise<string | undefined> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  for (let depth = 1; depth <= parts.length; depth++) {
    const part = parts.slice(0, depth).join('/')
    if ((await lstat(join(workspace, part))).isSymbolicLink()) return part
  }
  return undefined
}

/**
 * Checks that an open file or directory is the one at its path. Linux reports the opened path. Other systems check each
 * parent directory, which can miss a replacement that was undone.
 * @throws PathMismatchError; the file system's error
 */
export function verifyOpenedPath(fd: number, root: string, file: string): void {
  const opened = readOpenedPath(fd)
  if (opened === `${root}/${file}`) return
  const path = join(root, file)
  if (opened !== undefined) {
    // On a case-insensitive mount the opened path can differ in case.
    if (opened !== path && opened.toLowerCase() !== path.toLowerCase()) throw new PathMismatchError(path)
    return
  }
  const parts = file.split('/')
  for (let depth = 1; depth < parts.length; depth++) {
    if (!lstatSync(join(root, ...parts.slice(0, depth))).isDirectory()) throw new PathMismatchError(path)
  }
  if (!isSameFile(fstatSync(fd, { bigint: true }), lstatSync(path, { bigint: true }))) throw new PathMismatchError(path)
}

/**
 * Compares device and inode. Inodes exceed 2^53 on ReFS. Only 32 bits of the device are compared: Node 24.0 and 24.1 on
 * Windows 11 report 64 bits for a path but 32 for an open file.
 */
export function isSameFile(one: Pick<BigIntStats, 'dev' | 'ino'>, other: Pick<BigIntStats, 'dev' | 'ino'>): boolean {
  return one.ino === other.ino && BigInt.asUintN(32, one.dev) === BigInt.asUintN(32, other.dev)
}

/**
 * Opens and verifies a directory. Files below the returned path need no further check: replacing the directory does not
 * change the target of this path.
 * @param root the result of `resolveRoot`
 * @returns `undefined` if the system does not support it; then check each file
 */
export function openDirectory(root: string, directory: string): { fd: number; path: string } | undefined {
  if (process.platform !== 'linux') return undefined
  let fd: number | undefined
  try {
    fd = openSync(join(root, directory), DIRECTORY_FLAGS)
    verifyOpenedPath(fd, root, directory)
    if (readOpenedPath(fd) !== undefined) return { fd, path: `/proc/self/fd/${fd}` }
  } catch {
    // Opening a file in it reports the error with the file's name.
  }
  if (fd !== undefined) closeSync(fd)
  return undefined
}

/** Reads the current path of an open file or directory; `undefined` on systems other than Linux. */
function readOpenedPath(fd: number): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return undefined // a container without /proc
  }
}

/** Returns the code of a system error, for example `ENOENT`. */
export function getErrorCode(error: unknown): string | undefined {
  return Error.isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Decodes UTF-16 with a byte order mark, as PowerShell writes it; otherwise UTF-8. */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Whether a file starts with a byte order mark of UTF-16. */
export function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}
