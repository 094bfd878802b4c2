import type { RouteKind, Target } from './routes.ts'
import type { SeedSession } from './upload.ts'

/** Milliseconds: always the same, or anything of a range. */
export type Latency = number | readonly [number, number]

/** What goes wrong. Bytes are of the body, or of the head where a HEAD has no body. */
export type FaultAction =
  /** This answer instead of the real one. Default body: an error of the form the cloud uses for that status. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The connection is reset before any answer. */
  | { readonly kind: 'reset' }
  /** A PUT is stored, and then the connection is reset: the answer gets lost. */
  | { readonly kind: 'reset-after-store' }
  /** `Content-Length` announces more than is sent before the connection ends. */
  | { readonly kind: 'truncated' }
  /** Never answers. */
  | { readonly kind: 'stall' }
  /** Sends the head and half of the body, then nothing. */
  | { readonly kind: 'stall-body' }
  /** Drips the answer. Default: 1 byte every 50 ms. */
  | { readonly kind: 'slow'; readonly bytes?: number; readonly delayMs?: number }
  /** Status 200 (or another) with a body that is not ours. `huge` is valid JSON of `megabytes` (default 100). */
  | {
      readonly kind: 'malformed'
      readonly form: 'text' | 'html' | 'empty' | 'garbage' | 'wrong-shape' | 'huge'
      readonly status?: number
      readonly megabytes?: number
    }
  /** A redirection, 302 by default. */
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: number }
  /** The sizes answer holds this raw JSON as its `sessions`. */
  | { readonly kind: 'sizes'; readonly sessions: string }
  /** The sizes answer of a project that was never seen, whatever it holds. Default: status 404. */
  | { readonly kind: 'unknown-project'; readonly status?: 404 | 500 }
  /** The sizes answer is wrong: sessions or all session data are missing, or these sizes stand for what is there. */
  | {
      readonly kind: 'misstated-sizes'
      readonly omit?: readonly string[]
      readonly omitSessionData?: boolean
      readonly sizes?: Readonly<Record<string, number>>
    }
  /** The answer to a PUT names another session or project than the one that was stored. */
  | { readonly kind: 'misnamed'; readonly sessionId?: string; readonly projectId?: string }
  /** A PUT whose body holds a credential is refused with 422 and not stored; everything else is served. */
  | { readonly kind: 'refuse-credentials' }
  /** Conditions of a PUT are ignored, or each conditional PUT gets this status. Others are served. */
  | { readonly kind: 'conditions'; readonly mode: 'ignore' | 412 | 304 }
  /** The tags of good answers are weak, other ones each time, or missing. */
  | { readonly kind: 'tags'; readonly form: 'weak' | 'changing' | 'none' }
  /** Another client uploads the request's session, or `sessionId`, before the request is served; then the next rule. */
  | { readonly kind: 'other-client'; readonly sessionId?: string; readonly upload: SeedSession }
  /** Headers of a good answer are replaced; null takes one away. */
  | { readonly kind: 'header'; readonly headers: Readonly<Record<string, string | readonly string[] | null>> }
  /** Waits, a fixed time or one from the range, and goes on: with the next rule that applies, or with the real answer. */
  | { readonly kind: 'latency'; readonly ms: Latency }
  /** Bytes on the socket that are no HTTP. */
  | { readonly kind: 'invalid-http'; readonly bytes?: string }

export type FaultKind = FaultAction['kind']

/** Which requests a rule is for; everything left out matches all. */
type FaultMatch = {
  readonly route?: RouteKind | readonly RouteKind[]
  readonly projectId?: string
  readonly sessionId?: string
  /** 1-based: only these of the requests that match otherwise. */
  readonly nth?: number | readonly number[]
  /** 0 to 1, decided by the server's seeded random numbers. */
  readonly probability?: number
}

export type FaultRule = {
  readonly match?: FaultMatch
  /** How often the rule applies at most. Default: without end. */
  readonly times?: number
  readonly action: FaultAction
  /** The request is served first (a PUT is stored) and only its answer is lost to the fault. Default false. */
  readonly stored?: boolean
  /** The fault comes before the request's body was read: a `stall` leaves it on the wire. Default false. */
  readonly early?: boolean
}

/** What happens before a request is served, whatever becomes of it then. */
type PassingAction = Extract<FaultAction, { kind: 'latency' | 'other-client' }>

/** A rule that decides what becomes of the answer. */
export type DecidingRule = FaultRule & { readonly action: Exclude<FaultAction, PassingAction> }

/** What another client uploads meanwhile. */
export type OtherUpload = Extract<FaultAction, { kind: 'other-client' }>

/** What the rules say about one request: how long to wait, and then the rule to act by. */
type FaultChoice = {
  readonly latencyMs: number
  readonly uploads: readonly OtherUpload[]
  readonly rule?: DecidingRule
}

type Counted = { readonly rule: FaultRule; seen: number; applied: number }

/** The rules in force. The first one that applies wins; latency and other clients' uploads add up on the way. */
export class Faults {
  readonly #random: () => number
  readonly #latencyMs: Latency
  #rules: Counted[] = []

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
    let latencyMs = this.#within(this.#latencyMs)
    const uploads: OtherUpload[] = []
    for (const counted of this.#rules) {
      if (!this.#applies(counted, target)) continue
      const { action } = counted.rule
      if (action.kind === 'latency') latencyMs += this.#within(action.ms)
      else if (action.kind === 'other-client') uploads.push(action)
      else return { latencyMs, uploads, rule: { ...counted.rule, action } }
    }
    return { latencyMs, uploads }
  }

  #applies(counted: Counted, target: Target): boolean {
    const { match = {}, times = Number.POSITIVE_INFINITY } = counted.rule
    if (match.route !== undefined && ![match.route].flat().includes(target.route)) return false
    if (match.projectId !== undefined && match.projectId !== target.projectId) return false
    if (match.sessionId !== undefined && match.sessionId !== target.sessionId) return false
    counted.seen += 1
    if (match.nth !== undefined && ![match.nth].flat().includes(counted.seen)) return false
    if (counted.applied >= times) return false
    if (match.probability !== undefined && this.#random() >= match.probability) return false
    counted.applied += 1
    return true
  }

  #within(ms: Latency): number {
    if (typeof ms === 'number') return ms
    const [from, to] = ms
    return from + this.#random() * (to - from)
  }
}
