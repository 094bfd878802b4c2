import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { nearestName } from '../nearest-name.ts'
import { getErrorCode } from '../workspace.ts'
import { BARE_WORKSPACE, checkoutHints, isBare, SPARSE_CHECKOUT } from './checkout-hints.ts'
import { historiesIn, listDirectories } from './directories.ts'

/**
 * Makes sure that the directories of `path` are there, unless `if-no-sessions` is `ignore`: a typo must not look like a
 * project without sessions.
 *
 * @param paths POSIX, relative to the workspace
 * @param workspace absolute, native
 * @throws Failure `path-not-found` that names each, and what there is instead
 */
export async function requirePaths(
  paths: readonly string[],
  { ifNoSessions }: Pick<Inputs, 'ifNoSessions'>,
  workspace: string,
): Promise<void> {
  if (ifNoSessions === 'ignore') return
  const missing: string[] = []
  for (const path of paths) if (!(await mayBeSearched(workspace, path))) missing.push(path)
  if (missing.length === 0) return
  const instead = await insteadOf(workspace)
  const told = missing.map((path) => `\`${path}\` does not exist: ${instead(path)}`)
  throw new Failure(
    'path-not-found',
    `The input \`path\` names what is not there. ${told.join('; ')}`,
    'Nothing was sent. Correct `path`; with `if-no-sessions: ignore` a path may be missing.',
  )
}

/** A link, and what cannot be looked at, is there: the scan says why it goes no further. */
async function mayBeSearched(workspace: string, path: string): Promise<boolean> {
  let directory = '.'
  try {
    for (const part of path.split('/').filter((name) => name !== '' && name !== '.')) {
      directory = posix.join(directory, part)
      const stats = await lstat(join(workspace, directory))
      if (stats.isSymbolicLink()) return true
      if (!stats.isDirectory()) return false
    }
    return true
  } catch (error) {
    return getErrorCode(error) !== 'ENOENT'
  }
}

/** What to say of a path that is not there. */
async function insteadOf(workspace: string): Promise<(path: string) => string> {
  if (await isBare(workspace)) {
    return () => BARE_WORKSPACE
  }
  const directories = await listDirectories(workspace)
  const holders = historiesIn(directories)
  const { sparse } = await checkoutHints(workspace)
  return (path) => {
    const nearest = nearestName(path, holders) ?? nearestName(path, directories)
    if (nearest !== undefined) return `did you mean \`${nearest}\`?`
    if (sparse) return SPARSE_CHECKOUT
    if (holders.length === 0) return 'the checkout has no directory like it'
    return `the checkout has its history in ${holders.map((holder) => `\`${holder}\``).join(' and ')}`
  }
}
