import { CloudFailure, isFatal } from '../cloud/cloud-failure.ts'
import { ABSENT, type CloudCopy, CONTRADICTED } from '../cloud/copies.ts'
import { isEndOfRun } from '../deadline.ts'
import { Failure } from '../failure.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import type { SizesSource } from '../run/run.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { SyncContext } from './context.ts'
import type { BulkSizes, ScannedProject } from './scan-projects.ts'

/** The cloud copies of the sessions. Sessions that were not compared when the run stopped are missing. */
export type Comparison = {
  readonly copies: ReadonlyMap<string, CloudCopy>
  /** Sessions that were inspected with a HEAD. */
  readonly inspected: ReadonlySet<string>
  readonly sizes: SizesSource
  /** The project does not exist in the cloud yet; `undefined`: unknown. */
  readonly isNew: boolean | undefined
  /** Why the bulk request failed. */
  readonly sizesFailure: Failure | undefined
  /** Time of the bulk response: epoch milliseconds of the server's clock. */
  readonly asOf: number | undefined
}

/**
 * Combines the bulk sizes with a HEAD for each session of unknown size. Without bulk sizes, sends a HEAD per session.
 * @param bulk `undefined` when the bulk request was not made (`sessions` input)
 * @throws failures of the whole run: a rejected token, an unreachable cloud, the deadline
 */
export async function compareSessions(
  { cloud, limiter, deadline }: Pick<SyncContext, 'cloud' | 'limiter' | 'deadline'>,
  projectId: ProjectId,
  sessions: readonly LocalSession[],
  bulk: BulkSizes | undefined,
): Promise<Comparison> {
  const failure = bulk !== undefined && 'error' in bulk ? bulk.error : undefined
  if (failure !== undefined && (!(failure instanceof Failure) || isFatal(failure))) throw failure
  const [probed] = sessions
  // Every attempt lost its connection: one HEAD shows whether other requests fail in the same way.
  if (failure instanceof CloudFailure && failure.last.status === undefined && probed !== undefined) {
    const copy = await limiter.request(() => cloud.head(projectId, probed.id, deadline, { isSingle: true }))
    if (copy.state === 'unknown' && copy.failure !== undefined && copy.failure.last.status === undefined)
      throw cloud.stopUnreachable(copy.failure)
  }
  const known = bulk !== undefined && 'copies' in bulk ? bulk.copies : undefined
  const copies = new Map<string, CloudCopy>()
  const unanswered: SessionId[] = []
  for (const { id } of sessions) {
    const copy = known === undefined ? undefined : (known.get(id) ?? ABSENT)
    if (copy === undefined || copy.state === 'unknown') unanswered.push(id)
    else copies.set(id, copy)
  }
  await limiter.forEachLimited(unanswered, deadline.signal, async (id) => {
    try {
      copies.set(id, mergeCopies(await limiter.request(() => cloud.head(projectId, id, deadline)), known?.get(id)))
    } catch (error) {
      // The session stays uncompared; it is counted when the run is closed.
      if (!isEndOfRun(error, deadline)) throw error
    }
  })
  return {
    copies,
    inspected: new Set(unanswered),
    sizes: bulk === undefined ? 'head' : known === undefined ? 'fallback' : 'bulk',
    isNew: bulk !== undefined && 'isNew' in bulk ? bulk.isNew : undefined,
    sizesFailure: failure,
    asOf: bulk !== undefined && 'asOf' in bulk ? bulk.asOf : undefined,
  }
}

/** Keeps the bulk response's `isCliCopy` also when the HEAD lacks it. */
function mergeCopies(head: CloudCopy, bulk: CloudCopy | undefined): CloudCopy {
  if (head.state === 'absent' && bulk !== undefined) return CONTRADICTED
  const isCliCopy = bulk?.state === 'unknown' && bulk.isCliCopy
  return head.state === 'absent' || !isCliCopy ? head : { ...head, isCliCopy }
}

/**
 * Checks `require-existing-project` before any upload. Needs the bulk response: a HEAD returns 404 both for a missing
 * project and for a missing session.
 * @throws Failure `project-new` when a project is missing or cannot be checked; failures of the whole run
 */
export async function requireExistingProjects(
  context: Pick<SyncContext, 'deadline'>,
  found: readonly ScannedProject[],
): Promise<void> {
  for (const { project, scan, bulk } of found) {
    if (scan.sessions.length === 0) continue
    const sizes = await bulk
    if (sizes !== undefined && 'isNew' in sizes && !sizes.isNew) continue
    const { id, name } = project
    throw new Failure(
      'project-new',
      sizes !== undefined && 'isNew' in sizes
        ? `project ${id} (${name}) does not exist in SpecStory Cloud, and \`require-existing-project\` is set`
        : `the check for project ${id} (${name}) in SpecStory Cloud failed: ${explainUnknown(context, sizes)}`,
      'After a rename, set `project-id` to the ID of the old project. For a first sync, run once without `require-existing-project`. Nothing was uploaded.',
    )
  }
}

function explainUnknown(
  { deadline }: Pick<SyncContext, 'deadline'>,
  sizes: Extract<BulkSizes, { error: unknown }> | undefined,
): string {
  const error = sizes?.error
  if (!(error instanceof Failure) || isFatal(error) || isEndOfRun(error, deadline)) throw error
  return error.message
}
