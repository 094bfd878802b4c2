import type { Fault } from './faults.ts'

/** How an input's raw text is looked up: trimmed, `''` when it is not set. `core.getInput` fits. */
export type InputLookup = (name: string) => string

/** What `INPUT_…` variables hold when a workflow sets nothing; `action.yml` says the same, and a test holds them together. */
export type InputDefaults = Readonly<Record<string, string>>

/**
 * Reads inputs one by one and collects every fault instead of stopping at the first, so that a user mends them all in
 * one go. A reader that met a fault returns some valid value: nothing may use the values before `faults` was looked at.
 */
export class FieldReader {
  readonly faults: Fault[] = []
  readonly #lookup: InputLookup
  readonly #defaults: InputDefaults

  constructor(lookup: InputLookup, defaults: InputDefaults) {
    this.#lookup = lookup
    this.#defaults = defaults
  }

  /** The text given, else the default. */
  text(name: string): string {
    return this.#lookup(name) || (this.#defaults[name] ?? '')
  }

  optional(name: string): string | undefined {
    return this.text(name) || undefined
  }

  /** A whole number in decimal digits; `parseInt` would read `7 days` as 7. The default is the example. */
  integer(name: string, limits: { min: number; max: number }): number {
    return this.#number(name, 'a whole number', limits, this.#defaults[name])
  }

  /** A whole number of seconds. Who writes a unit is told that there is none, and what it would be without. */
  seconds(name: string, limits: { min: number; max: number }): number {
    const meant = inSeconds(this.text(name))
    const isAllowed = meant !== undefined && meant >= limits.min && meant <= limits.max
    const example = isAllowed ? String(meant) : this.#defaults[name]
    return this.#number(name, 'a whole number of seconds, without a unit,', limits, example)
  }

  #number(name: string, what: string, { min, max }: { min: number; max: number }, example: string | undefined): number {
    const text = this.text(name)
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return value
    this.fault(name, text, `${what} from ${min} to ${max}`, example)
    return min
  }

  /** The YAML 1.2 forms that GitHub's toolkit takes, and no other. */
  boolean(name: string): boolean {
    const value = booleanOf(this.text(name))
    if (value === undefined) this.fault(name, this.text(name), '`true` or `false`')
    return value ?? false
  }

  /** The same, or one word. */
  booleanOr<const Word extends string>(name: string, word: Word): boolean | Word {
    const text = this.text(name)
    if (text === word) return word
    const value = booleanOf(text)
    if (value === undefined) this.fault(name, text, `\`true\`, \`false\` or \`${word}\``)
    return value ?? false
  }

  choice<const T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
    const text = this.text(name)
    const found = allowed.find((value) => value === text)
    if (found === undefined) this.fault(name, text, allowed.map((value) => `\`${value}\``).join(', '))
    return found ?? allowed[0]
  }

  lines(name: string): readonly string[] {
    return distinct(this.text(name).split(/[\r\n]+/))
  }

  /** Commas, line breaks and blanks separate: no id holds any of them. */
  list(name: string): readonly string[] {
    return distinct(this.text(name).split(/[\s,]+/))
  }

  /** @param example a value that would do, where `allowed` does not name all of them */
  fault(name: string, given: string, allowed: string, example?: string): void {
    this.faults.push({ name, given, allowed, example })
  }
}

function booleanOf(text: string): boolean | undefined {
  if (/^(true|True|TRUE)$/.test(text)) return true
  return /^(false|False|FALSE)$/.test(text) ? false : undefined
}

const SECONDS_OF: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/** What a number with a unit is in whole seconds, as in `2m`, `1.5 hours` or `90sec`. */
function inSeconds(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{1,10})$/i.exec(text) ?? []
  const factor = /^m(s|illi)/i.test(unit) ? 0.001 : SECONDS_OF[unit.charAt(0).toLowerCase()]
  return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor)
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
}
