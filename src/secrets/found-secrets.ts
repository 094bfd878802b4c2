import { Redactor } from './redactor.ts'
import { type Pattern, ValueMatcher } from './value-matcher.ts'

/** A credential, as it may be told: what it is, and in which line of the text it was first seen, from 1. */
export type SecretPlace = { readonly rule: string; readonly line: number }

/** The credentials of one text. Their values cannot be read from it, printed or serialized: it only takes them out. */
export class FoundSecrets {
  /** One for each value, in the order of the text. */
  readonly places: readonly SecretPlace[]
  readonly #patterns: readonly Pattern[]
  #matcher: ValueMatcher | undefined

  constructor(places: readonly SecretPlace[], patterns: readonly Pattern[]) {
    this.places = places
    this.#patterns = patterns
  }

  /** How many different values of each rule there are, by rule in the order of the alphabet. */
  counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const rule of this.places.map((place) => place.rule).sort()) counts[rule] = (counts[rule] ?? 0) + 1
    return counts
  }

  /** For one reading of the text. */
  redactor(): Redactor {
    this.#matcher ??= new ValueMatcher(this.#patterns)
    return new Redactor(this.#matcher)
  }

  /** A text that is whole in memory, with marks in place of these credentials. */
  redact(text: string): string {
    if (this.#patterns.length === 0) return text
    const redactor = this.redactor()
    return redactor.feed(text) + redactor.end()
  }
}
