/** A release as GitHub's API lists it, drafts included. */
export type Release = { readonly tag_name: string; readonly draft: boolean; readonly prerelease: boolean }

const TAG = /^v(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/

/** What the list says of a tag's own release. A published one is never edited. */
export function stateOf(tag: string, releases: readonly Release[]): 'none' | 'draft' | 'published' {
  const own = releases.filter(({ tag_name }) => tag_name === tag)
  if (own.some(({ draft }) => !draft)) return 'published'
  return own.length > 0 ? 'draft' : 'none'
}

/** True when a release of this tag is the newest version of all: a patch of an older minor is not "Latest". */
export function isLatest(tag: string, releases: readonly Release[]): boolean {
  return publishedTags(releases).every((other) => compareTags(tag, other) >= 0)
}

/**
 * The tag that `v1` belongs to: the newest published version of its major. Drafts (a tag whose checks failed has no more)
 * and pre-releases do not count.
 *
 * @returns `undefined` when there is none
 */
export function newestOfMajor(major: string, releases: readonly Release[]): string | undefined {
  return publishedTags(releases)
    .filter((tag) => majorOf(tag) === major)
    .sort(compareTags)
    .at(-1)
}

/** `v1` of `v1.2.3`. @throws Error when the tag is no version */
export function majorOf(tag: string): string {
  return `v${numbersOf(tag)[0]}`
}

function publishedTags(releases: readonly Release[]): string[] {
  const published = releases.filter(({ draft, prerelease }) => !draft && !prerelease)
  return published.map(({ tag_name }) => tag_name).filter((tag) => TAG.test(tag))
}

function compareTags(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  return left.map((number, index) => number - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0
}

function numbersOf(tag: string): number[] {
  const [, ...numbers] = TAG.exec(tag) ?? []
  if (numbers.length === 0) throw new Error(`${tag || 'Nothing'} is no tag of a version, as v1.2.3 is one.`)
  return numbers.map(Number)
}
