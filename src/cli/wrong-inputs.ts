import { faultText, InvalidInputs } from '../inputs/faults.ts'
import type { InputLookup } from '../inputs/field-reader.ts'
import { readInputs } from '../inputs/read-inputs.ts'

/**
 * What is wrong with the inputs' values, a sentence each, before anything is done: named as the flags that gave them,
 * for a command line has no `with:` block. Empty when they can be used.
 *
 * @param env the process's environment, with the flags as `INPUT_…` in it
 */
export function wrongInputs(env: Readonly<Record<string, string | undefined>>): string[] {
  const runner = { cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '', windows: process.platform === 'win32' }
  try {
    readInputs(inputLookup(env), runner)
    return []
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error
    return error.faults.map((fault) => `${faultText(fault, nameOf(fault.name))}.`)
  }
}

/** The inputs as they stand in the environment, as a runner hands them over. */
export function inputLookup(env: Readonly<Record<string, string | undefined>>): InputLookup {
  return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
}

/** An input is a flag; a variable of the environment is called as it is. */
function nameOf(name: string): string {
  return /^[A-Z_]+$/.test(name) ? `the variable \`${name}\`` : `\`--${name}\``
}
