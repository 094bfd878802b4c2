import type { Cloud } from '../cloud/cloud.ts'
import type { ProjectSizes } from '../cloud/copies.ts'
import type { Project } from '../project/project.ts'
import {
  createNoHistoryNotice,
  createNoSessionsNotice,
  createPartsNotice,
  createUnusedAllowNotice,
  createUnusedExcludeNotice,
} from '../run/notices.ts'
import { findUnmatchedEntries } from '../sessions/exclusion.ts'
import { assertHistoriesExist, assertPathsExist, assertSessionsFound } from '../sessions/no-sessions.ts'
import { scanSessions } from '../sessions/scan.ts'
import type { Scan } from '../sessions/session.ts'
import type { SyncContext } from './context.ts'

/** Result of the bulk size request. Errors are values: a rejection during the scan would be unhandled. */
export type BulkSizes = ProjectSizes | { readonly error: unknown }

/** A project's sessions, and the pending bulk size request. */
export type ScannedProject = {
  readonly project: Project
  readonly scan: Scan
  /**
   * `undefined` when no session is in scope, or with the `sessions` input, which uses one HEAD per session.
   * `require-existing-project` always needs it: a HEAD does not show whether the project exists.
   */
  readonly bulk: Promise<BulkSizes> | undefined
}

/** Input of the scan; without a cloud no sizes are requested. */
type ScanContext = Omit<SyncContext, 'cloud' | 'limiter'> & { readonly cloud: Pick<Cloud, 'fetchSizes'> | undefined }

/**
 * Scans all projects, and adds notices about missing or unusual files.
 * @throws Failure `path-not-found`, `session-not-found`, `no-sessions`
 */
export async function scanProjects(context: ScanContext): Promise<ScannedProject[]> {
  const { inputs, runner, projects, observe } = context
  await assertPathsExist(
    projects.flatMap(({ locations }) => locations),
    inputs,
    runner.workspace,
  )
  const found: ScannedProject[] = []
  for (const project of projects) found.push(await scanProject(context, project))
  const scans = found.map(({ scan }) => scan)
  const localSyncDisabledBy = projects
    .flatMap(({ locations }) => locations)
    .find((location) => location.localSyncDisabledBy !== undefined)?.localSyncDisabledBy
  const warning = await assertSessionsFound(scans, { ...inputs, localSyncDisabledBy }, runner.workspace)
  if (warning !== undefined) observe({ event: 'notice-added', notice: createNoSessionsNotice(warning) })
  const parts = scans.flatMap(({ sessions }) =>
    sessions.flatMap(({ file, partOf }) => (partOf === undefined ? [] : [{ file, partOf }])),
  )
  if (parts.length > 0) observe({ event: 'notice-added', notice: createPartsNotice(parts) })
  const unmatched = findUnmatchedEntries(inputs.exclude, scans)
  // After an interrupted scan, missing files are unknown.
  const isWhole = scans.every(({ complete }) => complete)
  if (isWhole && unmatched.length > 0) observe({ event: 'notice-added', notice: createUnusedExcludeNotice(unmatched) })
  const missing = await assertHistoriesExist(scans, inputs, runner.workspace)
  if (missing !== undefined) observe({ event: 'notice-added', notice: createNoHistoryNotice(missing) })
  return found
}

/** Scans a project. The bulk size request starts at the first session in scope, in parallel to the scan. */
async function scanProject(context: ScanContext, project: Project): Promise<ScannedProject> {
  const { inputs, runner, deadline, observe, secrets, cloud } = context
  let bulk: Promise<BulkSizes> | undefined
  const scan = await scanSessions({
    workspace: runner.workspace,
    locations: project.locations,
    providers: inputs.providers,
    sessions: inputs.sessions,
    exclude: inputs.exclude,
    unidentified: inputs.unidentified,
    shard: inputs.shard,
    getPolicy: (file) => secrets.getPolicy(file),
    signal: deadline.signal,
    onFirstSession: () => {
      const isAsked = inputs.sessions.length === 0 || inputs.requireExistingProject
      if (cloud !== undefined && isAsked) bulk = fetchSizes(cloud, deadline, project)
    },
  })
  observe({ event: 'scanned', project, scan })
  return { project, scan, bulk }
}

/** Never rejects: it is awaited only after the scan, so a rejection would be unhandled. */
async function fetchSizes(
  cloud: Pick<Cloud, 'fetchSizes'>,
  deadline: SyncContext['deadline'],
  { id }: Project,
): Promise<BulkSizes> {
  try {
    return await cloud.fetchSizes(id, deadline)
  } catch (error) {
    return { error }
  }
}

/** Warns about entries of `secrets-allow` without a match, if every transcript was read (no shard, no filter). */
export function warnUnusedAllowEntries(
  { secrets, observe }: Pick<SyncContext, 'secrets' | 'observe'>,
  found: readonly ScannedProject[],
): void {
  const isWhole = found.every(({ scan }) => scan.complete && scan.filteredOut === 0)
  if (!isWhole) return
  const entries = secrets.findUnusedEntries(found.flatMap(({ scan }) => scan.sessions.map(({ file }) => file)))
  if (entries.length > 0) observe({ event: 'notice-added', notice: createUnusedAllowNotice(entries) })
}
