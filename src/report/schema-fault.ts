import { isObject } from '../cloud/json.ts'

/** As much of JSON Schema 2020-12 as `schema/report.schema.json` uses; what only describes is left out. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly oneOf?: readonly Schema[]
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** The root of a schema, with what its references lead to. */
export type SchemaDocument = Schema & { readonly $defs: Readonly<Record<string, Schema>> }

/** What is wrong and where: a JSON pointer of names that the schema has, so that none of it is a stranger's text. */
export type Fault = { readonly pointer: string; readonly must: string }

/**
 * Finds the first place where data is not as a schema has it. Fields that the schema does not have are never looked at:
 * `additionalProperties` binds who writes a report, and a later version may write more. Small enough to be read, where a
 * validator for all of JSON Schema would be most of the bundle; a test holds the two to the same answer.
 *
 * @param value parsed JSON
 * @returns `undefined` when the data is as it must be
 */
export function schemaFault(value: unknown, document: SchemaDocument): Fault | undefined {
  return faultAt('', value, document, document)
}

function faultAt(pointer: string, value: unknown, schema: Schema, document: SchemaDocument): Fault | undefined {
  const target = schema.$ref === undefined ? undefined : document.$defs[schema.$ref.replace('#/$defs/', '')]
  const must = valueFault(value, schema)
  return (
    (must === undefined ? undefined : { pointer, must }) ??
    (target === undefined ? undefined : faultAt(pointer, value, target, document)) ??
    (schema.oneOf === undefined ? undefined : formFault(pointer, value, schema.oneOf, document)) ??
    fieldFault(pointer, value, schema, document) ??
    itemFault(pointer, value, schema, document)
  )
}

/** What a value must be by itself, whatever is in it. */
function valueFault(value: unknown, schema: Schema): string | undefined {
  const types = schema.type === undefined ? undefined : [schema.type].flat()
  if (types !== undefined && !types.some((type) => isOfType(value, type))) return `be of type ${types.join(' or ')}`
  if (schema.const !== undefined && value !== schema.const) return `be ${JSON.stringify(schema.const)}`
  if (schema.enum !== undefined && !schema.enum.includes(value)) return `be one of ${JSON.stringify(schema.enum)}`
  if (typeof value === 'string') return textFault(value, schema)
  if (typeof value === 'number') return numberFault(value, schema)
  return undefined
}

function textFault(text: string, { maxLength, pattern }: Schema): string | undefined {
  // The length first: an expression is only given what it can take. Code points are never more than code units.
  if (maxLength !== undefined && text.length > maxLength && [...text.slice(0, 2 * maxLength + 1)].length > maxLength)
    return `have at most ${maxLength} characters`
  if (pattern !== undefined && !expressionOf(pattern).test(text)) return `match ${pattern}`
  return undefined
}

function numberFault(value: number, { minimum, maximum }: Schema): string | undefined {
  if (minimum !== undefined && value < minimum) return `be at least ${minimum}`
  if (maximum !== undefined && value > maximum) return `be at most ${maximum}`
  return undefined
}

/** One form only may fit. The fault of the form that was meant is the one that lies deepest in the data. */
function formFault(
  pointer: string,
  value: unknown,
  forms: readonly Schema[],
  document: SchemaDocument,
): Fault | undefined {
  const faults = forms.flatMap((form) => faultAt(pointer, value, form, document) ?? [])
  if (forms.length - faults.length === 1) return undefined
  const depths = faults.map((fault) => fault.pointer.split('/').length)
  const deepest = faults.filter((_, index) => depths[index] === Math.max(...depths))
  const [meant, ...others] = deepest
  return meant !== undefined && others.length === 0 ? meant : { pointer, must: 'have one of the forms of the schema' }
}

function fieldFault(pointer: string, value: unknown, schema: Schema, document: SchemaDocument): Fault | undefined {
  if (!isOfType(value, 'object')) return undefined
  const fields = value as Readonly<Record<string, unknown>>
  const missing = schema.required?.find((name) => !Object.hasOwn(fields, name))
  if (missing !== undefined) return { pointer: `${pointer}/${missing}`, must: 'be there' }
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const fault = Object.hasOwn(fields, name) ? faultAt(`${pointer}/${name}`, fields[name], field, document) : undefined
    if (fault !== undefined) return fault
  }
  return undefined
}

function itemFault(pointer: string, value: unknown, { items }: Schema, document: SchemaDocument): Fault | undefined {
  if (items === undefined || !Array.isArray(value)) return undefined
  for (const [index, item] of value.entries()) {
    const fault = faultAt(`${pointer}/${index}`, item, items, document)
    if (fault !== undefined) return fault
  }
  return undefined
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

const expressions = new Map<string, RegExp>()

function expressionOf(pattern: string): RegExp {
  const expression = expressions.get(pattern) ?? new RegExp(pattern, 'u')
  expressions.set(pattern, expression)
  return expression
}
