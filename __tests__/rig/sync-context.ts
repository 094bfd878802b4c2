import type { LocalCloud } from '../../local-cloud/options.ts'
import { createCloud } from '../../src/cloud/client.ts'
import { MemoryBudget } from '../../src/concurrency.ts'
import { createDeadline } from '../../src/deadline.ts'
import type { PlannedSession } from '../../src/plan/plan.ts'
import type { Project } from '../../src/project/project.ts'
import { Recorder } from '../../src/run/recorder.ts'
import type { SessionResult } from '../../src/run/results.ts'
import type { Run } from '../../src/run/run.ts'
import type { RunOutcome } from '../../src/run/run-outcome.ts'
import type { LocalSession } from '../../src/sessions/session.ts'
import { createLimiter, type SyncContext } from '../../src/sync/context.ts'
import { SecretPolicy } from '../../src/sync/secret-policy.ts'
import * as runs from './runs.ts'
import { scan } from './scan.ts'

export const PROJECT: Project = { ...runs.WIDGETS, name: 'Widgets', source: { kind: 'input' } }

/** A `SyncContext` of real parts against a local cloud, which records what the sync emits. */
export type TestContext = SyncContext & {
  /** Ends the run and returns what the recorder kept. */
  finish(ending?: RunOutcome): Run
  readonly results: SessionResult[]
  close(): Promise<void>
}

export async function createTestContext(local: LocalCloud, workspace = ''): Promise<TestContext> {
  const runner = runs.runner({ workspace, commit: 'a'.repeat(40) })
  const recorder = new Recorder(runner)
  const results: SessionResult[] = []
  const cloud = await createCloud({
    baseUrl: local.url,
    token: local.token,
    version: '0.0.0',
    concurrency: 4,
    retries: 1,
    requestTimeoutMs: 5_000,
    onSecret: () => {},
    random: () => 0,
  })
  const deadline = createDeadline()
  recorder.handle({ event: 'projects-resolved', projects: [PROJECT], optOuts: [], notices: [] })
  return {
    inputs: runs.inputs(),
    runner,
    projects: [PROJECT],
    cloud,
    limiter: createLimiter(4),
    secrets: new SecretPolicy(runs.inputs(), [PROJECT]),
    budget: new MemoryBudget(),
    deadline,
    mask: () => {},
    observe(event) {
      recorder.handle(event)
      if (event.event === 'session-ended') results.push(event.result)
    },
    results,
    finish(ending = { kind: 'finished' }) {
      recorder.handle({ event: 'ended', ending, totalMs: 0 })
      return recorder.run
    },
    async close() {
      deadline.clear()
      await cloud.close()
    },
  }
}

export async function scanCheckout(workspace: string): Promise<readonly LocalSession[]> {
  return (await scan(workspace)).sessions
}

/** Scans a checkout and plans every session as new. */
export async function planCreates(workspace: string): Promise<PlannedSession[]> {
  return (await scanCheckout(workspace)).map((session) => {
    const { diskBytes: localBytes } = session
    return { ...runs.PLANNED, session, action: 'create', reason: 'new', localBytes, cloudBytes: undefined }
  })
}
