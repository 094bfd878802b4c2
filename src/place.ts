import { lstatSync, readlinkSync, type Stats } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'

/** What was opened lies elsewhere than its path says: a directory on the way is a link, or was swapped for one. */
export class NotInPlace extends Error {
  override readonly name = 'NotInPlace'
}

/** The workspace's path without links, which are the machine's own; the path as it is when there is no such directory. */
export async function rootOf(workspace: string): Promise<string> {
  return await realpath(workspace).catch(() => workspace)
}

/**
 * Makes sure that an open file or directory is the one that lies at its place in the workspace, by asking the system what
 * is open. Where it does not tell (only Linux does), each directory on the way must be one and the end must be what is
 * open: a swap that is undone in time goes unseen there.
 *
 * @param stats of what is open
 * @param root as `rootOf` gives it
 * @param file POSIX, relative to the workspace
 * @throws NotInPlace; the file system's error
 */
export function checkPlace(fd: number, stats: Stats, root: string, file: string): void {
  const open = pathOfOpen(fd)
  if (open === `${root}/${file}`) return
  const path = join(root, file)
  if (open !== undefined) {
    // Some mounts do not tell cases apart, and a path of the inputs is written as its author likes.
    if (open !== path && open.toLowerCase() !== path.toLowerCase()) throw new NotInPlace(path)
    return
  }
  const parts = file.split('/')
  for (let depth = 1; depth < parts.length; depth++) {
    if (!lstatSync(join(root, ...parts.slice(0, depth))).isDirectory()) throw new NotInPlace(path)
  }
  const { dev, ino } = lstatSync(path)
  if (dev !== stats.dev || ino !== stats.ino) throw new NotInPlace(path)
}

/** Where an open file or directory lies now, by the system's own word; `undefined` where it does not tell. */
export function pathOfOpen(fd: number): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return undefined // a container without /proc
  }
}
