import { isProjectId, isSessionId, type ProjectId, type SessionId } from '../../src/ids.ts'

/** A project id of a test. */
export function asProjectId(text: string): ProjectId {
  if (!isProjectId(text)) throw new Error(`${text} is no project id`)
  return text
}

/** A session id of a test. */
export function asSessionId(text: string): SessionId {
  if (!isSessionId(text)) throw new Error(`${text} is no session id`)
  return text
}
