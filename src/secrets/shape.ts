/** A set of characters. */
export type Alphabet = {
  /** By the code of an ASCII character; 1: in the set. */
  readonly ascii: Uint8Array
  /** All other characters are in the set. */
  readonly others: boolean
}

/** A part of a shape: one of several literals, or characters of an alphabet. */
export type Part =
  | { readonly literals: readonly string[] }
  | { readonly alphabet: Alphabet; readonly min: number; readonly max: number; readonly isExact: boolean }

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  ALNUM: 'A-Z0-9',
  lnum: 'a-z0-9',
  hex: '0-9a-f',
  HEX: '0-9A-F',
  Hex: '0-9A-Fa-f',
  digits: '0-9',
  lower: 'a-z',
  UPPER: 'A-Z',
  base32: 'A-Z2-7',
  b64: 'A-Za-z0-9+/',
  b64url: 'A-Za-z0-9_-',
  word: 'A-Za-z0-9_',
}
const TOKEN = /\s*(?:((?:'[^']+'\|?)+)|(?:\[((?:\\.|[^\]\\])+)\]|([A-Za-z][A-Za-z0-9]*))\{(\d+)(-)?(\d+)?(!)?\})/y
const ALPHABETS = new Map<string, Alphabet>()

/**
 * Parses a shape of literals (`'a'|'b'`) and character classes with their number: `hex{40}`, `alnum{8-32}`,
 * `[A-Za-z0-9.]{20-}`. `hex{40!}` is exact.
 */
export function parseShape(shape: string): Part[] {
  const parts: Part[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < shape.length) {
    const at = TOKEN.lastIndex
    const [, literals, explicit, name = '', min = '', dash, max, exact] = TOKEN.exec(shape) ?? []
    if (TOKEN.lastIndex === 0) throw new Error(`The shape ${shape} cannot be read from ${at} on.`)
    if (literals === undefined) {
      const upTo = max === undefined ? (dash === undefined ? Number(min) : Number.POSITIVE_INFINITY) : Number(max)
      const alphabet = getAlphabet(explicit ?? CLASSES[name] ?? '')
      parts.push({ alphabet, min: Number(min), max: upTo, isExact: exact !== undefined })
    } else parts.push({ literals: literals.slice(1, -1).split("'|'") })
  }
  return parts
}

/** Whether a UTF-16 code is in the alphabet; false for `NaN`, the code outside the text. */
export function includesCode({ ascii, others }: Alphabet, code: number): boolean {
  return code < 128 ? ascii[code] === 1 : others && code >= 128
}

/** Creates an alphabet once per notation, so that equal alphabets are identical objects. */
function getAlphabet(characters: string): Alphabet {
  const known = ALPHABETS.get(characters)
  if (known !== undefined) return known
  const others = characters.startsWith('^')
  const ascii = new Uint8Array(128).fill(others ? 1 : 0)
  for (const code of listCodes(others ? characters.slice(1) : characters)) ascii[code] = others ? 0 : 1
  const alphabet = { ascii, others }
  ALPHABETS.set(characters, alphabet)
  return alphabet
}

/** Lists the codes of a class: characters, ranges such as `a-z`, and `\s`. */
function* listCodes(characters: string): Generator<number> {
  for (let at = 0; at < characters.length; at++) {
    if (characters[at] === '\\' && characters[++at] === 's') yield* [9, 10, 11, 12, 13, 32]
    else if (characters[at + 1] === '-' && at + 2 < characters.length) {
      for (let code = characters.charCodeAt(at); code <= characters.charCodeAt(at + 2); code++) yield code
      at += 2
    } else yield characters.charCodeAt(at)
  }
}
