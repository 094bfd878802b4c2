import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { countOtherUploads } from './soak/other-client.ts'
import { runScenario } from './soak/run-scenario.ts'
import { type Scenario, scenarioOf } from './soak/scenario.ts'
import { violations } from './soak/violations.ts'

const USAGE = `npm run soak [-- --runs N] [--seconds N] [--seed N] [--jobs N] [--report FILE]

Runs the committed bundle again and again, each time with random sessions, faults, delays and signals, and checks that
nothing is lost, nothing leaks and nothing hangs. Ends after so many runs (400) or seconds (110), whichever comes first.
The runs of seed S have the seeds S, S+1, S+2, …, so that each can be repeated: --seed S+n --runs 1`

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
/** Of a second client, by whether the cloud honors conditions. */
const others = { honored: { uploaded: 0, destroyed: 0 }, ignored: { uploaded: 0, destroyed: 0 } }

console.log(`Seed ${options.seed}: at most ${options.runs} runs and ${options.seconds} s, ${options.jobs} at a time.`)
const startedAt = performance.now()
await Promise.all(Array.from({ length: options.jobs }, work))
const seconds = Math.round((performance.now() - startedAt) / 1000)

console.log(`${sessions} sessions, ${requests} requests, ${seconds} s: ${describe(statuses)}`)
for (const [name, { uploaded, destroyed }] of Object.entries(others))
  console.log(`Conditions ${name}: a second client uploaded ${uploaded} raw logs, of which ${destroyed} were replaced.`)
if (options.report !== undefined) {
  const facts = { seed: options.seed, passed, failed: failures.length, seconds, sessions, requests, statuses }
  writeFileSync(options.report, `${JSON.stringify({ ...facts, failures }, null, 2)}\n`)
}
console.log(`${passed} runs passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 && passed > 0 ? 0 : 1

/** Takes one run after the other until there is none left, or no time. */
async function work(): Promise<void> {
  while (started < options.runs && performance.now() - startedAt < options.seconds * 1000) {
    const seed = options.seed + started
    started += 1
    await runOne(scenarioOf(seed))
  }
}

async function runOne(scenario: Scenario): Promise<void> {
  await runScenario(scenario, (aftermath) => {
    const { ending, cloud } = aftermath
    const status = ending.outputs['status'] ?? 'unpublished'
    statuses[status] = (statuses[status] ?? 0) + 1
    sessions += scenario.sessions.length
    requests += cloud.requests.length
    const other = others[scenario.cloud.ignoresConditions ? 'ignored' : 'honored']
    const { uploaded, destroyed } = countOtherUploads(cloud)
    other.uploaded += uploaded
    other.destroyed += destroyed
    const broken = violations(scenario, aftermath)
    if (broken.length === 0) {
      passed += 1
      return
    }
    const failed = { seed: scenario.seed, violations: broken, scenario, log: ending.log }
    failures.push(failed)
    tell(failed)
  })
}

function tell({ seed, violations, scenario, log }: Failed): void {
  const { sessions, ...rest } = scenario
  const starts = sessions.map(
    ({ id, start, cli, wire }) =>
      `${id.slice(-4)} ${start} ${Buffer.byteLength(wire)} ${cli ? JSON.stringify(cli) : ''}`,
  )
  console.log(`\nThe run of seed ${seed} failed:\n${violations.map((text) => `  - ${text}`).join('\n')}`)
  console.log(JSON.stringify({ ...rest, sessions: starts }, null, 2))
  // Indented and parted, so that a runner in whose log this is shown takes none of it for its own.
  console.log(log.replace(/^/gm, '  | '))
  console.log(`Repeat it: npm run soak -- --seed ${seed} --runs 1\n`)
}

function describe(counts: Readonly<Record<string, number>>): string {
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
    if (!/^\d{1,10}$/.test(given)) throw new Error(`--${name} takes a whole number, and this is ${given}`)
    return Number(given)
  }
  const [runs, seconds, seed] = [number('runs'), number('seconds'), number('seed')]
  return { runs, seconds, seed, jobs: Math.max(1, number('jobs')), report: values.report }
}
