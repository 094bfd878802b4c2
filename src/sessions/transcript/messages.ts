/** Who speaks in the message that a role line opens. */
type Role = 'user' | 'agent'

/** A message of a transcript, as the file has it. */
type Message = {
  readonly role: Role
  /** Without the role line, without the CLI's own comment below it, and without the rule above the other speaker. */
  readonly text: string
  /** The text ends inside of it: more of the file may say more. */
  readonly isCut: boolean
}

/** Real role lines are below 150 characters; a longer line is text. */
const ROLE_LINE_MAX = 512

/** How a role line begins, up to where its forms part. */
const OPENING = /^_\*\*(User|Agent|Assistant)(\*\*_| \(| - )/

/** What each form needs behind that: `_**User**_`, `_**User (ts)**_`, `_**User - sidechain (ts)**_`; text may follow. */
const CLOSINGS: Readonly<Record<string, RegExp>> = {
  '**_': /^(?:[ \t]|$)/,
  ' (': /\)\*\*_(?:[ \t]|$)/,
  ' - ': /\*\*_(?:[ \t]|$)/,
}

/** What `isPossibleMarkup` looks for: starts of lines that are no text of a message. */
const MARKUP = ['_**', '---', '<!-- message-id: ']

/** The CLI writes it below the role line on request; it is no part of the message. */
const MESSAGE_ID_COMMENT = /^(?:\r?\n)*<!-- message-id: .{0,480} -->\r?(?:\n|$)/

/** A line that is no title, comment or rule and not blank. Without the flag `m`, by which a lone CR would begin a line. */
const MESSAGE_LINE = /(?:^|\n)[^\S\n]*(?!#|<!--|---)\S/
/** Characters that decide what a line is. */
const DECIDING = 4

/**
 * The role that a line opens a message of. Fences are unbalanced in many real files, so lines decide, not Markdown
 * (docs/internals/transcripts.md, Titles).
 *
 * @param line without its line break
 */
export function roleOf(line: string): Role | undefined {
  if (!line.startsWith('_**') || line.length > ROLE_LINE_MAX) return undefined
  const [opening = '', role, form = ''] = OPENING.exec(line) ?? []
  if (role === undefined || CLOSINGS[form]?.test(line.slice(opening.length)) !== true) return undefined
  return role === 'User' ? 'user' : 'agent'
}

/**
 * The messages of a transcript, in their order. One pass, as far as the messages are taken.
 *
 * @param text the transcript, or its start
 * @param isWhole false: the text is only the start of the file
 */
export function* messagesIn(text: string, isWhole: boolean): Generator<Message> {
  const lines = roleLines(text)
  let opened = lines.next().value
  while (opened !== undefined) {
    const next = lines.next().value
    const isCut = next === undefined && !isWhole
    const end = next?.start ?? (isCut ? settledEnd(text) : text.length)
    yield { role: opened.role, text: textBetween(text.slice(opened.end, end), next?.role, isCut), isCut }
    opened = next
  }
}

/**
 * Whether a message follows a transcript's header: any line other than blank ones, titles, comments and rules. It does not
 * ask for a role line, so that a new agent's way to render messages is not taken for a header-only file.
 *
 * @param isWhole false: the text is only the start of the file
 */
export function hasMessage(text: string, isWhole: boolean): boolean {
  const lastLine = text.lastIndexOf('\n') + 1
  const isDecided = isWhole || text.slice(lastLine).trimStart().length >= DECIDING
  return MESSAGE_LINE.test(isDecided ? text : text.slice(0, lastLine))
}

type RoleLine = { readonly role: Role; readonly start: number; readonly end: number }

function* roleLines(text: string): Generator<RoleLine, undefined> {
  for (let start = text.startsWith('_**') ? 0 : nextStart(text, 0); start !== -1; start = nextStart(text, start)) {
    const lf = text.indexOf('\n', start)
    const end = lf === -1 ? text.length : lf
    const line = text.slice(start, Math.min(end, start + ROLE_LINE_MAX + 2))
    const role = roleOf(line.endsWith('\r') ? line.slice(0, -1) : line)
    if (role !== undefined) yield { role, start, end }
  }
}

function nextStart(text: string, from: number): number {
  const at = text.indexOf('\n_**', from)
  return at === -1 ? -1 : at + 1
}

/** Where a text that was cut ends, without a last line that could still turn out to be markup. */
function settledEnd(text: string): number {
  const start = text.lastIndexOf('\n') + 1
  return isPossibleMarkup(text.slice(start, start + ROLE_LINE_MAX + 1)) ? start : text.length
}

function isPossibleMarkup(line: string): boolean {
  return line.length <= ROLE_LINE_MAX && MARKUP.some((mark) => mark.startsWith(line) || line.startsWith(mark))
}

/** The CLI puts a `---` between two speakers, so before a message of the same one it is text. */
function textBetween(text: string, next: Role | undefined, isCut: boolean): string {
  const own = text.replace(MESSAGE_ID_COMMENT, '')
  return next === 'agent' || isCut ? withoutLastRule(own) : own
}

function withoutLastRule(text: string): string {
  const trimmed = text.trimEnd()
  const start = trimmed.lastIndexOf('\n') + 1
  const isRule = trimmed.slice(start) === '---' && /^(?:\r?\n|$)/.test(text.slice(trimmed.length, trimmed.length + 2))
  return isRule ? text.slice(0, start) : text
}
