import { ABSENT } from '../cloud/copies.ts'
import { MemoryBudget } from '../concurrency.ts'
import { isEndOfRun } from '../deadline.ts'
import { Failure } from '../failure.ts'
import { refusalFailure } from '../plan/plan-session.ts'
import type { Project } from '../project/project.ts'
import { failedResult, type SessionResult } from '../run/results.ts'
import type { LocalSession } from '../sessions/session.ts'
import { createLimiter, measurePhase, type SyncContext, type SyncRequest } from './context.ts'
import { planByContent } from './plan.ts'
import { scanProjects, warnUnusedAllowEntries } from './scan-projects.ts'
import { SecretPolicy } from './secret-policy.ts'

/** What a search without a cloud has come to: how many transcripts it read, and of how many there is something to tell. */
type SearchResult = { readonly read: number; readonly told: number }

/**
 * Searches every transcript in scope for credentials, as a check with `secrets: hold` does, without a token and without a
 * request. Only a session that holds one, or that cannot be read, is attempted, and errored: of the others nothing can be
 * said.
 *
 * @throws Failure as `findSessions`; the deadline's reason when it ended the run
 */
export async function searchSessions(order: SyncRequest): Promise<SearchResult> {
  const { deadline, observe } = order
  const secrets = new SecretPolicy(order.inputs, order.projects)
  const job = { ...order, secrets, budget: new MemoryBudget(), cloud: undefined }
  const found = await measurePhase(job, 'scan', () => scanProjects(job))
  deadline.signal.throwIfAborted()
  const sessions = found.flatMap(({ project, scan }) => scan.sessions.map((session) => ({ project, session })))
  let told = 0
  await measurePhase(job, 'compare', () =>
    createLimiter(order.inputs.concurrency).each(sessions, deadline.signal, async ({ project, session }) => {
      const result = await search(job, project, session)
      if (result === undefined) return
      told++
      observe({ event: 'attempted', project, sessions: [session] })
      observe({ event: 'session-ended', result })
    }),
  )
  deadline.signal.throwIfAborted()
  warnUnusedAllowEntries(job, found)
  return { read: sessions.length, told }
}

async function search(
  job: SyncRequest & Pick<SyncContext, 'secrets' | 'budget'>,
  { id: projectId }: Project,
  session: LocalSession,
): Promise<SessionResult | undefined> {
  try {
    const decision = await planByContent(job, session, ABSENT)
    if (decision.reason !== 'secret-held') return undefined
    const planned = { ...decision, projectId, isInspected: false }
    return failedResult(planned, refusalFailure(planned))
  } catch (error) {
    if (!(error instanceof Failure) || isEndOfRun(error, job.deadline)) throw error
    return failedResult({ projectId, session }, error)
  }
}
