import type { SessionResult } from '../run/results.ts'
import type { Run } from '../run/run.ts'
import { countByRule, secretWords } from '../secrets/secret-counts.ts'
import type { Annotation } from './print.ts'
import { pluralize } from './quantities.ts'

/** What is to be done about a credential, whoever took it out of what. */
export const WHAT_TO_DO_ABOUT_SECRETS =
  'Revoke each of them where it was issued: the transcript in the repository holds it, and its history does even after an edit.'

/** Sessions that were uploaded without their credentials. */
export function listRedacted({ results }: Run): SessionResult[] {
  return results.filter(({ secrets, plan }) => secrets.length > 0 && plan !== 'secret-held')
}

/** Sessions that stay here because of their credentials. */
export function listWithheld({ results }: Run): SessionResult[] {
  return results.filter(({ secrets, plan }) => secrets.length > 0 && plan === 'secret-held')
}

/** `2 credentials (github-pat 1, jwt 1) in 1 session`: never a value. */
export function formatFindings(sessions: readonly SessionResult[]): string {
  const words = secretWords(countByRule(sessions.flatMap(({ secrets }) => secrets)))
  return `${words} in ${pluralize(sessions.length, 'session')}`
}

/** One notice of what was taken out. */
export function redactedNotice(run: Run): Annotation[] {
  const sessions = listRedacted(run)
  if (sessions.length === 0) return []
  const message = `Marks were sent in place of ${formatFindings(sessions)}. ${WHAT_TO_DO_ABOUT_SECRETS}`
  return [{ level: 'notice', title: 'Credentials redacted', message }]
}

/** One warning of what is held. */
export function heldWarning(run: Run): Annotation[] {
  const sessions = listWithheld(run)
  if (sessions.length === 0) return []
  const message = `\`secrets: hold\` kept ${formatFindings(sessions)} from being uploaded. ${WHAT_TO_DO_ABOUT_SECRETS}`
  return [{ level: 'warning', title: 'Credentials held back', message }]
}
