import { addSession, noCounts, type RunningCounts } from '../sync/counts.ts'
import type { Counts, SessionResult } from '../sync/result.ts'

/** The results under the name that they are shown under, in the order of the most sessions first, then by name. */
export type ProviderCounts = { readonly name: string; readonly counts: Counts }

/** Counts of any part of the results; `attempted` is their number. */
export function countsOf(results: Iterable<SessionResult>): Counts {
  const counts = noCounts()
  for (const { outcome } of results) addSession(counts, outcome)
  return counts
}

/** Counts by provider. */
export function countsByProvider(results: readonly SessionResult[]): ProviderCounts[] {
  const providers = new Map<string, RunningCounts>()
  for (const { session, outcome } of results) {
    const name = session.provider.displayName
    const counts = providers.get(name) ?? noCounts()
    providers.set(name, counts)
    addSession(counts, outcome)
  }
  return [...providers]
    .map(([name, counts]) => ({ name, counts }))
    .sort((a, b) => b.counts.attempted - a.counts.attempted || (a.name < b.name ? -1 : 1))
}
