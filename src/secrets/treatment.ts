import type { Allowlist } from './allowlist.ts'
import type { ExactValues } from './exact-values.ts'

/** What becomes of credentials in a transcript: marks take their place, or it is not uploaded, or it is sent as it is. */
export const TREATMENTS = ['redact', 'hold', 'send'] as const

export type Treatment = (typeof TREATMENTS)[number]

/** What is done about the credentials of one file, and which of them are none of anybody's business. */
export type SecretHandling = {
  readonly treatment: Treatment
  readonly allowlist: Allowlist
  /** Replaced whatever the treatment is. */
  readonly exactValues?: ExactValues | undefined
}
