import type { Deadline } from '../deadline.ts'

/** What the cloud holds of one session. Sizes are UTF-8 bytes of the decoded `markdown` (CLOUD-API: Sizes). */
export type CloudCopy =
  | { readonly state: 'absent' }
  | { readonly state: 'present'; readonly bytes: number; readonly fromCli: boolean }
  | { readonly state: 'unknown'; readonly reason: string; readonly fromCli: boolean }

/** Requests that left this process, by kind; every attempt counts. */
export type RequestCounts = { sizes: number; head: number; put: number; refresh: number }

/** What an upload came to. */
export type UploadAnswer = {
  /** 201 the session is new to the cloud, 200 it was there. */
  readonly status: 200 | 201
  /** Upload requests made for it, repeats after a renewed token included. */
  readonly attempts: number
  /** An earlier attempt may have been stored without its answer reaching us, so a 200 may mean our own first try. */
  readonly answerLost: boolean
}

/** SpecStory Cloud as this run uses it. Every method throws a `CloudFailure`, `DeadlinePassed`, or the deadline's reason as it is. */
export type Cloud = {
  /** `GET …/sessions/sizes`: every session the cloud holds of the project; sizes that make no sense are `unknown`. */
  sizes(projectId: string, deadline: Deadline): Promise<ReadonlyMap<string, CloudCopy>>
  /** `HEAD …/sessions/{sid}`: never throws for one session's trouble, but for a refused token, the breaker and the deadline. */
  head(projectId: string, sessionId: string, deadline: Deadline): Promise<CloudCopy>
  /**
   * `PUT …/sessions/{sid}` with a gzipped JSON body (`encodeUpload`). `onAttempt` is called as each request leaves with
   * how many that makes, so that an upload cut short by the deadline still knows.
   */
  put(
    projectId: string,
    sessionId: string,
    body: Uint8Array,
    deadline: Deadline,
    onAttempt?: (attempts: number) => void,
  ): Promise<UploadAnswer>
  readonly requests: Readonly<RequestCounts>
  /** Drops every connection at once. */
  close(): Promise<void>
}
