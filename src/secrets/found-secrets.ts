import { Redactor } from './redactor.ts'
import { countByRule, type SecretCounts } from './secret-counts.ts'
import type { SecretPlace } from './secret-place.ts'
import { type Pattern, ValueMatcher } from './value-matcher.ts'

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
  counts(): SecretCounts {
    return countByRule(this.places)
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
