/** Who speaks in the message that a role line opens. */
type Role = 'user' | 'agent'

type Message = {
  readonly role: Role
  /** Without the role line, the CLI's comment below it and the rule above the other speaker. */
  readonly text: string
  /** The text ends inside it. */
  readonly isCut: boolean
}

/** Real role lines are below 150 characters. */
const ROLE_LINE_MAX = 512

/** The start that all forms of a role line share. */
const OPENING = /^_\*\*(User|Agent|Assistant)(\*\*_| \(| - )/

/** The end of each form: `_**User**_`, `_**User (ts)**_`, `_**User - sidechain (ts)**_`; text may follow. */
const CLOSINGS: Readonly<Record<string, RegExp>> = {
  '**_': /^(?:[ \t]|$)/,
  ' (': /\)\*\*_(?:[ \t]|$)/,
  ' - ': /\*\*_(?:[ \t]|$)/,
}

/** Starts of lines that are not text of a message. */
const MARKUP = ['_**', '---', '<!-- message-id: ']

/** The CLI writes it below the role line on request; it is no part of the message. */
const MESSAGE_ID_COMMENT = /<!-- message-id: .{0,480} -->\r?(?:\n|$)/y

/** A line that is no title, comment or rule. Not with the flag `m`, for which a lone CR starts a line. */
const MESSAGE_LINE = /(?:^|\n)[^\S\n]*(?!#|<!--|---)\S/
const DECIDING = 4

/** Parses a role line. Real files have unbalanced fences, so lines decide (docs/internals/transcripts.md, Titles). */
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

/** Whether a message follows the header. It needs no role line, because a new agent may render messages in another way. */
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

/** The end of a cut text without a last line that may be markup. */
function settledEnd(text: string): number {
  const start = text.lastIndexOf('\n') + 1
  return isPossibleMarkup(text.slice(start, start + ROLE_LINE_MAX + 1)) ? start : text.length
}

function isPossibleMarkup(line: string): boolean {
  return line.length <= ROLE_LINE_MAX && MARKUP.some((mark) => mark.startsWith(line) || line.startsWith(mark))
}

/** The CLI puts a `---` between two speakers, so before a message of the same one it is text. */
function textBetween(text: string, next: Role | undefined, isCut: boolean): string {
  const own = withoutMessageId(text)
  return next === 'agent' || isCut ? withoutLastRule(own) : own
}

/** Line breaks are skipped by hand: an expression that counts millions of them overflows the stack. */
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
