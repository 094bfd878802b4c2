import { existsSync } from 'node:fs'
import * as core from '@actions/core'
import { projectUrl } from './links.ts'
import type { Run } from './run.ts'

export type OutputName =
  | 'status'
  | 'attempted'
  | 'created'
  | 'updated'
  | 'skipped'
  | 'errored'
  | 'timed-out'
  | 'pending'
  | 'project-id'
  | 'project-url'
  | 'report'

/** Every output of `action.yml`; `report` is the native path of the JSON report, empty when it could not be written. */
export function outputsOf(run: Run, report: string): Record<OutputName, string> {
  const { counts } = run
  const ids = run.projects.map(({ project }) => project.id)
  return {
    status: run.status,
    attempted: String(counts.attempted),
    created: String(counts.created),
    updated: String(counts.updated),
    skipped: String(counts.skipped),
    errored: String(counts.errored),
    'timed-out': String(counts.timedOut),
    pending: String(counts.pending),
    'project-id': ids.join(','),
    'project-url': ids.flatMap((id) => projectUrl(run, id) ?? []).join(','),
    report,
  }
}

/**
 * Sets every output and never throws: returns what went wrong, if anything did. Without `GITHUB_OUTPUT` the toolkit
 * falls back to a command on stdout that no runner obeys any more, so nothing is written then.
 */
export function writeOutputs(outputs: Readonly<Record<OutputName, string>>): string | undefined {
  const file = process.env['GITHUB_OUTPUT'] ?? ''
  if (file === '') return 'The outputs were not set: GITHUB_OUTPUT is not set here.'
  if (!existsSync(file)) return 'The outputs were not set: the file that GITHUB_OUTPUT names does not exist.'
  try {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
    return undefined
  } catch (error) {
    return `The outputs were not set: ${Error.isError(error) ? error.message : String(error)}`
  }
}
