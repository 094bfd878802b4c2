import { readFileSync } from 'node:fs'
import { describeInvalidInput, type InvalidInput, InvalidInputs } from '../inputs/input-types.ts'
import { type InputLookup, readInputs } from '../inputs/inputs.ts'

/** Validates the inputs in `INPUT_…` variables, and describes each invalid one by its flag or variable. */
export async function describeInvalidInputs(env: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const runner = { cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '', windows: process.platform === 'win32' }
  try {
    await readInputs(createInputLookup(env), runner)
    return []
  } catch (error) {
    if (!(error instanceof InvalidInputs)) throw error
    return error.invalid.map(
      (input) => `${describeInvalidInput(input, formatName(input.name))}${suggestOtherCheckout(input)}`,
    )
  }
}

/** Looks up inputs in `INPUT_…` variables, as a runner sets them. */
export function createInputLookup(env: Readonly<Record<string, string | undefined>>): InputLookup {
  return (name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
}

/** A path outside the checkout probably means another checkout. */
function suggestOtherCheckout({ name, given }: InvalidInput): string {
  return name === 'path' && /^(?:\.\.(?:[/\\]|$)|[/\\]|[A-Za-z]:)/.test(given)
    ? ` Run the command in \`${given}\` instead.`
    : ''
}

/** Formats an input as a flag, and a variable unchanged. */
function formatName(name: string): string {
  return /^[A-Z_]+$/.test(name) ? `\`${name}\`` : `\`--${name}\``
}

/** Decodes UTF-8 and UTF-16 with a byte order mark: `>` of Windows PowerShell 5.1 writes UTF-16. */
export function readTokenFile(file: string): string {
  const bytes = readFileSync(file === '-' ? 0 : file)
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2)
  if (first === 0xfe && second === 0xff && bytes.length % 2 === 0) return bytes.subarray(2).swap16().toString('utf16le')
  if (bytes.includes(0)) throw new Error('it is neither UTF-8 nor UTF-16 with a byte order mark')
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}
