import { Failure } from '../failure.ts'

/** An input whose value is none that it can have. */
export type Fault = {
  /** Of the input, or of the variable that stands in for it. */
  readonly name: string
  readonly given: string
  /** What it may be, in words. */
  readonly allowed: string
  /** A value that would do; left out where the words name all of them. */
  readonly example?: string | undefined
}

/** Every fault of the inputs at once, so that a user mends them all in one go. */
export class InvalidInputs extends Failure {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    const all = faults.map((fault) => faultText(fault, `\`${fault.name}\``)).join('; ')
    super(
      'invalid-input',
      faults.length === 1 ? `Invalid input: ${all}` : `${faults.length} invalid inputs: ${all}`,
      'Correct the `with:` block of the step; nothing was sent.',
    )
    this.faults = faults
  }
}

/** What was given, what is allowed and an example, under the name that the user knows the input by. */
export function faultText({ given, allowed, example }: Fault, name: string): string {
  return `${name} is \`${given}\`; allowed: ${allowed}${example === undefined ? '' : `, for example \`${example}\``}`
}
