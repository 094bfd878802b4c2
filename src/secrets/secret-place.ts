/** A credential, as it may be told: what it is, and in which line of the text it was first seen, from 1. */
export type SecretPlace = {
  readonly rule: string
  readonly line: number
  /** Meant to be seen by everyone: nobody has to revoke it. */
  readonly isPublic?: true
  /** When it stops to be valid by itself, in seconds since 1970. */
  readonly expiresAt?: number
}
