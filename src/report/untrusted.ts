/** Maximum code units of a log line: a server may send megabytes. */
export const LOG_LINE_LIMIT = 2_000

/** Maximum code units of a text in the summary or a comment, before escaping. */
export const MARKDOWN_TEXT_LIMIT = 300

/** Prevents GitHub from turning text into a mention, link or reference; it is invisible. */
const ZERO_WIDTH_SPACE = '\u200b'

/** Colors, cursor moves, terminal titles and links. */
const ANSI =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g

/** Everything that a terminal, browser or runner may treat as a line break, and tabs. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/
const WHITE_SPACE = /[\s\u0085]+/g

/** Characters that print nothing but change what is read or copied. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2060\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** Converts untrusted text to one line of visible characters, cut to `limit` UTF-16 code units. Linear in `limit`. */
export function plainText(text: string, limit: number): string {
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
 * Converts text to a log line that no runner obeys: GitHub trims a line before it looks for `::command::` and finds
 * `##[command]` anywhere (docs/internals/runners.md, Workflow commands); other CI systems know `##name[`.
 */
export function logText(text: string, limit = LOG_LINE_LIMIT): string {
  return plainText(text, limit)
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replace(/##(?=\w*\[)/g, '## ')
}

/**
 * Escapes text for Markdown, inline or in a table cell, so that it formats, links and notifies nothing
 * (docs/internals/runners.md, Summary and comments). GitHub finds mentions in rendered text, where a backslash is gone,
 * so a zero-width character splits them.
 */
export function markdownText(text: string, limit = MARKDOWN_TEXT_LIMIT): string {
  return plainText(text, limit)
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

/** Code as `markdownText` leaves it: letters, digits, and signs that need no escape inside code. */
const ESCAPED_CODE = /\\`((?:[\p{L}\p{N} .:=/{}"',+?\u200b-]|\\[_*()]|<span>\$<\/span>)+)\\`/gu

/** The escapes in `ESCAPED_CODE`. */
const ESCAPES = /\\([_*()])|<span>(\$)<\/span>|\u200b/g

/**
 * Escapes prose, such as an error or a hint, and keeps its backticks around text as plain as a name, path, glob or
 * workflow expression.
 */
export function markdownProse(text: string, limit = MARKDOWN_TEXT_LIMIT): string {
  return markdownText(text, limit).replace(ESCAPED_CODE, (escaped, inner: string) => {
    const code = inner.replace(ESCAPES, '$1$2')
    // Markdown strips a space at an end.
    return code.trim() === code ? `\`${code}\`` : escaped
  })
}

/** Encodes a slash-separated path for a URL inside a Markdown link. */
export function urlPath(path: string): string {
  return path.split('/').map(urlSegment).join('/')
}

function urlSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, percentEncoded)
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
