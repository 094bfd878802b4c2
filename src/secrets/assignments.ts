import { decodedSlice, FILLER, type TextView } from './view.ts'

/** What joins a name and its value: `=` and its like, a colon, a blank, the border of a table's cell, or a tag of XML. */
export type Join = 'equals' | 'colon' | 'blank' | 'cell' | 'tag'

/** A name and a value that could be a credential by the characters that it is made of. */
export type Assignment = {
  /** As written, decoded: an identifier, or the last words in front of the separator. */
  readonly name: string
  /** Decoded. */
  readonly value: string
  readonly start: number
  readonly end: number
  readonly join: Join
  readonly isQuoted: boolean
}

const VALUE_MAX = 2048
const VALUE_MIN = 8
const NAME_MAX = 64
const BLANKS_MAX = 100
/** How many separators inside of one run of characters are tried: a text of separators alone would be read for each. */
const READINGS_MAX = 4
const LF = 10
const SPACE = 32
const BACKSLASH = 92
const DASH_CODE = 45
const FILLER_CODE = FILLER.charCodeAt(0)

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
  [' ', BLANK_JOIN],
] as const) {
  for (const character of characters) SEPARATORS[character.charCodeAt(0)] = kind
}

const OTHER = 1
const DIGIT = 2
const LOWER = 3
const UPPER = 4
/** The characters of a value without quotes, by what they are; 0 ends it. */
const CLASSES = new Uint8Array(65_536)
for (let code = 33; code < 127; code++) {
  const character = String.fromCharCode(code)
  if (/\d/.test(character)) CLASSES[code] = DIGIT
  else if (/[a-z]/.test(character)) CLASSES[code] = LOWER
  else if (/[A-Z]/.test(character)) CLASSES[code] = UPPER
  else if (!/["'`<>,;(){}[\]|&]/.test(character)) CLASSES[code] = OTHER
}
const BLANK = setOf(' \t\v')
const QUOTE = setOf('"\'`')
/** Emphasis of Markdown stands between a name and its value as quotes do. */
const DECORATION = setOf('"\'`*\v')
const MORE_SEPARATOR = setOf('=:>~|?\v')
const BEFORE_SEPARATOR = setOf('=:?+.!|\v')
/** A language's mark in front of a quote: `b'…'`, `@"…"`, `$'…'`. */
const STRING_PREFIX = setOf('bBrRfFuUL@$')
/** What an identifier is made of, in any script. */
const IDENTIFIER = setOf('_-.$')
for (let code = 48; code < 0xd800; code++) {
  if (code < 128 ? /[0-9A-Za-z]/.test(String.fromCharCode(code)) : code >= 0xc0 && (code < 0x2000 || code > 0x303f)) {
    IDENTIFIER[code] = 1
  }
}
/** Words with a blank between them and a name: Docker's `ENV`, `aws configure set`, and `setx` of Windows. */
const BEFORE_NAME = /(?:^|[\s"'`])(?:ENV|ARG|setx|SETX|(?:configure|config) set)$/
/** Words with a blank between them and a password: SQL's, and those of `.netrc`. */
const BEFORE_PASSWORD = /(?:identified by|\blogin \S{1,60} password)$/i
const BEFORE_MAX = 80
/** What those words end with: the characters in front of the blank. */
const BLANK_ENDS = new Uint8Array(65_536)
for (const end of ['NV', 'RG', 'tx', 'TX', 'et', 'BY', 'by', 'rd', 'RD']) {
  BLANK_ENDS[end.charCodeAt(0)] = (BLANK_ENDS[end.charCodeAt(0)] ?? 0) | 1
  BLANK_ENDS[end.charCodeAt(1)] = (BLANK_ENDS[end.charCodeAt(1)] ?? 0) | 2
}
/** Words of a name that are types: the name is in front of them. */
const TYPE = /^(?:str|string|&str|char|bytes|any|final|const|text|varchar|optional|securestring)$/i
/** Words that are a value's field: another field of the same object names it. */
const VALUE_FIELD = /^(?:value|string|default)$/i
const NAME_FIELD =
  /(?:\b(?:name|key|id)["'`\v]{0,8}\s{0,4}[:=>]\s{0,4}["'`\v]{0,8}([\w.-]{2,60})|<(?:name|key)>([\w.-]{2,60})<\/(?:name|key)>)["'`\v\s,;/><-]{0,60}$/i
const NAME_FIELD_MAX = 160

/** Every name of a text that is joined to a value which could be a credential by its characters. The work is linear. */
export function* findAssignments(textView: TextView): Generator<Assignment> {
  const { codes } = textView
  const reader = new ValueReader(textView)
  for (let at = nextSeparator(codes, 0); at !== -1; at = nextSeparator(codes, at + 1)) {
    const kind = SEPARATORS[codeAt(codes, at)] ?? 0
    if (kind === DASH) {
      const flag = readFlag(textView, at)
      if (flag === undefined) continue
      if (reader.read(flag.end)) yield toAssignment(textView, reader, flag.name, 'blank')
      at = flag.end - 1
      continue
    }
    if (kind === BLANK_JOIN) {
      const named = readBlankJoin(textView, at)
      if (named !== undefined && reader.read(named.end)) yield toAssignment(textView, reader, named.name, 'blank')
      continue
    }
    if (!reader.read(endOfSeparator(textView, at, kind), isPasswordLine(textView, at, kind))) continue
    if (kind === COMMA && !reader.isQuoted) continue
    const name = readName(textView, at)
    if (name !== '') yield toAssignment(textView, reader, name, JOINS[kind] ?? 'equals')
  }
}

/** A loop of its own, since it visits every character. */
function nextSeparator(codes: Uint16Array, from: number): number {
  for (let at = from; at < codes.length; at++) {
    const kind = SEPARATORS[codeAt(codes, at)]
    if (kind !== 0 && canJoin(codes, at, kind ?? 0)) return at
  }
  return -1
}

/** Each separator of several characters counts once, and a comma only between texts in quotes. */
function canJoin(codes: Uint16Array, at: number, kind: number): boolean {
  const before = codeAt(codes, at - 1)
  if (kind === EQUALS) return SEPARATORS[before] !== EQUALS && SEPARATORS[before] !== COLON
  if (kind === COMMA) return QUOTE[before] === 1
  if (kind === DASH) return isFlag(codes, at, before)
  if (kind === BLANK_JOIN)
    return ((BLANK_ENDS[before] ?? 0) & 2) !== 0 && ((BLANK_ENDS[codes[at - 2] ?? 0] ?? 0) & 1) !== 0
  return kind !== TAG || QUOTE[before] === 1 || IDENTIFIER[before] === 1
}

/** `--name`, and `-name` as Java and Go have it. */
function isFlag(codes: Uint16Array, at: number, before: number): boolean {
  const next = codeAt(codes, at + 1)
  return (next === DASH_CODE || (next | 32) >= 97) && (BLANK[before] === 1 || QUOTE[before] === 1 || before === LF)
}

function toAssignment(textView: TextView, reader: ValueReader, name: string, join: Join): Assignment {
  const { start, isQuoted } = reader
  const end = withoutEmphasis(textView.view, start, reader.end, name)
  return { name, value: decodedSlice(textView, start, end), start, end, join, isQuoted }
}

/** `_name=value_` and `~~name=value~~`: what closes belongs to what opened in front of the name. */
function withoutEmphasis(view: string, start: number, end: number, name: string): number {
  const [opened = ''] = /^_{1,2}/.exec(name) ?? []
  if (opened !== '' && view.endsWith(opened, end)) return end - opened.length
  return end - start > VALUE_MIN && view.endsWith('~~', end) ? end - 2 : end
}

/** Reads the value behind a separator. Its fields say where the last one is that was read. */
class ValueReader {
  start = 0
  end = 0
  isQuoted = false
  readonly #view: string
  readonly #codes: Uint16Array
  /** Signs that end other values are part of `DB_PASSWORD=a&b;c`. */
  #isPassword = false
  /** How far the last run of characters without a delimiter goes, and how often one was read within it. */
  #runEnd = 0
  #readings = 0

  constructor({ view, codes }: TextView) {
    this.#view = view
    this.#codes = codes
  }

  /** @returns whether a value is there that has what a credential is made of */
  read(from: number, isPassword = false): boolean {
    const codes = this.#codes
    let at = skip(codes, from, BLANK, BLANKS_MAX)
    if (STRING_PREFIX[codeAt(codes, at)] === 1 && QUOTE[codeAt(codes, nextIndex(codes, at + 1))] === 1) at++
    let quote = 0
    for (const limit = at + BLANKS_MAX; at < limit && DECORATION[codeAt(codes, at)] === 1; at++) {
      if (QUOTE[codeAt(codes, at)] === 1) quote = codeAt(codes, at)
    }
    this.isQuoted = quote !== 0
    this.#isPassword = isPassword && quote === 0
    return this.#readRun(skip(codes, at, BLANK, 4), quote)
  }

  #readRun(from: number, quote: number, hasScheme = false): boolean {
    const view = this.#view
    const codes = this.#codes
    if (from >= this.#runEnd) this.#readings = 0
    else if (++this.#readings > READINGS_MAX) return false
    const limit = Math.min(view.length, from + VALUE_MAX)
    let [digits, letters, changes, before, length] = [0, 0, 0, 0, 0]
    let at = from
    for (; at < limit; at++) {
      let code = codeAt(codes, at)
      const fillers = at
      if (code === FILLER_CODE) {
        const next = nextIndex(codes, at)
        code = next < limit ? codeAt(codes, next) : 0
        at = next
      }
      let kind = CLASSES[code] ?? 0
      if (kind === 0 && quote !== 0 && code > SPACE && code < 127 && code !== quote) kind = OTHER
      if (kind === 0 && this.#isPassword && isInPassword(view, at)) kind = OTHER
      if (kind === 0 || (code === BACKSLASH && codeAt(codes, at + 1) === LF)) {
        at = fillers
        break
      }
      if (kind === DIGIT) digits++
      else if (kind > DIGIT) letters++
      if (kind !== before) changes++
      before = kind
      length++
    }
    if (quote === 0 && at > this.#runEnd) this.#runEnd = at
    const next = codeAt(codes, nextIndex(codes, at))
    if (!hasScheme && length < 7 && next === SPACE && isScheme(view, from, at)) {
      return this.#readRun(skip(codes, at, BLANK, 4), quote, true)
    }
    if (quote === 0 && next === 40 && length < 40 && QUOTE[codeAt(codes, at + 1)] === 1) return this.read(at + 1)
    if (length < VALUE_MIN || letters < 2 || (digits === 0 && changes < 5)) return false
    // Words in quotes are no value; a quote that nothing closes is none.
    if (quote !== 0 && BLANK[next] === 1) return false
    this.start = from
    this.end = quote !== 0 && next === quote ? at : trimEnd(view, from, at)
    return this.end - from >= VALUE_MIN
  }
}

/** `Bearer`, `Basic` and `Token` in front of what a header sends. */
function isScheme(view: string, from: number, to: number): boolean {
  return /^(?:bearer|basic|token)$/i.test(view.slice(from, to))
}

/** `DB_PASSWORD=`, with nothing between it and its value. */
function isPasswordLine({ view, codes }: TextView, at: number, kind: number): boolean {
  return kind === EQUALS && /[A-Z][DESW]/.test(view.slice(at - 2, at)) && BLANK[codeAt(codes, at + 1)] !== 1
}

/** A sign with more of the password behind it, and not the name of another value. */
function isInPassword(view: string, at: number): boolean {
  return (
    /^[&;,()[\]{}]+[^\s"'`<>&;,()[\]{}|]/.test(view.slice(at, at + 8)) &&
    !/^[&;,][\w .-]{1,40}=/.test(view.slice(at, at + 42))
  )
}

/** The signs that end a sentence and no value. */
function trimEnd(view: string, from: number, to: number): number {
  let end = to
  while (end > from && /[.:*\v\\]/.test(view[end - 1] ?? '')) end--
  return end
}

/** Behind `:=`, `=>`, `::=`; a colon of YAML may put its value on the next line, and a tag too. */
function endOfSeparator({ view, codes }: TextView, at: number, kind: number): number {
  let end = skip(codes, at + 1, MORE_SEPARATOR, 8)
  if (kind !== TAG && kind !== COLON) return end
  const value = skip(codes, end, BLANK, BLANKS_MAX)
  const isBlock = kind === TAG || view[end - 1] === ':' ? kind === TAG || /[|>]/.test(view[value] ?? '') : false
  if (!isBlock) return end
  end = value
  if (kind === COLON) end += /[-+]/.test(view[value + 1] ?? '') ? 2 : 1
  return codeAt(codes, end) === LF ? skip(codes, end + 1, BLANK, BLANKS_MAX) : end
}

/** `--name` and what separates it from its value. */
function readFlag({ view, codes }: TextView, at: number): { readonly name: string; readonly end: number } | undefined {
  const start = codeAt(codes, at + 1) === DASH_CODE ? at + 2 : at + 1
  let end = start
  while (end < at + NAME_MAX && IDENTIFIER[codeAt(codes, end)] === 1) end++
  if (end < start + 3 || codeAt(codes, end) !== SPACE) return undefined
  return { name: view.slice(start, end), end }
}

/** The name behind `ENV` and its like, or that of a password in front of which only its own words are. */
function readBlankJoin(
  { view, codes }: TextView,
  at: number,
): { readonly name: string; readonly end: number } | undefined {
  const before = view.slice(Math.max(0, at - BEFORE_MAX), at + 2)
  if (BEFORE_PASSWORD.test(before.slice(0, -2)) || /password '$/i.test(before)) return { name: 'password', end: at + 1 }
  if (!BEFORE_NAME.test(before.slice(0, -2))) return undefined
  const end = skip(codes, at + 1, IDENTIFIER, NAME_MAX)
  return codes[end] === SPACE && end > at + 3 ? { name: view.slice(at + 1, end), end } : undefined
}

/** The identifier in front of a separator, or the last words of the same line. */
function readName(textView: TextView, separator: number): string {
  const { view, codes } = textView
  let at = skipBack(codes, separator - 1, BEFORE_SEPARATOR, 8)
  at = skipBack(codes, at, BLANK, BLANKS_MAX)
  at = skipGroup(textView, at)
  at = skipBack(codes, at, DECORATION, BLANKS_MAX)
  const [name, before] = readWords(textView, at)
  const last = name.slice(name.lastIndexOf(' ') + 1)
  if (VALUE_FIELD.test(last)) return nameOfField(view, before, at) ?? name
  if (!TYPE.test(last)) return name
  // `token: str = …`; in `const char *token` and `var token string` the type is one of the words.
  const colon = skipBack(codes, before, BLANK, 4)
  if (view[colon] === ':') return readWords(textView, skipBack(codes, colon - 1, BLANK, 4))[0]
  return name.slice(0, name.length - last.length).trimEnd()
}

/** `[None]`, `(hidden)` and `["name"]` in front of a colon or an equals sign. */
function skipGroup({ view, codes }: TextView, at: number): number {
  const open = view[at] === ']' ? '[' : view[at] === ')' ? '(' : ''
  if (open === '') return at
  if (QUOTE[codeAt(codes, at - 1)] === 1) return at - 1
  const from = view.slice(Math.max(0, at - NAME_MAX), at).lastIndexOf(open)
  return from === -1 ? at : skipBack(codes, Math.max(0, at - NAME_MAX) + from - 1, BLANK, 4)
}

/** @returns the words that end there, decoded, and the place in front of them */
function readWords({ view, codes }: TextView, last: number): [words: string, before: number] {
  let at = last
  let words = 0
  for (const limit = Math.max(-1, last - NAME_MAX); at > limit; at--) {
    const code = codeAt(codes, at)
    if (code === SPACE) {
      if (++words > 3 || IDENTIFIER[codeAt(codes, at - 1)] !== 1) break
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

/** The name that another field of the same object gives to a value: `{"name": "X", "value": …}`, `<key>X</key><string>…`. */
function nameOfField(view: string, before: number, last: number): string | undefined {
  const [, named, tagged] = NAME_FIELD.exec(view.slice(Math.max(0, last - NAME_FIELD_MAX), before + 1)) ?? []
  return named ?? tagged
}

function skip(codes: Uint16Array, from: number, characters: Uint8Array, max: number): number {
  let at = from
  while (at < from + max && characters[codeAt(codes, at)] === 1) at++
  return at
}

function skipBack(codes: Uint16Array, from: number, characters: Uint8Array, max: number): number {
  let at = from
  while (at > from - max && characters[codeAt(codes, at)] === 1) at--
  return at
}

function nextIndex(codes: Uint16Array, from: number): number {
  let at = from
  while (codes[at] === FILLER_CODE) at++
  return at
}

/** 0 outside of the text, which belongs to nothing. */
function codeAt(codes: Uint16Array, at: number): number {
  return codes[at] ?? 0
}

function setOf(characters: string): Uint8Array {
  const set = new Uint8Array(65_536)
  for (const character of characters) set[character.charCodeAt(0)] = 1
  return set
}
