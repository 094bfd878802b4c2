import { randomBytes } from 'node:crypto'
import { closeSync, constants, openSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run } from '../run/run.ts'
import { reportHead, reportSession } from './report-data.ts'

/** Characters gathered before they are written: few system calls, and memory that does not grow with the sessions. */
const CHUNK_LENGTH = 1 << 18

export type ReportFile =
  | { readonly path: string; readonly warning?: undefined }
  | { readonly path: ''; readonly warning: string }

/**
 * Writes the JSON report to a new file of its own in the runner's temporary directory (the system's, when there is none
 * or it cannot be written), readable by its owner only. Synchronous, so that a signal cannot cut it in two.
 * Never throws.
 */
export function writeReport(run: Run): ReportFile {
  const faults: string[] = []
  for (const directory of new Set([run.runner.temporaryDirectory, tmpdir()])) {
    if (directory === '') continue
    try {
      return { path: writeInto(directory, run) }
    } catch (error) {
      faults.push(Error.isError(error) ? error.message : String(error))
    }
  }
  return { path: '', warning: `The JSON report was not written: ${faults.join('; ')}` }
}

function writeInto(directory: string, run: Run): string {
  const path = join(directory, `specstory-sync-${randomBytes(8).toString('hex')}.json`)
  const file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
  try {
    let chunk = ''
    for (const piece of reportPieces(run)) {
      chunk += piece
      if (chunk.length < CHUNK_LENGTH) continue
      writeAll(file, chunk)
      chunk = ''
    }
    writeAll(file, chunk)
  } finally {
    closeSync(file)
  }
  return path
}

/** `write` may take a part only, on a disk that is nearly full. */
function writeAll(file: number, text: string): void {
  const data = Buffer.from(text)
  for (let written = 0; written < data.length; ) written += writeSync(file, data, written)
}

/** The report as text, a line per session, so that it can be read with `grep` too. */
export function* reportPieces(run: Run): Generator<string> {
  const head = JSON.stringify(reportHead(run), null, 2)
  yield `${head.slice(0, -2)},\n  "sessions": [`
  let separator = '\n    '
  for (const result of run.results) {
    yield separator + JSON.stringify(reportSession(run, result))
    separator = ',\n    '
  }
  yield run.results.length === 0 ? ']\n}\n' : '\n  ]\n}\n'
}
