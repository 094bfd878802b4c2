import { ABSENT } from '../cloud/copies.ts'
import { MemoryBudget } from '../concurrency.ts'
import { isEndOfRun } from '../deadline.ts'
import { Failure } from '../failure.ts'
import { createRefusalFailure } from '../plan/plan-session.ts'
import type { Project } from '../project/project.ts'
import { type SessionResult, toFailedResult } from '../run/results.ts'
import type { FoundCredential } from '../secrets/found-credentials.ts'
import { scanCredentials } from '../secrets/scan.ts'
import { IGNORED_FILES, type IgnoredReason } from '../sessions/ignored-files.ts'
import { describeReadError } from '../sessions/list-files.ts'
import { inspectText } from '../sessions/read-transcript.ts'
import type { IgnoredFile, LocalSession, Unreadable } from '../sessions/session.ts'
import { createLimiter, measurePhase, type SyncContext, type SyncRequest } from './context.ts'
import { planByContent } from './plan.ts'
import { type ScannedProject, scanProjects, warnUnusedAllowEntries } from './scan-projects.ts'
import { SecretPolicy } from './secret-policy.ts'

/** Ignored files that can be transcripts. */
const SEARCHED_REASONS: ReadonlySet<IgnoredReason> = new Set([
  'conflict',
  'duplicate',
  'no-message',
  'no-name',
  'other-extension',
  'part',
  'same-name',
  'unidentified',
  'unusable-id',
])

/** Probable transcripts without readable text. */
const UNSEARCHABLE_REASONS: ReadonlySet<IgnoredReason> = new Set(['encrypted', 'lfs-pointer', 'not-text'])

type SearchContext = SyncRequest & Pick<SyncContext, 'secrets' | 'budget'>

/**
 * Searches all transcripts for credentials, as a check with `secrets: hold` does, but without a token or requests. Only
 * sessions with credentials and unreadable sessions get a result.
 * @throws Failure as `scanProjects`; the deadline's reason
 */
export async function searchSessions(request: SyncRequest): Promise<void> {
  const { deadline, observe } = request
  const secrets = new SecretPolicy(request.inputs, request.projects)
  const context = { ...request, secrets, budget: new MemoryBudget(), cloud: undefined }
  const found = await measurePhase(context, 'scan', () => scanProjects(context))
  deadline.signal.throwIfAborted()
  const sessions = found.flatMap(({ project, scan }) => scan.sessions.map((session) => ({ project, session })))
  await measurePhase(context, 'compare', async () => {
    await createLimiter(request.inputs.concurrency).forEachLimited(
      sessions,
      deadline.signal,
      async ({ project, session }) => {
        const result = await searchSession(context, project, session)
        if (result === undefined) return
        observe({ event: 'attempted', project, sessions: [session] })
        observe({ event: 'session-ended', result })
      },
    )
    const ignored = await searchIgnoredFiles(context, found)
    observe({ event: 'searched', transcripts: sessions.length + ignored })
  })
  deadline.signal.throwIfAborted()
  warnUnusedAllowEntries(context, found)
}

/**
 * Searches ignored transcripts for credentials, such as duplicates: a pull request commits them too.
 * @returns the number of searched files
 */
export async function searchIgnoredFiles(context: SearchContext, found: readonly ScannedProject[]): Promise<number> {
  const { observe } = context
  let count = 0
  for (const { project, scan } of found) {
    const unreadable: Unreadable[] = []
    const ignored: IgnoredFile[] = []
    for (const entry of scan.ignored) {
      const { file, reason } = entry
      const isWithheld = context.secrets.getPolicy(file).redactionMode === 'hold'
      const isSearched = isWithheld && SEARCHED_REASONS.has(reason)
      const isUnsearchable = isWithheld && UNSEARCHABLE_REASONS.has(reason)
      const detail = `${IGNORED_FILES[reason].label}, not searched for credentials`
      const end = isSearched ? await searchFile(context, file) : isUnsearchable ? { file, detail } : []
      if ('detail' in end) unreadable.push(end)
      ignored.push('detail' in end || end.length === 0 ? entry : { ...entry, secrets: end })
      if (isSearched) count++
    }
    const searched = { ...scan, ignored, unreadable: [...scan.unreadable, ...unreadable] }
    observe({ event: 'ignored-searched', project, scan: searched })
  }
  return count
}

async function searchFile(
  { runner, secrets, budget, deadline }: SearchContext,
  file: string,
): Promise<readonly FoundCredential[] | Unreadable> {
  const policy = secrets.getPolicyForReading(file)
  try {
    const findings = await inspectText(
      runner.workspace,
      file,
      { budget, signal: deadline.signal },
      (text) => scanCredentials(text, policy).findings,
    )
    return findings ?? { file, detail: 'too large to be searched for credentials' }
  } catch (error) {
    deadline.signal.throwIfAborted()
    return { file, detail: error instanceof Failure ? error.message : describeReadError(error, file) }
  }
}

async function searchSession(
  context: SearchContext,
  { id: projectId }: Project,
  session: LocalSession,
): Promise<SessionResult | undefined> {
  try {
    const decision = await planByContent(context, session, ABSENT)
    if (decision.reason !== 'secret-held') return undefined
    const planned = { ...decision, projectId, isInspected: false }
    return toFailedResult(planned, createRefusalFailure(planned))
  } catch (error) {
    if (!(error instanceof Failure) || isEndOfRun(error, context.deadline)) throw error
    return toFailedResult({ projectId, session }, error)
  }
}
