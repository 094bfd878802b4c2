/**
 * A credential in a text, in UTF-16 offsets: `text.slice(start, end)` is what has to go.
 * It holds no part of the credential, so it can be counted and pointed at without care.
 */
export type Finding = {
  /** The name in the marker `[REDACTED:<rule>]`. */
  readonly rule: string
  readonly start: number
  readonly end: number
  /** Found by its context only, so its other places have to be looked for. */
  readonly isFromContext?: true
  /** A part of it that is a credential on its own too: the password of `user:password`. */
  readonly inner?: readonly [start: number, end: number]
  /** Public by design, like the `anon` key of a Supabase project: no need to revoke it. */
  readonly isPublic?: true
  /** Expiry of a JWT, in seconds since 1970. */
  readonly expiresAt?: number
}
