import { HOST_WORDS } from '../host-words.ts'
import type { InputForm } from './input-types.ts'
import { INPUTS, type InputName } from './inputs.ts'

const WORDS = Object.values(HOST_WORDS)
  .flatMap(({ github, commandLine }) => [
    [github, commandLine] as const,
    [capitalize(github), capitalize(commandLine)] as const,
  ])
  // Longer phrases first: they can contain shorter ones.
  .sort(([a], [b]) => b.length - a.length)

/** `name` or `name: value` in code font, also with an article and the word "input". */
const NAMED_INPUT = /(?:\b[Tt]he )?(?:\b[Ii]nput )?(?<!\\)`([a-z-]{4,30})(?:: ([^`\n]{1,60}))?`(?: input\b)?/g

/** Translates a message from workflow to command line: inputs become flags or variables, host phrases change. */
export function toCommandLineWords(text: string): string {
  const translated = WORDS.reduce((rest, [github, commandLine]) => rest.replaceAll(github, commandLine), text)
  return translated.replace(NAMED_INPUT, (whole, name: string, value: string | undefined) => {
    return Object.hasOwn(INPUTS, name) ? `\`${formatFlag(name as InputName, value)}\`` : whole
  })
}

/** Formats an input as a flag or a variable. */
function formatFlag(name: InputName, value?: string): string {
  const { form }: { form: InputForm } = INPUTS[name].type
  if (form.kind === 'variable') return form.variable
  if (value === undefined) return `--${name}`
  if (form.kind !== 'switch') return `--${name} ${value}`
  return value === 'true' ? `--${name}` : value === 'false' ? `--no-${name}` : `--${name} ${value}`
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
