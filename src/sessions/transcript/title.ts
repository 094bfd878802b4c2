import { messagesIn } from './messages.ts'

/** The CLI's longest title in UTF-8 bytes, without the dots of one that was cut. */
const TITLE_MAX_BYTES = 100

/** Go's `unicode.IsSpace`, by which the CLI folds: JavaScript's `\s` has U+FEFF more and U+0085 less. */
const SPACE = '\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const WORDS = new RegExp(`[^${SPACE}]+`, 'g')

/** `<t>`, `<t …>`, `<t/>` and `<t …/>`, with the white space of Go's expressions. */
const TAG = /<[a-zA-Z_][a-zA-Z0-9_-]*(?:[\t\n\f\r ][^>]*)?\/?>/g
const CLOSING_TAG = /<\/[a-zA-Z_][a-zA-Z0-9_-]*>/g
/** A tag that has begun where the text ends. */
const CUT_TAG = /<(?:[a-zA-Z_][a-zA-Z0-9_-]*(?:\/|[\t\n\f\r ][^>]*)?)?$/

/**
 * The CLI's `metadata.title` of a transcript: from the first user message that has text (docs/internals/transcripts.md, Titles).
 *
 * @param text the transcript, or its start
 * @param isWhole false: the text is only the start of the file
 * @returns `null` when the rule gives none; `undefined` when the start does not hold enough of the message
 */
export function readTitle(text: string, isWhole: boolean): string | null | undefined {
  for (const message of messagesIn(text, isWhole)) {
    if (message.role !== 'user') continue
    if (message.isCut) return titleOfStart(message.text)
    if (foldStart(message.text) === '') continue
    const folded = foldStart(removeXml(message.text).text)
    return folded === '' ? null : cutFolded(folded)
  }
  return isWhole ? null : undefined
}

/** The title of a message that goes on, once nothing further down can change it. */
function titleOfStart(text: string): string | undefined {
  const { text: left, settled } = removeXml(text)
  const folded = foldStart(left.slice(0, settled))
  return Buffer.byteLength(folded) > TITLE_MAX_BYTES ? cutFolded(folded) : undefined
}

/**
 * Replaces XML by blanks as the CLI does, which removes every match of
 * `(?s)<NAME(?:\s[^>]*)?>.*?</NAME>|<NAME(?:\s[^>]*)?/>` with `NAME` = `[a-zA-Z_][a-zA-Z0-9_-]*`.
 * As one expression that takes quadratic time on hostile text; here each character is looked at once or twice.
 *
 * @returns what is left, and the length of it that no text behind it can change
 */
function removeXml(text: string): { readonly text: string; readonly settled: number } {
  // Within this part every `<t ` finds a `>`, so that no search for one goes on to the end in vain.
  const end = text.lastIndexOf('>') + 1
  const tagged = text.slice(0, end)
  let left = ''
  let at = 0
  let settled: number | undefined
  TAG.lastIndex = 0
  for (let match = TAG.exec(tagged); match !== null; match = TAG.exec(tagged)) {
    const [tag] = match
    const isEmpty = tag.endsWith('/>')
    let removed = isEmpty ? TAG.lastIndex : undefined
    // `<t …/>` opens a block as well when a closing tag follows: the expression tries that first.
    if (settled === undefined && !(isEmpty && /^<[\w-]+\/>$/.test(tag))) {
      CLOSING_TAG.lastIndex = TAG.lastIndex
      if (CLOSING_TAG.test(tagged)) removed = CLOSING_TAG.lastIndex
      else settled = left.length + match.index - at
    }
    if (removed !== undefined) {
      left += `${text.slice(at, match.index)} `
      at = removed
    }
    TAG.lastIndex = removed ?? match.index + 1
  }
  const cutTag = CUT_TAG.exec(text.slice(end))
  const before = left.length - at
  left += text.slice(at)
  return { text: left, settled: settled ?? (cutTag === null ? left.length : before + end + cutTag.index) }
}

/** Cuts at 100 bytes, back to the last space, never inside a character. */
function cutFolded(folded: string): string {
  const bytes = Buffer.from(folded)
  // Through bytes in any case: a substring would keep the whole transcript in memory.
  if (bytes.length <= TITLE_MAX_BYTES) return bytes.toString()
  let end = TITLE_MAX_BYTES
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  const cut = bytes.toString('utf8', 0, end)
  const lastSpace = cut.lastIndexOf(' ')
  return `${lastSpace > 0 ? cut.slice(0, lastSpace) : cut}...`
}

/** The text with its white space folded, as much of it as decides a title. */
function foldStart(text: string): string {
  let folded = ''
  for (const [word] of text.matchAll(WORDS)) {
    folded += `${folded === '' ? '' : ' '}${word.slice(0, TITLE_MAX_BYTES + 2)}`
    if (folded.length > TITLE_MAX_BYTES || Buffer.byteLength(folded) > TITLE_MAX_BYTES) break
  }
  return folded
}
