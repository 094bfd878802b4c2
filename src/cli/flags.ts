import { parseArgs } from 'node:util'
import { nearestName } from '../nearest-name.ts'

/** An input as `action.yml` documents it. */
export type DocumentedInput = { readonly name: string; readonly default: string; readonly description: string }

/** What is printed at the end: the summary drawn for a terminal, the same as Markdown, or the report as JSON alone. */
export const FORMATS = ['terminal', 'markdown', 'json'] as const

export type Format = (typeof FORMATS)[number]

/** What the flags ask for; `refused` is one sentence on the flag that is wrong. */
export type CommandLine =
  | { readonly ask: 'help' | 'version' }
  | { readonly ask: 'project-id'; readonly inputs: Readonly<Record<string, string>> }
  | {
      readonly inputs: Readonly<Record<string, string>>
      readonly tokenFile: string | undefined
      /** `undefined` when nobody chose one. */
      readonly format: Format | undefined
    }
  | { readonly refused: string }

type Given = { readonly name: string; readonly value: string } | { readonly refused: string }

/** Inputs that take several values; the flag may then be repeated. */
const LISTS = ['path', 'providers', 'sessions', 'exclude']

/** Inputs that are no flags, and the variables that hold them: every process of the machine can read a command line. */
export const SECRETS: Readonly<Record<string, string>> = { token: 'SPECSTORY_TOKEN', 'github-token': 'GITHUB_TOKEN' }

/** Flags that are no inputs. */
const OWN_FLAGS = ['help', 'version', 'print-project-id', 'token-file', 'format']

/** An input that is true or false; its flag may stand alone, and `--no-…` turns it off. */
export function isSwitch(input: DocumentedInput): boolean {
  return input.default === 'true' || input.default === 'false'
}

/**
 * Reads the flags of `dist/cli.js`: one for each input, and a few of its own. The inputs' values are not looked at: all
 * of them are validated together.
 *
 * @param args without the program's name
 */
export function readFlags(args: readonly string[], documented: readonly DocumentedInput[]): CommandLine {
  const inputs = documented.filter(({ name }) => !Object.hasOwn(SECRETS, name))
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
      'print-project-id': { type: 'boolean' },
      'token-file': { type: 'string' },
      format: { type: 'string' },
      ...Object.fromEntries(inputs.map((input) => [input.name, { type: isSwitch(input) ? 'boolean' : 'string' }])),
    },
  })
  const values: Record<string, string> = {}
  let asksForId = false
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') return { refused: `\`${token.value}\` is not a flag.` }
    if (token.name === 'help' || token.name === 'version') return { ask: token.name }
    if (token.name === 'print-project-id') {
      asksForId = true
      continue
    }
    const given = readFlag(token, inputs)
    if ('refused' in given) return given
    const earlier = values[given.name]
    if (earlier !== undefined && !LISTS.includes(given.name)) return { refused: `\`--${given.name}\` is given twice.` }
    values[given.name] = earlier === undefined ? given.value : `${earlier}\n${given.value}`
  }
  const { 'token-file': tokenFile, format: chosen, ...rest } = values
  const format = FORMATS.find((known) => known === chosen)
  if (chosen !== undefined && format === undefined) {
    const allowed = FORMATS.map((known) => `\`${known}\``).join(', ')
    return { refused: `\`--format\` is \`${chosen}\`; allowed: ${allowed}.` }
  }
  return asksForId ? { ask: 'project-id', inputs: rest } : { inputs: rest, tokenFile, format }
}

function readFlag(
  flag: {
    readonly name: string
    readonly rawName: string
    readonly value: string | undefined
    readonly inlineValue: boolean | undefined
  },
  inputs: readonly DocumentedInput[],
): Given {
  const { name, rawName, value, inlineValue } = flag
  const variable = Object.hasOwn(SECRETS, name) ? SECRETS[name] : undefined
  if (variable !== undefined) {
    return { refused: `Every process can read a command line: give \`${name}\` in the variable ${variable}.` }
  }
  const switches = inputs.filter(isSwitch).map((input) => input.name)
  const turnedOff = switches.find((known) => name === `no-${known}`)
  if (turnedOff !== undefined && value === undefined) return { name: turnedOff, value: 'false' }
  if (switches.includes(name)) return { name, value: value ?? 'true' }
  const names = [...OWN_FLAGS, ...inputs.map((input) => input.name), ...switches.map((known) => `no-${known}`)]
  if (!names.includes(name)) {
    const nearest = nearestName(name, names)
    const end = nearest === undefined ? '.' : `; did you mean \`--${nearest}\`?`
    return { refused: `There is no flag \`${rawName}\`${end}` }
  }
  // The next flag is no value; a lone `-` is one, standard input.
  if (value === undefined || value === '' || (inlineValue === false && /^-./.test(value))) {
    return { refused: `\`${rawName}\` needs a value.` }
  }
  return { name, value }
}
