import type { Failure, FailureCode } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import type { PlannedSession, PlanReason } from '../plan/plan.ts'
import { PLANS } from '../plan/plan.ts'
import type { FoundCredential } from '../secrets/found-credentials.ts'
import type { LocalSession } from '../sessions/session.ts'
import type { SessionStatus } from './session-statuses.ts'

/** The run ended before the upload began, or while it is not known whether the cloud stored it. */
export type UploadProgressState = 'not-started' | 'unknown'

/** Created only by the functions below. */
export type SessionResult = {
  readonly projectId: ProjectId
  readonly session: LocalSession
  readonly outcome: SessionStatus
  /** `undefined`: the run ended before the plan. */
  readonly plan: PlanReason | undefined
  /** One sentence; may contain a server's or a repository's text. */
  readonly reason: string
  readonly code: FailureCode | undefined
  readonly hint: string | undefined
  /** Bytes of Markdown as sent; the size on disk until it is known. */
  readonly localBytes: number
  /** `undefined`: no copy, or size unknown. */
  readonly cloudBytes: number | undefined
  /** Compressed bytes. */
  readonly sentBytes: number | undefined
  /** `undefined`: not read. `null`: the CLI's rule gives none. */
  readonly title: string | null | undefined
  /** The credentials that were found in it, if it was read; none where they are sent. */
  readonly secrets: readonly FoundCredential[]
  /** How far an upload was when the run ended early, where that says more than the status. */
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
    /** An upload left, and no response says whether it was stored. */
    readonly mayBeStored: boolean
  }

/** The result of a session that the run did not reach. */
export type UnfinishedResult = Pick<SessionResult, 'reason' | 'code' | 'hint'> & {
  readonly outcome: 'errored' | 'timed-out'
  /** A rate limit or a signal kept the session from starting. */
  readonly isPaused: boolean
}

const NO_EFFORT: UploadEffort = { attempts: 0, durationMs: 0 }

export function createdResult(planned: PlannedSession, sent: UploadReceipt): SessionResult {
  return { ...asPlanned(planned), ...sent, outcome: 'created', reason: PLANS[planned.reason].label }
}

export function updatedResult(planned: PlannedSession, sent: UploadReceipt): SessionResult {
  return { ...asPlanned(planned), ...sent, outcome: 'updated', reason: PLANS[planned.reason].label }
}

/** It was planned as new, and replaced a copy: a cloud that ignores conditions. */
export function replacedResult(planned: PlannedSession, sent: UploadReceipt, isRecent: boolean): SessionResult {
  const reason = isRecent
    ? 'overwrote a cloud copy that another client uploaded during this run'
    : 'overwrote a cloud copy that the size listing omitted'
  return { ...asPlanned(planned), ...sent, outcome: 'updated', reason }
}

export function skippedResult(planned: PlannedSession): SessionResult {
  return { ...asPlanned(planned), outcome: 'skipped' }
}

export function pendingResult(planned: PlannedSession): SessionResult {
  return { ...asPlanned(planned), outcome: 'pending' }
}

/** @param of the plan, or the session when it was not planned */
export function failedResult(
  of: PlannedSession | Pick<SessionResult, 'projectId' | 'session'>,
  { message, code, hint }: Failure,
  effort: UploadEffort = NO_EFFORT,
): SessionResult {
  const planned = 'action' in of ? asPlanned(of) : unplanned(of.projectId, of.session)
  return { ...planned, outcome: 'errored', reason: message, code, hint, ...effort }
}

export function interruptedResult(
  projectId: ProjectId,
  session: LocalSession,
  closing: UnfinishedResult,
  interruption: Interruption | undefined,
): SessionResult {
  const { mayBeStored = false, ...effort } = interruption ?? {}
  const { isPaused, ...closed } = closing
  const progress = mayBeStored ? 'unknown' : isPaused ? 'not-started' : undefined
  return { ...unplanned(projectId, session), ...effort, ...closed, ...(progress === undefined ? {} : { progress }) }
}

function asPlanned(planned: PlannedSession): Omit<SessionResult, 'outcome'> {
  const { projectId, session, reason, localBytes, cloudBytes, detail } = planned
  const words = PLANS[reason].label
  return {
    ...unplanned(projectId, session),
    plan: reason,
    reason: detail === undefined ? words : `${words}: ${detail}`,
    localBytes,
    cloudBytes,
    secrets: planned.secrets,
  }
}

function unplanned(projectId: ProjectId, session: LocalSession): Omit<SessionResult, 'outcome'> {
  return {
    projectId,
    session,
    plan: undefined,
    reason: '',
    code: undefined,
    hint: undefined,
    localBytes: session.diskBytes,
    cloudBytes: undefined,
    sentBytes: undefined,
    title: session.title,
    secrets: [],
    ...NO_EFFORT,
  }
}
