import type { Failure, FailureCode } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import type { PlannedSession, PlanReason } from '../plan/plan.ts'
import { PLANS } from '../plan/plan.ts'
import type { FoundCredential } from '../secrets/found-credentials.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { SessionStatus } from './session-statuses.ts'

/** `not-started`: no upload was sent; `unknown`: the upload was sent without a response. */
export type UploadProgressState = 'not-started' | 'unknown'

/** Result of a session, created only by the functions below. */
export type SessionResult = {
  readonly projectId: ProjectId
  readonly session: LocalSession
  readonly outcome: SessionStatus
  /** `undefined`: the run ended before the plan. */
  readonly plan: PlanReason | undefined
  /** One sentence; can contain a server's or a repository's text. */
  readonly reason: string
  readonly code: FailureCode | undefined
  readonly hint: string | undefined
  /** Bytes of Markdown to send; before reading, the size on disk. */
  readonly localBytes: number
  /** `undefined`: no copy, or size unknown. */
  readonly cloudBytes: number | undefined
  /** Compressed bytes. */
  readonly sentBytes: number | undefined
  /** `undefined`: not read. `null`: no title by the CLI's rule. */
  readonly title: string | null | undefined
  /** Empty if the file was not read, or if credentials are sent. */
  readonly secrets: readonly FoundCredential[]
  /** Progress of an interrupted upload. */
  readonly progress?: UploadProgressState | undefined
  readonly attempts: number
  readonly durationMs: number
}

type UploadReceipt = Pick<SessionResult, 'localBytes' | 'title' | 'secrets' | 'attempts' | 'durationMs'> & {
  readonly sentBytes: number
}

type UploadEffort = Pick<SessionResult, 'attempts' | 'durationMs'>

export type Interruption = UploadEffort &
  Pick<SessionResult, 'plan'> & {
    /** An upload was sent, but no response confirmed it. */
    readonly mayBeStored: boolean
  }

/** The result of a session that the run did not reach. */
export type UnfinishedResult = Pick<SessionResult, 'reason' | 'code' | 'hint'> & {
  readonly outcome: 'errored' | 'timed-out'
  /** A rate limit or a signal kept the session from starting. */
  readonly isPaused: boolean
}

const NO_EFFORT: UploadEffort = { attempts: 0, durationMs: 0 }

export function toCreatedResult(planned: PlannedSession, sent: UploadReceipt): SessionResult {
  return { ...fromPlan(planned, 'created'), ...sent, reason: PLANS[planned.reason].label }
}

export function toUpdatedResult(planned: PlannedSession, sent: UploadReceipt): SessionResult {
  return { ...fromPlan(planned, 'updated'), ...sent, reason: PLANS[planned.reason].label }
}

/** Planned as new, but the PUT overwrote a copy, because the cloud ignored the condition. */
export function toReplacedResult(planned: PlannedSession, sent: UploadReceipt, isRecent: boolean): SessionResult {
  const reason = isRecent
    ? 'overwrote a cloud copy that another client uploaded during this run'
    : 'overwrote a cloud copy that the size listing omitted'
  return { ...fromPlan(planned, 'updated'), ...sent, reason }
}

export function toSkippedResult(planned: PlannedSession): SessionResult {
  return fromPlan(planned, 'skipped')
}

export function toPendingResult(planned: PlannedSession): SessionResult {
  return fromPlan(planned, 'pending')
}

/** @param subject the plan, or the session without a plan */
export function toFailedResult(
  subject: PlannedSession | Pick<SessionResult, 'projectId' | 'session'>,
  { message, code, hint }: Failure,
  effort: UploadEffort = NO_EFFORT,
): SessionResult {
  const result =
    'action' in subject ? fromPlan(subject, 'errored') : fromSession(subject.projectId, subject.session, 'errored')
  return { ...result, reason: message, code, hint, ...effort }
}

export function toInterruptedResult(
  projectId: ProjectId,
  session: LocalSession,
  closing: UnfinishedResult,
  interruption: Interruption | undefined,
): SessionResult {
  const { mayBeStored = false, ...effort } = interruption ?? {}
  const { isPaused, ...closed } = closing
  const progress = mayBeStored ? 'unknown' : isPaused ? 'not-started' : undefined
  return {
    ...fromSession(projectId, session, closed.outcome),
    ...effort,
    ...closed,
    ...(progress === undefined ? {} : { progress }),
  }
}

function fromPlan(planned: PlannedSession, outcome: SessionStatus): SessionResult {
  const { projectId, session, reason, localBytes, cloudBytes, detail, secrets } = planned
  const words = PLANS[reason].label
  const text = detail === undefined ? words : `${words}: ${detail}`
  return createResult(projectId, session, outcome, { plan: reason, reason: text, localBytes, cloudBytes, secrets })
}

function fromSession(projectId: ProjectId, session: LocalSession, outcome: SessionStatus): SessionResult {
  const facts = { plan: undefined, reason: '', localBytes: session.diskBytes, cloudBytes: undefined, secrets: [] }
  return createResult(projectId, session, outcome, facts)
}

/** Creates the result of a session without an upload or a failure of its own. */
function createResult(
  projectId: ProjectId,
  session: LocalSession,
  outcome: SessionStatus,
  facts: Pick<SessionResult, 'plan' | 'reason' | 'localBytes' | 'cloudBytes' | 'secrets'>,
): SessionResult {
  return {
    projectId,
    session,
    outcome,
    ...facts,
    code: undefined,
    hint: undefined,
    sentBytes: undefined,
    title: session.title,
    ...NO_EFFORT,
  }
}
