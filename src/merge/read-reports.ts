import { closeSync, fstatSync, lstatSync, opendirSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../failure.ts'
import type { ShardReport } from '../report/report.ts'
import { createUnusableReportFailure, readReport } from '../report/report-reader.ts'
import { OPEN_FLAGS } from '../workspace.ts'

/** The report of one shard; `file` is a native path. */
export type ShardReportFile = { readonly file: string; readonly report: ShardReport }

const MEBIBYTE = 1_048_576

/** About 80,000 sessions in one shard. */
const MAX_FILE_BYTES = 64 * MEBIBYTE

/** Maximum of all reports together; parsed reports are several times larger. */
const MAX_BYTES = 512 * MEBIBYTE

/**
 * Reads all reports of a directory. A single invalid file fails the merge.
 * @param directory absolute, native
 * @throws Failure `report-unusable`
 */
export function readReports(directory: string): ShardReportFile[] {
  let remainingBytes = MAX_BYTES
  return findReports(directory).map((file) => {
    const bytes = readRegularFile(file, Math.min(MAX_FILE_BYTES, remainingBytes))
    remainingBytes -= bytes.length
    return { file, report: readReport(bytes.toString('utf8'), file) }
  })
}

/** Reads a regular file without following a link: the file can be replaced after it was found. */
function readRegularFile(file: string, limit: number): Buffer {
  try {
    const descriptor = openSync(file, OPEN_FLAGS)
    try {
      const stats = fstatSync(descriptor)
      if (!stats.isFile()) throw createUnusableReportFailure(file, 'it is not a regular file')
      if (stats.size > limit)
        throw createUnusableReportFailure(
          file,
          `it is too large. The limit is ${MAX_FILE_BYTES / MEBIBYTE} MiB for one report and ${MAX_BYTES / MEBIBYTE} MiB for all`,
        )
      return readBytes(descriptor, stats.size)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw error instanceof Failure ? error : createUnusableReportFailure(file, 'it cannot be read', { cause: error })
  }
}

/** Reads at most `size` bytes. A file that grows meanwhile is cut, and then rejected as invalid JSON. */
function readBytes(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let length = 0
  for (let read = -1; length < size && read !== 0; length += read)
    read = readSync(descriptor, bytes, length, size - length, null)
  return bytes.subarray(0, length)
}

/** Maximum entries. Real directories have fewer: 256 shards with a few attempts each. */
const MAX_ENTRIES = 10_000

/**
 * Finds the `.json` files in a directory tree, without following links. Each artifact is in its own directory.
 * @param directory absolute, native
 * @returns native paths, sorted
 * @throws Failure `report-unusable`
 */
function findReports(directory: string): string[] {
  try {
    if (!lstatSync(directory).isDirectory()) throw createDirectoryFailure(directory, 'is not a directory')
    const files: string[] = []
    const directories = [directory]
    let entries = 0
    for (let next = directories.pop(); next !== undefined; next = directories.pop()) {
      for (const { name, isDirectory, isFile } of listEntries(next)) {
        if (++entries > MAX_ENTRIES)
          throw createDirectoryFailure(directory, `contains more than ${MAX_ENTRIES} files and directories`)
        if (isDirectory) directories.push(join(next, name))
        else if (isFile && name.endsWith('.json')) files.push(join(next, name))
      }
    }
    return files.sort()
  } catch (error) {
    throw error instanceof Failure ? error : createDirectoryFailure(directory, 'cannot be read', { cause: error })
  }
}

/**
 * Lists one entry at a time, so that a huge directory can be abandoned early. A link is neither a directory nor a file.
 */
function* listEntries(directory: string): Generator<{ name: string; isDirectory: boolean; isFile: boolean }> {
  const listing = opendirSync(directory)
  try {
    for (let entry = listing.readSync(); entry !== null; entry = listing.readSync())
      yield { name: entry.name, isDirectory: entry.isDirectory(), isFile: entry.isFile() }
  } finally {
    listing.closeSync()
  }
}

function createDirectoryFailure(directory: string, detail: string, options?: { cause: unknown }): Failure {
  return new Failure(
    'report-unusable',
    `The path ${directory} ${detail}.`,
    'Set `reports` to the directory that the reports were downloaded into.',
    options,
  )
}
