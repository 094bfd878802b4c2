/** A format of credentials that their issuer has documented. */
export type Rule = {
  /** The mark's name, as the SpecStory CLI has it where it knows the format. */
  readonly mark: string
  /** What credentials of this format start with: where a text has none of these, nothing else is tried. */
  readonly starts: readonly string[]
  /**
   * The credential from its start to its end: sticky, every repetition bounded. Where the start is a name and not part of
   * the credential, a group at the end of the expression is the credential.
   */
  readonly expression: RegExp
  /** Who says so. */
  readonly page: string
  /** Characters in front of the start that belong to it, where the start is not the beginning: how many, of which kind. */
  readonly lead?: { readonly min: number; readonly max: number; readonly character: RegExp }
  /** Says no to what only looks like it. */
  readonly accepts?: (value: string) => boolean
}
