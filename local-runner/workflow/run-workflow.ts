import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommandFile } from '../command-file.ts'
import { type Contexts, interpolate, isWanted, type Standing } from './expression.ts'
import type { Job, JobEnding, Step, StepEnding, Texts, Workflow, World } from './workflow.ts'

/**
 * Runs a workflow, one job and one step after the other: expressions by GitHub's own evaluator, `run:` in bash, and
 * `uses:` as the world has it. Each job has an empty workspace.
 *
 * @returns the jobs that came to an end, in their order; of a matrix each entry
 * @throws Error for an action that the world does not have
 */
export async function runWorkflow(workflow: Workflow, world: World): Promise<JobEnding[]> {
  const endings: JobEnding[] = []
  for (const [key, job] of Object.entries(workflow.jobs)) {
    const needed = endings.filter((ending) => ending.job === job.needs)
    const needs = Object.fromEntries(needed.map(({ job, result, outputs }) => [job, { result, outputs }]))
    const contexts = { github: world.github, secrets: world.secrets, needs }
    const standing = needed.every(({ result }) => result === 'success') ? 'success' : 'failure'
    for (const [index, matrix] of entriesOf(job.strategy?.matrix ?? {}).entries()) {
      const own = { ...contexts, matrix, strategy: { 'job-index': index } }
      if (isWanted(job.if, contexts, standing)) endings.push(await runJob(key, job, own, world))
      else endings.push({ job: key, result: 'skipped', outputs: {}, steps: [] })
    }
  }
  return endings
}

async function runJob(key: string, job: Job, contexts: Contexts, world: World): Promise<JobEnding> {
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'))
  const steps: Record<string, { outputs: Texts; outcome: string; conclusion: string }> = {}
  const endings: StepEnding[] = []
  let standing: Standing = 'success'
  for (const step of job.steps) {
    const known = { ...contexts, steps }
    const env = { ...world.env, ...workedOut(job.env, known), ...workedOut(step.env, known) }
    const ending = isWanted(step.if, known, standing)
      ? await runStep(step, known, { workspace, env }, world)
      : { result: 'skipped' as const, outputs: {}, log: '' }
    endings.push({ ...ending, name: step.name ?? step.uses ?? '' })
    if (step.id !== undefined)
      steps[step.id] = { outputs: ending.outputs, outcome: ending.result, conclusion: ending.result }
    if (ending.result === 'failure') standing = 'failure'
  }
  return { job: key, result: standing, outputs: workedOut(job.outputs, { ...contexts, steps }), steps: endings }
}

async function runStep(
  step: Step,
  contexts: Contexts,
  place: { readonly workspace: string; readonly env: Texts },
  { actions }: World,
): Promise<Omit<StepEnding, 'name'>> {
  if (step.run !== undefined) return runScript(interpolate(step.run, contexts), place)
  const [name = ''] = (step.uses ?? '').split('@')
  const action = actions[name]
  if (action === undefined) throw new Error(`The world of this run has no action ${name}`)
  const given = Object.entries(step.with ?? {}).map(([input, value]) => [input, interpolate(String(value), contexts)])
  return action({ ...place, with: Object.fromEntries(given) })
}

/** As the runner runs `run:` where no shell is named. */
async function runScript(
  script: string,
  { workspace, env }: { readonly workspace: string; readonly env: Texts },
): Promise<Omit<StepEnding, 'name'>> {
  const directory = mkdtempSync(join(tmpdir(), 'script-'))
  const output = join(directory, 'output')
  writeFileSync(output, '')
  const options = { cwd: workspace, env: { PATH: process.env['PATH'], ...env, GITHUB_OUTPUT: output } }
  return new Promise((resolve) => {
    execFile('bash', ['--norc', '-e', '-c', script], options, (error, stdout, stderr) => {
      const outputs = parseCommandFile(readFileSync(output, 'utf8'))
      resolve({ result: error === null ? 'success' : 'failure', outputs, log: stdout + stderr })
    })
  })
}

function workedOut(texts: Texts | undefined, contexts: Contexts): Texts {
  return Object.fromEntries(Object.entries(texts ?? {}).map(([name, text]) => [name, interpolate(text, contexts)]))
}

/** Every combination of a matrix; one that is empty where there is none. */
function entriesOf(matrix: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  return Object.entries(matrix).reduce<Record<string, unknown>[]>(
    (entries, [name, values]) => entries.flatMap((entry) => values.map((value) => ({ ...entry, [name]: value }))),
    [{}],
  )
}
