import type { Deadline } from '../deadline.ts'
import type { ProjectId, SessionId } from '../ids.ts'
import type { CloudCopy, ProjectSizes } from './copies.ts'
import type { RateLimitBudget } from './rate-limit.ts'
import type { RequestKind } from './routes.ts'

/** Requests that left this process, by kind; every attempt counts. */
export type RequestCounts = Record<RequestKind, number>

/** Why every request waits: the key has none left, or the cloud answers nobody. */
export type PauseReason = 'rate-limit' | 'outage'

/** What an upload came to. */
export type UploadResponse = {
  /** 201 the session is new to the cloud, 200 it was there. */
  readonly status: 200 | 201
  /** Upload requests made for it, repeats after a renewed token included. */
  readonly attempts: number
  /** An earlier attempt may have been stored without its answer reaching us, so a 200 may mean our own first try. */
  readonly responseLost: boolean
}

/** SpecStory Cloud as this run uses it. Every method throws a `CloudFailure`, `DeadlinePassed`, or the deadline's reason as it is. */
export type Cloud = AsyncDisposable & {
  /** `GET …/sessions/sizes`: every session the cloud holds of the project; sizes that make no sense are `unknown`. */
  sizes(projectId: ProjectId, deadline: Deadline): Promise<ProjectSizes>
  /** `HEAD …/sessions/{sid}`: throws for a refused token, the breaker and the deadline, never for one session alone. */
  head(projectId: ProjectId, sessionId: SessionId, deadline: Deadline): Promise<CloudCopy>
  /**
   * `PUT …/sessions/{sid}` with a gzipped JSON body (`encodeUpload`). `onAttempt` is called as each request leaves with
   * how many that makes, so that an upload cut short by the deadline still knows.
   */
  put(
    projectId: ProjectId,
    sessionId: SessionId,
    body: Uint8Array,
    deadline: Deadline,
    onAttempt?: (attempts: number) => void,
  ): Promise<UploadResponse>
  readonly requests: Readonly<RequestCounts>
  /** What is left of the key's requests, as last told; `undefined` when no answer has told it. */
  readonly budget: RateLimitBudget | undefined
  /** Drops every connection at once, as the end of an `await using` does. */
  close(): Promise<void>
}
