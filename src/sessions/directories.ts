import { posix } from 'node:path'
import type { DirectoryEntry } from '../workspace.ts'
import { listDirectory, resolveRoot } from '../workspace.ts'

/** How far a checkout is looked through for what an input may have meant: enough for a package of a monorepo. */
const MAX_DEPTH = 6
const MAX_LISTED = 2_000
const MAX_ENTRIES = 20_000
/** More would be no hint. */
const MAX_HISTORIES = 3

const [HOLDER, LEAF] = ['.specstory', 'history']
const NEVER_SEARCHED = new Set(['node_modules', '.git'])

/**
 * The directories of a checkout, nearest first, as far as they are worth a hint; no link is followed, and the folders of a
 * history are not among them.
 *
 * @param workspace absolute, native
 * @returns POSIX, relative to the workspace, without the workspace itself
 */
export async function listDirectories(workspace: string): Promise<readonly string[]> {
  const root = await resolveRoot(workspace)
  const found: string[] = []
  const enough = new AbortController()
  let entries = 0
  let listed = 0
  let level = ['.']
  for (let depth = 0; depth < MAX_DEPTH && !enough.signal.aborted; depth++) {
    const below: string[] = []
    for (const directory of level) {
      if (++listed > MAX_LISTED) enough.abort()
      if (enough.signal.aborted) break
      const take = (entry: DirectoryEntry): void => {
        if (++entries === MAX_ENTRIES) enough.abort()
        if (entry.isDirectory() && !NEVER_SEARCHED.has(entry.name)) below.push(posix.join(directory, entry.name))
      }
      // A hint is not worth an error.
      await listDirectory(root, directory, take, enough.signal).catch(() => {})
    }
    found.push(...below.sort())
    level = below.filter((directory) => posix.basename(posix.dirname(directory)) !== HOLDER)
  }
  return found
}

/**
 * The directories that hold a `.specstory/history`, `.` for the workspace itself; at most three.
 *
 * @param directories as `listDirectories` gives them
 */
export function historiesIn(directories: readonly string[]): readonly string[] {
  return directories
    .filter((directory) => `/${directory}`.endsWith(`/${HOLDER}/${LEAF}`))
    .map((directory) => posix.dirname(posix.dirname(directory)))
    .slice(0, MAX_HISTORIES)
}
