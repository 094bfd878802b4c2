import type { SessionResult } from '../run/results.ts'
import type { Run } from '../run/run.ts'

/** Sessions that were uploaded with their credentials redacted. */
export function listRedacted({ results }: Run): SessionResult[] {
  return results.filter(({ secrets, plan }) => secrets.length > 0 && plan !== 'secret-held')
}

/** Sessions that were not uploaded because of their credentials. */
export function listWithheld({ results }: Run): SessionResult[] {
  return results.filter(({ secrets, plan }) => secrets.length > 0 && plan === 'secret-held')
}
