import type { SessionResult } from '../run/results.ts'
import { listIgnoredWithCredentials, type Run } from '../run/run.ts'
import { SESSION_STATUSES } from '../run/session-statuses.ts'
import { type FoundCredential, listDifferent } from '../secrets/found-credentials.ts'

/** Whether `secrets: hold` kept a session from being uploaded. */
export function isWithheld({ plan, outcome }: Pick<SessionResult, 'plan' | 'outcome'>): boolean {
  return plan === 'secret-held' && outcome === 'errored'
}

/** Lists sessions with redacted credentials, uploaded by this run or earlier. */
export function listRedacted({ results }: Run): SessionResult[] {
  return results.filter(({ secrets, plan }) => secrets.length > 0 && plan !== 'secret-held')
}

/** Lists sessions with redacted credentials that this run uploaded. */
export function listUploadedRedacted(run: Run): SessionResult[] {
  return listRedacted(run).filter(({ outcome }) => SESSION_STATUSES[outcome].kind === 'uploaded')
}

/** Lists withheld sessions, and ignored files with credentials. */
export function listWithheld(run: Run): FileWithCredentials[] {
  const sessions = run.results.filter(({ secrets, plan }) => secrets.length > 0 && plan === 'secret-held')
  return [...sessions.map(toFileWithCredentials), ...listIgnoredWithCredentials(run)]
}

export type FileWithCredentials = { readonly file: string; readonly secrets: readonly FoundCredential[] }

type LocatedCredential = FoundCredential & { readonly file: string }

/** Lists credentials with their files; those to revoke come first. */
export function listCredentials(files: readonly FileWithCredentials[]): LocatedCredential[] {
  const locations = files.flatMap(({ file, secrets }) => secrets.map((credential) => ({ ...credential, file })))
  return locations.toSorted((a, b) => Number(a.harmless !== undefined) - Number(b.harmless !== undefined))
}

export function toFileWithCredentials({ session, secrets }: SessionResult): FileWithCredentials {
  return { file: session.file, secrets }
}

/** Counts different credentials in the read files; `undefined` with `secrets: send`. */
export function countCredentials(run: Run): number | undefined {
  const { inputs, projects, results } = run
  const locations = projects.flatMap(({ project }) => project.locations)
  const isSent =
    inputs?.secrets === 'send' ||
    (inputs?.secrets === undefined && locations.length > 0 && locations.every(({ redaction }) => redaction === false))
  if (inputs === undefined || isSent) return undefined
  const files = [...results, ...listIgnoredWithCredentials(run)]
  return listDifferent(files.flatMap(({ secrets }) => secrets)).length
}
