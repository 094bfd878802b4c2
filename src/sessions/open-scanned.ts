import type { Stats } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { Failure } from '../failure.ts'
import { formatByteChange } from '../message-format.ts'
import { getErrorCode, NotRegularFileError, openVerified, PathMismatchError } from '../workspace.ts'
import { describeReadError } from './read-error.ts'
import type { LocalSession } from './session.ts'

/**
 * Opens the file that the scan saw, and no other: what a pull request's own steps may have put in its place since then,
 * a link out of the workspace above all, is refused. Everything is checked after the file is open, so that the answers
 * are about this file.
 *
 * @param workspace absolute, native
 * @throws Failure `file-changed`, `file-unreadable`
 */
export async function openScanned(workspace: string, session: LocalSession): Promise<FileHandle> {
  try {
    const { handle, stats } = await openVerified(workspace, session.file)
    try {
      checkStats(session, stats)
      return handle
    } catch (error) {
      await handle.close()
      throw error
    }
  } catch (error) {
    throw asFailure(error, session)
  }
}

/**
 * Makes sure that a file is still as the scan saw it.
 *
 * @throws Failure `file-changed`
 */
export function checkStats(session: LocalSession, stats: Stats): void {
  if (stats.size !== session.diskBytes || stats.mtimeMs !== session.mtimeMs) {
    throw fileChanged(session, `changed since it was scanned: ${formatByteChange(session.diskBytes, stats.size)}`)
  }
}

/** The failure of a file that is no longer what was scanned. */
export function fileChanged(session: LocalSession, what: string, options?: { cause?: unknown }): Failure {
  return new Failure(
    'file-changed',
    `\`${session.file}\` ${what}`,
    'It was left alone; run again, after any step that writes to the history directory.',
    options,
  )
}

function asFailure(error: unknown, session: LocalSession): Failure {
  if (error instanceof Failure) return error
  const code = getErrorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return fileChanged(session, 'disappeared after it was scanned', { cause: error })
  }
  if (code === 'ELOOP' || error instanceof NotRegularFileError || error instanceof PathMismatchError) {
    return fileChanged(session, 'was replaced after it was scanned: it or its directory is a link or no file', {
      cause: error,
    })
  }
  return fileUnreadable(session, error)
}

/** The failure of a file that is there and cannot be read. */
export function fileUnreadable(session: LocalSession, cause: unknown): Failure {
  return new Failure(
    'file-unreadable',
    `\`${session.file}\` cannot be read: ${describeReadError(cause, session.file)}`,
    "Check the file's permissions and the runner's disk.",
    { cause },
  )
}
