import { isProjectId, isSessionId, type ProjectId, type SessionId } from '../../src/ids.ts'

export function asProjectId(text: string): ProjectId {
  if (!isProjectId(text)) throw new Error(`${text} is not a project ID`)
  return text
}

export function asSessionId(text: string): SessionId {
  if (!isSessionId(text)) throw new Error(`${text} is not a session ID`)
  return text
}
