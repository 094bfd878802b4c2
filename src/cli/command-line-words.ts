import { HOST_WORDS } from '../host-words.ts'
import type { InputForm } from '../inputs/input-types.ts'
import { INPUTS, type InputName } from '../inputs/inputs.ts'

const WORDS = Object.values(HOST_WORDS)
  .flatMap(({ github, commandLine }) => [
    [github, commandLine] as const,
    [capitalize(github), capitalize(commandLine)] as const,
  ])
  // A longer phrase may hold a shorter one.
  .sort(([a], [b]) => b.length - a.length)

/** `name` or `name: value` in code font, with an article and the word `input` around it. */
const NAMED_INPUT = /(?:\b[Tt]he )?(?:\b[Ii]nput )?(?<!\\)`([a-z-]{4,30})(?:: ([^`\n]{1,60}))?`(?: input\b)?/g

/** A message with flags and variables where it names inputs, and a shell's remedies where it names a workflow's. */
export function toCommandLineWords(text: string): string {
  const said = WORDS.reduce((rest, [github, commandLine]) => rest.replaceAll(github, commandLine), text)
  return said.replace(NAMED_INPUT, (whole, name: string, value: string | undefined) => {
    return Object.hasOwn(INPUTS, name) ? `\`${formatFlag(name as InputName, value)}\`` : whole
  })
}

/** An input as the command line takes it. */
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
