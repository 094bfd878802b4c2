/** Four groups of four lower-case hex digits (docs/projects.md, Project id). */
export const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/

/**
 * Wider than UUIDs, since fixtures and other agents use other ids, and narrow enough for a URL, a log and a file name. In
 * the place of an id, `sizes` is a route of the cloud: such a session could be uploaded and never be looked at.
 */
export const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i
