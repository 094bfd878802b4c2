/** A release in GitHub's API; may be a draft. */
export type Release = { readonly tag_name: string; readonly draft: boolean; readonly prerelease: boolean }

const TAG = /^v(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/

/** The state of the release with this tag. A published release is never edited. */
export function getReleaseState(tag: string, releases: readonly Release[]): 'none' | 'draft' | 'published' {
  const own = releases.filter(({ tag_name }) => tag_name === tag)
  if (own.some(({ draft }) => !draft)) return 'published'
  return own.length > 0 ? 'draft' : 'none'
}

/** Whether this version is the newest of all: a patch of an older minor version is not "Latest". */
export function isLatest(tag: string, releases: readonly Release[]): boolean {
  return listPublishedTags(releases).every((other) => compareTags(tag, other) >= 0)
}

/**
 * Finds the newest published version of a major, the target of `v1`. Ignores pre-releases and drafts, which include
 * releases whose checks failed.
 *
 * @returns `undefined` if there is none
 */
export function findNewestOfMajor(major: string, releases: readonly Release[]): string | undefined {
  return listPublishedTags(releases)
    .filter((tag) => toMajorTag(tag) === major)
    .sort(compareTags)
    .at(-1)
}

/** `v1` for `v1.2.3`. @throws Error if the tag is not a version */
export function toMajorTag(tag: string): string {
  return `v${parseVersion(tag)[0]}`
}

function listPublishedTags(releases: readonly Release[]): string[] {
  const published = releases.filter(({ draft, prerelease }) => !draft && !prerelease)
  return published.map(({ tag_name }) => tag_name).filter((tag) => TAG.test(tag))
}

function compareTags(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)]
  return left.map((number, index) => number - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

function parseVersion(tag: string): number[] {
  const [, ...numbers] = TAG.exec(tag) ?? []
  if (numbers.length === 0) throw new Error(`"${tag}" is not a version tag such as v1.2.3.`)
  return numbers.map(Number)
}
