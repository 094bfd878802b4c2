import { relative, sep } from 'node:path'
import { formatBytes } from '../message-format.ts'
import { decodeText, findFirstLink, getErrorCode, NotRegularFileError, openRegular } from '../workspace.ts'

/** The message is the rest of a sentence after the file's name. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

/** Directories that may be read. */
export type FileAccess = {
  /** Absolute, native. */
  readonly workspace: string
  /** Git's own files may be outside the workspace; false on a runner. */
  readonly allowsOutside: boolean
}

/**
 * Reads a regular file of limited size. Refuses any link in a path of the workspace. Outside it, refuses only a linked
 * file, because the machine's owner controls the directories.
 * @returns `undefined` for a missing file
 * @throws UnusableFile
 */
export async function readBounded(access: FileAccess, path: string, maxBytes: number): Promise<string | undefined> {
  try {
    await refuseLinks(access, path)
    const { handle, stats } = await openRegular(path)
    try {
      if (stats.size > maxBytes) throw new UnusableFile(`it is too large (${formatBytes(stats.size)})`)
      return decodeText(await handle.readFile())
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = getErrorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (error instanceof UnusableFile) throw error
    if (error instanceof NotRegularFileError) throw new UnusableFile('it is not a regular file', { cause: error })
    if (code === 'ELOOP') throw new UnusableFile('it is a symbolic link', { cause: error })
    throw new UnusableFile(`it cannot be read (${code ?? String(error)})`, { cause: error })
  }
}

/**
 * @param path absolute, native; does not have to exist
 * @throws UnusableFile for a path with a link, or outside the permitted directories
 */
export async function refuseLinks({ workspace, allowsOutside }: FileAccess, path: string): Promise<void> {
  const below = relative(workspace, path)
  if (!isBelow(below)) {
    if (allowsOutside) return
    throw new UnusableFile('it points outside the workspace')
  }
  const link = await findFirstLink(workspace, below.split(sep).join('/'))
  if (link !== undefined) throw new UnusableFile(`${link} is a symbolic link, which is never followed`)
}

/** Whether a native relative path stays below its start. On Windows, a path to another drive is absolute. */
function isBelow(path: string): boolean {
  return path !== '..' && !path.startsWith(`..${sep}`) && !/^(?:[A-Za-z]:|[/\\])/.test(path)
}
