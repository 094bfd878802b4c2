import type { Deadline } from '../deadline.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import type { AttemptFailure, CloudFailure } from './cloud-failure.ts'
import type { CloudCopy, ProjectSizes } from './copies.ts'
import type { RateLimitBudget } from './rate-limit.ts'
import type { RequestKind, UploadCondition } from './routes.ts'

/** Requests that left this process, by kind; every attempt counts. */
export type RequestCounts = Record<RequestKind, number>

/** Why all requests pause: the API key has none left, or the cloud does not respond. */
export type PauseReason = 'rate-limit' | 'outage'

/** The response to an upload that was carried out. */
export type UploadResponse = {
  /** 201: the session is new to the cloud; 200: the cloud had it. */
  readonly status: 200 | 201
  /** Upload requests made for it, repeats after a renewed token included. */
  readonly attempts: number
  /** An earlier attempt may have been stored although its response was lost, so a 200 may mean our own first attempt. */
  readonly responseLost: boolean
  /** When the session was first stored: epoch milliseconds by the server's clock; `undefined` when it does not say. */
  readonly createdAt: number | undefined
}

/** What happened to an upload before its next attempt. */
export type UploadProgress = {
  /** An attempt was made or had to wait, so that an inspection before it is out of date. */
  readonly isStale: boolean
  /** The last attempt's condition did not hold: a 412. */
  readonly isConflict: boolean
  /** An attempt may have been stored although its response was lost. */
  readonly responseLost: boolean
  /** How the last attempt failed, if it did. */
  readonly lastFailure: AttemptFailure | undefined
}

/** Send the upload under this condition, or do not send it and return `result` instead. */
export type UploadStep<T> =
  | { readonly action: 'send'; readonly condition: UploadCondition | undefined }
  | { readonly action: 'stop'; readonly result: T }

export type UploadHooks<T> = {
  /** Called before each attempt, which follows at once or is asked for again. */
  readonly prepare: (progress: UploadProgress) => Promise<UploadStep<T>>
  /** Called as each request leaves, with how many that makes, and again when its response is there or known to be lost. */
  readonly onAttempt: (attempts: number, state: 'sent' | 'settled') => void
}

/** SpecStory Cloud as this run uses it. Every method throws a `CloudFailure`, `DeadlinePassed`, or the deadline's reason. */
export type Cloud = AsyncDisposable & {
  /** `GET …/sessions/sizes`: every copy that the cloud has of the project; sizes that are not usable are `unknown`. */
  sizes(projectId: ProjectId, deadline: Deadline): Promise<ProjectSizes>
  /** `HEAD …/sessions/{sid}`: what ends the run is thrown; any other failure is an unknown copy. */
  head(projectId: ProjectId, sessionId: SessionId, deadline: Deadline, options?: HeadOptions): Promise<CloudCopy>
  /** `PUT …/sessions/{sid}` with a gzipped JSON body (`encodeUpload`). */
  put<T>(
    projectId: ProjectId,
    sessionId: SessionId,
    body: Uint8Array,
    deadline: Deadline,
    hooks: UploadHooks<T>,
  ): Promise<UploadResponse | { readonly stopped: T }>
  /** The failure with which a run ends when no connection gets a response. */
  stopUnreachable(failure: CloudFailure): CloudFailure
  readonly requests: Readonly<RequestCounts>
  /** Requests that the API key has left; `undefined` when no response has named them. */
  readonly budget: RateLimitBudget | undefined
  /** Drops every connection at once, as the end of an `await using` does. */
  close(): Promise<void>
}

/** `isSingle`: one attempt, whatever `retries` says. */
type HeadOptions = { readonly isSingle?: boolean }
