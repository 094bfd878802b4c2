import { isFatal } from '../cloud/cloud-failure.ts'
import { isEndOfRun } from '../deadline.ts'
import { Failure } from '../failure.ts'
import type { BulkSizes } from './compare.ts'
import type { FoundProject } from './find.ts'
import type { Job } from './job.ts'

/**
 * `require-existing-project`: makes sure that the cloud has every project that something could be sent to, before
 * anything is. Only the bulk answer can tell: to a HEAD a project that is not there looks like one without the session.
 *
 * @throws Failure `project-new` when it has not, or when it does not say; what concerns the whole run as it is
 */
export async function requireExistingProjects(
  job: Pick<Job, 'deadline'>,
  found: readonly FoundProject[],
): Promise<void> {
  for (const { project, scan, bulk } of found) {
    if (scan.sessions.length === 0) continue
    const sizes = await bulk
    if (sizes !== undefined && 'isNew' in sizes && !sizes.isNew) continue
    const { id, name } = project
    throw new Failure(
      'project-new',
      sizes !== undefined && 'isNew' in sizes
        ? `SpecStory Cloud has never seen the project ${id} (${name}), and \`require-existing-project\` is set`
        : `It is not known whether SpecStory Cloud has the project ${id} (${name}): ${whyUnknown(job, sizes)}`,
      'Nothing was uploaded. After a rename set `project-id` to the id of the old project; for a first sync leave `require-existing-project` out once.',
    )
  }
}

function whyUnknown(
  { deadline }: Pick<Job, 'deadline'>,
  sizes: Extract<BulkSizes, { error: unknown }> | undefined,
): string {
  const error = sizes?.error
  if (!(error instanceof Failure) || isFatal(error) || isEndOfRun(error, deadline)) throw error
  return error.message
}
