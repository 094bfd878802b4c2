import { createHash } from 'node:crypto'

declare const kind: unique symbol

/** Four groups of four lowercase hex digits (docs/internals/projects.md, Project ID). */
export type ProjectId = string & { readonly [kind]: 'project' }

/** Session ID that is safe in a URL, a log and a file name. */
export type SessionId = string & { readonly [kind]: 'session' }

const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/

/** Not only UUIDs, because agents have other formats. `sizes` is a route of the cloud. */
const SESSION_ID = /^(?!sizes$)[a-z0-9][a-z0-9._-]{0,127}$/i

export function isProjectId(value: unknown): value is ProjectId {
  return typeof value === 'string' && PROJECT_ID.test(value)
}

export function isSessionId(value: unknown): value is SessionId {
  return typeof value === 'string' && SESSION_ID.test(value)
}

/** Formats the first 16 digits. @param digits lowercase hex */
export function formatProjectId(digits: string): ProjectId {
  return [0, 4, 8, 12].map((start) => digits.slice(start, start + 4)).join('-') as ProjectId
}

/** `index` counts from 1. */
export type Shard = { readonly index: number; readonly count: number }

/** Maximum jobs of a workflow's matrix. */
export const MAX_SHARDS = 256

export function parseShard(text: string): Shard | undefined {
  const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number)
  if (index === undefined || count === undefined || count > MAX_SHARDS || index > count) return undefined
  return { index, count }
}

/** Hashes the ID. The first digits of a UUIDv7 are a time, so sessions of one day would share a shard. */
export function assignShard(sessionId: SessionId, count: number): number {
  return (createHash('sha256').update(sessionId).digest().readUInt32BE() % count) + 1
}
