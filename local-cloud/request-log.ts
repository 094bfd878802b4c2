import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { FaultKind } from './faults.ts'
import type { RouteKind, Target } from './routes.ts'

/** When another client uploaded a session: epoch ms. */
export type OtherUpload = { readonly sessionId: string; readonly at: number }

type LoggedRoute = RouteKind | 'openapi' | 'unknown'

/** One received request. Times are epoch ms; `endedAt` is missing while it is being served. */
export type LoggedRequest = {
  readonly method: string
  /** Path and query as sent. */
  readonly path: string
  readonly route: LoggedRoute
  readonly projectId: string
  readonly sessionId: string
  readonly headers: IncomingHttpHeaders
  readonly authorization: string | undefined
  readonly startedAt: number
  endedAt?: number
  /** Sent status; 0 before it is sent, or if the connection was closed before. */
  status: number
  /** Size of the request's body as sent. */
  bytes: number
  fault?: FaultKind
  /** Sessions that another client uploaded immediately before this request was served. */
  readonly otherUploads: OtherUpload[]
  /** The client disconnected before the response was complete. */
  aborted: boolean
}

/** Maximum number of requests served at the same time, by route and in total. */
export type PeakConcurrency = Readonly<Record<LoggedRoute | 'all', number>>

/** All requests in order of arrival, and their peak concurrency. */
export class RequestLog {
  readonly requests: LoggedRequest[] = []
  readonly #open = new Set<LoggedRequest>()
  #current = createCounters()
  #peak = createCounters()

  begin(request: IncomingMessage, target: Target | undefined): LoggedRequest {
    const path = request.url ?? ''
    const entry: LoggedRequest = {
      method: request.method ?? '',
      path,
      route: target?.route ?? (path === '/openapi.json' ? 'openapi' : 'unknown'),
      projectId: target?.projectId ?? '',
      sessionId: target?.sessionId ?? '',
      headers: request.headers,
      authorization: request.headers.authorization,
      startedAt: Date.now(),
      status: 0,
      bytes: 0,
      otherUploads: [],
      aborted: false,
    }
    this.requests.push(entry)
    this.#open.add(entry)
    for (const key of ['all', entry.route] as const) {
      this.#current[key] += 1
      this.#peak[key] = Math.max(this.#peak[key], this.#current[key])
    }
    return entry
  }

  /**
   * Closes an entry; later calls do nothing. Must be called before the last byte of the response is sent: the client may
   * start its next request immediately, which would count as one concurrent request too many.
   */
  end(entry: LoggedRequest): void {
    entry.endedAt ??= Date.now()
    // After a `clear`, an earlier entry is no longer counted.
    if (!this.#open.delete(entry)) return
    for (const key of ['all', entry.route] as const) this.#current[key] -= 1
  }

  getPeak(): PeakConcurrency {
    return { ...this.#peak }
  }

  clear(): void {
    this.requests.length = 0
    this.#open.clear()
    this.#current = createCounters()
    this.#peak = createCounters()
  }
}

function createCounters(): Record<LoggedRoute | 'all', number> {
  return { all: 0, sizes: 0, head: 0, put: 0, list: 0, refresh: 0, openapi: 0, unknown: 0 }
}
