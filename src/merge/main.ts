import { resolve } from 'node:path'
import * as core from '@actions/core'
import { Failure, toInternalFailure } from '../failure.ts'
import { type Runner, readRunner } from '../inputs/runner.ts'
import { createPrinter } from '../report/print.ts'
import { publish } from '../report/publish.ts'
import { createRun, type Run, resolveExitCode } from '../run/run.ts'
import { mergeReports } from './merge-reports.ts'
import { readReports } from './read-reports.ts'

/** The action `merge`: the reports of all shards as one verdict, one summary and one set of outputs. Throws nothing. */
export function main(): void {
  process.exitCode = 1
  const runner = readRunner(process.env)
  const run = merged(runner)
  publish(run, createPrinter(runner))
  process.exitCode = resolveExitCode(run)
}

function merged(runner: Runner): Run {
  try {
    const reports = core.getInput('reports')
    if (reports === '') throw missingInput()
    return mergeReports(readReports(resolve(runner.workspace, reports)), runner)
  } catch (error) {
    const failure = error instanceof Failure ? error : toInternalFailure(error)
    return { ...createRun(runner), failures: [failure] }
  }
}

/** The workspace is no default: a checkout's JSON files are a stranger's reports. */
function missingInput(): Failure {
  return new Failure(
    'invalid-input',
    'Invalid input: `reports` is empty; allowed: the directory with the report of every shard',
    'Set `reports` in the `with:` block of the step to the directory that the reports were downloaded into.',
  )
}
