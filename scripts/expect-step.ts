import { readFileSync } from 'node:fs'

/**
 * For workflows: checks the result of a step. `STEP` is its context as JSON (`toJSON(steps.<id>)`). Every argument
 * `name=value` is an expected output, `outcome` or `conclusion`. The report must have the same status and counts.
 */
type Step = {
  readonly outcome: string
  readonly conclusion: string
  readonly outputs: Readonly<Record<string, string>>
}

const step = JSON.parse(process.env['STEP'] ?? '') as Step
const { outputs } = step
const report = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8')) as {
  readonly status: string
  readonly counts: Readonly<Record<string, number>>
}
const actual: Readonly<Record<string, string>> = { ...outputs, outcome: step.outcome, conclusion: step.conclusion }

const expected = process.argv.slice(2).map((argument) => argument.split('=', 2))
const errors = expected
  .filter(([name = '', value]) => actual[name] !== value)
  .map(([name = '', value]) => `${name} is ${actual[name] ?? 'missing'}, expected ${value}`)
if (report.status !== outputs['status']) errors.push(`status in the report is ${report.status}`)
for (const name of ['attempted', 'created', 'updated', 'skipped', 'errored', 'pending']) {
  if (String(report.counts[name]) !== outputs[name]) errors.push(`${name} in the report is ${report.counts[name]}`)
}

for (const error of errors) console.error(error)
if (errors.length === 0) console.log(`As expected: ${process.argv.slice(2).join(', ')}`)
process.exitCode = errors.length === 0 ? 0 : 1
