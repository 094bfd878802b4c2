/** Replaces all units of an escape sequence except the last, which becomes the decoded character. */
export const FILLER = '\v'
export const FILLER_CODE = 11
const BLANK = 32
const ASCII = 128
const BACKSLASH = 92
const ESCAPE = 27
/** What a percent escape of a byte of a longer character becomes: neither ASCII nor a blank. */
const OTHER = 0x80
/** The longest color code behind its escape character: `[38;2;255;255;255;48;2;255;255;255m`. */
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
 * A text, and the same text with every escape sequence decoded in place: fillers, and the decoded character as
 * its last unit. Color codes are blanks. Both have the same length, so an offset means the same place in both.
 */
export type TextView = {
  readonly text: string
  readonly view: string
  /** The UTF-16 units of the view: faster to loop over than the string. */
  readonly codes: Uint16Array
}

/** Where an escape sequence ends, and the unit that it becomes: none, where the text stays as it is up to there. */
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
/** An expression finds them faster than a loop does. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character begins color codes
const SPECIAL = /[\u001b\\%&[^]/g

/** The work is linear: what a reader looks at beyond its sequence is bounded, or skipped. */
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

/** The first place from there on that is no filler. */
export function skipFillers(view: string, at: number): number {
  let next = at
  while (view.charCodeAt(next) === FILLER_CODE) next++
  return next
}

/** Returns a part of a text with its escape sequences decoded. */
export function decodedSlice({ view }: TextView, start: number, end: number): string {
  const slice = view.slice(start, end)
  return slice.includes(FILLER) ? slice.replaceAll(FILLER, '') : slice
}

/** Blanks in place of the color code whose bracket is at that offset. */
function colorAfter(text: string, bracket: number): Sequence | undefined {
  const end = endOfColor(text, bracket)
  return end === undefined ? undefined : { end, decoded: BLANK }
}

/** The end of a control sequence (ECMA-48, 5.4) whose bracket is at that offset. */
function endOfColor(text: string, bracket: number): number | undefined {
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
  return colorAfter(text, at + 1)
}

/** As `cat -v` writes the escape character. */
function readCaret(text: string, at: number): Sequence | undefined {
  return text[at + 1] === '[' && text[at + 2] === '[' ? colorAfter(text, at + 2) : undefined
}

/** A color code whose escape character was lost. */
function readBareColor(text: string, at: number): Sequence | undefined {
  const digit = text.charCodeAt(at + 1)
  if (digit < 48 || digit > 57) return undefined
  const end = endOfColor(text, at)
  return end !== undefined && text[end - 1] === 'm' ? { end, decoded: BLANK } : undefined
}

/** Any number of backslashes: JSON inside of JSON doubles them. */
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

/** `\u001b`, `\u{1b}`, `\x1b`, `\033[` and `\e[`. */
function readNumbered(text: string, letter: number): Sequence | undefined {
  const [sequence, long, braced, short, color] =
    /^(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|(033|e)(?=\[))/i.exec(text.slice(letter, letter + 10)) ?? []
  if (sequence === undefined) return undefined
  const end = letter + sequence.length
  const code = color === undefined ? Number.parseInt(long ?? braced ?? short ?? '', 16) : ESCAPE
  if (code === ESCAPE) return colorAfter(text, end) ?? { end, decoded: BLANK }
  return { end, decoded: toUnit(code) }
}

/** `%3D`, and `%253D` where a URL was encoded twice. Letters and digits are never written so: they stay. */
function readPercent(text: string, at: number): Sequence | undefined {
  let pair = at + 1
  while (text.startsWith('25', pair) && isHex(text, pair + 2) && isHex(text, pair + 3)) pair += 2
  if (!isHex(text, pair) || !isHex(text, pair + 1)) return { end: pair }
  const code = Number.parseInt(text.slice(pair, pair + 2), 16)
  if (/[0-9A-Za-z]/.test(String.fromCharCode(code))) return { end: pair }
  return { end: pair + 2, decoded: code < ASCII ? code : OTHER }
}

/** `&quot;`, `&#34;`, `&#x22;`, and `&amp;quot;`. */
function readEntity(text: string, at: number): Sequence | undefined {
  let name = at + 1
  while (text.startsWith('amp;', name)) name += 4
  const [sequence, decimal, hex, word] =
    /^(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(text.slice(name, name + 10)) ?? []
  const code = word === undefined ? Number.parseInt(decimal ?? hex ?? '', hex === undefined ? 10 : 16) : codeOf(word)
  if (sequence !== undefined && code !== undefined) return { end: name + sequence.length, decoded: toUnit(code) }
  return name === at + 1 ? undefined : { end: name, decoded: '&'.charCodeAt(0) }
}

function codeOf(entity: string): number | undefined {
  return ENTITIES[entity.toLowerCase()]?.charCodeAt(0)
}

function toUnit(code: number): number {
  return code <= 0xff_ff ? code : OTHER
}

function isHex(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102)
}
