import { createHash } from 'node:crypto'
import type { SessionId } from './ids.ts'

/** A part of the sessions; `index` counts from 1. */
export type Shard = { readonly index: number; readonly count: number }

/** The most jobs that a workflow's matrix can have. */
export const MAX_SHARDS = 256

/** Parses `2/8`; `undefined` for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number)
  if (index === undefined || count === undefined || count > MAX_SHARDS || index > count) return undefined
  return { index, count }
}

/** Hashes the whole id: by its first digits, which are a time in UUIDv7, a night's sessions would share one shard. */
export function assignShard(sessionId: SessionId, count: number): number {
  return (createHash('sha256').update(sessionId).digest().readUInt32BE() % count) + 1
}
