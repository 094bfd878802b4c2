import { resolve } from 'node:path'
import * as core from '@actions/core'
import { Failure, toInternalFailure } from '../failure.ts'
import { type Runner, readRunner } from '../inputs/runner.ts'
import { createPrinter } from '../report/print.ts'
import { publish } from '../report/publish.ts'
import { createRun, type Run, resolveExitCode } from '../run/run.ts'
import { mergeReports } from './merge-reports.ts'
import { readReports } from './read-reports.ts'

/** Runs the action `merge`: merges the reports of all shards into one verdict, summary and outputs. Never throws. */
export function main(): void {
  process.exitCode = 1
  const runner = readRunner(process.env)
  const run = createMergedRun(runner)
  publish(run, createPrinter(runner))
  process.exitCode = resolveExitCode(run)
}

function createMergedRun(runner: Runner): Run {
  try {
    const reports = core.getInput('reports')
    if (reports === '') throw createMissingInputFailure()
    return mergeReports(readReports(resolve(runner.workspace, reports)), runner)
  } catch (error) {
    const failure = error instanceof Failure ? error : toInternalFailure(error)
    return { ...createRun(runner), failures: [failure] }
  }
}

/** The workspace is not the default, because JSON files in a checkout are untrusted. */
function createMissingInputFailure(): Failure {
  return new Failure(
    'invalid-input',
    'The `reports` input is empty. Allowed: the directory with the report of every shard.',
    'Set `reports` in the `with:` block of the step to the directory that the reports were downloaded into.',
  )
}
