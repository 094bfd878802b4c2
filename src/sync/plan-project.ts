import type { CloudCopy } from '../cloud/cloud.ts'
import { Failure } from '../failure.ts'
import { decide, type PlanRules } from '../plan/decide.ts'
import type { PlannedSession } from '../plan/plan.ts'
import { measure } from '../sessions/content.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { Limiter } from './limiter.ts'

export type ProjectPlan = {
  /** In the order of the sessions given. */
  readonly plan: readonly PlannedSession[]
  /** Sessions whose file had to be read to decide, and could not be. */
  readonly failures: readonly { readonly session: LocalSession; readonly failure: Failure }[]
}

/**
 * Decides what to do with every session whose cloud copy is known. Sizes on disk settle nearly all of them; only a file
 * that may be sent with other line breaks is read for its size on the wire.
 */
export async function planProject(
  sessions: readonly LocalSession[],
  copies: ReadonlyMap<string, CloudCopy>,
  rules: PlanRules,
  { workspace, limiter, signal }: { workspace: string; limiter: Limiter; signal: AbortSignal },
): Promise<ProjectPlan> {
  const compared = sessions.flatMap((session) => {
    const copy = copies.get(session.id)
    return copy === undefined ? [] : [{ session, copy }]
  })
  const decided = new Map<string, PlannedSession>()
  const undecided: { session: LocalSession; copy: CloudCopy }[] = []
  for (const { session, copy } of compared) {
    const planned = decide(session, { bytes: session.diskBytes, exact: false }, copy, rules)
    if (planned === 'measure') undecided.push({ session, copy })
    else decided.set(session.id, planned)
  }
  const failures: { session: LocalSession; failure: Failure }[] = []
  await limiter.each(undecided, signal, async ({ session, copy }) => {
    try {
      const { wireBytes } = await measure(workspace, session)
      const planned = decide(session, { bytes: wireBytes, exact: true }, copy, rules)
      if (planned !== 'measure') decided.set(session.id, planned)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failures.push({ session, failure: error })
    }
  })
  const plan = compared.flatMap(({ session }) => decided.get(session.id) ?? [])
  return { plan, failures }
}
