import { findNewestOfMajor, getReleaseState, type Release, toMajorTag } from './releases.ts'

/** The access to a repository that moving a tag needs. Failures are thrown, so that they never look like "no tag". */
export type Repository = {
  listReleases(): readonly Release[]
  /** The commit of a version tag. */
  resolveCommit(tag: string): string
  isOnMain(commit: string): boolean
  /** The current commit of a tag; `undefined` if the tag does not exist. */
  resolveTag(tag: string): string | undefined
  /** Creates or moves a tag. */
  setTag(tag: string, commit: string): void
}

/** Maximum attempts if another process moves the tag as well. */
const MAX_ATTEMPTS = 10

/**
 * Moves the major tag of `tag` to the newest published release of its major, if that release is on `main`.
 * Another release may be published at the same time, so the releases are read again after every move until the tag is
 * correct.
 *
 * @returns what was done, as a sentence
 * @throws Error if the release of `tag` is not listed as published, and the errors of the repository
 */
export function moveMajorTag(repository: Repository, tag: string): string {
  const major = toMajorTag(tag)
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const releases = repository.listReleases()
    if (getReleaseState(tag, releases) !== 'published')
      throw new Error(`GitHub does not list ${tag} as published. Run this again.`)
    const newest = findNewestOfMajor(major, releases)
    if (newest === undefined) return `${major} was not moved: all its releases are pre-releases.`
    const commit = repository.resolveCommit(newest)
    if (!repository.isOnMain(commit)) return `${major} was not moved: ${newest} (${commit}) is not on main.`
    if (repository.resolveTag(major) === commit) return `${major} is ${newest} (${commit}).`
    repository.setTag(major, commit)
  }
  throw new Error(`${major} was moved ${MAX_ATTEMPTS} times, but another process moved it back each time.`)
}
