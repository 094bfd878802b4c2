import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema'
import schema from '../../schema/report.schema.json' with { type: 'json' }
import { Failure } from '../failure.ts'
import { assignShard } from '../ids.ts'
import { parseCloudUrl } from '../inputs/cloud-url.ts'
import { findJsonLimit, isObject } from '../json.ts'
import { PROVIDER_IDS } from '../providers.ts'
import { countSessions } from '../run/session-statuses.ts'
import { REPORT_SCHEMA_VERSION, type ShardReport } from './report.ts'

/** The schema has seven levels; later versions can have more. */
const MAX_DEPTH = 32

/**
 * Parses a report. Artifacts are untrusted, so the report must match the schema and be a possible result of a run.
 * Accepts unknown fields and providers of later versions.
 * @throws Failure `report-unusable` with the file and a JSON pointer
 */
export function readReport(text: string, file: string): ShardReport {
  const data = parseJson(text, file)
  if (!isObject(data) || data['schema'] !== REPORT_SCHEMA_VERSION) {
    throw createUnusableReportFailure(file, `it is not a report of schema ${REPORT_SCHEMA_VERSION}`)
  }
  const report = replaceUnknownProviders(data)
  const schemaError = findDeepestError(createValidator().validate(report).errors)
  // Error and pointer are trusted: they contain only numbers and names of the schema.
  if (schemaError !== undefined) {
    const pointer = schemaError.instanceLocation.slice(1) || '/'
    throw createUnusableReportFailure(file, `\`${pointer}\`: ${schemaError.error.replace(/\.$/, '')}`)
  }
  if (report['shard'] === null) throw createUnusableReportFailure(file, 'its run had no `shard` input')
  const contradiction = findContradiction(report as unknown as ShardReport)
  if (contradiction !== undefined)
    throw createUnusableReportFailure(file, `\`${contradiction.pointer}\` must ${contradiction.must}`)
  return report as unknown as ShardReport
}

/** Ignores `additionalProperties`, to accept fields of later versions. */
function createValidator(): Validator {
  const isOpen = (key: string, value: unknown): unknown => (key === 'additionalProperties' ? undefined : value)
  return new Validator(JSON.parse(JSON.stringify(schema), isOpen) as Schema, '2020-12')
}

/** Finds the innermost error: the validator also reports the enclosing objects. */
function findDeepestError(errors: readonly OutputUnit[]): OutputUnit | undefined {
  const getDepth = ({ instanceLocation }: OutputUnit): number => instanceLocation.split('/').length
  return errors.toSorted((a, b) => getDepth(a) - getDepth(b)).at(-1)
}

function parseJson(text: string, file: string): unknown {
  if (findJsonLimit(text, { depth: MAX_DEPTH }) !== undefined)
    throw createUnusableReportFailure(file, `it is nested deeper than ${MAX_DEPTH} levels`)
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw createUnusableReportFailure(file, 'it is not valid JSON', { cause })
  }
}

const KNOWN_PROVIDERS: ReadonlySet<unknown> = new Set([...PROVIDER_IDS, 'other'])

function replaceUnknownProviders(report: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { sessions } = report
  if (!Array.isArray(sessions)) return report
  const known = sessions.map((session: unknown) =>
    isObject(session) && typeof session['provider'] === 'string' && !KNOWN_PROVIDERS.has(session['provider'])
      ? { ...session, provider: 'other' }
      : session,
  )
  return { ...report, sessions: known }
}

/** `pointer` contains only names of the schema. */
type Fault = { readonly pointer: string; readonly must: string }

/**
 * Finds content that matches the schema but is not a possible result, such as wrong counts.
 * @param report matches the schema and has a shard
 */
function findContradiction(report: ShardReport): Fault | undefined {
  return findHeadFault(report) ?? findSessionFault(report) ?? findCountFault(report)
}

function findHeadFault({ shard, startedAt, mode, failOnIncomplete, cloudUrl, inputs }: ShardReport): Fault | undefined {
  if (shard.index > shard.count) return { pointer: '/shard/index', must: 'be at most `/shard/count`' }
  // A run with a valid shard has all other inputs too.
  for (const [name, value] of Object.entries({ mode, failOnIncomplete, cloudUrl, inputs }))
    if ((value as unknown) === null) return { pointer: `/${name}`, must: 'not be null in a report with a `/shard`' }
  if (Number.isNaN(Date.parse(startedAt))) return { pointer: '/startedAt', must: 'be a time' }
  const parsed = parseCloudUrl(cloudUrl)
  // Links contain this URL, so it must be normalized.
  if (!('url' in parsed) || parsed.url !== cloudUrl)
    return { pointer: '/cloudUrl', must: 'be an https URL, or http on loopback, without credentials' }
  return undefined
}

function findSessionFault({ shard, projects, sessions }: ShardReport): Fault | undefined {
  const projectIds = new Set(projects.map(({ id }) => id))
  const seen = new Set<string>()
  for (const [index, { id, projectId }] of sessions.entries()) {
    const pointer = `/sessions/${index}`
    if (!projectIds.has(projectId)) return { pointer: `${pointer}/projectId`, must: 'be a project of the report' }
    if (assignShard(id, shard.count) !== shard.index)
      return { pointer: `${pointer}/id`, must: `belong to shard ${shard.index}/${shard.count}` }
    const key = `${projectId}/${id}`
    if (seen.has(key)) return { pointer: `${pointer}/id`, must: 'be unique' }
    seen.add(key)
  }
  return undefined
}

function findCountFault({ counts, sessions }: ShardReport): Fault | undefined {
  const counted = countSessions(sessions)
  for (const [name, count] of Object.entries(counted)) {
    if (counts[name as keyof typeof counted] !== count)
      return { pointer: `/counts/${name}`, must: 'be the number of such sessions' }
  }
  return undefined
}

/** @param detail the rest of "cannot be merged: …", without a full stop */
export function createUnusableReportFailure(file: string, detail: string, options?: { cause: unknown }): Failure {
  return new Failure(
    'report-unusable',
    `The report ${file} cannot be merged: ${detail}.`,
    'Set `reports` to a directory that contains only the unmodified `report` output of each shard of one run.',
    options,
  )
}
