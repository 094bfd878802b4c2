import type { Stats } from 'node:fs'
import { type FileHandle, lstat, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, posix, relative, sep } from 'node:path'
import { Failure } from '../failure.ts'
import { codeOf, NotRegularFile, openRegular } from '../workspace.ts'
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
  const path = join(workspace, session.file)
  try {
    const { handle, stats } = await openRegular(path)
    try {
      await checkPath(workspace, session.file, path, stats)
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
    throw fileChanged(session, `changed: ${session.diskBytes} bytes when it was scanned, ${stats.size} now`)
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

/** A file is inside of the workspace when each directory on its way is a directory and no link. */
async function checkPath(workspace: string, file: string, path: string, stats: Stats): Promise<void> {
  const parts = file.split('/')
  let below = ''
  for (const part of parts.slice(0, -1)) {
    below = posix.join(below, part)
    if (!(await lstat(join(workspace, below))).isDirectory()) throw new NotRegularFile(below)
  }
  // The path must lead to what is open: it may have led elsewhere for a moment.
  if ((await lstat(path)).ino !== stats.ino) throw new NotRegularFile(path)
  const parent = relative(await realpath(workspace), await realpath(dirname(path)))
  if (parent === '..' || parent.startsWith(`..${sep}`) || isAbsolute(parent)) throw new NotRegularFile(path)
}

function asFailure(error: unknown, session: LocalSession): Failure {
  if (error instanceof Failure) return error
  const code = codeOf(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return fileChanged(session, 'disappeared after it was scanned', { cause: error })
  }
  if (code === 'ELOOP' || error instanceof NotRegularFile) {
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
