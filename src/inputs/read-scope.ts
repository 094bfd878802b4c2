import { isSessionId, type SessionId } from '../ids.ts'
import { findNearestProviderId, PROVIDER_IDS, type ProviderId, parseProviderId } from '../providers.ts'
import { MAX_SHARDS, parseShard, type Shard } from '../shard.ts'
import { excludeRefusal, MAX_EXCLUDE_ENTRIES } from './exclude.ts'
import type { FieldReader } from './field-reader.ts'

/** `providers`: ids and what people write for them. */
export function readProviders(read: FieldReader): readonly ProviderId[] {
  const ids = read.list('providers').flatMap((text) => {
    const id = parseProviderId(text)
    if (id !== undefined) return [id]
    const nearest = findNearestProviderId(text)
    const suggestion = nearest === undefined ? '' : ` (did you mean \`${nearest}\`?)`
    read.fault(
      'providers',
      text,
      `${[...PROVIDER_IDS, 'other'].map((known) => `\`${known}\``).join(', ')}${suggestion}`,
    )
    return []
  })
  return [...new Set(ids)]
}

const SESSION_IDS =
  'ids of up to 128 letters, digits, `.`, `_` and `-`, the first a letter or digit, and not `sizes`, which is a route'

/** `sessions`: ids that could be one. */
export function readSessions(read: FieldReader): readonly SessionId[] {
  return read.list('sessions').flatMap((id) => {
    if (isSessionId(id)) return [id]
    read.fault('sessions', id, SESSION_IDS, 'c94c863c-02e0-474e-b6d9-acb816f7fc55')
    return []
  })
}

const SHOWN_MAX = 100

/** `exclude`: ids and globs, bounded in number and length. */
export function readExclude(read: FieldReader): readonly string[] {
  const entries = read.lines('exclude')
  const example = '**/drafts/**'
  if (entries.length > MAX_EXCLUDE_ENTRIES) {
    read.fault('exclude', `${entries.length} entries`, `at most ${MAX_EXCLUDE_ENTRIES} entries`, example)
  }
  for (const entry of entries) {
    const refusal = excludeRefusal(entry)
    const shown = entry.length > SHOWN_MAX ? `${entry.slice(0, SHOWN_MAX)}…` : entry
    if (refusal !== undefined) read.fault('exclude', shown, refusal, example)
  }
  return entries
}

/** `shard`: one part of so many. */
export function readShard(read: FieldReader): Shard | undefined {
  const text = read.text('shard')
  const shard = parseShard(text)
  if (text !== '' && shard === undefined) {
    read.fault('shard', text, `one part of so many, of at most ${MAX_SHARDS}`, '2/8')
  }
  return shard
}
