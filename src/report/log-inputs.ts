import { formatSetInputs, type Inputs } from '../inputs/inputs.ts'
import type { Printer } from './print.ts'

const IN_HEADLINE: readonly string[] = ['mode', 'cloud-url']

/** Logs the inputs that differ from their defaults. */
export function logInputs(printer: Printer, inputs: Inputs): void {
  // Show the server that gets the token.
  const source = inputs.cloudUrlFromEnvironment ? ' (from SPECSTORY_CLOUD_URL)' : ''
  printer.printLine(
    `SpecStory ${inputs.mode} ${inputs.mode === 'check' ? 'against' : 'to'} ${inputs.cloudUrl}${source}`,
  )
  if (inputs.token === '') printer.printLine('token: not set')
  for (const [name, text] of formatSetInputs(inputs)) {
    if (!IN_HEADLINE.includes(name)) printer.printLine(`${name}: ${text.replaceAll('\n', ', ')}`)
  }
}
