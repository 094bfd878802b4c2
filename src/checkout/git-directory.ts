import { lstat, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { getErrorCode } from '../workspace.ts'
import { type Reach, readBounded, refuseLinks, UnusableFile } from './read-bounded.ts'

/** A path with a few words around it. */
const MAX_POINTER_BYTES = 8 * 1024
const POINTER = 'gitdir: '

/** Where a checkout's own files are, and those that it shares with the other worktrees of its repository. */
export type GitDirectory = {
  /** Absolute, native: of `HEAD`. */
  readonly own: string
  /** Absolute, native: of the configuration and the branches. */
  readonly shared: string
}

/**
 * Follows `.git` to the directory that it is, or that it names: `…/.git/modules/…` for a submodule, and over `commondir`
 * the repository of a worktree.
 *
 * @param dotGit absolute, native
 * @throws UnusableFile when it leads nowhere, outside of what may be read, or over a link
 */
export async function gitDirectory(reach: Reach, dotGit: string): Promise<GitDirectory> {
  const own = await ownDirectory(reach, dotGit)
  const common = await readBounded(reach, join(own, 'commondir'), MAX_POINTER_BYTES)
  if (common === undefined) return { own, shared: own }
  return { own, shared: await directoryAt(reach, own, common.trim()) }
}

async function ownDirectory(reach: Reach, dotGit: string): Promise<string> {
  const stats = await lstat(dotGit)
  if (stats.isDirectory()) return dotGit
  const text = (await readBounded(reach, dotGit, MAX_POINTER_BYTES)) ?? ''
  if (!text.startsWith(POINTER)) throw new UnusableFile('it names no directory of git')
  return await directoryAt(reach, dirname(dotGit), text.slice(POINTER.length).trim())
}

/** The directory that a pointer of git names, inside of the workspace by its own name also when git wrote its real one. */
async function directoryAt(reach: Reach, from: string, target: string): Promise<string> {
  if (target === '' || target.includes('\0')) throw new UnusableFile('it names no directory of git')
  const named = resolve(from, target)
  const path = isAbsolute(target) ? await asInWorkspace(reach.workspace, named) : named
  try {
    await refuseLinks(reach, path)
    if ((await lstat(path)).isDirectory()) return path
  } catch (error) {
    if (error instanceof UnusableFile) throw error
    if (getErrorCode(error) === undefined) throw error
  }
  throw new UnusableFile('it leads to a directory that is not there')
}

/** Git writes absolute paths with every link resolved, and the way to the workspace may have some (`/tmp` of macOS). */
async function asInWorkspace(workspace: string, path: string): Promise<string> {
  const below = relative(await realpath(workspace), path)
  return below.startsWith('..') || isAbsolute(below) ? path : join(workspace, below)
}
