/** Location of a credential in UTF-16 offsets, without the credential itself. */
export type Finding = {
  /** The name in the marker `[REDACTED:<rule>]`. */
  readonly rule: string
  readonly start: number
  readonly end: number
  /** Found only by context, so the text must be searched for the value again. */
  readonly isFromContext?: true
  /** Part that is a credential too: the password of `user:password`. */
  readonly inner?: readonly [start: number, end: number]
  /** Public by design, for example the `anon` key of a Supabase project. */
  readonly isPublic?: true
  /** Expiry of a JWT, in seconds since 1970. */
  readonly expiresAt?: number
}
