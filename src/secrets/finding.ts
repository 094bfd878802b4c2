/**
 * A credential in a text, in UTF-16 offsets: `text.slice(start, end)` is what has to go.
 * It holds no part of the credential, so it can be counted and pointed at without care.
 */
export type Finding = {
  /** The name in the mark `[REDACTED:<rule>]`. */
  readonly rule: string
  readonly start: number
  readonly end: number
  /** A part of it that is a credential on its own too: the password of `user:password`. */
  readonly inner?: readonly [start: number, end: number]
  /** What gave away a credential that may be an everyday word: a short one is replaced inside of this text only. */
  readonly within?: readonly [start: number, end: number]
}
