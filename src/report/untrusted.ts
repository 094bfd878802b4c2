/** Maximum code units of a log line: a server can send megabytes. */
export const LOG_LINE_LIMIT = 2_000

/** Maximum code units of a text in the summary or a comment, before escaping. */
export const MARKDOWN_TEXT_LIMIT = 300

/** Invisible; prevents mentions, links and references on GitHub. */
const ZERO_WIDTH_SPACE = '\u200b'

/** Colors, cursor moves, terminal titles and links. */
const ANSI =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the expression removes control characters
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g

/** Line breaks of terminals, browsers and runners, and tabs. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/
const WHITE_SPACE = /[\s\u0085]+/g

/** Invisible characters that change the displayed or copied text. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2060\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** Converts untrusted text to one line of visible characters, cut to `limit` UTF-16 code units. Linear in `limit`. */
export function toPlainText(text: string, limit: number): string {
  const line = text
    .slice(0, limit * 4)
    .toWellFormed()
    .replace(ANSI, '')
    .replace(WHITE_SPACE, (space) => (LINE_BREAK.test(space) ? ' ' : space))
    .replace(INVISIBLE, '')
  if (line.length <= limit && text.length <= limit * 4) return line
  return `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/**
 * Converts text to a log line without runner commands: `::command::` after spaces, and `##[command]` anywhere
 * (docs/internals/runners.md, Workflow commands). Other CI systems have `##name[`.
 */
export function toLogText(text: string, limit = LOG_LINE_LIMIT): string {
  return toPlainText(text, limit)
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replace(/##(?=\w*\[)/g, '## ')
}

/**
 * Escapes text for Markdown, inline or in a table cell: no formatting, links or mentions (docs/internals/runners.md,
 * Summary and comments). A zero-width character splits mentions, because GitHub finds them after removing backslashes.
 */
export function escapeMarkdown(text: string, limit = MARKDOWN_TEXT_LIMIT): string {
  return toPlainText(text, limit)
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\|[\]!()`*_~#]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)\./, '$1\\.')
    .replace(/\$/g, '<span>$</span>')
    .replace(/@|:(?=\/\/|[\w+\\-]+:)|#(?=\d)|GH-(?=\d)|www(?=\.)|(?:mailto|xmpp):/gi, `$&${ZERO_WIDTH_SPACE}`)
}

/** Code after `escapeMarkdown`: letters, digits, and signs that need no escape inside code. */
const ESCAPED_CODE = /\\`((?:[\p{L}\p{N} .:=/{}"',+?\u200b-]|\\[_*()]|<span>\$<\/span>)+)\\`/gu

/** The escapes in `ESCAPED_CODE`. */
const ESCAPES = /\\([_*()])|<span>(\$)<\/span>|\u200b/g

/** Escapes prose, such as an error or a hint, and keeps code font for names, paths, globs and workflow expressions. */
export function escapeProse(text: string, limit = MARKDOWN_TEXT_LIMIT): string {
  return escapeMarkdown(text, limit).replace(ESCAPED_CODE, (escaped, inner: string) => {
    const code = inner.replace(ESCAPES, '$1$2')
    // Markdown strips spaces at the ends of code.
    return code.trim() === code ? `\`${code}\`` : escaped
  })
}

/** Encodes a slash-separated path for a URL inside a Markdown link. */
export function encodeUrlPath(path: string): string {
  return path.split('/').map(encodeUrlSegment).join('/')
}

function encodeUrlSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, percentEncode)
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
