import { existsSync } from 'node:fs'
import * as core from '@actions/core'
import type { Run } from '../run/run.ts'
import { type CountOutput, type Counts, SESSION_STATUSES, STATUS_NAMES } from '../run/session-statuses.ts'
import { buildProjectUrl } from './links.ts'
import { countCredentials } from './secrets.ts'

type OutputName = 'status' | CountOutput | 'credentials' | 'project-id' | 'project-url' | 'report'

/** @param report native path of the JSON report; empty: not written */
export function buildOutputs(run: Run, report: string): Record<OutputName, string> {
  const { counts } = run
  const ids = run.projects.map(({ project }) => project.id)
  return {
    status: run.status,
    ...toCountOutputs(counts),
    credentials: String(countCredentials(run) ?? ''),
    'project-id': ids.join(','),
    'project-url': ids.flatMap((id) => buildProjectUrl(run, id) ?? []).join(','),
    report,
  }
}

function toCountOutputs(counts: Counts): Record<CountOutput, string> {
  const outcomes = STATUS_NAMES.map((outcome) => {
    const { output, count } = SESSION_STATUSES[outcome]
    return [output, String(counts[count])]
  })
  return Object.fromEntries([['attempted', String(counts.attempted)], ...outcomes]) as Record<CountOutput, string>
}

/**
 * Sets all outputs; returns a warning instead of throwing. Without `GITHUB_OUTPUT`, the toolkit prints an old command.
 */
export function writeOutputs(outputs: Readonly<Record<OutputName, string>>): string | undefined {
  const file = process.env['GITHUB_OUTPUT'] ?? ''
  if (file === '') return 'The outputs were not set: GITHUB_OUTPUT is not set.'
  if (!existsSync(file)) return 'The outputs were not set: the file that GITHUB_OUTPUT names does not exist.'
  try {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
    return undefined
  } catch (error) {
    return `The outputs were not set: ${Error.isError(error) ? error.message : String(error)}`
  }
}
