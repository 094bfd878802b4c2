import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/** `schema/report.schema.json`, as it is published. */
export const publishedSchema = JSON.parse(
  readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'),
)

/** What Ajv makes of it: as whoever writes a report is bound, or as whoever reads one that may be of a later version. */
export function createValidator(whom: 'writer' | 'reader'): ValidateFunction {
  const schema = whom === 'writer' ? publishedSchema : withoutAdditionalProperties(publishedSchema)
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema as object)
}

/** Without `additionalProperties`. */
function withoutAdditionalProperties(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema, (name, value) => (name === 'additionalProperties' ? undefined : value)))
}
