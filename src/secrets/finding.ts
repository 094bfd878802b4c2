/**
 * A credential in a text, in UTF-16 offsets: `text.slice(start, end)` is what has to go.
 * It holds no part of the credential, so it can be counted and pointed at without care.
 */
export type Finding = {
  /** The name in the marker `[REDACTED:<rule>]`. */
  readonly rule: string
  readonly start: number
  readonly end: number
  /** The value does not speak for itself: what stands around it gave it away, here and nowhere else. */
  readonly isFromContext?: true
  /** A part of it that is a credential on its own too: the password of `user:password`. */
  readonly inner?: readonly [start: number, end: number]
  /** Meant to be seen by everyone, like the `anon` key of a Supabase project: nobody has to revoke it. */
  readonly isPublic?: true
  /** When it stops to be valid, as a JWT says, in seconds since 1970. */
  readonly expiresAt?: number
}
