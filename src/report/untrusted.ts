/** Code units of one line of the log: a person reads no more, and a server may send megabytes. */
export const LOG_LINE_LIMIT = 2_000

/** Code units of a piece of text in the summary or a comment, before it is escaped. */
export const MARKDOWN_TEXT_LIMIT = 300

/** Splits what GitHub would turn into a mention, a link or a reference, and is not seen. */
const ZERO_WIDTH_SPACE = '\u200b'

/** Colours and cursor moves, then terminal titles and links. A sequence without its end only loses the control character. */
const ANSI =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g

/** Everything a terminal, a browser or the runner may take for the end of a line, and tabs. */
const LINE_BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/
const WHITE_SPACE = /[\s\u0085]+/g

/** Control characters, direction overrides, and characters that print nothing but change what is read or copied. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\u00ad\u180e\u200b\u2060\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/**
 * Untrusted text as one line of visible characters, cut to `limit` UTF-16 code units, never inside a code point.
 * Four times the limit is looked at, so a megabyte costs no more than a line.
 */
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
 * The one way of text into the log: a single line that no runner obeys. The runner trims a line before it looks for
 * `::command::`, and finds `##[command]` anywhere in it (docs/internals/runners.md, Workflow commands); other CI systems know
 * `##name[`.
 */
export function logText(text: string, limit = LOG_LINE_LIMIT): string {
  return plainText(text, limit)
    .replace(/^(\s*):(?=:)/, '$1: ')
    .replace(/##(?=\w*\[)/g, '## ')
}

/**
 * The one way of text into Markdown, inline or in a table's cell: shown as it is, formats nothing, links nothing and
 * notifies nobody (docs/internals/runners.md, Summary and comments). GitHub looks for mentions, references and emoji in the
 * rendered text, where a backslash is gone, so these are split by a character of no width. A commit's SHA is left whole:
 * it links inside this repository only, and ids must stay fit for copying.
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

/** What may stand as code, as `markdownText` leaves it: letters and digits, and signs that need no escape inside of code. */
const ESCAPED_CODE = /\\`((?:[\p{L}\p{N} .:=/{}"',+?\u200b-]|\\[_*()]|<span>\$<\/span>)+)\\`/gu

/** What `markdownText` made of the characters of `ESCAPED_CODE`. */
const ESCAPES = /\\([_*()])|<span>(\$)<\/span>|\u200b/g

/**
 * Untrusted prose, such as an error or a hint, in Markdown: the same, but that what its author put into backticks stands
 * as code when it is as plain as a name, a path, a glob or an expression of a workflow: `${{ secrets.KEY }}`,
 * `if: always()`. Nothing in code is a link, a mention or mathematics.
 */
export function markdownProse(text: string, limit = MARKDOWN_TEXT_LIMIT): string {
  return markdownText(text, limit).replace(ESCAPED_CODE, (escaped, inner: string) => {
    const code = inner.replace(ESCAPES, '$1$2')
    // A space at an end would be taken away.
    return code.trim() === code ? `\`${code}\`` : escaped
  })
}

/** A slash-separated path as the path of a URL: nothing in it ends the URL or a Markdown link around it. */
export function urlPath(path: string): string {
  return path.split('/').map(urlSegment).join('/')
}

function urlSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replace(/[!'()*]/g, percentEncoded)
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
