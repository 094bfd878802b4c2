declare const kind: unique symbol

/** Id of a project: four groups of four lower-case hex digits (docs/internals/projects.md, Project id). */
export type ProjectId = string & { readonly [kind]: 'project' }

/** Id of a session, fit for a URL, a log and a file name. */
export type SessionId = string & { readonly [kind]: 'session' }

const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/

/**
 * Wider than UUIDs, since fixtures and other agents use other ids, and narrow enough for a URL, a log and a file name. In
 * the place of an id, `sizes` is a route of the cloud: such a session could be uploaded and never be looked at.
 */
const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i

export function isProjectId(value: unknown): value is ProjectId {
  return typeof value === 'string' && PROJECT_ID.test(value)
}

export function isSessionId(value: unknown): value is SessionId {
  return typeof value === 'string' && SESSION_ID.test(value)
}

/** The project id of the first 16 of these lower-case hex digits. */
export function formatProjectId(digits: string): ProjectId {
  return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-') as ProjectId
}
