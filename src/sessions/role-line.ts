/** Who speaks in the message that a role line opens. */
export type Role = 'user' | 'agent'

/** Real role lines are below 150 characters; a longer line is text, so that nobody has to hold it to find out. */
export const ROLE_LINE_MAX = 512

/** `_**User**_`, `_**User (ts)**_`, `_**User - sidechain (ts)**_`, `_**User (ts)**_ - sidechain`, and the like for agents. */
const ROLE_LINE = /^_\*\*(User|Agent|Assistant)(?:| \(.*\)| - .*)\*\*_(?:[ \t].*)?$/

/**
 * The role that a line opens a message of. Fences are unbalanced in many real files, so lines decide, not Markdown
 * (SESSION-FILES: Titles).
 *
 * @param line without its line break
 */
export function roleOf(line: string): Role | undefined {
  if (!line.startsWith('_**') || line.length > ROLE_LINE_MAX) return undefined
  const role = ROLE_LINE.exec(line)?.[1]
  return role === undefined ? undefined : role === 'User' ? 'user' : 'agent'
}
