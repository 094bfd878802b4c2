import { describeInvalidInput, type InvalidInput, InvalidInputs } from '../inputs/input-types.ts'
import { type InputLookup, readInputs } from '../inputs/inputs.ts'

/**
 * What is wrong with the inputs' values, a sentence each, before anything is done: named as the flags that gave them,
 * for a command line has no `with:` block. Empty when they can be used.
 *
 * @param env the process's environment, with the flags as `INPUT_…` in it
 */
export function describeInvalidInputs(env: Readonly<Record<string, string | undefined>>): string[] {
  const runner = { cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '', windows: process.platform === 'win32' }
  try {
    readInputs(createInputLookup(env), runner)
    return []
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error
    return error.invalid.map(
      (input) => `${describeInvalidInput(input, nameOf(input.name))}.${otherCheckoutHint(input)}`,
    )
  }
}

/** The inputs as they stand in the environment, as a runner hands them over. */
export function createInputLookup(env: Readonly<Record<string, string | undefined>>): InputLookup {
  return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
}

/** A path out of the checkout is meant as another checkout. */
function otherCheckoutHint({ name, given }: InvalidInput): string {
  return name === 'path' && /^(?:\.\.(?:[/\\]|$)|[/\\]|[A-Za-z]:)/.test(given)
    ? ` Run the command in \`${given}\` instead.`
    : ''
}

/** An input is a flag; a variable of the environment is called as it is. */
function nameOf(name: string): string {
  return /^[A-Z_]+$/.test(name) ? `the variable \`${name}\`` : `\`--${name}\``
}
