import { createHash } from 'node:crypto'
import type { SessionId } from './ids.ts'

/** One of so many parts of the sessions; `index` counts from 1. */
export type Shard = { readonly index: number; readonly count: number }

/** More jobs than a workflow's matrix may have (256) help nobody. */
export const MAX_SHARDS = 256

/** Reads `2/8`; `undefined` when it is none. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = (/^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? []).map(Number)
  if (index === undefined || count === undefined || count > MAX_SHARDS || index > count) return undefined
  return { index, count }
}

/**
 * The shard that a session belongs to, by a hash of its whole id: the first digits of a UUIDv7 are a time, and would put
 * a night's sessions into one shard.
 *
 * @returns 1 to `count`
 */
export function assignShard(sessionId: SessionId, count: number): number {
  return (createHash('sha256').update(sessionId).digest().readUInt32BE() % count) + 1
}
