/** What happened in a repository: an event, and for a push or a pull request the branch and the files that it changes. */
export type Happening = {
  readonly event: string
  /** The branch that is pushed, or that a pull request would be merged into. */
  readonly branch?: string
  readonly files?: readonly string[]
}

type Filters = { readonly branches?: readonly string[]; readonly paths?: readonly string[] }

/** Whether GitHub starts a workflow with this `on:`. */
export function isStarted(on: unknown, { event, branch = 'main', files = [] }: Happening): boolean {
  if (typeof on === 'string') return on === event
  if (Array.isArray(on)) return on.includes(event)
  const events = on as Readonly<Record<string, Filters | null>>
  if (!Object.hasOwn(events, event)) return false
  const { branches = ['**'], paths = ['**'] } = events[event] ?? {}
  return isMatch(branches, branch) && (files.length === 0 || files.some((file) => isMatch(paths, file)))
}

/** The last pattern that matches decides, and one with `!` in front takes away. */
function isMatch(patterns: readonly string[], text: string): boolean {
  return patterns.reduce((matches, pattern) => {
    if (!expressionOf(pattern.replace(/^!/, '')).test(text)) return matches
    return !pattern.startsWith('!')
  }, false)
}

/** `*` stays within a directory and `**` does not; `?` and `+` count the character before them. */
function expressionOf(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|[.^$(){}|\\]/g, (part) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    return part === '*' ? '[^/]*' : `\\${part}`
  })
  return new RegExp(`^${source}$`)
}
