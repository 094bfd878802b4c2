import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { findViolations } from './soak/find-violations.ts'
import { countOtherUploads } from './soak/other-client.ts'
import { runScenario } from './soak/run-scenario.ts'
import { createScenario, type Scenario } from './soak/scenario.ts'

const USAGE = `npm run soak [-- --runs N] [--seconds N] [--seed N] [--jobs N] [--report FILE]

Runs the committed bundle repeatedly with random sessions, faults, delays and signals, and checks that no session is lost,
no secret leaks and no run hangs. Stops after --runs (default 400) or --seconds (default 110).
The runs of seed S have the seeds S, S+1, S+2, … To repeat one: --seed S+n --runs 1`

const NUMBERS = { runs: 400, seconds: 110, seed: randomInt(1_000_000_000), jobs: availableParallelism() * 3 }

type Failed = {
  readonly seed: number
  readonly violations: readonly string[]
  readonly scenario: Scenario
  readonly log: string
}

const options = readOptions()
const statuses: Record<string, number> = {}
const failures: Failed[] = []
let passed = 0
let started = 0
let sessions = 0
let requests = 0
/** Uploads of a second client, by whether the cloud supports conditional requests. */
const otherUploads = { honored: { uploaded: 0, destroyed: 0 }, ignored: { uploaded: 0, destroyed: 0 } }

console.log(`Seed ${options.seed}: at most ${options.runs} runs and ${options.seconds} s, ${options.jobs} in parallel.`)
const startedAt = performance.now()
await Promise.all(Array.from({ length: options.jobs }, runWorker))
const seconds = Math.round((performance.now() - startedAt) / 1000)

console.log(`${sessions} sessions, ${requests} requests, ${seconds} s: ${formatCounts(statuses)}`)
for (const [name, { uploaded, destroyed }] of Object.entries(otherUploads))
  console.log(`Conditions ${name}: a second client uploaded ${uploaded} raw logs; ${destroyed} were replaced.`)
if (options.report !== undefined) {
  const facts = { seed: options.seed, passed, failed: failures.length, seconds, sessions, requests, statuses }
  writeFileSync(options.report, `${JSON.stringify({ ...facts, failures }, null, 2)}\n`)
}
console.log(`${passed} runs passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1

/** Starts runs in sequence until the number of runs or the time is reached. */
async function runWorker(): Promise<void> {
  while (started < options.runs && performance.now() - startedAt < options.seconds * 1000) {
    const seed = options.seed + started
    started += 1
    await runOne(createScenario(seed))
  }
}

async function runOne(scenario: Scenario): Promise<void> {
  await runScenario(scenario, (outcome) => {
    const { ending, cloud } = outcome
    const status = ending.outputs['status'] ?? 'unpublished'
    statuses[status] = (statuses[status] ?? 0) + 1
    sessions += scenario.sessions.length
    requests += cloud.requests.length
    const counter = otherUploads[scenario.cloud.ignoresConditions ? 'ignored' : 'honored']
    const { uploaded, destroyed } = countOtherUploads(cloud)
    counter.uploaded += uploaded
    counter.destroyed += destroyed
    const broken = findViolations(scenario, outcome)
    if (broken.length === 0) {
      passed += 1
      return
    }
    const failed = { seed: scenario.seed, violations: broken, scenario, log: ending.log }
    failures.push(failed)
    printFailure(failed)
  })
}

function printFailure({ seed, violations, scenario, log }: Failed): void {
  const { sessions, ...rest } = scenario
  const starts = sessions.map(
    ({ id, start, cli, wire }) =>
      `${id.slice(-4)} ${start} ${Buffer.byteLength(wire)} ${cli ? JSON.stringify(cli) : ''}`,
  )
  console.log(`\nThe run of seed ${seed} failed:\n${violations.map((text) => `  - ${text}`).join('\n')}`)
  console.log(JSON.stringify({ ...rest, sessions: starts }, null, 2))
  // Indented, so that a runner that shows this log does not execute its workflow commands.
  console.log(log.replace(/^/gm, '  | '))
  console.log(`To repeat: npm run soak -- --seed ${seed} --runs 1\n`)
}

function formatCounts(counts: Readonly<Record<string, number>>): string {
  const texts = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  return texts.join(', ')
}

function readOptions(): typeof NUMBERS & { readonly report: string | undefined } {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: { runs: text, seconds: text, seed: text, jobs: text, report: text, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  const number = (name: keyof typeof NUMBERS): number => {
    const given = values[name]
    if (given === undefined) return NUMBERS[name]
    if (!/^\d{1,10}$/.test(given)) throw new Error(`--${name} must be a whole number, not ${given}`)
    return Number(given)
  }
  const [runs, seconds, seed] = [number('runs'), number('seconds'), number('seed')]
  return { runs, seconds, seed, jobs: Math.max(1, number('jobs')), report: values.report }
}
