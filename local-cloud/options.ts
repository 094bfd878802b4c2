import type { FixedTokenUse } from './authorizer.ts'
import type { BodyLimits } from './body.ts'
import type { FaultRule, Latency } from './faults.ts'
import type { RateLimitOptions } from './rate-limit.ts'
import type { LoggedRequest, PeakConcurrency } from './request-log.ts'
import type { SessionStore } from './store.ts'
import type { StoredSession } from './stored-session.ts'
import type { TokenRequest } from './tokens.ts'
import type { SeedSession } from './upload.ts'

export type LocalCloudOptions = {
  /** Default 0: a free port. */
  readonly port?: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Directory that keeps sessions between starts. Default: in memory. */
  readonly directory?: string
  /** PEM texts; if set, the cloud uses HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Signs and verifies tokens. Default: a new one for each server. */
  readonly secret?: string
  /** Opaque tokens to accept in addition to signed ones, for example `{ 'test-key': 'write' }`. */
  readonly tokens?: Readonly<Record<string, FixedTokenUse>>
  /** Lifetime of access tokens from device-refresh. Default 3600. */
  readonly accessTokenSeconds?: number
  /** Delay before every response, fixed or from a range. */
  readonly latencyMs?: Latency
  readonly rateLimit?: RateLimitOptions
  /** Milliseconds that the cloud's clock is ahead of this machine's; negative if behind. Default 0. */
  readonly clockAheadMs?: number
  /** Compresses response bodies, regardless of `Accept-Encoding`. */
  readonly responseEncoding?: 'gzip'
  /** Behaves like a server without support for `If-Match` and `If-None-Match`. Default false. */
  readonly ignoresConditions?: boolean
  readonly faults?: readonly FaultRule[]
  /** Seed for all random decisions. Default 1. */
  readonly randomSeed?: number
  /** Status of sizes and list responses for an unknown project. Default 404. */
  readonly unknownProjectStatus?: 404 | 500
  /** Default true. False: only sizes and hashes are kept, and `markdown` and `rawData` of the store are empty. */
  readonly keepBodies?: boolean
  /** Called with every received body, as it was sent, including rejected ones. */
  readonly onBody?: (bytes: Buffer, encoding: string | undefined) => void
  /** Default: 50 MB as sent, 64 MB decompressed. */
  readonly limits?: Partial<BodyLimits>
}

/** A running cloud. */
export type LocalCloud = {
  /** `http://127.0.0.1:<port>`, without a final slash. */
  readonly url: string
  /** A valid API key with read and write scope, signed by this server. */
  readonly token: string
  readonly store: SessionStore
  /** Every request in order of arrival, including those with a fault. */
  readonly requests: readonly LoggedRequest[]
  getPeakConcurrency(): PeakConcurrency
  seed(projectId: string, sessionId: string, session: SeedSession): StoredSession
  issueToken(request: TokenRequest): string
  revokeToken(token: string): void
  addFault(rule: FaultRule): void
  clearFaults(): void
  /** Removes all sessions, faults, revocations and logged requests; connections and tokens stay. */
  reset(): void
  /** Closes every connection and stops listening. */
  close(): Promise<void>
}
