import { Failure } from '../failure.ts'
import { PROJECT_ID, SESSION_ID } from '../ids.ts'
import { REPORT_SCHEMA_VERSION, type reportHead, type reportSession } from '../report/report-data.ts'
import { OUTCOMES } from '../run/outcomes.ts'
import type { Shard } from '../shard.ts'

/** A shard's report as its step wrote it (`schema/report.schema.json`). */
export type ShardReport = ReturnType<typeof reportHead> & {
  readonly shard: Shard
  readonly sessions: readonly ReturnType<typeof reportSession>[]
}

/**
 * Reads one report back. It comes from a job of the same workflow, but through an artifact: what the verdict rests on is
 * checked, so that a report of something else is refused and not added up.
 *
 * @param text the file's text
 * @param file its path, for messages
 * @throws Failure `report-unusable`
 */
export function parseShardReport(text: string, file: string): ShardReport {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (cause) {
    throw unusable(file, 'it is not valid JSON', { cause })
  }
  if (!isRecord(data) || data['schema'] !== REPORT_SCHEMA_VERSION) {
    throw unusable(file, `it is no report of schema ${REPORT_SCHEMA_VERSION}`)
  }
  if (!isRecord(data['shard'])) throw unusable(file, 'its run had no `shard` input')
  const { projects, sessions } = data
  if (
    !Array.isArray(projects) ||
    !projects.every((project) => isRecord(project) && matches(project['id'], PROJECT_ID))
  ) {
    throw unusable(file, 'its projects are not well-formed')
  }
  if (!Array.isArray(sessions) || !sessions.every(isSession)) throw unusable(file, 'its sessions are not well-formed')
  return data as unknown as ShardReport
}

function isSession(value: unknown): boolean {
  return (
    isRecord(value) &&
    matches(value['id'], SESSION_ID) &&
    matches(value['projectId'], PROJECT_ID) &&
    typeof value['file'] === 'string' &&
    typeof value['outcome'] === 'string' &&
    Object.hasOwn(OUTCOMES, value['outcome'])
  )
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unusable(file: string, why: string, options?: { cause: unknown }): Failure {
  return new Failure(
    'report-unusable',
    `The report ${file} cannot be merged: ${why}.`,
    'Give the `reports` input a directory that holds the `report` output of each shard, and nothing else.',
    options,
  )
}
