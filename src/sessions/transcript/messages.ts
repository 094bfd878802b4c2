/** Speaker of a message. */
type Role = 'user' | 'agent'

type Message = {
  readonly role: Role
  /** Without the role line, the message ID comment below it, and the rule before the other speaker. */
  readonly text: string
  /** The text ends inside it. */
  readonly isCut: boolean
}

/** Characters. Real role lines have fewer than 150. */
const ROLE_LINE_MAX = 512

/** The common start of all role lines. */
const OPENING = /^_\*\*(User|Agent|Assistant)(\*\*_| \(| - )/

/** The end of each form: `_**User**_`, `_**User (ts)**_`, `_**User - sidechain (ts)**_`; text can follow. */
const CLOSINGS: Readonly<Record<string, RegExp>> = {
  '**_': /^(?:[ \t]|$)/,
  ' (': /\)\*\*_(?:[ \t]|$)/,
  ' - ': /\*\*_(?:[ \t]|$)/,
}

/** Starts of lines that are not message text. */
const MARKUP = ['_**', '---', '<!-- message-id: ']

/** Optional comment of the CLI below the role line; not part of the message. */
const MESSAGE_ID_COMMENT = /<!-- message-id: .{0,480} -->\r?(?:\n|$)/y

/** A line that is not a title, comment or rule. The flag `m` would also start a line at a single CR. */
const MESSAGE_LINE = /(?:^|\n)[^\S\n]*(?!#|<!--|---)\S/
const DECIDING = 4

/** Parses a role line. Fences are ignored: real files have unbalanced ones (docs/internals/transcripts.md, Titles). */
export function parseRole(line: string): Role | undefined {
  if (!line.startsWith('_**') || line.length > ROLE_LINE_MAX) return undefined
  const [opening = '', role, form = ''] = OPENING.exec(line) ?? []
  if (role === undefined || CLOSINGS[form]?.test(line.slice(opening.length)) !== true) return undefined
  return role === 'User' ? 'user' : 'agent'
}

/** Reads messages in order. @param isWhole false: the text is only the start of the file */
export function* readMessages(text: string, isWhole: boolean): Generator<Message> {
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

/** Whether text follows the header. A role line is not required, because new agents can write messages differently. */
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
    const role = parseRole(line.endsWith('\r') ? line.slice(0, -1) : line)
    if (role !== undefined) yield { role, start, end }
  }
}

function nextStart(text: string, from: number): number {
  const at = text.indexOf('\n_**', from)
  return at === -1 ? -1 : at + 1
}

/** Returns the end of a cut text, without a last line that can be markup. */
function settledEnd(text: string): number {
  const start = text.lastIndexOf('\n') + 1
  return isPossibleMarkup(text.slice(start, start + ROLE_LINE_MAX + 1)) ? start : text.length
}

function isPossibleMarkup(line: string): boolean {
  return line.length <= ROLE_LINE_MAX && MARKUP.some((mark) => mark.startsWith(line) || line.startsWith(mark))
}

/** Removes the `---` before another speaker. Before a message of the same speaker it is text. */
function textBetween(text: string, next: Role | undefined, isCut: boolean): string {
  const own = withoutMessageId(text)
  return next === 'agent' || isCut ? withoutLastRule(own) : own
}

/** Skips line breaks in a loop: a regular expression overflows the stack after millions of them. */
function withoutMessageId(text: string): string {
  let start = 0
  while (text[start] === '\n' || text[start] === '\r') start++
  MESSAGE_ID_COMMENT.lastIndex = start
  return MESSAGE_ID_COMMENT.test(text) ? text.slice(MESSAGE_ID_COMMENT.lastIndex) : text
}

function withoutLastRule(text: string): string {
  const trimmed = text.trimEnd()
  const start = trimmed.lastIndexOf('\n') + 1
  const isRule = trimmed.slice(start) === '---' && /^(?:\r?\n|$)/.test(text.slice(trimmed.length, trimmed.length + 2))
  return isRule ? text.slice(0, start) : text
}
