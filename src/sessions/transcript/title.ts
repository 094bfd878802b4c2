import { parseRole, readMessages } from './messages.ts'

/** Maximum title of the CLI in UTF-8 bytes, without the dots of a cut title. */
const TITLE_MAX_BYTES = 100

/** White space as in Go's `unicode.IsSpace`. JavaScript's `\s` also has U+FEFF and lacks U+0085. */
const WORDS = /[^\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g

/** `<t>`, `<t …>`, `<t/>` and `<t …/>`, with the white space of Go's expressions. */
const TAG = /<[a-zA-Z_][a-zA-Z0-9_-]*(?:[\t\n\f\r ][^>]*)?\/?>/g
const CLOSING_TAG = /<\/[a-zA-Z_][a-zA-Z0-9_-]*>/g
/** An incomplete tag at the end of the text. */
const CUT_TAG = /<(?:[a-zA-Z_][a-zA-Z0-9_-]*(?:\/|[\t\n\f\r ][^>]*)?)?$/

/** `cli`: the CLI's rule. `heading`: the first heading, for files that the CLI does not upload. */
export type TitleRule = 'cli' | 'heading'

/** A date at the end of a heading: `(2025-10-25 14:57Z)`, `(2025/4/9 15:20:04)`, `(12/7/2024, 9:57:09 PM)`. */
const STAMP_AT_END = /\s*\((?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[^()]{0,40}\)$/
/** A heading that is only a date: `2026-01-23 17:24:15Z`, `2025-07-10_21-46-52Z`. */
const BARE_STAMP =
  /^[([]?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[\d\s_,:.TZ+-]*(?:[AP]M)?[)\]]?$/i
const HEADINGS_WITHIN = 2048
const HEADING_MAX = 400

/** A message that only controls the agent, or the agent's reply to it. */
const COMMAND =
  /^(?:\/[a-z][\w-]*|\/(?:model|resume|config|compact|add-dir|output-style)\b.{0,100}|\(no content\)|Set model to .{0,100}|Bye!?|Goodbye!?|See ya!?|Catch you later!?)$/i
const COMMAND_MAX = 120

/**
 * Reads a transcript's title (docs/internals/transcripts.md, Titles).
 * @param isWhole false: the text is only the start of the file
 * @returns `null`: no title; `undefined`: the start does not contain enough of the message
 */
export function readTitle(text: string, isWhole: boolean, rule: TitleRule): string | null | undefined {
  const heading = rule === 'heading' ? readHeading(text) : undefined
  if (heading !== undefined) return cutFolded(foldStart(heading), rule)
  for (const message of readMessages(text, isWhole)) {
    if (message.role !== 'user') continue
    if (message.isCut) return titleOfStart(message.text, rule)
    if (message.text.search(WORDS) === -1) continue
    const folded = foldStart(removeXml(message.text).text)
    if (rule === 'heading' && (isRuleOrEmpty(folded) || isCommand(folded))) continue
    return isRuleOrEmpty(folded) ? null : cutFolded(folded, rule)
  }
  return isWhole ? null : undefined
}

/** Reads the first heading without its date; `undefined` if the rest is not a title. */
export function readHeading(text: string): string | undefined {
  for (const line of linesAboveMessages(text)) {
    const heading = /^#{1,6} +(.*)$/.exec(line.slice(0, HEADING_MAX).trimEnd())?.[1]
    if (heading === undefined || heading === 'SpecStory') continue
    const title = heading.replace(STAMP_AT_END, '').trim()
    return title === '' || title === 'Untitled' || title === 'SpecStory' || BARE_STAMP.test(title) ? undefined : title
  }
  return undefined
}

function* linesAboveMessages(text: string): Generator<string> {
  for (let start = 0; start < Math.min(text.length, HEADINGS_WITHIN); ) {
    const lf = text.indexOf('\n', start)
    const line = text.slice(start, lf === -1 ? text.length : lf)
    if (parseRole(line.trimEnd()) !== undefined) return
    yield line
    start = lf === -1 ? text.length : lf + 1
  }
}

function isRuleOrEmpty(folded: string): boolean {
  return folded === '' || /^-{3}(?: -{3})*$/.test(folded)
}

function isCommand(folded: string): boolean {
  return folded.length <= COMMAND_MAX && COMMAND.test(folded)
}

/** Returns the title of a cut message if no further text can change it. */
function titleOfStart(text: string, rule: TitleRule): string | undefined {
  const { text: left, settled } = removeXml(text)
  const folded = foldStart(left.slice(0, settled))
  return Buffer.byteLength(folded) > TITLE_MAX_BYTES ? cutFolded(folded, rule) : undefined
}

/**
 * Replaces XML by blanks, in linear time. The CLI uses an expression, which is quadratic on hostile text:
 * `(?s)<NAME(?:\s[^>]*)?>.*?</NAME>|<NAME(?:\s[^>]*)?/>` with `NAME` = `[a-zA-Z_][a-zA-Z0-9_-]*`.
 * @returns the other text, and its length that no further text can change
 */
function removeXml(text: string): { readonly text: string; readonly settled: number } {
  // Up to the last `>`: every `<t ` in it finds a `>`, so no search fails at the end.
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
    // `<t …/>` opens a block if a closing tag follows: the CLI's expression tries that first.
    if (settled === undefined && !(isEmpty && /^<[\w-]+\/>$/.test(tag))) {
      CLOSING_TAG.lastIndex = TAG.lastIndex
      if (CLOSING_TAG.test(tagged)) removed = CLOSING_TAG.lastIndex
      else settled = left.length + match.index - at
    }
    if (removed !== undefined) {
      left += `${text.slice(at, match.index)} `
      at = removed
    }
    // Tags inside a tag that stays end at the same `>` and stay too. So each `>` is searched once.
    TAG.lastIndex = removed ?? match.index + tag.length
  }
  const cutTag = CUT_TAG.exec(text.slice(end))
  const before = left.length - at
  left += text.slice(at)
  return { text: left, settled: settled ?? (cutTag === null ? left.length : before + end + cutTag.index) }
}

/** Cuts at the last space before 100 bytes. With the rule `heading`, cuts at a character if that space is far away. */
function cutFolded(folded: string, rule: TitleRule): string {
  const bytes = Buffer.from(folded)
  // Always copy through bytes: a substring would keep the whole transcript in memory.
  if (bytes.length <= TITLE_MAX_BYTES) return bytes.toString()
  let end = TITLE_MAX_BYTES
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  const lastSpace = bytes.lastIndexOf(' ', end - 1)
  const isFar = rule === 'heading' && lastSpace * 2 < TITLE_MAX_BYTES
  return `${bytes.toString('utf8', 0, lastSpace > 0 && !isFar ? lastSpace : end)}...`
}

/** Folds white space, up to the length of a title. */
function foldStart(text: string): string {
  let folded = ''
  WORDS.lastIndex = 0
  for (let match = WORDS.exec(text); match !== null; match = WORDS.exec(text)) {
    folded += `${folded === '' ? '' : ' '}${match[0].slice(0, TITLE_MAX_BYTES + 2)}`
    // A UTF-16 unit takes at most three bytes.
    if (folded.length * 3 > TITLE_MAX_BYTES && Buffer.byteLength(folded) > TITLE_MAX_BYTES) break
  }
  return folded
}
