import type { ProviderId } from '../providers.ts'
import type { LocalSession } from './session.ts'

/** Which sessions a run is about, by the `providers` and `sessions` filters; an empty one lets everything through. */
export class Scope {
  readonly #providers: ReadonlySet<ProviderId>
  readonly #ids: ReadonlySet<string>

  constructor(providers: readonly ProviderId[], ids: readonly string[]) {
    this.#providers = new Set(providers)
    this.#ids = new Set(ids)
  }

  hasId(id: string): boolean {
    return this.#ids.size === 0 || this.#ids.has(id)
  }

  has({ id, provider }: Pick<LocalSession, 'id' | 'provider'>): boolean {
    return this.hasId(id) && (this.#providers.size === 0 || this.#providers.has(provider.id))
  }
}
