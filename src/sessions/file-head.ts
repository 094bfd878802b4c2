import { close, closeSync, fstatSync, open, openSync, read, readSync } from 'node:fs'
import { NotRegularFile, OPEN_FLAGS } from './open-regular.ts'

/** The start of a file, valid until its buffer is used again. */
export type FileHead = { readonly bytes: Buffer; readonly size: number; readonly mtimeMs: number }

/** Milliseconds within which a file's head comes out of the page cache, ten times over; a disk that has to look takes longer. */
const FROM_CACHE_MS = 2
/** Heads read through the thread pool after a slow one, before the cache is tried again. */
const POOLED_READS = 256
/** Milliseconds of reading after which timers and requests get their turn. */
const SLICE_MS = 8

/**
 * Reads the starts of regular files, in the cheaper of two ways.
 *
 * After a checkout the files are in the page cache, and a trip through Node's thread pool costs more than reading a head:
 * 100,000 heads take 0.8 s in place, 1.2 s with open and read in the pool, 1.9 s with every call there, and 3.1 s with
 * `fs/promises` (two cores). Where a disk has to look, the pool reads many at a time. So heads are read in place, in
 * slices that leave the event loop free, until one is slow; then the next ones go through the pool.
 */
export class FileHeads {
  readonly #now: () => number
  #sliceStart: number
  #pooled = 0

  /** @param now milliseconds; a test passes its own */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
    this.#sliceStart = now()
  }

  /**
   * Reads the start of one file.
   *
   * @param path native and absolute
   * @param buffer where the bytes go: as many as fit are read
   * @throws NotRegularFile; the file system's error, `ELOOP` for a link
   */
  read(path: string, buffer: Buffer): FileHead | Promise<FileHead> {
    if (this.#pooled > 0) {
      this.#pooled--
      return readPooled(path, buffer)
    }
    const start = this.#now()
    if (start - this.#sliceStart > SLICE_MS) return this.#readInNextSlice(path, buffer)
    try {
      return readInPlace(path, buffer)
    } finally {
      if (this.#now() - start > FROM_CACHE_MS) this.#pooled = POOLED_READS
    }
  }

  async #readInNextSlice(path: string, buffer: Buffer): Promise<FileHead> {
    await new Promise(setImmediate)
    this.#sliceStart = this.#now()
    return await this.read(path, buffer)
  }
}

function readInPlace(path: string, buffer: Buffer): FileHead {
  const fd = openSync(path, OPEN_FLAGS)
  try {
    const { size, mtimeMs } = statsOf(fd, path)
    return { bytes: buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, 0)), size, mtimeMs }
  } finally {
    closeSync(fd)
  }
}

/** Asking an open file for its size and closing it do not wait for a disk, so only opening and reading use the pool. */
function readPooled(path: string, buffer: Buffer): Promise<FileHead> {
  return new Promise((resolve, reject) => {
    open(path, OPEN_FLAGS, (openError, fd) => {
      if (openError !== null) return reject(openError)
      try {
        const { size, mtimeMs } = statsOf(fd, path)
        read(fd, buffer, 0, buffer.length, 0, (readError, bytesRead) => {
          closeSync(fd)
          if (readError !== null) reject(readError)
          else resolve({ bytes: buffer.subarray(0, bytesRead), size, mtimeMs })
        })
      } catch (error) {
        close(fd, () => reject(error))
      }
    })
  })
}

function statsOf(fd: number, path: string): { size: number; mtimeMs: number } {
  const stats = fstatSync(fd)
  if (!stats.isFile()) throw new NotRegularFile(path)
  return stats
}
