import type { Counts, Outcome, SessionResult } from '../sync/result.ts'

/** The results under the name that they are shown under, in the order of the most sessions first, then by name. */
export type ProviderCounts = { readonly name: string; readonly counts: Counts }

/** The count that each outcome adds to. */
export const COUNT_OF = {
  created: 'created',
  updated: 'updated',
  skipped: 'skipped',
  errored: 'errored',
  'timed-out': 'timedOut',
  pending: 'pending',
} as const satisfies Record<Outcome, keyof Counts>

/** Counts of any part of the results; `attempted` is their number. */
export function countsOf(results: Iterable<SessionResult>): Counts {
  const counts = noCounts()
  for (const { outcome } of results) {
    counts.attempted += 1
    counts[COUNT_OF[outcome]] += 1
  }
  return counts
}

/** Counts by provider. */
export function countsByProvider(results: readonly SessionResult[]): ProviderCounts[] {
  const providers = new Map<string, Record<keyof Counts, number>>()
  for (const { session, outcome } of results) {
    const name = session.provider.displayName
    const counts = providers.get(name) ?? noCounts()
    providers.set(name, counts)
    counts.attempted += 1
    counts[COUNT_OF[outcome]] += 1
  }
  return [...providers]
    .map(([name, counts]) => ({ name, counts }))
    .sort((a, b) => b.counts.attempted - a.counts.attempted || (a.name < b.name ? -1 : 1))
}

function noCounts(): Record<keyof Counts, number> {
  return { attempted: 0, created: 0, updated: 0, skipped: 0, errored: 0, timedOut: 0, pending: 0 }
}
