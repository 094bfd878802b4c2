import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCommandFile } from '../command-file.ts'
import { type Contexts, interpolate, type JobStatus, shouldRun } from './expression.ts'
import type { Job, JobResult, Step, StepResult, StringMap, Workflow, WorkflowEnvironment } from './workflow.ts'

/**
 * Runs the jobs and steps of a workflow in sequence: expressions by GitHub's own evaluator, `run:` in bash, and `uses:` by
 * the environment's actions. Each job has an empty workspace.
 *
 * @returns the finished jobs in order, each entry of a matrix as one job
 * @throws Error for an action that the environment does not have
 */
export async function runWorkflow(workflow: Workflow, environment: WorkflowEnvironment): Promise<JobResult[]> {
  const results: JobResult[] = []
  for (const [key, job] of Object.entries(workflow.jobs)) {
    const needed = results.filter((result) => result.job === job.needs)
    const needs = Object.fromEntries(needed.map(({ job, result, outputs }) => [job, { result, outputs }]))
    const contexts = { github: environment.github, secrets: environment.secrets, needs }
    const status = needed.every(({ result }) => result === 'success') ? 'success' : 'failure'
    for (const [index, matrix] of expandMatrix(job.strategy?.matrix ?? {}).entries()) {
      const own = { ...contexts, matrix, strategy: { 'job-index': index } }
      if (shouldRun(job.if, contexts, status)) results.push(await runJob(key, job, own, environment))
      else results.push({ job: key, result: 'skipped', outputs: {}, steps: [] })
    }
  }
  return results
}

async function runJob(key: string, job: Job, contexts: Contexts, environment: WorkflowEnvironment): Promise<JobResult> {
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'))
  const steps: Record<string, { outputs: StringMap; outcome: string; conclusion: string }> = {}
  const stepResults: StepResult[] = []
  let status: JobStatus = 'success'
  for (const step of job.steps) {
    const known = { ...contexts, steps }
    const env = { ...environment.env, ...interpolateAll(job.env, known), ...interpolateAll(step.env, known) }
    const result = shouldRun(step.if, known, status)
      ? await runStep(step, known, { workspace, env }, environment)
      : { result: 'skipped' as const, outputs: {}, log: '' }
    stepResults.push({ ...result, name: step.name ?? step.uses ?? '' })
    if (step.id !== undefined)
      steps[step.id] = { outputs: result.outputs, outcome: result.result, conclusion: result.result }
    if (result.result === 'failure') status = 'failure'
  }
  return { job: key, result: status, outputs: interpolateAll(job.outputs, { ...contexts, steps }), steps: stepResults }
}

async function runStep(
  step: Step,
  contexts: Contexts,
  options: { readonly workspace: string; readonly env: StringMap },
  { actions }: WorkflowEnvironment,
): Promise<Omit<StepResult, 'name'>> {
  if (step.run !== undefined) return runScript(interpolate(step.run, contexts), options)
  const [name = ''] = (step.uses ?? '').split('@')
  const action = actions[name]
  if (action === undefined) throw new Error(`This run has no action ${name}`)
  const given = Object.entries(step.with ?? {}).map(([input, value]) => [input, interpolate(String(value), contexts)])
  return action({ ...options, with: Object.fromEntries(given) })
}

/** Runs a script like a `run:` without `shell`. */
async function runScript(
  script: string,
  { workspace, env }: { readonly workspace: string; readonly env: StringMap },
): Promise<Omit<StepResult, 'name'>> {
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

function interpolateAll(texts: StringMap | undefined, contexts: Contexts): StringMap {
  return Object.fromEntries(Object.entries(texts ?? {}).map(([name, text]) => [name, interpolate(text, contexts)]))
}

/** Returns every combination of a matrix; one empty combination without a matrix. */
function expandMatrix(matrix: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown>[] {
  return Object.entries(matrix).reduce<Record<string, unknown>[]>(
    (entries, [name, values]) => entries.flatMap((entry) => values.map((value) => ({ ...entry, [name]: value }))),
    [{}],
  )
}
