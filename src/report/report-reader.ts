import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema'
import schema from '../../schema/report.schema.json' with { type: 'json' }
import { isObject, jsonLimitOffset } from '../json.ts'
import { PROVIDER_IDS } from '../providers.ts'
import { REPORT_SCHEMA_VERSION, type ShardReport } from './report.ts'
import { contradictionIn } from './report-rules.ts'
import { reportUnusable } from './report-unusable.ts'

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
    throw reportUnusable(file, `it is no report of schema ${REPORT_SCHEMA_VERSION}`)
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
