import { uselessAllowNotice } from '../run/notices.ts'
import type { FoundProject } from './find.ts'
import type { Job } from './job.ts'

/**
 * Tells of entries of `secrets-allow` that matched nothing. Only a run that has read everything there is can know: a night
 * without news reads nothing, and a shard, or a run of some sessions, has the rest to ask.
 */
export function tellUselessEntries(
  { secrets, observe }: Pick<Job, 'secrets' | 'observe'>,
  found: readonly FoundProject[],
): void {
  const isWhole = found.every(({ scan }) => scan.complete && scan.filteredOut === 0)
  if (!isWhole) return
  const entries = secrets.uselessEntries(found.flatMap(({ scan }) => scan.sessions.map(({ file }) => file)))
  if (entries.length > 0) observe({ event: 'notice-added', notice: uselessAllowNotice(entries) })
}
