/** Who speaks in the message that a role line opens. */
export type Role = 'user' | 'agent'

/** Real role lines are below 150 characters; a longer line is text, so that nobody has to hold it to find out. */
export const ROLE_LINE_MAX = 512

/** How a role line begins, up to where its forms part. */
const OPENING = /^_\*\*(User|Agent|Assistant)(\*\*_| \(| - )/

/** What each form needs behind that: `_**User**_`, `_**User (ts)**_`, `_**User - sidechain (ts)**_`; text may follow. */
const CLOSINGS: Readonly<Record<string, RegExp>> = {
  '**_': /^(?:[ \t]|$)/,
  ' (': /\)\*\*_(?:[ \t]|$)/,
  ' - ': /\*\*_(?:[ \t]|$)/,
}

/**
 * The role that a line opens a message of. Fences are unbalanced in many real files, so lines decide, not Markdown
 * (docs/transcripts.md, Titles).
 *
 * @param line without its line break
 */
export function roleOf(line: string): Role | undefined {
  if (!line.startsWith('_**') || line.length > ROLE_LINE_MAX) return undefined
  const [opening = '', role, form = ''] = OPENING.exec(line) ?? []
  if (role === undefined || CLOSINGS[form]?.test(line.slice(opening.length)) !== true) return undefined
  return role === 'User' ? 'user' : 'agent'
}

/** Starts of lines that are no message: a title, a comment, a rule. Four characters tell. */
const NO_MESSAGE = ['#', '<!--', '---']
const TELLING = 4

/**
 * Tells whether anything stands below a transcript's header: any line but blank ones, titles, comments and rules. It does
 * not ask for a role line, so that a new agent's way to render messages is not taken for a header-only file.
 */
export class MessageSearch {
  #found = false
  #lineStart = ''

  /**
   * Takes the next piece of the text below the header.
   *
   * @returns true when there is a message and the rest need not be read
   */
  feed(text: string): boolean {
    let start = 0
    while (!this.#found && start < text.length) {
      const lf = text.indexOf('\n', start)
      const piece = text.slice(start, lf === -1 ? text.length : lf)
      this.#lineStart = (this.#lineStart + piece).trimStart().slice(0, TELLING)
      if (lf !== -1 || this.#lineStart.length === TELLING) this.#judge()
      if (lf === -1) break
      this.#lineStart = ''
      start = lf + 1
    }
    return this.#found
  }

  /** Says that the text is at its end, and whether it had a message. */
  end(): boolean {
    this.#judge()
    return this.#found
  }

  #judge(): void {
    const line = this.#lineStart.trimEnd()
    this.#found ||= line !== '' && !NO_MESSAGE.some((mark) => line.startsWith(mark))
  }
}
