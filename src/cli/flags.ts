import { parseArgs } from 'node:util'
import type { InputForm } from '../inputs/input-types.ts'
import { type HelpGroup, INPUT_NAMES, INPUTS, type InputName } from '../inputs/inputs.ts'
import { findNearestName } from '../nearest-name.ts'

/** `json` prints only the report; its log goes to standard error. */
const FORMATS = ['terminal', 'markdown', 'json'] as const

export type Format = (typeof FORMATS)[number]

export type Flag = {
  readonly form: Exclude<InputForm, { kind: 'variable' }>
  readonly help: readonly [group: HelpGroup, text: string]
}

/** Flags without an input. */
export const OWN_FLAGS = {
  'token-file': { form: { kind: 'value', placeholder: 'FILE' }, help: ['Cloud', 'file with the token; - is stdin'] },
  'redact-values-file': {
    form: { kind: 'value', placeholder: 'FILE' },
    help: ['Sync', 'file with the values to redact'],
  },
  format: {
    form: { kind: 'value', placeholder: FORMATS.join('|') },
    help: ['Result', 'output format; json: only the report'],
  },
  'allow-forks': { form: { kind: 'switch', words: [] }, help: ['Sync', 'sync pull requests from forks too'] },
  verbose: { form: { kind: 'switch', words: [] }, help: ['Result', 'print every line, and the whole summary'] },
  junit: { form: { kind: 'value', placeholder: 'FILE' }, help: ['Result', 'write a JUnit report of all sessions'] },
  'print-project-id': {
    form: { kind: 'switch', words: [] },
    help: ['Project', 'print the project ID and send nothing'],
  },
  version: { form: { kind: 'switch', words: [] }, help: ['Result', 'print the version'] },
  help: { form: { kind: 'switch', words: [] }, help: ['Result', 'print this help'] },
} as const satisfies Readonly<Record<string, Flag>>

/** Inputs with a variable instead of a flag: other processes can read command lines. */
export const SECRET_VARIABLES: ReadonlyMap<string, string> = new Map(
  INPUT_NAMES.flatMap((name) => {
    const form: InputForm = INPUTS[name].type.form
    return form.kind === 'variable' ? [[name, form.variable] as const] : []
  }),
)

export const INPUT_FLAGS: ReadonlyMap<InputName, Flag> = new Map(
  INPUT_NAMES.flatMap((name) => {
    const form: InputForm = INPUTS[name].type.form
    return form.kind === 'variable' ? [] : [[name, { form, help: INPUTS[name].help }] as const]
  }),
)

const FLAGS: ReadonlyMap<string, Flag> = new Map<string, Flag>([...Object.entries(OWN_FLAGS), ...INPUT_FLAGS])

/** Parsed flags; `error` is the message about an invalid flag. */
export type CommandLine =
  | { readonly action: 'help' | 'version' }
  | { readonly action: 'project-id'; readonly inputs: Readonly<Record<string, string>> }
  | {
      readonly inputs: Readonly<Record<string, string>>
      readonly tokenFile: string | undefined
      readonly redactValuesFile: string | undefined
      readonly junitFile: string | undefined
      readonly format: Format
      readonly isVerbose: boolean
      readonly allowsForks: boolean
    }
  | { readonly error: string }

type ParsedFlag = { readonly name: string; readonly value: string } | { readonly error: string }

/**
 * Parses the flags of `dist/cli.js`. The values of inputs are validated later, all together.
 * @param args without the program's name
 */
export function parseFlags(args: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: joinSwitchValues(args),
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      [...FLAGS].map(([name, { form }]) => [
        name,
        {
          type: form.kind === 'switch' ? ('boolean' as const) : ('string' as const),
          ...(name === 'help' ? { short: 'h' } : {}),
        },
      ]),
    ),
  })
  const values: Record<string, string> = {}
  let isIdRequested = false
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue
    if (token.kind === 'positional') return { error: `Unexpected argument \`${token.value}\`.` }
    if (token.name === 'help' || token.name === 'version') return { action: token.name }
    if (token.name === 'print-project-id') {
      isIdRequested = true
      continue
    }
    const given = parseFlag(token)
    if ('error' in given) return given
    const earlier = values[given.name]
    if (earlier !== undefined && FLAGS.get(given.name)?.form.kind !== 'list') {
      return { error: `\`--${given.name}\` can only be given once.` }
    }
    values[given.name] = earlier === undefined ? given.value : `${earlier}\n${given.value}`
  }
  const {
    'token-file': tokenFile,
    'redact-values-file': redactValuesFile,
    junit: junitFile,
    'allow-forks': allowForks,
    ...others
  } = values
  const { verbose, format: chosen = 'terminal', ...inputs } = others
  const format = FORMATS.find((known) => known === chosen)
  if (format === undefined) {
    const allowed = FORMATS.map((known) => `\`${known}\``).join(', ')
    return { error: `\`--format\`: \`${chosen}\` is not valid. Allowed: ${allowed}.` }
  }
  if (isIdRequested) return { action: 'project-id', inputs }
  return {
    inputs,
    tokenFile,
    redactValuesFile,
    junitFile,
    format,
    isVerbose: verbose === 'true',
    allowsForks: allowForks === 'true',
  }
}

/** Joins `--fail-on-incomplete errors` with `=`: `parseArgs` does not accept a value after a switch. */
function joinSwitchValues(args: readonly string[]): string[] {
  const joined: string[] = []
  for (const arg of args) {
    const last = joined.at(-1)
    const form = FLAGS.get(last?.replace(/^--/, '') ?? '')?.form
    const isValue = form?.kind === 'switch' && ['true', 'false', ...form.words].includes(arg)
    if (last?.startsWith('--') && isValue) joined[joined.length - 1] = `${last}=${arg}`
    else joined.push(arg)
  }
  return joined
}

function parseFlag(flag: {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}): ParsedFlag {
  const { name, rawName, value, inlineValue } = flag
  const variable = SECRET_VARIABLES.get(name)
  if (variable !== undefined) {
    return {
      error: `\`--${name}\` is not supported, because command lines are visible to other processes. Set ${variable}${name === 'token' ? ' or use `--token-file`' : ''}.`,
    }
  }
  const switches = [...FLAGS].filter(([, { form }]) => form.kind === 'switch').map(([known]) => known)
  const turnedOff = switches.find((known) => name === `no-${known}`)
  if (turnedOff !== undefined && value === undefined) return { name: turnedOff, value: 'false' }
  if (switches.includes(name)) return { name, value: value ?? 'true' }
  if (!FLAGS.has(name)) {
    const nearest = findNearestName(name, [...FLAGS.keys(), ...switches.map((known) => `no-${known}`)])
    const end = nearest === undefined ? '.' : `. Did you mean \`--${nearest}\`?`
    return { error: `Unknown flag \`${rawName}\`${end}` }
  }
  // The next flag is not a value, but a single `-` is: standard input.
  if (value === undefined || value === '' || (inlineValue === false && /^-./.test(value))) {
    return { error: `\`${rawName}\` needs a value.` }
  }
  return { name, value }
}
