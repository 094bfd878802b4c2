import { posix } from 'node:path'
import type { ProjectPlace } from './project.ts'

/** Where a file comes from: its repository, and its path in it. */
export type FileSource = Pick<ProjectPlace, 'repository' | 'commit'> & {
  /** POSIX, relative to the root of the repository. */
  readonly path: string
}

/**
 * The repository that a file was checked out of. Links, annotations and a pull request's files are relative to it, which
 * is not the workspace when the checkout lies in a directory of it.
 *
 * @param file POSIX, relative to the workspace
 * @returns `undefined` for a file below none of the places, and for one outside of its place's repository
 */
export function fileSourceIn(places: readonly ProjectPlace[], file: string): FileSource | undefined {
  const nearest = nearestPlace(places, file)
  if (nearest === undefined) return undefined
  const { repository, commit, root, prefix } = nearest
  if (root.startsWith('..')) return { repository, commit, path: posix.join(prefix, file) }
  if (!isBelow(file, root)) return undefined
  return { repository, commit, path: root === '.' ? file : file.slice(root.length + 1) }
}

/** The place that a file lies below; of several the innermost. */
export function nearestPlace(places: readonly ProjectPlace[], file: string): ProjectPlace | undefined {
  return places.filter(({ path }) => isBelow(file, path)).sort((a, b) => b.path.length - a.path.length)[0]
}

function isBelow(file: string, directory: string): boolean {
  return directory === '.' || file === directory || file.startsWith(`${directory}/`)
}
