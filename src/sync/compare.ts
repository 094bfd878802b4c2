import { CloudFailure, isFatal } from '../cloud/cloud-failure.ts'
import { ABSENT, type CloudCopy, CONTRADICTED } from '../cloud/copies.ts'
import { isEndOfRun } from '../deadline.ts'
import { Failure } from '../failure.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import type { SizesSource } from '../run/run.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { SyncContext } from './context.ts'
import type { BulkSizes, ScannedProject } from './scan-projects.ts'

/** What the cloud holds of the sessions in scope. Sessions that the run's end left uncompared are missing. */
export type Comparison = {
  readonly copies: ReadonlyMap<string, CloudCopy>
  /** Sessions whose copy a HEAD told, not the bulk answer. */
  readonly lookedAt: ReadonlySet<string>
  readonly sizes: SizesSource
  /** The cloud has never seen the project; `undefined` when it did not say. */
  readonly isNew: boolean | undefined
  /** Why the bulk request failed. */
  readonly sizesFailure: Failure | undefined
  /** When the bulk response was made: epoch milliseconds by the server's clock. */
  readonly asOf: number | undefined
}

/**
 * Turns the bulk request's end into what is known of each session: its answer as it is, a HEAD for each session whose
 * size made no sense, and a HEAD for every session when there was no answer or none was asked for.
 * @param bulk `undefined` when the bulk request was not made (`sessions` input)
 * @throws what concerns every session: a refused token, a cloud that is down, the deadline
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
  // The connection was lost each time: one HEAD tells whether that is so for every request.
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
      // The run's end leaves the session uncompared, and whoever closes the run accounts for it.
      if (!isEndOfRun(error, deadline)) throw error
    }
  })
  return {
    copies,
    lookedAt: new Set(unanswered),
    sizes: bulk === undefined ? 'head' : known === undefined ? 'fallback' : 'bulk',
    isNew: bulk !== undefined && 'isNew' in bulk ? bulk.isNew : undefined,
    sizesFailure: failure,
    asOf: bulk !== undefined && 'asOf' in bulk ? bulk.asOf : undefined,
  }
}

/** What the bulk response says of the CLI's data counts also when a HEAD says less. */
function mergeCopies(head: CloudCopy, bulk: CloudCopy | undefined): CloudCopy {
  if (head.state === 'absent' && bulk !== undefined) return CONTRADICTED
  const isCliCopy = bulk?.state === 'unknown' && bulk.isCliCopy
  return head.state === 'absent' || !isCliCopy ? head : { ...head, isCliCopy }
}

/**
 * `require-existing-project`: makes sure that the cloud has every project that something could be sent to, before
 * anything is. Only the bulk answer can tell: to a HEAD a project that is not there looks like one without the session.
 * @throws Failure `project-new` when it has not, or when it does not say; what concerns the whole run as it is
 */
export async function requireExistingProjects(
  job: Pick<SyncContext, 'deadline'>,
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
        : `whether project ${id} (${name}) exists in SpecStory Cloud could not be checked: ${whyUnknown(job, sizes)}`,
      'Nothing was uploaded. After a rename, set `project-id` to the ID of the old project. For a first sync, run once without `require-existing-project`.',
    )
  }
}

function whyUnknown(
  { deadline }: Pick<SyncContext, 'deadline'>,
  sizes: Extract<BulkSizes, { error: unknown }> | undefined,
): string {
  const error = sizes?.error
  if (!(error instanceof Failure) || isFatal(error) || isEndOfRun(error, deadline)) throw error
  return error.message
}
