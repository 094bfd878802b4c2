import type { Cloud } from '../cloud/cloud.ts'
import type { Deadline } from '../deadline.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Project } from '../project/project.ts'
import { scanSessions } from '../sessions/scan.ts'
import type { Scan } from '../sessions/session.ts'
import type { BulkSizes } from './compare.ts'

export type ScannedProject = {
  readonly project: Project
  readonly scan: Scan
  /** `undefined` when no session is in scope, or when the sessions are named and each is asked for by itself. */
  readonly bulk: Promise<BulkSizes> | undefined
}

/**
 * Scans a project's directories. The one bulk request for sizes starts with the first session found and runs beside the
 * rest of the scan; without a session in scope there is no request at all.
 */
export async function scanProject(
  project: Project,
  inputs: Pick<Inputs, 'historyDir' | 'providers' | 'sessions' | 'shard'>,
  workspace: string,
  cloud: Cloud,
  deadline: Deadline,
): Promise<ScannedProject> {
  let bulk: Promise<BulkSizes> | undefined
  const ask = async (): Promise<BulkSizes> => {
    try {
      return { copies: await cloud.sizes(project.id, deadline) }
    } catch (error) {
      return { error }
    }
  }
  const scan = await scanSessions({
    workspace,
    paths: project.paths,
    historyDir: inputs.historyDir,
    providers: inputs.providers,
    sessions: inputs.sessions,
    shard: inputs.shard,
    signal: deadline.signal,
    onFirstSession: () => {
      if (inputs.sessions.length === 0) bulk = ask()
    },
  })
  return { project, scan, bulk }
}
