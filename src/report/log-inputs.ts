import { formatSetInputs, type Inputs } from '../inputs/inputs.ts'
import type { Printer } from './print.ts'

/** In the first line. */
const IN_HEADLINE: readonly string[] = ['mode', 'cloud-url']

/** The inputs that differ from their defaults, as they were understood; of the token only that it is missing. */
export function logInputs(printer: Printer, inputs: Inputs): void {
  // Where the token goes must be seen when no input says so.
  const source = inputs.cloudUrlFromEnvironment ? ', from the variable SPECSTORY_CLOUD_URL' : ''
  printer.line(`SpecStory ${inputs.mode} to ${inputs.cloudUrl}${source}`)
  if (inputs.token === '') printer.line('token: not given')
  for (const [name, text] of formatSetInputs(inputs)) {
    if (!IN_HEADLINE.includes(name)) printer.line(`${name}: ${text.replaceAll('\n', ', ')}`)
  }
}
