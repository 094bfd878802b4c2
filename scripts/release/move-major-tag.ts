import { majorOf, newestOfMajor, type Release, stateOf } from './decide.ts'

/** As much of a repository as moving a tag takes. Every failure is thrown: what could not be asked is not "none". */
export type Repository = {
  releases(): readonly Release[]
  /** The commit that a tag of a version leads to. */
  commitOf(tag: string): string
  isOnMain(commit: string): boolean
  /** Where a tag points now; `undefined` when there is none. */
  tagged(tag: string): string | undefined
  /** Makes the tag, or moves it. */
  tag(tag: string, commit: string): void
}

/** Looks at the releases before it gives up on a tag that somebody else moves as well. */
const MAX_LOOKS = 10

/**
 * Points the major tag of `tag` to the newest published release of its major, when that one is on `main`.
 * Other tags may be released at the same moment, each by a run that has seen other releases: so after every move the
 * releases are looked at again, until nothing is to be moved.
 *
 * @returns what was done, as a sentence
 * @throws Error when the release of `tag` is not listed as published, and whatever the repository throws
 */
export function moveMajorTag(repository: Repository, tag: string): string {
  const major = majorOf(tag)
  for (let look = 1; look <= MAX_LOOKS; look += 1) {
    const releases = repository.releases()
    if (stateOf(tag, releases) !== 'published')
      throw new Error(`GitHub does not list ${tag} as published: run this again.`)
    const newest = newestOfMajor(major, releases)
    if (newest === undefined) return `${major} stays: its releases are all pre-releases.`
    const commit = repository.commitOf(newest)
    if (!repository.isOnMain(commit)) return `${major} stays: ${newest} (${commit}) is not on main.`
    if (repository.tagged(major) === commit) return `${major} is ${newest} (${commit}).`
    repository.tag(major, commit)
  }
  throw new Error(`${major} was moved ${MAX_LOOKS} times, and something else moved it back each time.`)
}
