declare const kind: unique symbol

/** Id of a project: four groups of four lower-case hex digits (docs/internals/projects.md, Project id). */
export type ProjectId = string & { readonly [kind]: 'project' }

/** Id of a session, fit for a URL, a log and a file name. */
export type SessionId = string & { readonly [kind]: 'session' }

const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/

/** Wider than UUIDs, since other agents use other ids. `sizes` would be another route of the cloud. */
const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i

export function isProjectId(value: unknown): value is ProjectId {
  return typeof value === 'string' && PROJECT_ID.test(value)
}

export function isSessionId(value: unknown): value is SessionId {
  return typeof value === 'string' && SESSION_ID.test(value)
}

/** Formats the first 16 of lower-case hex digits. */
export function formatProjectId(digits: string): ProjectId {
  return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-') as ProjectId
}
