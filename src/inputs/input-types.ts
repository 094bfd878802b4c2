import { Failure } from '../failure.ts'

/** A value that an input cannot have. */
export type InvalidInput = {
  /** Of the input, or of the variable that replaces it. */
  readonly name: string
  readonly given: string
  /** What it may be, in words. */
  readonly allowed: string
  /** A valid value, where `allowed` does not name all of them. */
  readonly example?: string | undefined
}

/** All invalid inputs at once, so that a user corrects them in one go. */
export class InvalidInputs extends Failure {
  readonly invalid: readonly InvalidInput[]

  constructor(invalid: readonly InvalidInput[]) {
    const all = invalid.map((input) => describeInvalidInput(input, `\`${input.name}\``)).join(' ')
    super(
      'invalid-input',
      invalid.length === 1 ? all : `${invalid.length} invalid inputs. ${all}`,
      'Correct the `with:` block of the step. Nothing was sent.',
    )
    this.invalid = invalid
  }
}

/** @param name the one that the user knows the input by */
export function describeInvalidInput({ given, allowed, example }: InvalidInput, name: string): string {
  const end = example === undefined ? '' : `, for example \`${example}\``
  return `${name}: \`${given}\` is not valid. Allowed: ${allowed}${end}.`
}

/** One input while it is parsed. */
export type InputText = {
  /** As given, else the default; trimmed. */
  readonly text: string
  readonly default: string
  /** Whether paths are Windows'. */
  readonly windows: boolean
  /** `SPECSTORY_CLOUD_URL`, trimmed. */
  readonly environmentCloudUrl: string
  /** Reports an invalid value. The parser then returns any valid one, which is not used. */
  refuse(given: string, allowed: string, example?: string, name?: string): void
}

/** How the command line takes an input: with a value, repeated, alone, or not as a flag but in a variable. */
export type InputForm =
  | { readonly kind: 'value' | 'list'; readonly placeholder: string }
  /** `words`: what it may be besides `true` and `false`. */
  | { readonly kind: 'switch'; readonly words: readonly string[] }
  | { readonly kind: 'variable'; readonly variable: string }

export type InputType<Value> = {
  readonly form: InputForm
  parse(input: InputText): Value
  /** The value as a workflow would give it: `parse` reads it back. */
  format(value: Value): string
}

/** A credential: never a flag, never shown. */
export function secretText(variable: string): InputType<string> {
  return { form: { kind: 'variable', variable }, parse: ({ text }) => text, format: () => '***' }
}

/** `undefined` when it is empty. */
export function optionalText(placeholder: string): InputType<string | undefined> {
  return { form: { kind: 'value', placeholder }, parse: ({ text }) => text || undefined, format: (text) => text ?? '' }
}

/** A whole number in decimal digits; `parseInt` would read `7 days` as 7. */
export function integer(limits: { min: number; max: number }): InputType<number> {
  return {
    form: { kind: 'value', placeholder: 'N' },
    parse: (input) => parseNumber(input, 'a whole number', limits, input.default),
    format: String,
  }
}

const SECOND = 1_000

/** A whole number of seconds, in milliseconds here. A value with a unit is refused with its number of seconds. */
export function seconds(limits: { min: number; max: number }): InputType<number> {
  return {
    form: { kind: 'value', placeholder: 'SECONDS' },
    parse(input) {
      const meant = toSeconds(input.text)
      const isAllowed = meant !== undefined && meant >= limits.min && meant <= limits.max
      const example = isAllowed ? String(meant) : input.default
      return parseNumber(input, 'a whole number of seconds, without a unit,', limits, example) * SECOND
    },
    format: (value) => String(value / SECOND),
  }
}

function parseNumber(input: InputText, what: string, { min, max }: { min: number; max: number }, example: string) {
  const value = /^\d{1,9}$/.test(input.text) ? Number(input.text) : Number.NaN
  if (value >= min && value <= max) return value
  input.refuse(input.text, `${what} from ${min} to ${max}`, example)
  return min
}

const SECONDS_OF: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/** A number with a unit in whole seconds, as in `2m`, `1.5 hours` or `90sec`. */
function toSeconds(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{1,10})$/i.exec(text) ?? []
  const factor = /^m(s|illi)/i.test(unit) ? 0.001 : SECONDS_OF[unit.charAt(0).toLowerCase()]
  return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor)
}

/** `true` or `false`, in the YAML 1.2 forms that GitHub's toolkit takes, or one of a few words. */
export function boolean<const Words extends readonly string[]>(...words: Words): InputType<boolean | Words[number]> {
  return {
    form: { kind: 'switch', words },
    parse({ text, refuse }) {
      if (/^(true|True|TRUE)$/.test(text)) return true
      if (/^(false|False|FALSE)$/.test(text)) return false
      const word = words.find((known) => known === text)
      const [last, ...others] = ['true', 'false', ...words].map((value) => `\`${value}\``).reverse()
      if (word === undefined) refuse(text, `${others.reverse().join(', ')} or ${last}`)
      return word ?? false
    },
    format: String,
  }
}

export function choice<const Value extends string>(...allowed: readonly [Value, ...Value[]]): InputType<Value> {
  return {
    form: { kind: 'value', placeholder: allowed.join('|') },
    parse({ text, refuse }) {
      const found = allowed.find((value) => value === text)
      if (found === undefined) refuse(text, allowed.map((value) => `\`${value}\``).join(', '))
      return found ?? allowed[0]
    },
    format: (value) => value,
  }
}

/** `undefined` when it is empty. */
export function optional<Value>(type: InputType<Value>): InputType<Value | undefined> {
  return {
    form: type.form,
    parse: (input) => (input.text === '' ? undefined : type.parse(input)),
    format: (value) => (value === undefined ? '' : type.format(value)),
  }
}

/** @param parse its result's `undefined` entries were refused */
export function list<Value extends string>(
  placeholder: string,
  separator: RegExp,
  parse: (entry: string, input: InputText) => Value | undefined,
): InputType<readonly Value[]> {
  return {
    form: { kind: 'list', placeholder },
    parse(input) {
      const entries = splitDistinct(input.text, separator)
      return [...new Set(entries.flatMap((entry) => parse(entry, input) ?? []))]
    },
    format: (values) => values.join('\n'),
  }
}

export const LINES = /[\r\n]+/
/** No id holds any of them. */
export const COMMAS_LINES_AND_BLANKS = /[\s,]+/

export function splitDistinct(text: string, separator: RegExp): readonly string[] {
  return [...new Set(text.split(separator).map((entry) => entry.trim()))].filter((entry) => entry !== '')
}
