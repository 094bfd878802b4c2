import { close, closeSync, fstatSync, open, openSync, read, readSync } from 'node:fs'
import { join } from 'node:path'
import { monotonicMs } from '../deadline.ts'
import { NotRegularFileError, OPEN_FLAGS, openDirectory, verifyOpenedPath } from '../workspace.ts'

/** The start of a file, valid until its buffer is used again. */
type FileHead = { readonly bytes: Buffer; readonly size: number; readonly mtimeMs: number }

/** Milliseconds of scanning between two turns of the event loop. */
const SLICE_MS = 10
/** Milliseconds per head: several times the time from the page cache, less than half the time from a fast disk. */
const FROM_CACHE_MS = 0.04
/** One in eight reads is timed: timing each took 3 % of a scan. */
const READS_PER_TIMED_READ = 8
/** Heads read through the thread pool after a slow slice, before the cache is tried again. */
const POOLED_READS = 4096
/** Directories that stay open during a scan; a history has one per month at most. */
const OPEN_DIRECTORIES = 256

/**
 * Reads the starts of regular files: synchronously from the page cache, through the thread pool from a slow disk.
 * 100,000 cached heads take 0.8 s synchronously and 1.4 s in the pool. Uncached heads take 10.4 s and 4.1 s (two cores,
 * SSD).
 */
export class FileHeads {
  readonly #root: string
  readonly #now: () => number
  #sliceStart: number
  #readsInSlice = 0
  /** Milliseconds of the slice's timed reads, without the time that callers take between two reads. */
  #timedMs = 0
  #timedReads = 0
  #pooledReads = 0
  #pause: Promise<void> | undefined
  /** Verified once each: checking the path of every file took 5 % of a run over 10,000 sessions. */
  readonly #directories = new Map<string, ReturnType<typeof openDirectory>>()

  /** @param now milliseconds */
  constructor(root: string, now: () => number = monotonicMs) {
    this.#root = root
    this.#now = now
    this.#sliceStart = now()
  }

  /**
   * Fills the buffer with the first bytes of a file.
   * @throws NotRegularFileError, PathMismatchError; the file system's error, `ELOOP` for a link
   */
  read(file: string, buffer: Buffer): FileHead | Promise<FileHead> {
    if (this.#pooledReads > 0) {
      this.#pooledReads--
      if (this.#pooledReads === 0) this.#startSlice()
      return this.#readPooled(file, buffer)
    }
    if (this.#pause !== undefined) return this.#pause.then(() => this.read(file, buffer))
    const readsBefore = this.#readsInSlice
    const start = readsBefore % READS_PER_TIMED_READ === 0 ? this.#now() : undefined
    if (start !== undefined && readsBefore > 0 && start - this.#sliceStart > SLICE_MS) {
      this.#pause = this.#endSlice()
      return this.#pause.then(() => this.read(file, buffer))
    }
    this.#readsInSlice++
    if (start === undefined) return this.#readInPlace(file, buffer)
    try {
      return this.#readInPlace(file, buffer)
    } finally {
      this.#timedMs += this.#now() - start
      this.#timedReads++
    }
  }

  [Symbol.dispose](): void {
    for (const opened of this.#directories.values()) if (opened !== undefined) closeSync(opened.fd)
    this.#directories.clear()
  }

  #readInPlace(file: string, buffer: Buffer): FileHead {
    const { path, isVerified } = this.#locate(file)
    const fd = openSync(path, OPEN_FLAGS)
    try {
      const { size, mtimeMs } = readStats(fd, file)
      if (!isVerified) verifyOpenedPath(fd, this.#root, file)
      return { bytes: buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, 0)), size, mtimeMs }
    } finally {
      closeSync(fd)
    }
  }

  /** Opens and reads in the thread pool; the other calls do not wait for the disk. */
  #readPooled(file: string, buffer: Buffer): Promise<FileHead> {
    const { path, isVerified } = this.#locate(file)
    return new Promise((resolve, reject) => {
      open(path, OPEN_FLAGS, (openError, fd) => {
        if (openError !== null) return reject(openError)
        try {
          const { size, mtimeMs } = readStats(fd, file)
          if (!isVerified) verifyOpenedPath(fd, this.#root, file)
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

  /** Finds the path to open; `isVerified`: its directory is open and cannot be replaced. */
  #locate(file: string): { readonly path: string; readonly isVerified: boolean } {
    const slash = file.lastIndexOf('/')
    const directory = slash < 0 ? '.' : file.slice(0, slash)
    let opened = this.#directories.get(directory)
    if (opened === undefined && !this.#directories.has(directory) && this.#directories.size < OPEN_DIRECTORIES) {
      opened = openDirectory(this.#root, directory)
      this.#directories.set(directory, opened)
    }
    if (opened === undefined) return { path: join(this.#root, file), isVerified: false }
    return { path: `${opened.path}/${file.slice(slash + 1)}`, isVerified: true }
  }

  #startSlice(): void {
    this.#sliceStart = this.#now()
    this.#readsInSlice = 0
    this.#timedMs = 0
    this.#timedReads = 0
  }

  /** All readers wait for one turn of the event loop. */
  async #endSlice(): Promise<void> {
    const isSlow = this.#timedMs > this.#timedReads * FROM_CACHE_MS
    await new Promise(setImmediate)
    this.#pause = undefined
    if (isSlow) this.#pooledReads = POOLED_READS
    else this.#startSlice()
  }
}

function readStats(fd: number, file: string): { size: number; mtimeMs: number } {
  const stats = fstatSync(fd)
  if (!stats.isFile()) throw new NotRegularFileError(file)
  return stats
}
