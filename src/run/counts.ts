import { type Counts, OUTCOME_NAMES, OUTCOMES, type Outcome, type OutcomeKind } from './outcomes.ts'
import type { SessionResult } from './results.ts'

/** Counts while they are being made. */
type RunningCounts = { -readonly [Key in keyof Counts]: Counts[Key] }

/** The counts of one provider's sessions, under the name that they are shown under. */
export type ProviderCounts = { readonly name: string; readonly counts: Counts }

export function noCounts(): RunningCounts {
  const counts: Record<string, number> = { attempted: 0 }
  for (const outcome of OUTCOME_NAMES) counts[OUTCOMES[outcome].count] = 0
  return counts as RunningCounts
}

/** Adds one session; one without an outcome yet is attempted only. */
export function addSession(counts: RunningCounts, outcome: Outcome | undefined): void {
  counts.attempted += 1
  if (outcome !== undefined) counts[OUTCOMES[outcome].count] += 1
}

/** Counts of any part of the results; `attempted` is their number. */
export function countsOf(results: Iterable<Pick<SessionResult, 'outcome'>>): Counts {
  const counts = noCounts()
  for (const { outcome } of results) addSession(counts, outcome)
  return counts
}

/** Counts by provider, the one with the most sessions first, then by name. */
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

/** How many sessions ended in some way of this kind. */
export function countOfKind(counts: Counts, kind: OutcomeKind): number {
  return sumOf(counts, (outcome) => OUTCOMES[outcome].kind === kind)
}

/** How many sessions need another run. */
export function openSessions(counts: Counts): number {
  return sumOf(counts, (outcome) => OUTCOMES[outcome].leavesIncomplete)
}

function sumOf(counts: Counts, counted: (outcome: Outcome) => boolean): number {
  return OUTCOME_NAMES.filter(counted).reduce((sum, outcome) => sum + counts[OUTCOMES[outcome].count], 0)
}
