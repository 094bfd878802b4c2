/** Replaces all units of an escape sequence except the last, which becomes the decoded character. */
export const FILLER = '\v'
export const FILLER_CODE = 11
const BLANK = 32
const ASCII = 128
const BACKSLASH = 92
const ESCAPE = 27
/** Decoded unit for a byte of a multi-byte character: neither ASCII nor a blank. */
const OTHER = 0x80
/** Maximum characters of a color code: `[38;2;255;255;255;48;2;255;255;255m`. */
const COLOR_MAX = 40

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  colon: ':',
  commat: '@',
  dollar: '$',
  equals: '=',
  excl: '!',
  gt: '>',
  lowbar: '_',
  lt: '<',
  nbsp: ' ',
  num: '#',
  percnt: '%',
  plus: '+',
  quest: '?',
  quot: '"',
  semi: ';',
  sol: '/',
}

/**
 * A text, and the same text with escape sequences decoded in place: fillers, then the decoded character. Color codes
 * become blanks. Both have the same length and the same offsets.
 */
export type TextView = {
  readonly text: string
  readonly view: string
  /** The UTF-16 units of the view, for faster loops. */
  readonly codes: Uint16Array
}

/** End of an escape sequence, and its decoded unit; without `decoded`, the text stays unchanged. */
type Sequence = { readonly end: number; readonly decoded?: number }

type Reader = (text: string, at: number) => Sequence | undefined

const READERS: readonly (readonly [character: string, Reader])[] = [
  ['\u001b', readColor],
  ['\\', readBackslash],
  ['%', readPercent],
  ['&', readEntity],
  ['[', readBareColor],
  ['^', readCaret],
]
const READER_OF = new Map(READERS)
/** First characters of escape sequences; an expression is faster than a loop. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins color codes
const SPECIAL = /[\u001b\\%&[^]/g

/** Decodes escape sequences in linear time: the lookahead of each reader is limited. */
export function createView(text: string): TextView {
  const bytes = Buffer.allocUnsafeSlow(text.length * 2)
  bytes.write(text, 'utf16le')
  const codes = new Uint16Array(bytes.buffer, 0, text.length)
  let isChanged = false
  SPECIAL.lastIndex = 0
  for (let found = SPECIAL.exec(text); found !== null; found = SPECIAL.exec(text)) {
    const at = found.index
    const sequence = READER_OF.get(found[0])?.(text, at)
    if (sequence === undefined) continue
    if (sequence.decoded !== undefined) {
      codes.fill(sequence.decoded === BLANK ? BLANK : FILLER_CODE, at, sequence.end - 1)
      codes[sequence.end - 1] = sequence.decoded
      isChanged = true
    }
    SPECIAL.lastIndex = sequence.end
  }
  return { text, view: isChanged ? bytes.toString('utf16le') : text, codes }
}

/** Returns the first offset at or after `at` without a filler. */
export function skipFillers(view: string, at: number): number {
  let next = at
  while (view.charCodeAt(next) === FILLER_CODE) next++
  return next
}

/** Returns a part of a text with its escape sequences decoded. */
export function decodeSlice({ view }: TextView, start: number, end: number): string {
  const slice = view.slice(start, end)
  return slice.includes(FILLER) ? slice.replaceAll(FILLER, '') : slice
}

/** Reads a color code from its bracket; it becomes blanks. */
function readColorCode(text: string, bracket: number): Sequence | undefined {
  const end = findColorEnd(text, bracket)
  return end === undefined ? undefined : { end, decoded: BLANK }
}

/** Finds the end of a control sequence (ECMA-48, 5.4) from its bracket. */
function findColorEnd(text: string, bracket: number): number | undefined {
  const first = text[bracket]
  if (first === '(' || first === ')') return bracket + 2
  if (first !== '[') return undefined
  const limit = Math.min(text.length, bracket + COLOR_MAX)
  for (let at = bracket + 1; at < limit; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 63) continue
    return code >= 64 && code <= 126 ? at + 1 : undefined
  }
  return undefined
}

function readColor(text: string, at: number): Sequence | undefined {
  return readColorCode(text, at + 1)
}

/** Reads the escape character as written by `cat -v`. */
function readCaret(text: string, at: number): Sequence | undefined {
  return text[at + 1] === '[' && text[at + 2] === '[' ? readColorCode(text, at + 2) : undefined
}

/** Reads a color code without its escape character. */
function readBareColor(text: string, at: number): Sequence | undefined {
  const digit = text.charCodeAt(at + 1)
  if (digit < 48 || digit > 57) return undefined
  const end = findColorEnd(text, at)
  return end !== undefined && text[end - 1] === 'm' ? { end, decoded: BLANK } : undefined
}

/** Reads any number of backslashes: nested JSON doubles them. */
function readBackslash(text: string, at: number): Sequence | undefined {
  let letter = at + 1
  while (text.charCodeAt(letter) === BACKSLASH) letter++
  const skipped = { end: letter }
  const character = text[letter] ?? ''
  const simple = SIMPLE[character]
  if (simple !== undefined) return { end: letter + 1, decoded: simple.charCodeAt(0) }
  if (!/[!-/:-@[-`{-~]/.test(character)) return readNumbered(text, letter) ?? skipped
  return { end: letter + 1, decoded: character.charCodeAt(0) }
}

/** Reads `\u001b`, `\u{1b}`, `\x1b`, `\033[` and `\e[`. */
function readNumbered(text: string, letter: number): Sequence | undefined {
  const [sequence, long, braced, short, color] =
    /^(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|(033|e)(?=\[))/i.exec(text.slice(letter, letter + 10)) ?? []
  if (sequence === undefined) return undefined
  const end = letter + sequence.length
  const code = color === undefined ? Number.parseInt(long ?? braced ?? short ?? '', 16) : ESCAPE
  if (code === ESCAPE) return readColorCode(text, end) ?? { end, decoded: BLANK }
  return { end, decoded: toUnit(code) }
}

/** Reads `%3D`, and the double encoding `%253D`. Encoded letters and digits stay, because no encoder writes them. */
function readPercent(text: string, at: number): Sequence | undefined {
  let pair = at + 1
  while (text.startsWith('25', pair) && isHex(text, pair + 2) && isHex(text, pair + 3)) pair += 2
  if (!isHex(text, pair) || !isHex(text, pair + 1)) return { end: pair }
  const code = Number.parseInt(text.slice(pair, pair + 2), 16)
  if (/[0-9A-Za-z]/.test(String.fromCharCode(code))) return { end: pair }
  return { end: pair + 2, decoded: code < ASCII ? code : OTHER }
}

/** Reads `&quot;`, `&#34;`, `&#x22;` and `&amp;quot;`. */
function readEntity(text: string, at: number): Sequence | undefined {
  let name = at + 1
  while (text.startsWith('amp;', name)) name += 4
  const [sequence, decimal, hex, word] =
    /^(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(text.slice(name, name + 10)) ?? []
  const code =
    word === undefined ? Number.parseInt(decimal ?? hex ?? '', hex === undefined ? 10 : 16) : decodeEntity(word)
  if (sequence !== undefined && code !== undefined) return { end: name + sequence.length, decoded: toUnit(code) }
  return name === at + 1 ? undefined : { end: name, decoded: '&'.charCodeAt(0) }
}

function decodeEntity(entity: string): number | undefined {
  return ENTITIES[entity.toLowerCase()]?.charCodeAt(0)
}

function toUnit(code: number): number {
  return code <= 0xff_ff ? code : OTHER
}

function isHex(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102)
}
