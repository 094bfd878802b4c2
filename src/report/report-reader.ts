import schema from '../../schema/report.schema.json' with { type: 'json' }
import { isObject } from '../cloud/json.ts'
import { PROVIDER_IDS } from '../providers.ts'
import { isNestedDeeper } from './json-depth.ts'
import { REPORT_SCHEMA_VERSION, type ShardReport } from './report.ts'
import { contradictionIn } from './report-rules.ts'
import { reportUnusable } from './report-unusable.ts'
import { schemaFault } from './schema-fault.ts'

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
  const misfit = schemaFault(report, schema)
  if (misfit !== undefined) throw reportUnusable(file, `\`${misfit.pointer}\` must ${misfit.must}`)
  if (report['shard'] === null) throw reportUnusable(file, 'its run had no `shard` input')
  const contradiction = contradictionIn(report as unknown as ShardReport)
  if (contradiction !== undefined) throw reportUnusable(file, `\`${contradiction.pointer}\` must ${contradiction.must}`)
  return report as unknown as ShardReport
}

function parse(text: string, file: string): unknown {
  if (isNestedDeeper(text, MAX_DEPTH)) throw reportUnusable(file, `it is nested deeper than ${MAX_DEPTH} levels`)
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
