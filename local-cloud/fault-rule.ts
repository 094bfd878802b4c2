import type { FaultKind, FaultRule } from './faults.ts'

/** Every fault, with the required fields of its action. */
const REQUIRED_FIELDS: Record<FaultKind, readonly string[]> = {
  status: ['status'],
  reset: [],
  'reset-after-store': [],
  truncated: [],
  stall: [],
  'stall-body': [],
  slow: [],
  malformed: ['form'],
  redirect: ['to'],
  sizes: ['sessions'],
  'unknown-project': [],
  'misstated-sizes': [],
  misnamed: [],
  'refuse-credentials': [],
  conditions: ['mode'],
  tags: ['form'],
  'other-client': ['upload'],
  header: ['headers'],
  latency: ['ms'],
  'invalid-http': [],
}

/**
 * Parses a rule from the JSON of the command line. Validates it, because a misspelled fault would silently be ignored.
 *
 * @throws Error with the reason and the known kinds
 */
export function parseFaultRule(text: string): FaultRule {
  const rule = JSON.parse(text) as { readonly action?: { readonly kind?: unknown } } | null
  const kind = rule?.action?.kind
  if (typeof kind !== 'string' || !Object.hasOwn(REQUIRED_FIELDS, kind)) {
    throw new Error(`A fault needs an action whose kind is one of ${Object.keys(REQUIRED_FIELDS).join(', ')}: ${text}`)
  }
  for (const field of REQUIRED_FIELDS[kind as FaultKind]) {
    if (!Object.hasOwn(rule?.action ?? {}, field)) throw new Error(`A fault of kind ${kind} needs "${field}": ${text}`)
  }
  return rule as FaultRule
}
