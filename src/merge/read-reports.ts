import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { Failure } from '../failure.ts'
import type { ShardReport } from '../report/report.ts'
import { readReport } from '../report/report-reader.ts'
import { reportUnusable } from '../report/report-unusable.ts'
import { OPEN_FLAGS } from '../workspace.ts'
import { findReports } from './find-reports.ts'

/** The report of one part, and the native path of the file that it was read from. */
export type PartReport = { readonly file: string; readonly report: ShardReport }

const MEBIBYTE = 1_048_576

/** About 80,000 sessions in one part. */
const MAX_FILE_BYTES = 64 * MEBIBYTE

/** Of all reports together: what they are parsed into is several times as large. */
const MAX_BYTES = 512 * MEBIBYTE

/**
 * Reads the reports that a directory holds, and refuses all when one of them is none.
 *
 * @param directory absolute, native
 * @throws Failure `report-unusable`
 */
export function readReports(directory: string): PartReport[] {
  let room = MAX_BYTES
  return findReports(directory).map((file) => {
    const bytes = readRegular(file, Math.min(MAX_FILE_BYTES, room))
    room -= bytes.length
    return { file, report: readReport(bytes.toString('utf8'), file) }
  })
}

/** The bytes of a regular file, opened without following a link: it may have been replaced since it was found. */
function readRegular(file: string, limit: number): Buffer {
  try {
    const descriptor = openSync(file, OPEN_FLAGS)
    try {
      const stats = fstatSync(descriptor)
      if (!stats.isFile()) throw reportUnusable(file, 'it is no regular file')
      if (stats.size > limit)
        throw reportUnusable(
          file,
          `it is too large: one report may have ${MAX_FILE_BYTES / MEBIBYTE} MiB, all together ${MAX_BYTES / MEBIBYTE} MiB`,
        )
      return readBytes(descriptor, stats.size)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw error instanceof Failure ? error : reportUnusable(file, 'it cannot be read', { cause: error })
  }
}

/** No more than the size says: a file that is still being written is cut, and then no JSON. */
function readBytes(descriptor: number, size: number): Buffer {
  const bytes = Buffer.alloc(size)
  let length = 0
  for (let read = -1; length < size && read !== 0; length += read)
    read = readSync(descriptor, bytes, length, size - length, null)
  return bytes.subarray(0, length)
}
