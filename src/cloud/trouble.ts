import type { FailureCode } from '../failure.ts'
import type { RequestCounts } from './cloud.ts'

export type RequestKind = keyof RequestCounts

/** What one attempt ran into, as the retries, the pause and the breaker need to know it. */
export type Trouble = {
  readonly code: FailureCode
  /** One line; may hold a server's text. */
  readonly message: string
  readonly hint: string
  readonly cause?: unknown
  /** Another attempt may help (issue: 408, 425, 429, 500, 502, 503, 504 and network errors). */
  readonly retriable: boolean
  /** Every further request would fail alike, so the run stops. */
  readonly fatal: boolean
  /** The cloud may have done what was asked although no good answer came: then a later 200 may be our own 201. */
  readonly mayHaveHappened: boolean
  /** HTTP status; absent when no answer came. */
  readonly status?: number
  /** Milliseconds that the server told us to wait. */
  readonly toldMs?: number
}

/** What one attempt came to. */
export type Verdict<T> = { readonly value: T } | { readonly trouble: Trouble }

/** How a request is called in a sentence. */
export const REQUEST_NAMES: Readonly<Record<RequestKind, string>> = {
  sizes: 'the request for the sizes',
  head: 'the HEAD request',
  put: 'the upload',
  refresh: 'the exchange of the refresh token',
}

/** True when the attempt got no answer of the cloud's own: nothing, a 5xx, a redirect, or somebody else's page. */
export function isNoAnswer(trouble: Trouble): boolean {
  const { status } = trouble
  return status === undefined || status >= 500 || (status < 400 && trouble.code !== 'cloud-rejected')
}
