import type { Deadline } from '../deadline.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import type { AttemptFailure, CloudFailure } from './cloud-failure.ts'
import type { CloudCopy, ProjectSizes } from './copies.ts'
import type { RateLimitBudget } from './rate-limit.ts'
import type { RequestKind, UploadCondition } from './routes.ts'

/** Sent requests by kind; every attempt counts. */
export type RequestCounts = Record<RequestKind, number>

export type PauseReason = 'rate-limit' | 'outage'

/** Result of a successful upload. */
export type UploadResponse = {
  /** 201: created; 200: updated. */
  readonly status: 200 | 201
  /** Sent requests, including repeats with a renewed token. */
  readonly attempts: number
  /** The response to an earlier attempt was lost, so a 200 can mean that this run created the session. */
  readonly responseLost: boolean
  /** Creation of the session: epoch milliseconds of the server's clock. */
  readonly createdAt: number | undefined
}

/** State of an upload before its next attempt. */
export type UploadProgress = {
  /** The inspection is older than an attempt or a wait. */
  readonly isStale: boolean
  /** The last attempt got a 412. */
  readonly isConflict: boolean
  /** An attempt possibly succeeded, but its response was lost. */
  readonly responseLost: boolean
  readonly lastFailure: AttemptFailure | undefined
}

/** Send the upload with this condition, or stop and return `result`. */
export type UploadStep<T> =
  | { readonly action: 'send'; readonly condition: UploadCondition | undefined }
  | { readonly action: 'stop'; readonly result: T }

export type UploadHooks<T> = {
  /** Called immediately before each attempt; called again if the attempt had to wait. */
  readonly prepare: (progress: UploadProgress) => Promise<UploadStep<T>>
  /** Called with the number of sent requests: after each is sent, and after its response is received or lost. */
  readonly onAttempt: (attempts: number, state: 'sent' | 'settled') => void
}

/** SpecStory Cloud. Methods throw `CloudFailure`, `DeadlinePassed`, or the deadline's reason. */
export type Cloud = AsyncDisposable & {
  /** `GET …/sessions/sizes`: all copies of the project; invalid sizes become `unknown`. */
  fetchSizes(projectId: ProjectId, deadline: Deadline): Promise<ProjectSizes>
  /** `HEAD …/sessions/{sid}`. Throws fatal failures; any other failure becomes an unknown copy. */
  head(projectId: ProjectId, sessionId: SessionId, deadline: Deadline, options?: HeadOptions): Promise<CloudCopy>
  /** `PUT …/sessions/{sid}`. @param body the result of `encodeUpload` */
  put<T>(
    projectId: ProjectId,
    sessionId: SessionId,
    body: Uint8Array,
    deadline: Deadline,
    hooks: UploadHooks<T>,
  ): Promise<UploadResponse | { readonly stopped: T }>
  /** Stops all requests, because no connection gets a response. */
  stopUnreachable(failure: CloudFailure): CloudFailure
  readonly requests: Readonly<RequestCounts>
  /** Remaining requests of the API key; `undefined`: unknown. */
  readonly budget: RateLimitBudget | undefined
  /** Drops all connections immediately. */
  close(): Promise<void>
}

/** `isSingle`: one attempt, without retries. */
type HeadOptions = { readonly isSingle?: boolean }
