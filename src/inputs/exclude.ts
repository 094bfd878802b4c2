/** More entries would make matching the longest part of a run. */
export const MAX_EXCLUDE_ENTRIES = 1_000

/** Characters of an entry: longer than any path that a person writes down. */
export const MAX_EXCLUDE_LENGTH = 1_000

/**
 * Why an entry of `exclude` is refused, as what would be allowed; `undefined` when it is a session id or a glob that can
 * match a path.
 */
export function excludeRefusal(entry: string): string | undefined {
  if (entry.length > MAX_EXCLUDE_LENGTH) return `at most ${MAX_EXCLUDE_LENGTH} characters each`
  if (/\p{Cc}/u.test(entry)) return 'no control characters'
  // In front of a group it is part of the glob.
  if (/^!(?!\()/.test(entry)) return 'no `!` in front, since an entry takes away and brings nothing back'
  if (/^(?:\/|[A-Za-z]:[/\\])/.test(entry)) return 'a glob on paths relative to the workspace, not an absolute one'
  if (entry.split('/').includes('..')) return 'a glob on paths inside of the workspace, without `..`'
  return undefined
}
