import type { BodyLimits } from './body.ts'
import type { FaultRule, Latency } from './faults.ts'
import type { FixedTokenUse } from './gatekeeper.ts'
import type { LoggedRequest, PeakConcurrency } from './journal.ts'
import type { RateLimitOptions } from './rate-limit.ts'
import type { SessionStore } from './store.ts'
import type { StoredSession } from './stored-session.ts'
import type { TokenRequest } from './tokens.ts'
import type { SeedSession } from './upload.ts'

export type LocalCloudOptions = {
  /** Default 0: any free port. */
  readonly port?: number
  /** Default 127.0.0.1. */
  readonly host?: string
  /** Where sessions are kept between two starts; otherwise they are in memory. */
  readonly directory?: string
  /** PEM texts; with them the cloud speaks https. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Signs and verifies tokens. Default: a new one for each server. */
  readonly secret?: string
  /** Opaque tokens that are accepted beside the signed ones, as `{ 'test-key': 'write' }`. */
  readonly tokens?: Readonly<Record<string, FixedTokenUse>>
  /** Life of the access tokens that device-refresh hands out. Default 3600. */
  readonly accessTokenSeconds?: number
  /** Wait before every answer, fixed or from a range. */
  readonly latencyMs?: Latency
  readonly rateLimit?: RateLimitOptions
  /** Milliseconds that the cloud's clock is ahead of this machine's; negative when it is behind. Default 0. */
  readonly clockAheadMs?: number
  /** Bodies come compressed, whatever the request accepts. */
  readonly answerEncoding?: 'gzip'
  /** As a server that does not know `If-Match` and `If-None-Match`. Default false. */
  readonly ignoresConditions?: boolean
  readonly faults?: readonly FaultRule[]
  /** Seed of everything left to chance. Default 1. */
  readonly randomSeed?: number
  /** What sizes and list answer for a project never seen. Default 404. */
  readonly unknownProjectStatus?: 404 | 500
  /** Default true. False: only sizes and hashes are kept, and `markdown` and `rawData` of the store are empty. */
  readonly keepBodies?: boolean
  /** Called with every body that was taken off the wire, refused ones too, as it was sent. */
  readonly onBody?: (bytes: Buffer, encoding: string | undefined) => void
  /** Default: 50 MB as sent, 64 MB inflated. */
  readonly limits?: Partial<BodyLimits>
}

/** A running cloud. */
export type LocalCloud = {
  /** `http://127.0.0.1:<port>`, without a final slash. */
  readonly url: string
  /** A valid API key with read and write scope, signed by this server. */
  readonly token: string
  readonly store: SessionStore
  /** Every request in order of arrival, the faulty ones too. */
  readonly requests: readonly LoggedRequest[]
  peakConcurrency(): PeakConcurrency
  seed(projectId: string, sessionId: string, session: SeedSession): StoredSession
  issueToken(request: TokenRequest): string
  revokeToken(token: string): void
  addFault(rule: FaultRule): void
  clearFaults(): void
  /** Back to the state of an empty cloud without faults; connections and tokens stay. */
  reset(): void
  /** Cuts every connection and stops listening. */
  close(): Promise<void>
}
