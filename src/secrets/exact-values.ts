import type { Finding } from './finding.ts'
import { ValueFinder } from './repeated-values.ts'
import { createView, FILLER, type TextView } from './view.ts'
import { isWordLike } from './words.ts'

/** Minimum characters of a value or line; shorter ones are part of other texts. */
const VALUE_MIN = 8
/** Maximum digits of ordinary numbers, dates, times and account IDs. */
const DIGITS_MAX = 14
/** Minimum words of a value; fewer words can be an ordinary name. */
const WORDS_MIN = 4
/** Rule in the report; not used in markers or `secrets-allow`. */
export const EXACT_VALUE_RULE = 'redact-values'
const BASE64 = /[\w+/-]/

/** The values of the `redact-values` input. */
export type ExactValueList = {
  /** Lines to replace. */
  readonly values: readonly string[]
  /** Number of values that are too short or ordinary words. */
  readonly ignoredCount: number
}

/** A text with asterisks, and the replaced values with offsets of the original text. */
type MaskedText = { readonly masked: string; readonly findings: readonly Finding[] }

/**
 * Parses one value per line, or the values of a JSON object.
 * @returns `undefined` for invalid JSON after `{`
 */
export function parseExactValues(text: string): ExactValueList | undefined {
  const given = text.startsWith('{') ? listTexts(text) : text.split(/[\r\n]+/)
  if (given === undefined) return undefined
  const usable = new Set<string>()
  let ignoredCount = 0
  for (const value of new Set(given.map((entry) => entry.trim()).filter((entry) => entry !== ''))) {
    const lines = value.split(/[\r\n]+/).map((line) => line.trim())
    const usableLines = lines.filter((line) => line.length >= VALUE_MIN && !isOrdinaryText(line))
    if (usableLines.length === 0) ignoredCount++
    for (const line of usableLines) usable.add(line)
  }
  return { values: [...usable], ignoredCount }
}

/** Lists all texts in a JSON object at any depth. */
function listTexts(json: string): string[] | undefined {
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

/** Whether a value is ordinary text: `production`, `us-east-1`, `2026-11-28`. */
function isOrdinaryText(value: string): boolean {
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

/** Whether the character before or after an encoded value contains some of its bits. */
type Needle = { readonly isCutInFront: boolean; readonly isCutBehind: boolean }

/** Replaces values by asterisks of the same number of bytes, so that the size of the text does not change. */
export class ExactValues {
  readonly #needles = new Map<string, Needle>()
  readonly #finder: ValueFinder

  /** @param values without line breaks */
  constructor(values: readonly string[]) {
    for (const value of values) {
      for (const text of [value, encodeURIComponent(value.toWellFormed())]) this.#add(decodeValue(text), false, false)
      for (const offset of [0, 1, 2]) this.#addBase64(value, offset)
    }
    this.#finder = new ValueFinder([...this.#needles.keys()])
  }

  mask(view: TextView): MaskedText {
    const { text, codes } = view
    const findings: Finding[] = []
    const parts: string[] = []
    let done = 0
    for (const { value: found, start, end } of sortByOffset(this.#finder.find(codes))) {
      const needle = this.#needles.get(found)
      if (needle === undefined) continue
      const from = Math.max(done, needle.isCutInFront && BASE64.test(text[start - 1] ?? '') ? start - 1 : start)
      let to = needle.isCutBehind && BASE64.test(text[end] ?? '') ? end + 1 : end
      while (needle.isCutBehind && text[to] === '=') to++
      if (to <= done) continue
      parts.push(text.slice(done, from), '*'.repeat(Buffer.byteLength(text.slice(from, to))))
      findings.push({ rule: EXACT_VALUE_RULE, start: from, end: to })
      done = to
    }
    return { masked: parts.length === 0 ? text : parts.join('') + text.slice(done), findings }
  }

  #add(text: string, isCutInFront: boolean, isCutBehind: boolean): void {
    if (!this.#needles.has(text)) this.#needles.set(text, { isCutInFront, isCutBehind })
  }

  /** Adds the Base64 characters that do not depend on the text before and after the value. */
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

/** Sorts by start, then longest first. */
function sortByOffset<T extends { start: number; end: number }>(findings: Iterable<T>): T[] {
  return [...findings].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Decodes the escape sequences in a value, because a view decodes them too. */
function decodeValue(value: string): string {
  return createView(value).view.replaceAll(FILLER, '')
}
