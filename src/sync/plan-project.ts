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
  const plan: (PlannedSession | undefined)[] = []
  // A session whose file has to be read keeps its place in the plan.
  const undecided: { session: LocalSession; copy: CloudCopy; place: number }[] = []
  for (const session of sessions) {
    const copy = copies.get(session.id)
    if (copy === undefined) continue
    const planned = decide(session, { bytes: session.diskBytes, exact: false }, copy, rules)
    if (planned === 'measure') undecided.push({ session, copy, place: plan.length })
    plan.push(planned === 'measure' ? undefined : planned)
  }
  const failures: { session: LocalSession; failure: Failure }[] = []
  await limiter.each(undecided, signal, async ({ session, copy, place }) => {
    try {
      const { wireBytes } = await measure(workspace, session)
      const planned = decide(session, { bytes: wireBytes, exact: true }, copy, rules)
      if (planned !== 'measure') plan[place] = planned
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      failures.push({ session, failure: error })
    }
  })
  return { plan: plan.filter((planned) => planned !== undefined), failures }
}
