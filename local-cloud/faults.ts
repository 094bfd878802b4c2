import type { RouteKind, Target } from './routes.ts'
import type { SeedSession } from './upload.ts'

/** Milliseconds: a fixed number, or a random one from a range. */
export type Latency = number | readonly [number, number]

/** A fault. Bytes are of the body; of the head for a HEAD, which has no body. */
export type FaultAction =
  /** This response instead of the real one. Default body: the cloud's error for that status. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The connection is reset before a response. */
  | { readonly kind: 'reset' }
  /** A PUT is stored, and then the connection is reset: the response is lost. */
  | { readonly kind: 'reset-after-store' }
  /** `Content-Length` announces more than is sent before the connection ends. */
  | { readonly kind: 'truncated' }
  /** No response is sent. */
  | { readonly kind: 'stall' }
  /** Only the head and half of the body are sent. */
  | { readonly kind: 'stall-body' }
  /** The response is sent slowly. Default: 1 byte every 50 ms. */
  | { readonly kind: 'slow'; readonly bytes?: number; readonly delayMs?: number }
  /** Status 200 (or another) with an unexpected body. `huge` is valid JSON of `megabytes` (default 100). */
  | {
      readonly kind: 'malformed'
      readonly form: 'text' | 'html' | 'empty' | 'garbage' | 'wrong-shape' | 'huge'
      readonly status?: number
      readonly megabytes?: number
    }
  /** A redirection, 302 by default. */
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  /** The sizes response has this raw JSON as `sessions`. */
  | { readonly kind: 'sizes'; readonly sessions: string }
  /** The sizes response of an unknown project, even if the project exists. Default: status 404. */
  | { readonly kind: 'unknown-project'; readonly status?: 404 | 500 }
  /** The sizes response is wrong: sessions or all session data are missing, or `sizes` replaces the real sizes. */
  | {
      readonly kind: 'misstated-sizes'
      readonly omit?: readonly string[]
      readonly omitSessionData?: boolean
      readonly sizes?: Readonly<Record<string, number>>
    }
  /** The response to a PUT names another session or project than the stored one. */
  | { readonly kind: 'misnamed'; readonly sessionId?: string; readonly projectId?: string }
  /** A PUT whose body contains a credential is rejected with 422 and not stored; other requests are served. */
  | { readonly kind: 'refuse-credentials' }
  /** Conditions of a PUT are ignored, or each conditional PUT gets this status. Other requests are served. */
  | { readonly kind: 'conditions'; readonly mode: 'ignore' | 412 | 304 }
  /** The ETags of successful responses are weak, different each time, or missing. */
  | { readonly kind: 'tags'; readonly form: 'weak' | 'changing' | 'none' }
  /** Another client uploads the request's session, or `sessionId`, before the request is served; then later rules apply. */
  | { readonly kind: 'other-client'; readonly sessionId?: string; readonly upload: SeedSession }
  /** Headers of a successful response are replaced; null removes one. */
  | { readonly kind: 'header'; readonly headers: Readonly<Record<string, string | readonly string[] | null>> }
  /** A delay before the next matching rule or the real response. */
  | { readonly kind: 'latency'; readonly ms: Latency }
  /** Bytes on the socket that are not HTTP. */
  | { readonly kind: 'invalid-http'; readonly bytes?: string }

export type FaultKind = FaultAction['kind']

/** Which requests a rule matches; an omitted field matches all. */
type FaultMatch = {
  readonly route?: RouteKind | readonly RouteKind[]
  readonly projectId?: string
  readonly sessionId?: string
  /** Only these of the requests that match otherwise, counted from 1. */
  readonly nth?: number | readonly number[]
  /** 0 to 1, by the server's seeded random numbers. */
  readonly probability?: number
}

export type FaultRule = {
  readonly match?: FaultMatch
  /** How often the rule applies at most. Default: always. */
  readonly times?: number
  readonly action: FaultAction
  /** The request is served first (a PUT is stored), and the fault replaces only its response. Default false. */
  readonly stored?: boolean
  /** The fault is applied before the request's body is read: with `stall`, it is never read. Default false. */
  readonly early?: boolean
}

/** A fault before a request is served; the response is decided by later rules. */
type PreliminaryAction = Extract<FaultAction, { kind: 'latency' | 'other-client' }>

/** A rule that decides the response. */
export type ResponseRule = FaultRule & { readonly action: Exclude<FaultAction, PreliminaryAction> }

export type OtherUpload = Extract<FaultAction, { kind: 'other-client' }>

/** What to do for one request: the delay, uploads of other clients, and the rule that decides the response. */
type FaultChoice = {
  readonly latencyMs: number
  readonly uploads: readonly OtherUpload[]
  readonly rule?: ResponseRule
}

type CountedRule = { readonly rule: FaultRule; seen: number; applied: number }

/** The active rules. The first rule that decides the response wins; delays and uploads of the rules before it add up. */
export class Faults {
  readonly #random: () => number
  readonly #latencyMs: Latency
  #rules: CountedRule[] = []

  constructor(options: {
    readonly rules: readonly FaultRule[]
    readonly latencyMs: Latency
    readonly random: () => number
  }) {
    this.#random = options.random
    this.#latencyMs = options.latencyMs
    for (const rule of options.rules) this.add(rule)
  }

  add(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0, applied: 0 })
  }

  clear(): void {
    this.#rules = []
  }

  choose(target: Target): FaultChoice {
    let latencyMs = this.#pickLatency(this.#latencyMs)
    const uploads: OtherUpload[] = []
    for (const countedRule of this.#rules) {
      if (!this.#applies(countedRule, target)) continue
      const { action } = countedRule.rule
      if (action.kind === 'latency') latencyMs += this.#pickLatency(action.ms)
      else if (action.kind === 'other-client') uploads.push(action)
      else return { latencyMs, uploads, rule: { ...countedRule.rule, action } }
    }
    return { latencyMs, uploads }
  }

  #applies(countedRule: CountedRule, target: Target): boolean {
    const { match = {}, times = Number.POSITIVE_INFINITY } = countedRule.rule
    if (match.route !== undefined && ![match.route].flat().includes(target.route)) return false
    if (match.projectId !== undefined && match.projectId !== target.projectId) return false
    if (match.sessionId !== undefined && match.sessionId !== target.sessionId) return false
    countedRule.seen += 1
    if (match.nth !== undefined && ![match.nth].flat().includes(countedRule.seen)) return false
    if (countedRule.applied >= times) return false
    if (match.probability !== undefined && this.#random() >= match.probability) return false
    countedRule.applied += 1
    return true
  }

  #pickLatency(ms: Latency): number {
    if (typeof ms === 'number') return ms
    const [from, to] = ms
    return from + this.#random() * (to - from)
  }
}
