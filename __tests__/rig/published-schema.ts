import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

export const publishedSchema = JSON.parse(
  readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'),
)

/** A reader also accepts unknown properties, because the report may be of a later version. */
export function createValidator(role: 'writer' | 'reader'): ValidateFunction {
  const schema = role === 'writer' ? publishedSchema : withoutAdditionalProperties(publishedSchema)
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema as object)
}

function withoutAdditionalProperties(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema, (name, value) => (name === 'additionalProperties' ? undefined : value)))
}
