import type { Finding } from './finding.ts'
import { ValueFinder } from './repeated-values.ts'
import { createView, FILLER, type TextView } from './view.ts'
import { isWordLike } from './words.ts'

/** Characters of a value, or of one of its lines, below which it is part of other texts as well. */
const VALUE_MIN = 8
/** Digits of which people write as many: numbers, dates, times, ids of accounts. */
const DIGITS_MAX = 14
/** Words of a value below which it could be the name of something. */
const WORDS_MIN = 4
/** In a report. No marker has it, and `secrets-allow` does not know it. */
export const EXACT_VALUE_RULE = 'redact-values'
const BASE64 = /[\w+/-]/

/** The values of the `redact-values` input. */
export type ExactValueList = {
  /** Each line that can be replaced. */
  readonly values: readonly string[]
  /** How many of the values given are too short for it, or words. */
  readonly ignoredCount: number
}

/** A text with asterisks in place of values, and where these are in the text that it was. */
type MaskedText = { readonly masked: string; readonly places: readonly Finding[] }

/**
 * The values of a text that has one in each line, or of a JSON object.
 *
 * @returns `undefined` for a text that begins as an object and is none
 */
export function parseExactValues(text: string): ExactValueList | undefined {
  const given = text.startsWith('{') ? textsOf(text) : text.split(/[\r\n]+/)
  if (given === undefined) return undefined
  const usable = new Set<string>()
  let ignoredCount = 0
  for (const value of new Set(given.map((entry) => entry.trim()).filter((entry) => entry !== ''))) {
    const lines = value.split(/[\r\n]+/).map((line) => line.trim())
    const kept = lines.filter((line) => line.length >= VALUE_MIN && !isWritten(line))
    if (kept.length === 0) ignoredCount++
    for (const line of kept) usable.add(line)
  }
  return { values: [...usable], ignoredCount }
}

/** Every text in a JSON object, however deep. */
function textsOf(json: string): string[] | undefined {
  const texts: string[] = []
  try {
    JSON.parse(json, (_, value: unknown) => {
      if (typeof value === 'string' || typeof value === 'number') texts.push(String(value))
      return value
    })
    return texts
  } catch {
    return undefined
  }
}

/** Says whether people write a value where it is no secret: `production`, `us-east-1`, `2026-11-28`. */
function isWritten(value: string): boolean {
  if (/^[\d\s.,:_/-]+$/.test(value)) return value.replaceAll(/\D/g, '').length <= DIGITS_MAX
  const parts =
    value
      .replace(/^(?:https?:\/\/|-----(?:BEGIN|END) )|KEY(?= |-)/g, '')
      .match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^\w\s.:/-]/g) ?? []
  const words = parts.filter((part) => /^[A-Za-z]/.test(part))
  return (
    words.length < WORDS_MIN &&
    parts.every(
      (part) => (/^\d/.test(part) ? part.length <= 4 : part.length < 3 || isWordLike(part)) && /^\w/.test(part),
    )
  )
}

/** A text that is looked for, and whether the character in front of it or behind it holds some bits of the value. */
type Needle = { readonly isCutInFront: boolean; readonly isCutBehind: boolean }

/** Replaces values wherever they are, by asterisks of the same number of bytes: the size of a text stays what it was. */
export class ExactValues {
  readonly #needles = new Map<string, Needle>()
  readonly #finder: ValueFinder

  /** @param values each of one line */
  constructor(values: readonly string[]) {
    for (const value of values) {
      for (const text of [value, encodeURIComponent(value.toWellFormed())]) this.#add(decode(text), false, false)
      for (const offset of [0, 1, 2]) this.#addBase64(value, offset)
    }
    this.#finder = new ValueFinder([...this.#needles.keys()])
  }

  mask(view: TextView): MaskedText {
    const { text, codes } = view
    const places: Finding[] = []
    const parts: string[] = []
    let done = 0
    for (const { value: found, start, end } of inOrder(this.#finder.find(codes))) {
      const needle = this.#needles.get(found)
      if (needle === undefined) continue
      const from = Math.max(done, needle.isCutInFront && BASE64.test(text[start - 1] ?? '') ? start - 1 : start)
      let to = needle.isCutBehind && BASE64.test(text[end] ?? '') ? end + 1 : end
      while (needle.isCutBehind && text[to] === '=') to++
      if (to <= done) continue
      parts.push(text.slice(done, from), '*'.repeat(Buffer.byteLength(text.slice(from, to))))
      places.push({ rule: EXACT_VALUE_RULE, start: from, end: to })
      done = to
    }
    return { masked: parts.length === 0 ? text : parts.join('') + text.slice(done), places }
  }

  #add(text: string, isCutInFront: boolean, isCutBehind: boolean): void {
    if (!this.#needles.has(text)) this.#needles.set(text, { isCutInFront, isCutBehind })
  }

  /** The characters that are the same whatever is encoded in front of the value and behind it. */
  #addBase64(value: string, offset: number): void {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)])
    const from = offset === 0 ? 0 : offset + 1
    const to = Math.floor((bytes.length * 8) / 6)
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = bytes.toString(encoding).slice(from, to)
      this.#add(text, offset > 0, bytes.length % 3 !== 0)
    }
  }
}

/** The first of two that overlap is the one that begins first. */
function inOrder<T extends { start: number; end: number }>(places: Iterable<T>): T[] {
  return [...places].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** What a value is in a view: its own escape sequences are decoded there, too. */
function decode(value: string): string {
  return createView(value).view.replaceAll(FILLER, '')
}
