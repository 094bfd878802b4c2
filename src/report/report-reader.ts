import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema'
import schema from '../../schema/report.schema.json' with { type: 'json' }
import { Failure } from '../failure.ts'
import { assignShard } from '../ids.ts'
import { parseCloudUrl } from '../inputs/cloud-url.ts'
import { isObject, jsonLimitOffset } from '../json.ts'
import { PROVIDER_IDS } from '../providers.ts'
import { countSessions } from '../run/session-statuses.ts'
import { REPORT_SCHEMA_VERSION, type ShardReport } from './report.ts'

/** Levels of brackets: the schema has seven, and a field of a later version may have some more. */
const MAX_DEPTH = 32

/**
 * Reads back what `report.ts` writes. A report comes from a job of the same workflow, but through an artifact that others
 * may have written: whatever is used of it is as the schema has it and as a run could have left it, or it is refused.
 * Fields and providers of a later version are no fault; such a provider's sessions are counted under its name, as `other`.
 *
 * @param text the file's text
 * @param file its path, for messages
 * @throws Failure `report-unusable` that names the file, and the place in it as a JSON pointer
 */
export function readReport(text: string, file: string): ShardReport {
  const data = parse(text, file)
  if (!isObject(data) || data['schema'] !== REPORT_SCHEMA_VERSION) {
    throw reportUnusable(file, `it is not a report of schema ${REPORT_SCHEMA_VERSION}`)
  }
  const report = withKnownProviders(data)
  const misfit = deepestError(createValidator().validate(report).errors)
  // The library's words are about the schema and numbers, and the pointer has the schema's names: neither is untrusted.
  if (misfit !== undefined) {
    const pointer = misfit.instanceLocation.slice(1) || '/'
    throw reportUnusable(file, `\`${pointer}\`: ${misfit.error.replace(/\.$/, '')}`)
  }
  if (report['shard'] === null) throw reportUnusable(file, 'its run had no `shard` input')
  const contradiction = contradictionIn(report as unknown as ShardReport)
  if (contradiction !== undefined) throw reportUnusable(file, `\`${contradiction.pointer}\` must ${contradiction.must}`)
  return report as unknown as ShardReport
}

/** `additionalProperties` binds who writes a report; the fields of a later version must pass. */
function createValidator(): Validator {
  const isOpen = (key: string, value: unknown): unknown => (key === 'additionalProperties' ? undefined : value)
  return new Validator(JSON.parse(JSON.stringify(schema), isOpen) as Schema, '2020-12')
}

/** The validator reports every object around a fault too, the outer ones first. */
function deepestError(errors: readonly OutputUnit[]): OutputUnit | undefined {
  const depthOf = ({ instanceLocation }: OutputUnit): number => instanceLocation.split('/').length
  return errors.toSorted((a, b) => depthOf(a) - depthOf(b)).at(-1)
}

function parse(text: string, file: string): unknown {
  if (jsonLimitOffset(text, { depth: MAX_DEPTH }) !== undefined)
    throw reportUnusable(file, `it is nested deeper than ${MAX_DEPTH} levels`)
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw reportUnusable(file, 'it is not valid JSON', { cause })
  }
}

const KNOWN_PROVIDERS: ReadonlySet<unknown> = new Set([...PROVIDER_IDS, 'other'])

function withKnownProviders(report: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { sessions } = report
  if (!Array.isArray(sessions)) return report
  const known = sessions.map((session: unknown) =>
    isObject(session) && typeof session['provider'] === 'string' && !KNOWN_PROVIDERS.has(session['provider'])
      ? { ...session, provider: 'other' }
      : session,
  )
  return { ...report, sessions: known }
}

/** A place in a report, as a JSON pointer of names that the schema has, and what it must be. */
type Fault = { readonly pointer: string; readonly must: string }

/**
 * What no run of a shard could have written although the schema has room for it: a session of another shard or of no
 * project, counts that are not those of the sessions, a cloud that no run would send anything to.
 *
 * @param report as the schema has it, with a shard
 * @returns the first such place; `undefined` when there is none
 */
function contradictionIn(report: ShardReport): Fault | undefined {
  return headFault(report) ?? sessionFault(report) ?? countFault(report)
}

function headFault({ shard, startedAt, mode, failOnIncomplete, cloudUrl, inputs }: ShardReport): Fault | undefined {
  if (shard.index > shard.count) return { pointer: '/shard/index', must: 'be at most `/shard/count`' }
  // All of them are inputs: a run that knows its shard knows the others.
  for (const [name, value] of Object.entries({ mode, failOnIncomplete, cloudUrl, inputs }))
    if ((value as unknown) === null) return { pointer: `/${name}`, must: 'not be null beside a `/shard`' }
  if (Number.isNaN(Date.parse(startedAt))) return { pointer: '/startedAt', must: 'be a time' }
  const parsed = parseCloudUrl(cloudUrl)
  // Every link leads there: what is written another way than it is read is refused too, such as one with line breaks.
  if (!('url' in parsed) || parsed.url !== cloudUrl)
    return { pointer: '/cloudUrl', must: 'be an https URL, or http on loopback, without credentials' }
  return undefined
}

function sessionFault({ shard, projects, sessions }: ShardReport): Fault | undefined {
  const projectIds = new Set(projects.map(({ id }) => id))
  const seen = new Set<string>()
  for (const [index, { id, projectId }] of sessions.entries()) {
    const pointer = `/sessions/${index}`
    if (!projectIds.has(projectId)) return { pointer: `${pointer}/projectId`, must: 'be a project of the report' }
    if (assignShard(id, shard.count) !== shard.index)
      return { pointer: `${pointer}/id`, must: `be of shard ${shard.index}/${shard.count}` }
    const key = `${projectId}/${id}`
    if (seen.has(key)) return { pointer: `${pointer}/id`, must: 'be there once only' }
    seen.add(key)
  }
  return undefined
}

function countFault({ counts, sessions }: ShardReport): Fault | undefined {
  const counted = countSessions(sessions)
  for (const [name, count] of Object.entries(counted)) {
    if (counts[name as keyof typeof counted] !== count)
      return { pointer: `/counts/${name}`, must: 'be the number of such sessions' }
  }
  return undefined
}

/**
 * The failure of a report that the merge refuses.
 *
 * @param file its path
 * @param why completes "cannot be merged: …", without a full stop
 */
export function reportUnusable(file: string, why: string, options?: { cause: unknown }): Failure {
  return new Failure(
    'report-unusable',
    `The report ${file} cannot be merged: ${why}.`,
    'Set `reports` to a directory that contains only the unmodified `report` output of each shard of one run.',
    options,
  )
}
