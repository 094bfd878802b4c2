import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { FaultKind } from './faults.ts'
import type { RouteKind, Target } from './routes.ts'

/** When another client uploaded a session: epoch ms. */
export type OtherUpload = { readonly sessionId: string; readonly at: number }

type JournalRoute = RouteKind | 'openapi' | 'unknown'

/** One request as it came in. Times are epoch ms; `endedAt` is missing while it is being served. */
export type LoggedRequest = {
  readonly method: string
  /** Path and query as sent. */
  readonly path: string
  readonly route: JournalRoute
  readonly projectId: string
  readonly sessionId: string
  readonly headers: IncomingHttpHeaders
  readonly authorization: string | undefined
  readonly startedAt: number
  endedAt?: number
  /** Status that was sent; 0 while there is none, or when the connection was cut before one. */
  status: number
  /** Bytes of the request's body as sent. */
  bytes: number
  fault?: FaultKind
  /** Sessions that another client uploaded right before this request was served. */
  readonly otherUploads: OtherUpload[]
  /** The client hung up before it had its answer. */
  aborted: boolean
}

/** Most requests served at one time, by route and over all of them. */
export type PeakConcurrency = Readonly<Record<JournalRoute | 'all', number>>

/** Everything that was asked, in order of arrival, and how much of it at the same time. */
export class Journal {
  readonly requests: LoggedRequest[] = []
  readonly #open = new Set<LoggedRequest>()
  #current = counters()
  #peak = counters()

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
   * Closes an entry, once. It must come before the last byte of the answer: the client may use the free place at once,
   * and would otherwise be counted with a request more than it ever had.
   */
  end(entry: LoggedRequest): void {
    entry.endedAt ??= Date.now()
    // An entry from before a `clear` is not among the current ones any more.
    if (!this.#open.delete(entry)) return
    for (const key of ['all', entry.route] as const) this.#current[key] -= 1
  }

  peak(): PeakConcurrency {
    return { ...this.#peak }
  }

  clear(): void {
    this.requests.length = 0
    this.#open.clear()
    this.#current = counters()
    this.#peak = counters()
  }
}

function counters(): Record<JournalRoute | 'all', number> {
  return { all: 0, sizes: 0, head: 0, put: 0, list: 0, refresh: 0, openapi: 0, unknown: 0 }
}
