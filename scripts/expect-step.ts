import { readFileSync } from 'node:fs'

/**
 * For workflows: holds what a step left to what it should have. `STEP` is the step as the runner tells it
 * (`toJSON(steps.<id>)`), and every argument `name=value` is an output, `outcome`, or `conclusion`. The report that the
 * step names must say the same.
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
const facts: Readonly<Record<string, string>> = { ...outputs, outcome: step.outcome, conclusion: step.conclusion }

const expected = process.argv.slice(2).map((argument) => argument.split('=', 2))
const faults = expected
  .filter(([name = '', value]) => facts[name] !== value)
  .map(([name = '', value]) => `${name} is ${facts[name] ?? 'not there'}, expected ${value}`)
if (report.status !== outputs['status']) faults.push(`the report says ${report.status}`)
for (const name of ['attempted', 'created', 'updated', 'skipped', 'errored', 'pending']) {
  if (String(report.counts[name]) !== outputs[name]) faults.push(`the report has ${report.counts[name]} ${name}`)
}

for (const fault of faults) console.error(fault)
if (faults.length === 0) console.log(`As expected: ${process.argv.slice(2).join(', ')}`)
process.exitCode = faults.length === 0 ? 0 : 1
