import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { findNearestName } from '../nearest-name.ts'
import { findFirstLink, listDirectory, resolveRoot } from '../workspace.ts'

/** Access to directories, replaced in tests. */
export type PathLookup = {
  /** @param path POSIX, relative to the workspace */
  exists(path: string): Promise<boolean>
  /** @returns `undefined` if the directory cannot be listed */
  list(directory: string): Promise<readonly string[] | undefined>
}

export function createPathLookup(workspace: string): PathLookup {
  return {
    exists: (path) =>
      lstat(join(workspace, path)).then(
        () => true,
        () => false,
      ),
    async list(directory) {
      const names: string[] = []
      try {
        // Files behind a committed link are not part of the workspace.
        if ((await findFirstLink(workspace, directory)) !== undefined) return undefined
        const root = await resolveRoot(workspace)
        await listDirectory(root, directory, ({ name }) => names.push(name), new AbortController().signal)
        return names
      } catch {
        return undefined
      }
    },
  }
}

/** Replaces the `path` inputs by their listed spelling; two spellings of one path become one. */
export async function adoptInputCase<Given extends Pick<Inputs, 'paths'>>(
  inputs: Given,
  workspace: string,
): Promise<Given> {
  const lookup = createPathLookup(workspace)
  const paths = await Promise.all(inputs.paths.map((path) => adoptTrueCase(path, lookup, 'The input `path`')))
  return { ...inputs, paths: [...new Set(paths)] }
}

/**
 * Replaces a path by its listed spelling. A case-insensitive file system finds `apps/web` as `Apps/Web`. But later
 * comparisons with listed files (exclusions, links, a pull request's files) would fail.
 * @param path POSIX, relative to the workspace; stays as given from the first missing part on
 * @param setting the origin of the path, for the message
 * @throws Failure `path-not-found` if a part exists but its directory does not list it
 */
export async function adoptTrueCase(path: string, lookup: PathLookup, setting: string): Promise<string> {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  const adopted: string[] = []
  for (const [index, part] of parts.entries()) {
    const directory = posix.join('.', ...adopted)
    const names =
      part === '..' || !(await lookup.exists(posix.join(directory, part))) ? undefined : await lookup.list(directory)
    if (names === undefined) return posix.join(directory, ...parts.slice(index))
    adopted.push(findListedName(part, names) ?? throwNotListed(path, part, names, setting))
  }
  return posix.join('.', ...adopted)
}

function findListedName(part: string, names: readonly string[]): string | undefined {
  return names.includes(part) ? part : names.find((name) => foldName(name) === foldName(part))
}

/** Folds case and Unicode forms: macOS ignores both. */
function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase()
}

function throwNotListed(path: string, part: string, names: readonly string[], setting: string): never {
  const nearest = findNearestName(part, names)
  throw new Failure(
    'path-not-found',
    `${setting} names \`${path}\`, but its directory lists no \`${part}\`${nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`}`,
    'Write the path as the directory lists it. Nothing was sent.',
  )
}
