import type { ProviderId } from '../providers.ts'
import { assignShard, type Shard } from '../shard.ts'
import type { LocalSession } from './session.ts'

/** Which sessions a run is about. */
export type ScopeFilters = {
  /** Empty: all. */
  readonly providers: readonly ProviderId[]
  /** Empty: all. */
  readonly sessions: readonly string[]
  /** `undefined`: all. */
  readonly shard: Shard | undefined
}

/** The filters of a run; a session is in scope when each of them lets it through. */
export class Scope {
  readonly #providers: ReadonlySet<ProviderId>
  readonly #ids: ReadonlySet<string>
  readonly #shard: Shard | undefined

  constructor({ providers, sessions, shard }: ScopeFilters) {
    this.#providers = new Set(providers)
    this.#ids = new Set(sessions)
    this.#shard = shard
  }

  has({ id, provider }: Pick<LocalSession, 'id' | 'provider'>): boolean {
    return (
      (this.#ids.size === 0 || this.#ids.has(id)) &&
      (this.#providers.size === 0 || this.#providers.has(provider.id)) &&
      (this.#shard === undefined || assignShard(id, this.#shard.count) === this.#shard.index)
    )
  }
}
