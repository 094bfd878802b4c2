import type { Finding } from './finding.ts'
import { FORMATS, type Format } from './formats.ts'
import { computeEntropy, isPlaceholder, JUDGED_LENGTH } from './placeholder.ts'
import { type Alphabet, includesCode, type Part, parseShape } from './shape.ts'
import { decodeSlice, FILLER_CODE, skipFillers, type TextView } from './view.ts'
import { countRandom } from './words.ts'

const ASCII = 128
const ASCII_CODES = Array.from({ length: ASCII }, (_, code) => code)
/** Minimum characters of a distinctive start; lengths after it are minimums. */
const DISTINCTIVE_START = 4
/** Maximum characters of a weak start, which can be the end of a name: `cache-key-…`, `disk.s.…`. */
const WEAK_START = 4
/** Maximum punctuation and emphasis after a credential. */
const TAIL_MAX = 8

/** Maximum characters of a JWT's header without a signature algorithm. */
const HEADER_MAX = 128

/** A literal that identifies a format. */
type Anchor = {
  readonly literal: string
  readonly format: Format
  readonly parts: readonly Part[]
  /** Index of the literal's part. */
  readonly partIndex: number
  /** Index of the last part, except for padding. */
  readonly last: number
  /** Lengths are minimums. */
  readonly isOpen: boolean
  /** A credential without a digit must look random. */
  readonly isWeak: boolean
  /** Minimum total length: of two formats with equal matches, the stricter one wins. */
  readonly minLength: number
}

type Run = Extract<Part, { alphabet: Alphabet }>
type Match = { readonly start: number; readonly end: number; readonly anchor: Anchor }

/** Positions where a pair of characters can start an anchor: at the start of a word, or anywhere. */
const AT_WORD = 1
const ANYWHERE = 2
/** The same for anchors without a fixed third character. */
const SHORT_AT_WORD = 4
const SHORT_ANYWHERE = 8
const SHORT = SHORT_AT_WORD | SHORT_ANYWHERE
/** Any third character. */
const ANY = 0
const PAIR_SHIFT = 7
const PAIR_MASK = ASCII - 1

/** Positions after a character, by its UTF-16 code: no word starts after a letter or digit. */
const BEHIND = new Uint8Array(0x1_0000).fill(AT_WORD | ANYWHERE | SHORT)
for (let code = 0; code < ASCII; code++) if (isLetterOrDigit(code)) BEHIND[code] = ANYWHERE | SHORT_ANYWHERE
/** Number of hashes of three characters. */
const HASHES = 0x1_0000

type AnchorIndex = {
  /** Flags by two ASCII characters. Other characters use the same last bits, which causes no false matches. */
  readonly pairs: Uint8Array
  /** By the hash of three characters; 1: they can start an anchor. */
  readonly triples: Uint8Array
  /** By three characters, or by two and `ANY`. */
  readonly anchors: ReadonlyMap<number, readonly Anchor[]>
}

let anchorIndex: AnchorIndex | undefined

/** Finds credentials with a documented format, in one pass and without overlaps. */
export function* findFormats(view: TextView): Generator<Finding> {
  anchorIndex ??= createAnchorIndex()
  const { codes } = view
  const matcher = new FormatMatcher(view)
  for (let at = findNextAnchor(anchorIndex, codes, 0); at !== -1; ) {
    const found = matcher.findLongest(getAnchors(anchorIndex, codes, at), at)
    if (found !== undefined) yield toFinding(found, view)
    at = findNextAnchor(anchorIndex, codes, found?.end ?? at + 1)
  }
}

/** Finds the next offset of a possible anchor, or -1. */
function findNextAnchor({ pairs, triples }: AnchorIndex, codes: Uint16Array, from: number): number {
  let behind = from === 0 ? AT_WORD | ANYWHERE | SHORT : (BEHIND[codes[from - 1] as number] as number)
  let code = codes[from] as number
  for (let at = from + 1; at < codes.length; at++) {
    const next = codes[at] as number
    const pair = pairs[((code & PAIR_MASK) << PAIR_SHIFT) | (next & PAIR_MASK)] as number
    if ((pair & behind) !== 0) {
      const isShort = (pair & behind & SHORT) !== 0
      if (isShort || triples[hashCodes(code, next, codes[at + 1] ?? ANY)] !== 0) return at - 1
    }
    behind = BEHIND[code] as number
    code = next
  }
  return -1
}

function getAnchors({ anchors }: AnchorIndex, codes: Uint16Array, at: number): readonly Anchor[] {
  const [first, second, third] = [codes[at] as number, codes[at + 1] as number, codes[at + 2] ?? ANY]
  const [exact, short] = [anchors.get(toAnchorKey(first, second, third)), anchors.get(toAnchorKey(first, second, ANY))]
  if (exact === undefined) return short ?? []
  return short === undefined ? exact : [...exact, ...short]
}

function hashCodes(first: number, second: number, third: number): number {
  return (first * 1021 + second * 31 + third) % HASHES
}

function toAnchorKey(first: number, second: number, third: number): number {
  return (first * ASCII + second) * ASCII + third
}

function toFinding({ start, end, anchor }: Match, view: TextView): Finding {
  const { rule } = anchor.format
  return { rule, start, end, ...(rule === 'jwt' ? readJwt(decodeSlice(view, start, end)) : {}) }
}

/** Matches formats in one text, in linear time: a run of characters is measured once. */
class FormatMatcher {
  readonly #view: TextView
  readonly #text: string
  readonly #runs = new Map<Alphabet, { from: number; to: number }>()
  readonly #words = new Map<string, boolean>()

  constructor(view: TextView) {
    this.#view = view
    this.#text = view.view
  }

  /** Finds the longest credential of these anchors. */
  findLongest(anchors: readonly Anchor[], at: number): Match | undefined {
    let longest: Match | undefined
    for (const anchor of anchors) {
      const match = this.#match(anchor, at)
      if (match !== undefined && (longest === undefined || isBetter(match, longest))) longest = match
    }
    return longest
  }

  #match(anchor: Anchor, at: number): Match | undefined {
    const { literal, parts, partIndex } = anchor
    if (partIndex === 0 && isLetterOrDigit(literal.charCodeAt(0)) && this.#isHidden(literal, at)) return undefined
    const behind = this.#matchLiteral(literal, at)
    if (behind === undefined) return undefined
    const start = this.#matchBackward(parts, partIndex, at)
    if (start === undefined) return undefined
    const end = this.#matchForward(anchor, behind, start)
    if (end === undefined || !this.#isCredential(anchor, start, end)) return undefined
    return { start, end, anchor }
  }

  /** Whether the literal is part of a longer word, or a weak start is part of a longer name. */
  #isHidden(literal: string, at: number): boolean {
    const before = this.#text.charCodeAt(at - 1)
    if (isLetterOrDigit(before)) return true
    const isJoined = before === 45 || before === 46
    return literal.length <= WEAK_START && isJoined && isLetterOrDigit(this.#text.charCodeAt(at - 2))
  }

  /** Matches a literal, also with escapes; returns its end. */
  #matchLiteral(literal: string, at: number): number | undefined {
    if (this.#text.startsWith(literal, at)) return at + literal.length
    let next = at
    for (let index = 0; index < literal.length; index++) {
      next = index === 0 ? next : skipFillers(this.#text, next)
      if (this.#text.charCodeAt(next) !== literal.charCodeAt(index)) return undefined
      next++
    }
    return next
  }

  /** Matches the parts before `partIndex`, backward from `at`; returns the start. */
  #matchBackward(parts: readonly Part[], partIndex: number, at: number): number | undefined {
    let start = at
    for (let index = partIndex - 1; index >= 0; index--) {
      const part = parts[index] as Part
      if ('literals' in part) {
        const literal = part.literals.find((text) => this.#text.endsWith(text, start))
        if (literal === undefined) return undefined
        start -= literal.length
      } else {
        let count = 0
        while (count < part.max && includesCode(part.alphabet, this.#text.charCodeAt(start - 1))) {
          start--
          count++
        }
        if (count < part.min) return undefined
      }
    }
    return partIndex > 0 && isLetterOrDigit(this.#text.charCodeAt(start - 1)) ? undefined : start
  }

  #matchForward({ parts, partIndex, last, isOpen }: Anchor, from: number, start: number): number | undefined {
    let at = from
    for (let index = partIndex + 1; index < parts.length; index++) {
      const part = parts[index] as Part
      let end: number | undefined
      if ('literals' in part) end = this.#matchAny(part.literals, at)
      else if (index === last) end = this.#matchLastRun(part, at, start, isOpen)
      else end = this.#matchRun(part, part.max, at)
      if (end === undefined) return undefined
      at = end
    }
    if (!isOpen) return isLetterOrDigit(this.#text.charCodeAt(skipFillers(this.#text, at))) ? undefined : at
    while (isLetterOrDigit(this.#text.charCodeAt(at))) at++
    return at
  }

  #matchAny(literals: readonly string[], at: number): number | undefined {
    for (const literal of literals) {
      const end = this.#matchLiteral(literal, skipFillers(this.#text, at))
      if (end !== undefined) return end
    }
    return undefined
  }

  /** Matches as many characters of an alphabet as possible; returns their end. */
  #matchRun({ alphabet, min }: Run, max: number, from: number): number | undefined {
    if (max === Number.POSITIVE_INFINITY) {
      const end = this.#findRunEnd(alphabet, from)
      return this.#count(from, end, min) < min ? undefined : end
    }
    let at = from
    let count = 0
    for (
      let next = skipFillers(this.#text, at);
      count < max && includesCode(alphabet, this.#text.charCodeAt(next));
      count++
    ) {
      at = next + 1
      next = skipFillers(this.#text, at)
    }
    return count < min ? undefined : at
  }

  /** Matches the last run of a credential, without punctuation and emphasis at its end. */
  #matchLastRun(run: Run, from: number, start: number, isOpen: boolean): number | undefined {
    const whole = isOpen ? this.#findRunEnd(run.alphabet, from) : this.#matchRun(run, run.max + TAIL_MAX, from)
    if (whole === undefined) return undefined
    const end = this.#trimEmphasis(start, this.#trimPunctuation(whole))
    const count = this.#count(from, end, isOpen ? run.min : run.max)
    return count < run.min || (!isOpen && count > run.max) ? undefined : end
  }

  /** Removes punctuation, and the dashes at the end of an HTML comment. */
  #trimPunctuation(whole: number): number {
    let end = whole
    while (end > 0 && '.,:'.includes(this.#text.charAt(end - 1))) end--
    return this.#text.startsWith('-->', end - 2) ? end - 2 : end
  }

  /** Removes closing emphasis that was opened before the credential. */
  #trimEmphasis(start: number, end: number): number {
    const mark = this.#text.charAt(start - 1)
    if (mark !== '_' && mark !== '~') return end
    let length = 1
    while (this.#text.charAt(start - length - 1) === mark) length++
    if (isLetterOrDigit(this.#text.charCodeAt(start - length - 1))) return end
    return this.#text.endsWith(mark.repeat(length), end) ? end - length : end
  }

  /** Finds the end of a run of an alphabet; visits each character once. */
  #findRunEnd(alphabet: Alphabet, from: number): number {
    const known = this.#runs.get(alphabet)
    if (known !== undefined && known.from <= from && from < known.to) return known.to
    let end = from
    for (let next = skipFillers(this.#text, end); includesCode(alphabet, this.#text.charCodeAt(next)); ) {
      end = next + 1
      next = skipFillers(this.#text, end)
    }
    this.#runs.set(alphabet, { from, to: end })
    return end
  }

  /** Counts characters without fillers, up to `limit + 1`. */
  #count(from: number, to: number, limit: number): number {
    let count = 0
    for (let at = from; at < to && count <= limit; at++) if (this.#text.charCodeAt(at) !== FILLER_CODE) count++
    return count
  }

  #isCredential({ format, literal, partIndex, isWeak }: Anchor, start: number, end: number): boolean {
    const value = decodeSlice(this.#view, start, Math.min(end, start + JUDGED_LENGTH))
    if (computeEntropy(value) < format.entropy) return false
    const body = partIndex === 0 ? value.slice(literal.length) : value
    if (isPlaceholder(body)) return false
    if (isWeak && !/\d/.test(body) && countRandom(body) < body.length / 2) return false
    if (format.rule === 'jwt' && isUnsignedJwt(value)) return false
    return format.needs === undefined || format.needs.split('|').some((word) => this.#hasWord(word))
  }

  #hasWord(word: string): boolean {
    const known = this.#words.get(word) ?? this.#view.text.toLowerCase().includes(word.toLowerCase())
    this.#words.set(word, known)
    return known
  }
}

function isBetter(match: Match, other: Match): boolean {
  const [length, otherLength] = [match.end - match.start, other.end - other.start]
  return length > otherLength || (length === otherLength && match.anchor.minLength > other.anchor.minLength)
}

function createAnchorIndex(): AnchorIndex {
  const pairs = new Uint8Array(ASCII * ASCII)
  const triples = new Uint8Array(HASHES)
  const anchors = new Map<number, Anchor[]>()
  for (const format of FORMATS) {
    const parts = parseShape(format.shape)
    const partIndex = selectAnchorPart(parts)
    const part = parts[partIndex] as Exclude<Part, Run>
    for (const literal of part.literals) {
      const anchor = createAnchor(format, parts, partIndex, literal)
      const isAtWord = partIndex === 0 && isLetterOrDigit(literal.charCodeAt(0))
      for (const [first, second, third] of listStarts(anchor)) {
        const pair = first * ASCII + second
        const isShort = third === ANY
        const flag = isAtWord ? (isShort ? SHORT_AT_WORD : AT_WORD) : isShort ? SHORT_ANYWHERE : ANYWHERE
        pairs[pair] = (pairs[pair] as number) | flag
        triples[hashCodes(first, second, third)] = 1
        const key = toAnchorKey(first, second, third)
        const same = anchors.get(key)
        if (same === undefined) anchors.set(key, [anchor])
        else same.push(anchor)
      }
    }
  }
  return { pairs, triples, anchors }
}

/** Selects the first distinctive literal; `https://` and single characters are too common. */
function selectAnchorPart(parts: readonly Part[]): number {
  const texts = parts.flatMap((part, partIndex) =>
    'literals' in part ? [{ partIndex, literal: part.literals[0] ?? '' }] : [],
  )
  const isDistinctive = ({ literal }: { literal: string }) => literal.length > 1 && literal !== 'https://'
  const distinctive = texts.find(isDistinctive) ?? texts.find(({ literal }) => literal !== ':')
  if (distinctive === undefined) throw new Error('A format has no text to be found by.')
  return distinctive.partIndex
}

function createAnchor(format: Format, parts: readonly Part[], partIndex: number, literal: string): Anchor {
  const last = parts.findLastIndex((part) => 'literals' in part || part.min > 0)
  const end = parts[last] as Part
  return {
    literal,
    format,
    parts,
    partIndex,
    last,
    isOpen: literal.length >= DISTINCTIVE_START && !('isExact' in end && end.isExact),
    isWeak:
      partIndex === 0 &&
      literal.length <= WEAK_START &&
      parts.some((part) => 'alphabet' in part && includesCode(part.alphabet, 48)),
    minLength: parts.reduce((sum, part) => sum + ('literals' in part ? (part.literals[0]?.length ?? 0) : part.min), 0),
  }
}

/** Lists the first three characters of an anchor; characters after the first can be escaped. */
function listStarts({
  literal,
  parts,
  partIndex,
}: Anchor): (readonly [first: number, second: number, third: number])[] {
  const [first, second, third] = [literal.charCodeAt(0), literal.charCodeAt(1), literal.charCodeAt(2)]
  if (literal.length === 1) {
    const { alphabet } = parts[partIndex + 1] as Run
    return [...ASCII_CODES.filter((code) => includesCode(alphabet, code)), FILLER_CODE].map((code) => [
      first,
      code,
      ANY,
    ])
  }
  if (literal.length === 2) return [[first, second, ANY]]
  const thirds = isLetterOrDigit(third) ? [third] : [third, FILLER_CODE]
  const escaped: (readonly [number, number, number])[] = isLetterOrDigit(second) ? [] : [[first, FILLER_CODE, ANY]]
  return [...thirds.map((code) => [first, second, code] as const), ...escaped]
}

/** False for `NaN`, the code outside the text. */
function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** Recognizes an unsecured JSON Web Token, which grants no access (RFC 7519, 6). */
function isUnsignedJwt(token: string): boolean {
  const header = token.slice(0, HEADER_MAX).split('.', 1)[0] ?? ''
  return header.length < HEADER_MAX && readJson(header)['alg'] === 'none'
}

/** Reads the expiry of a JSON Web Token (RFC 7519, 4.1.4), and whether it is public. */
function readJwt(token: string): Pick<Finding, 'expiresAt' | 'isPublic'> {
  const claims = readJson(token.split('.', 2)[1] ?? '')
  return {
    ...(typeof claims['exp'] === 'number' ? { expiresAt: claims['exp'] } : {}),
    ...(claims['role'] === 'anon' ? { isPublic: true } : {}),
  }
}

function readJson(part: string): Readonly<Record<string, unknown>> {
  try {
    const fields: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof fields === 'object' && fields !== null ? { ...fields } : {}
  } catch {
    return {}
  }
}
