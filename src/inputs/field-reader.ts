/** How an input's raw text is looked up: trimmed, `''` when it is not set. `core.getInput` fits. */
export type InputLookup = (name: string) => string

/** What `INPUT_…` variables hold when a workflow sets nothing; `action.yml` says the same, and a test holds them together. */
export type InputDefaults = Readonly<Record<string, string>>

/**
 * Reads inputs one by one and collects every fault instead of stopping at the first, so that a user mends them all in
 * one go. A reader that met a fault returns some valid value: nothing may use the values before `faults` was looked at.
 */
export class FieldReader {
  readonly faults: string[] = []
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

  /** A whole number in decimal digits; `parseInt` would read `7 days` as 7. */
  integer(name: string, limits: { min: number; max: number }): number {
    const text = this.text(name)
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= limits.min && value <= limits.max) return value
    this.fault(name, text, `a whole number from ${limits.min} to ${limits.max}`)
    return limits.min
  }

  /** The YAML 1.2 forms that GitHub's toolkit takes, and no other. */
  boolean(name: string): boolean {
    const text = this.text(name)
    if (/^(true|True|TRUE)$/.test(text)) return true
    if (!/^(false|False|FALSE)$/.test(text)) this.fault(name, text, '`true` or `false`')
    return false
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

  fault(name: string, given: string, allowed: string): void {
    this.faults.push(`\`${name}\` is \`${given}\`; allowed: ${allowed}`)
  }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]
}
