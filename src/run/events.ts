import type { PauseReason, RequestCounts } from '../cloud/cloud.ts'
import type { Failure } from '../failure.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { PlannedSession } from '../plan/plan.ts'
import type { Notice, OptOut, Project } from '../project/project.ts'
import type { LocalSession, Scan } from '../sessions/session.ts'
import type { Interruption, SessionResult } from './results.ts'
import type { Phase, SizesSource, UploadTimings } from './run.ts'
import type { RunOutcome } from './run-outcome.ts'

/** Run events: emitted by sync code, consumed by the recorder and the log. */
export type RunEvent =
  | { readonly event: 'inputs-read'; readonly inputs: Inputs }
  | {
      readonly event: 'projects-resolved'
      readonly projects: readonly Project[]
      readonly optOuts: readonly OptOut[]
      readonly notices: readonly Notice[]
    }
  | { readonly event: 'notice-added'; readonly notice: Notice }
  /** `requests` is updated while the run continues. */
  | { readonly event: 'client-created'; readonly requests: Readonly<RequestCounts> }
  | { readonly event: 'scanned'; readonly project: Project; readonly scan: Scan }
  /** Ignored files were searched for credentials, which the scan now has. */
  | { readonly event: 'ignored-searched'; readonly project: Project; readonly scan: Scan }
  /** Number of transcripts in a credential search without a token. */
  | { readonly event: 'searched'; readonly transcripts: number }
  /** Every one of these sessions gets a result. */
  | { readonly event: 'attempted'; readonly project: Project; readonly sessions: readonly LocalSession[] }
  | {
      readonly event: 'compared'
      readonly project: Project
      readonly sizes: SizesSource
      readonly isNew: boolean | undefined
      readonly sizesFailure: Failure | undefined
    }
  | {
      readonly event: 'planned'
      readonly project: Project
      readonly plan: readonly PlannedSession[]
      readonly sizes: SizesSource
    }
  /** `bytes` of Markdown, before compression. */
  | { readonly event: 'upload-started'; readonly sessions: number; readonly bytes: number }
  | { readonly event: 'session-ended'; readonly result: SessionResult }
  | {
      readonly event: 'session-interrupted'
      readonly projectId: ProjectId
      readonly sessionId: SessionId
      readonly interruption: Interruption
    }
  | { readonly event: 'upload-ended'; readonly timings: UploadTimings }
  | { readonly event: 'phase-ended'; readonly phase: Phase; readonly ms: number }
  /** The uploads need more requests than the rate limit allows. */
  | { readonly event: 'rate-limit-low'; readonly notice: Notice }
  /** All requests wait. */
  | { readonly event: 'paused'; readonly ms: number; readonly reason: PauseReason }
  /** Can contain a server's text. */
  | { readonly event: 'request-completed'; readonly line: string }
  | { readonly event: 'ended'; readonly ending: RunOutcome; readonly totalMs: number }

export type RunObserver = (event: RunEvent) => void
