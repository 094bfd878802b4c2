/** An event in a repository; for a push or a pull request with the branch and the changed files. */
export type WorkflowEvent = {
  readonly event: string
  /** The pushed branch, or the base branch of a pull request. */
  readonly branch?: string
  readonly files?: readonly string[]
}

type Filters = { readonly branches?: readonly string[]; readonly paths?: readonly string[] }

/** Whether GitHub starts a workflow with this `on:` for an event. */
export function shouldTrigger(on: unknown, { event, branch = 'main', files = [] }: WorkflowEvent): boolean {
  if (typeof on === 'string') return on === event
  if (Array.isArray(on)) return on.includes(event)
  const events = on as Readonly<Record<string, Filters | null>>
  if (!Object.hasOwn(events, event)) return false
  const { branches = ['**'], paths = ['**'] } = events[event] ?? {}
  return matchesPatterns(branches, branch) && (files.length === 0 || files.some((file) => matchesPatterns(paths, file)))
}

/** The last matching pattern decides; a pattern with `!` excludes. */
function matchesPatterns(patterns: readonly string[], text: string): boolean {
  return patterns.reduce((matches, pattern) => {
    if (!toRegExp(pattern.replace(/^!/, '')).test(text)) return matches
    return !pattern.startsWith('!')
  }, false)
}

/** `*` does not match `/`, `**` does; `?` and `+` are quantifiers. */
function toRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|[.^$(){}|\\]/g, (part) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    return part === '*' ? '[^/]*' : `\\${part}`
  })
  return new RegExp(`^${source}$`)
}
