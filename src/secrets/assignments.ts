import { decodeSlice, FILLER, FILLER_CODE, type TextView } from './view.ts'

/** Separator of a name and its value: `=` and similar, colon, blank, table cell border, XML tag. */
type Join = 'equals' | 'colon' | 'blank' | 'cell' | 'tag'

/** A name and a value with the characters of a credential. */
export type Assignment = {
  /** Decoded: an identifier, or the last words before the separator. */
  readonly name: string
  /** Decoded. */
  readonly value: string
  readonly start: number
  readonly end: number
  readonly join: Join
  readonly isQuoted: boolean
}

/** Offset of a dash that possibly starts an option of a command. */
type Option = { readonly option: number }

/** End offset of a possible header name, before a separator. */
type Header = { readonly header: number }

const VALUE_MAX = 2048
const VALUE_MIN = 8
/** Ratio of length to case changes: random letters change case more often than words with capitals. */
const CHANGES_SHARE = 2.6
const NAME_MAX = 64
const BLANKS_MAX = 100
/** Maximum tried separators inside one run of characters, to stay linear for a text of separators. */
const READINGS_MAX = 4
const LF = 10
const SPACE = 32
const BACKSLASH = 92
const DASH_CODE = 45
const PLUS = 43
const GREATER = 62
const OPEN = 40
const PIPE = 124

const EQUALS = 1
const COLON = 2
const TAG = 3
const CELL = 4
const COMMA = 5
const DASH = 6
const BLANK_JOIN = 7
const JOINS: readonly Join[] = ['equals', 'equals', 'colon', 'tag', 'cell', 'equals', 'blank', 'blank']
const SEPARATORS = new Uint8Array(65_536)
for (const [characters, kind] of [
  ['=', EQUALS],
  [':\uff1a', COLON],
  ['>', TAG],
  ['|\u2502\u2503', CELL],
  [',', COMMA],
  ['-', DASH],
  ['Vxy', BLANK_JOIN],
  ["'", BLANK_JOIN],
] as const) {
  for (const character of characters) SEPARATORS[character.charCodeAt(0)] = kind
}

const OTHER = 1
const DIGIT = 2
const LOWER = 3
const UPPER = 4
/** Character classes of an unquoted value; 0 ends the value. */
const CLASSES = new Uint8Array(65_536)
for (let code = 33; code < 127; code++) {
  const character = String.fromCharCode(code)
  if (/\d/.test(character)) CLASSES[code] = DIGIT
  else if (/[a-z]/.test(character)) CLASSES[code] = LOWER
  else if (/[A-Z]/.test(character)) CLASSES[code] = UPPER
  else if (!/["'`<>,;(){}[\]|&]/.test(character)) CLASSES[code] = OTHER
}
const BLANK = createCharacterSet(' \t\v')
const QUOTE = createCharacterSet('"\'`')
/** Quotes and Markdown emphasis between a name and its value. */
const DECORATION = createCharacterSet('"\'`*\v')
/** Characters after a colon that is not a separator. */
const ENDS_COLON = createCharacterSet('/\n,;)]}')
/** Characters before a value that are not part of it. */
const UNCLEAR = createCharacterSet(' \t\v"\'`*=:>~|?')
/** Last letters of `PASSWORD`, `PASSPHRASE`, `PASS` and `PW`. */
const PASSWORD_END = createCharacterSet('DESW')
const MORE_SEPARATOR = createCharacterSet('=:>~|?\v')
const BEFORE_SEPARATOR = createCharacterSet('=:?+.!|\v')
const AFTER_NAME = createCharacterSet(' \t\v"\'`]')
const HEADER_GAP_MAX = 24
/** String prefixes of languages: `b'…'`, `@"…"`, `$'…'`. */
const STRING_PREFIX = createCharacterSet('bBrRfFuUL@$')
/** Characters of an identifier, in any script. */
const IDENTIFIER = createCharacterSet('_-.$')
for (const [first, behind] of [
  [48, 58],
  [65, 91],
  [97, 123],
  [0xc0, 0x2000],
  [0x3040, 0xd800],
] as const) {
  IDENTIFIER.fill(1, first, behind)
}
/** Words before `NAME value`. */
const BEFORE_NAME = /(?:^|[\s"'`])(?:ENV|setx) $/
const NAME_OF_SETTING = /\b(?:configure|config) set ([\w.-]{3,60})$/
const BEFORE_PASSWORD = /(?:identified by|\bpassword) $/i
const BEFORE_MAX = 80
/** The last two letters of `ENV`, `setx` and `_key`: the first letter by the second. */
const BEFORE_BLANK = new Uint8Array(128)
for (const [first = '', last = ''] of ['NV', 'tx', 'ey']) BEFORE_BLANK[last.charCodeAt(0)] = first.charCodeAt(0)
/** Last letters of words before a quote: `BY`, `PASSWORD`. */
const BEFORE_QUOTE = createCharacterSet('yYdD')
const ASCII_BITS = 7
const ASCII_MASK = 127
/** Index: the last bits of a character and of a separator after it. 1: they can join a name and a value. */
const JOINING = new Uint8Array(1 << (2 * ASCII_BITS))
for (let code = 0; code < SEPARATORS.length; code++) {
  const kind = SEPARATORS[code]
  if (kind === 0) continue
  for (let before = 0; before <= ASCII_MASK; before++) {
    if (canFollow(before, code, kind ?? 0)) JOINING[(before << ASCII_BITS) | (code & ASCII_MASK)] = 1
  }
}

function canFollow(before: number, code: number, kind: number): boolean {
  if (kind === COMMA) return QUOTE[before] === 1
  if (kind === DASH) return BLANK[before] === 1 || QUOTE[before] === 1 || before === LF
  if (kind === BLANK_JOIN) return before === (QUOTE[code] === 1 ? SPACE : BEFORE_BLANK[code])
  return true
}

/** Type names; the name of the value is before the type. */
const TYPE = /^(?:str|string|&str|char|bytes|any|final|const|text|varchar|optional|securestring)$/i
/** Field names of a value whose name is in another field of the same object. */
const VALUE_FIELD = /^(?:value|string|default)$/i
const NAME_FIELD =
  /(?:\b(?:name|key|id)["'`\v]{0,8}\s{0,4}[:=>]\s{0,4}["'`\v]{0,8}([\w.-]{2,60})|<(?:name|key)>([\w.-]{2,60})<\/(?:name|key)>)["'`\v\s,;/><-]{0,60}$/i
const NAME_FIELD_MAX = 160

/** Finds names with a value that has the characters of a credential, possible headers and possible options. Linear. */
export function* findAssignments(textView: TextView): Generator<Assignment | Option | Header> {
  const { codes } = textView
  const reader = new ValueReader(textView)
  for (let at = findNextSeparator(codes, 0); at !== -1; at = findNextSeparator(codes, at + 1)) {
    const kind = SEPARATORS[getCode(codes, at)] ?? 0
    if (kind === DASH) {
      yield { option: at }
      const flag = readFlag(textView, at)
      if (flag === undefined) continue
      if (reader.read(flag.end)) yield toAssignment(textView, reader, flag.name, 'blank')
      at = flag.end - 1
      continue
    }
    if (kind === BLANK_JOIN) {
      yield* readBlankJoin(textView, reader, at)
      continue
    }
    const header = findHeaderEnd(codes, at)
    if (header !== -1) yield { header }
    if (!reader.read(findSeparatorEnd(codes, at, kind), kind === EQUALS ? at : undefined)) continue
    if (kind === COMMA && !reader.isQuoted) continue
    const name = readName(textView, at)
    if (name !== '') yield toAssignment(textView, reader, name, JOINS[kind] ?? 'equals')
  }
}

/** Finds the next separator. This loop visits every character, so it first looks up each pair of characters. */
function findNextSeparator(codes: Uint16Array, from: number): number {
  let before = from === 0 ? LF : (codes[from - 1] as number)
  for (let at = from; at < codes.length; at++) {
    const code = codes[at] as number
    if (JOINING[((before & ASCII_MASK) << ASCII_BITS) | (code & ASCII_MASK)] === 1) {
      const kind = SEPARATORS[code] as number
      if (kind !== 0 && canJoin(codes, at, kind) && mayHaveValue(codes, at, kind)) return at
    }
    before = code
  }
  return -1
}

/** A separator of several characters counts once; a comma counts only after a quote. */
function canJoin(codes: Uint16Array, at: number, kind: number): boolean {
  const before = getCode(codes, at - 1)
  if (kind === EQUALS) return SEPARATORS[before] !== EQUALS && SEPARATORS[before] !== COLON
  if (kind === COMMA) return QUOTE[before] === 1
  if (kind === COLON) return ENDS_COLON[getCode(codes, at + 1)] === 0
  if (kind === DASH) return isFlag(codes, at, before)
  if (kind === BLANK_JOIN) {
    if (codes[at + 1] === SPACE) return before === BEFORE_BLANK[getCode(codes, at)]
    return before === SPACE && BEFORE_QUOTE[getCode(codes, at - 2)] === 1
  }
  return kind !== TAG || QUOTE[before] === 1 || IDENTIFIER[before] === 1
}

/** Finds the end of a name with the last letters of `Authorization` or `Cookie`, or -1. */
function findHeaderEnd(codes: Uint16Array, separator: number): number {
  const last = skipBack(codes, separator - 1, AFTER_NAME, HEADER_GAP_MAX)
  const ends = (getCode(codes, last) | 32) === 115 ? last - 1 : last
  const first = getCode(codes, ends - 2) | 32
  const second = getCode(codes, ends - 1) | 32
  const third = getCode(codes, ends) | 32
  const isHeader =
    (first === 105 && second === 111 && third === 110) || (first === 107 && second === 105 && third === 101)
  return isHeader ? last + 1 : -1
}

/** Quick check of the first characters: false if there is certainly no value and no header after a separator. */
function mayHaveValue(codes: Uint16Array, at: number, kind: number): boolean {
  if (kind >= DASH || (kind !== CELL && kind !== TAG && findHeaderEnd(codes, at) !== -1)) return true
  let start = at + 1
  if (codes[start] === SPACE) start++
  const isQuoted = QUOTE[getCode(codes, start)] === 1
  if (isQuoted) start++
  const first = getCode(codes, start)
  if (UNCLEAR[first] === 1 || (first === LF && kind === TAG)) return true
  for (let next = start; next < start + VALUE_MIN; next++) {
    const code = getCode(codes, next)
    if (CLASSES[code] !== 0 || (isQuoted && code > SPACE && code < 127 && QUOTE[code] === 0)) continue
    if (code === FILLER_CODE) return true
    if (QUOTE[code] === 1) return next === start + 1 && !isQuoted && STRING_PREFIX[first] === 1
    if (code === SPACE) return next > start + 4 && ((first | 32) === 98 || (first | 32) === 116)
    if (code === OPEN) return QUOTE[getCode(codes, next + 1)] === 1
    return !isQuoted && kind === EQUALS && PASSWORD_END[getCode(codes, at - 1)] === 1
  }
  return true
}

/** `--name`, or `-name` as in Java and Go. */
function isFlag(codes: Uint16Array, at: number, before: number): boolean {
  const next = getCode(codes, at + 1)
  return (next === DASH_CODE || (next | 32) >= 97) && (BLANK[before] === 1 || QUOTE[before] === 1 || before === LF)
}

function toAssignment(textView: TextView, reader: ValueReader, name: string, join: Join): Assignment {
  const { start, isQuoted } = reader
  const end = trimEmphasis(textView.view, start, reader.end, name)
  return { name, value: decodeSlice(textView, start, end), start, end, join, isQuoted }
}

/** Removes the closing emphasis of `_name=value_` and `~~name=value~~`. */
function trimEmphasis(view: string, start: number, end: number, name: string): number {
  const [opened = ''] = /^_{1,2}/.exec(name) ?? []
  if (opened !== '' && view.endsWith(opened, end)) return end - opened.length
  return end - start > VALUE_MIN && view.endsWith('~~', end) ? end - 2 : end
}

/** Reader of the value after a separator. Its fields are the last read value. */
class ValueReader {
  start = 0
  end = 0
  isQuoted = false
  readonly #view: string
  readonly #codes: Uint16Array
  /** Offset of `=` before an unquoted value: `DB_PASSWORD=a&b;c` can contain characters that end other values. */
  #equals: number | undefined
  /** End of the last run of characters without a delimiter, and number of readings inside it. */
  #runEnd = 0
  #readings = 0

  constructor({ view, codes }: TextView) {
    this.#view = view
    this.#codes = codes
  }

  /** @returns true for a value with the characters of a credential */
  read(from: number, equals?: number): boolean {
    const codes = this.#codes
    let at = skip(codes, from, BLANK, BLANKS_MAX)
    if (STRING_PREFIX[getCode(codes, at)] === 1 && QUOTE[getCode(codes, skipFillerCodes(codes, at + 1))] === 1) at++
    let quote = 0
    for (const limit = at + BLANKS_MAX; at < limit && DECORATION[getCode(codes, at)] === 1; at++) {
      if (QUOTE[getCode(codes, at)] === 1) quote = getCode(codes, at)
    }
    this.isQuoted = quote !== 0
    this.#equals = quote === 0 ? equals : undefined
    return this.#readRun(skip(codes, at, BLANK, 4), quote)
  }

  #readRun(from: number, quote: number, hasScheme = false): boolean {
    const view = this.#view
    const codes = this.#codes
    if (from >= this.#runEnd) this.#readings = 0
    else if (++this.#readings > READINGS_MAX) return false
    const limit = Math.min(view.length, from + VALUE_MAX)
    let digits = 0
    let letters = 0
    let capitals = 0
    let changes = 0
    let before = 0
    let length = 0
    let at = from
    for (; at < limit; at++) {
      let code = getCode(codes, at)
      const fillers = at
      if (code === FILLER_CODE) {
        const next = skipFillerCodes(codes, at)
        code = next < limit ? getCode(codes, next) : 0
        at = next
      }
      let kind = CLASSES[code] ?? 0
      if (kind === 0 && quote !== 0 && code > SPACE && code < 127 && code !== quote) kind = OTHER
      if (kind === 0 && this.#equals !== undefined && isInPassword(view, this.#equals, at)) kind = OTHER
      if (kind === 0 || (code === BACKSLASH && getCode(codes, at + 1) === LF)) {
        at = fillers
        break
      }
      if (kind === DIGIT) digits++
      else if (kind === LOWER) letters++
      else if (kind === UPPER) capitals++
      if (kind !== before) changes++
      before = kind
      length++
    }
    if (quote === 0 && at > this.#runEnd) this.#runEnd = at
    const next = getCode(codes, skipFillerCodes(codes, at))
    if (!hasScheme && length < 7 && next === SPACE && isScheme(view, from, at)) {
      return this.#readRun(skip(codes, at, BLANK, 4), quote, true)
    }
    if (quote === 0 && next === OPEN && length < 40 && QUOTE[getCode(codes, at + 1)] === 1) return this.read(at + 1)
    if (length < VALUE_MIN || letters + capitals < 2) return false
    if (digits === 0 && (letters === 0 || capitals === 0 || changes * CHANGES_SHARE < length)) return false
    // Several words in quotes are not a value; an unclosed quote does not count as a quote.
    if (quote !== 0 && BLANK[next] === 1) return false
    this.start = from
    this.end = quote !== 0 && next === quote ? at : trimPunctuation(view, from, at)
    return this.end - from >= VALUE_MIN
  }
}

/** `Bearer`, `Basic` or `Token`. */
function isScheme(view: string, from: number, to: number): boolean {
  return /^(?:bearer|basic|token)$/i.test(view.slice(from, to))
}

/** Whether a delimiter belongs to the password, as in `DB_PASSWORD=a&b`: no other name follows. */
function isInPassword(view: string, equals: number, at: number): boolean {
  return (
    /[A-Z][DESW]=[^\s]/.test(view.slice(equals - 2, equals + 2)) &&
    /^[&;,()[\]{}]+[^\s"'`<>&;,()[\]{}|]/.test(view.slice(at, at + 8)) &&
    !/^[&;,][\w .-]{1,40}=/.test(view.slice(at, at + 42))
  )
}

/** Removes punctuation at the end of a sentence. */
function trimPunctuation(view: string, from: number, to: number): number {
  let end = to
  while (end > from && /[.:*\v\\]/.test(view[end - 1] ?? '')) end--
  return end
}

/** Finds the end of `:=`, `=>`, `::=`. After a YAML colon or an XML tag, the value can be on the next line. */
function findSeparatorEnd(codes: Uint16Array, at: number, kind: number): number {
  const end = skip(codes, at + 1, MORE_SEPARATOR, 8)
  if (kind !== TAG && kind !== COLON) return end
  const next = skip(codes, end, BLANK, BLANKS_MAX)
  const sign = getCode(codes, next)
  if (kind === TAG) return sign === LF ? skip(codes, next + 1, BLANK, BLANKS_MAX) : next
  if (sign !== PIPE && sign !== GREATER) return next
  const mark = getCode(codes, next + 1)
  const lineEnd = mark === DASH_CODE || mark === PLUS ? next + 2 : next + 1
  return codes[lineEnd] === LF ? skip(codes, lineEnd + 1, BLANK, BLANKS_MAX) : next
}

/** Reads the name of `--name value`; `end` is before the value. */
function readFlag({ view, codes }: TextView, at: number): { readonly name: string; readonly end: number } | undefined {
  const start = getCode(codes, at + 1) === DASH_CODE ? at + 2 : at + 1
  let end = start
  while (end < at + NAME_MAX && IDENTIFIER[getCode(codes, end)] === 1) end++
  if (end < start + 3 || getCode(codes, end) !== SPACE) return undefined
  return { name: view.slice(start, end), end }
}

/** Reads `NAME value` after `ENV` and similar words, or a quoted password after words of SQL. */
function* readBlankJoin(textView: TextView, reader: ValueReader, at: number): Generator<Assignment> {
  const { view, codes } = textView
  if (QUOTE[getCode(codes, at)] === 1) {
    const isPassword = BEFORE_PASSWORD.test(view.slice(Math.max(0, at - BEFORE_MAX), at))
    if (isPassword && reader.read(at)) yield toAssignment(textView, reader, 'password', 'blank')
    return
  }
  const before = view.slice(Math.max(0, at - BEFORE_MAX), at + 2)
  const [, setting] = NAME_OF_SETTING.exec(before.slice(0, -1)) ?? []
  if (setting !== undefined && reader.read(at + 1)) yield toAssignment(textView, reader, setting, 'blank')
  if (!BEFORE_NAME.test(before)) return
  const end = skip(codes, at + 2, IDENTIFIER, NAME_MAX)
  if (codes[end] !== SPACE || end < at + 5 || !reader.read(end)) return
  yield toAssignment(textView, reader, view.slice(at + 2, end), 'blank')
}

/** Reads the identifier before a separator, or the last words of the same line. */
function readName(textView: TextView, separator: number): string {
  const { view, codes } = textView
  let at = skipBack(codes, separator - 1, BEFORE_SEPARATOR, 8)
  at = skipBack(codes, at, BLANK, BLANKS_MAX)
  at = skipGroup(textView, at)
  at = skipBack(codes, at, DECORATION, BLANKS_MAX)
  const [name, before] = readWords(textView, at)
  const last = name.slice(name.lastIndexOf(' ') + 1)
  if (VALUE_FIELD.test(last)) return findFieldName(view, before, at) ?? name
  if (!TYPE.test(last)) return name
  // `token: str = …`; in `const char *token` and `var token string`, the type is part of `name`.
  const colon = skipBack(codes, before, BLANK, 4)
  if (view[colon] === ':') return readWords(textView, skipBack(codes, colon - 1, BLANK, 4))[0]
  return name.slice(0, name.length - last.length).trimEnd()
}

/** Skips `[None]`, `(hidden)` and `["name"]` before a separator. */
function skipGroup({ view, codes }: TextView, at: number): number {
  const open = view[at] === ']' ? '[' : view[at] === ')' ? '(' : ''
  if (open === '') return at
  if (QUOTE[getCode(codes, at - 1)] === 1) return at - 1
  const from = view.slice(Math.max(0, at - NAME_MAX), at).lastIndexOf(open)
  return from === -1 ? at : skipBack(codes, Math.max(0, at - NAME_MAX) + from - 1, BLANK, 4)
}

/** @returns the decoded words that end at `last`, and the offset before them */
function readWords({ view, codes }: TextView, last: number): [words: string, before: number] {
  let at = last
  let words = 0
  for (const limit = Math.max(-1, last - NAME_MAX); at > limit; at--) {
    const code = getCode(codes, at)
    if (code === SPACE) {
      if (++words > 3 || IDENTIFIER[getCode(codes, at - 1)] !== 1) break
    } else if (IDENTIFIER[code] !== 1 && code !== FILLER_CODE) break
  }
  return [
    view
      .slice(at + 1, last + 1)
      .replaceAll(FILLER, '')
      .trim(),
    at,
  ]
}

/** Finds the name in another field of the same object: `{"name": "X", "value": …}`, `<key>X</key><string>…`. */
function findFieldName(view: string, before: number, last: number): string | undefined {
  const [, named, tagged] = NAME_FIELD.exec(view.slice(Math.max(0, last - NAME_FIELD_MAX), before + 1)) ?? []
  return named ?? tagged
}

function skip(codes: Uint16Array, from: number, characters: Uint8Array, max: number): number {
  let at = from
  while (at < from + max && characters[getCode(codes, at)] === 1) at++
  return at
}

function skipBack(codes: Uint16Array, from: number, characters: Uint8Array, max: number): number {
  let at = from
  while (at > from - max && characters[getCode(codes, at)] === 1) at--
  return at
}

function skipFillerCodes(codes: Uint16Array, from: number): number {
  let at = from
  while (codes[at] === FILLER_CODE) at++
  return at
}

/** Returns 0 outside the text. */
function getCode(codes: Uint16Array, at: number): number {
  return codes[at] ?? 0
}

function createCharacterSet(characters: string): Uint8Array {
  const set = new Uint8Array(65_536)
  for (const character of characters) set[character.charCodeAt(0)] = 1
  return set
}
