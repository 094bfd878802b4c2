import { Failure } from '../failure.ts'

export type InvalidInput = {
  /** Name of the input, or of the variable that replaces it. */
  readonly name: string
  readonly given: string
  /** The allowed values, in words. */
  readonly allowed: string
  /** A valid value, if `allowed` does not list all. */
  readonly example?: string | undefined
}

/** Contains all invalid inputs, so that the user can correct all at once. */
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

/** @param name the input, flag or variable, in code font */
export function describeInvalidInput({ given, allowed, example }: InvalidInput, name: string): string {
  const end = example === undefined ? '' : `, for example \`${example}\``
  return `${name}: \`${given}\` is not valid. Allowed: ${allowed}${end}.`
}

/** Raw text of an input, and its context. */
export type InputText = {
  /** The given text or the default, trimmed. */
  readonly text: string
  readonly default: string
  /** Paths have Windows syntax. */
  readonly windows: boolean
  /** `SPECSTORY_CLOUD_URL`, trimmed. */
  readonly environmentCloudUrl: string
  /** Known rules of credentials. */
  readonly ruleNames: readonly string[]
  /** Reports an invalid value. The parser then returns any valid value, which is ignored. */
  refuse(given: string, allowed: string, example?: string, name?: string): void
}

/** Form of an input on the command line; `variable`: not a flag. */
export type InputForm =
  | { readonly kind: 'value' | 'list'; readonly placeholder: string }
  /** `words`: values in addition to `true` and `false`. */
  | { readonly kind: 'switch'; readonly words: readonly string[] }
  | { readonly kind: 'variable'; readonly variable: string }

export type InputType<Value> = {
  readonly form: InputForm
  parse(input: InputText): Value
  /** Formats a value so that `parse` can read it again. */
  format(value: Value): string
}

/** A credential, which is never a flag and never shown. */
export function secretText(variable: string): InputType<string> {
  return { form: { kind: 'variable', variable }, parse: ({ text }) => text, format: () => '***' }
}

export function optionalText(placeholder: string): InputType<string | undefined> {
  return { form: { kind: 'value', placeholder }, parse: ({ text }) => text || undefined, format: (text) => text ?? '' }
}

/** A whole number in decimal digits. `parseInt` would accept `7 days` as 7. */
export function integer(limits: { min: number; max: number }): InputType<number> {
  return {
    form: { kind: 'value', placeholder: 'N' },
    parse: (input) => parseNumber(input, 'a whole number', limits, input.default),
    format: String,
  }
}

const SECOND = 1_000

/** A whole number of seconds, parsed into milliseconds. For a value with a unit, the message suggests the seconds. */
export function seconds(limits: { min: number; max: number }): InputType<number> {
  return {
    form: { kind: 'value', placeholder: 'SECONDS' },
    parse(input) {
      const meant = toSeconds(input.text)
      const isAllowed = meant !== undefined && meant >= limits.min && meant <= limits.max
      const example = isAllowed ? String(meant) : input.default
      return parseNumber(input, 'a whole number of seconds (without a unit)', limits, example) * SECOND
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

/** Converts a number with a unit, such as `2m`, `1.5 hours` or `90sec`. */
function toSeconds(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,9}(?:\.\d{1,3})?) ?([a-z]{1,10})$/i.exec(text) ?? []
  const factor = /^m(s|illi)/i.test(unit) ? 0.001 : SECONDS_OF[unit.charAt(0).toLowerCase()]
  return number === undefined || factor === undefined ? undefined : Math.ceil(Number(number) * factor)
}

/** `true` or `false` in the forms of GitHub's toolkit, or one of the words. */
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

export function optional<Value>(type: InputType<Value>): InputType<Value | undefined> {
  return {
    form: type.form,
    parse: (input) => (input.text === '' ? undefined : type.parse(input)),
    format: (value) => (value === undefined ? '' : type.format(value)),
  }
}

/** @param parse returns `undefined` after reporting an invalid entry */
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
/** IDs do not contain these characters. */
export const COMMAS_LINES_AND_BLANKS = /[\s,]+/

export function splitDistinct(text: string, separator: RegExp): readonly string[] {
  return [...new Set(text.split(separator).map((entry) => entry.trim()))].filter((entry) => entry !== '')
}
