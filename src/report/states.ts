import type { PlanReason } from '../plan/plan.ts'
import { OUTCOME_KINDS, OUTCOMES, type OutcomeKind, outcomesOf } from '../run/outcomes.ts'
import type { SessionResult } from '../run/results.ts'

/** What a person is told that sessions have come to: an outcome, or one of the things that *skipped* is. */
export type State = {
  readonly kind: OutcomeKind
  /** A heading. */
  readonly label: string
  /** Behind a number: "12 created". */
  readonly said: string
}

const UP_TO_DATE: State = { kind: 'kept', label: 'Up to date', said: 'up to date' }
const KEPT: State = { kind: 'kept', label: 'Kept', said: 'kept' }
const LARGER: State = { kind: 'kept', label: 'Larger in the cloud', said: 'larger in the cloud' }

/** Of sessions that were skipped; with any other plan there was nothing to do. */
const SKIPPED_AS: Readonly<Partial<Record<PlanReason, State>>> = { 'kept-cli-copy': KEPT, 'cloud-has-more': LARGER }

/** In the order in which a person is told. */
const STATES: readonly State[] = OUTCOME_KINDS.flatMap((kind) =>
  kind === 'kept' ? [UP_TO_DATE, KEPT, LARGER] : outcomesOf(kind).map((outcome) => OUTCOMES[outcome]),
)

/** What one session has come to. */
export function stateOf({ outcome, plan }: Pick<SessionResult, 'outcome' | 'plan'>): State {
  if (OUTCOMES[outcome].kind !== 'kept') return OUTCOMES[outcome]
  return (plan && SKIPPED_AS[plan]) ?? UP_TO_DATE
}

/** Every state that some of the sessions are in, in the order in which a person is told, with its sessions. */
export function byState(results: readonly SessionResult[]): { state: State; results: readonly SessionResult[] }[] {
  const groups = Map.groupBy(results, stateOf)
  return STATES.flatMap((state) => {
    const results = groups.get(state)
    return results === undefined ? [] : [{ state, results }]
  })
}
