import { relative, sep } from 'node:path'
import { formatBytes } from '../message-format.ts'
import { decodeText, findFirstLink, getErrorCode, NotRegularFileError, openRegular } from '../workspace.ts'

/** Why an existing file cannot be used, as the end of a sentence that begins with its name. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile'
}

/** What may be read. */
export type Reach = {
  /** Absolute, native. */
  readonly workspace: string
  /** Whether git's own files may be followed out of the workspace: never on a runner. */
  readonly outside: boolean
}

/**
 * Reads a regular file of limited size. No link is followed: in the workspace none on the way, elsewhere none at the
 * end, since links in a machine's own directories belong to the machine.
 * @returns the text, `undefined` when there is no such file
 * @throws UnusableFile
 */
export async function readBounded(reach: Reach, path: string, maxBytes: number): Promise<string | undefined> {
  try {
    await refuseLinks(reach, path)
    const { handle, stats } = await openRegular(path)
    try {
      if (stats.size > maxBytes) throw new UnusableFile(`it is too large, ${formatBytes(stats.size)}`)
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
 * @param path absolute, native; a missing part has no links
 * @throws UnusableFile when a link leads there, or when the path is out of reach
 */
export async function refuseLinks({ workspace, outside }: Reach, path: string): Promise<void> {
  const below = relative(workspace, path)
  if (!isBelow(below)) {
    if (outside) return
    throw new UnusableFile('it points outside the workspace')
  }
  const link = await findFirstLink(workspace, below.split(sep).join('/'))
  if (link !== undefined) throw new UnusableFile(`${link} is a symbolic link, which is never followed`)
}

/** Whether a native relative path stays where it starts; on Windows another drive's is absolute. */
function isBelow(path: string): boolean {
  return path !== '..' && !path.startsWith(`..${sep}`) && !/^(?:[A-Za-z]:|[/\\])/.test(path)
}
