/** A credential of a transcript, as it may be shown: never its value. */
export type FoundCredential = {
  readonly rule: string
  /** The first line of the text that contains it, from 1. */
  readonly line: number
  /** The same for the same value in any transcript; never published. */
  readonly fingerprint: string
  /** Why it does not have to be revoked. */
  readonly harmless?: 'expired' | 'public'
}

/** The first of each different value. */
export function listDifferent(credentials: Iterable<FoundCredential>): FoundCredential[] {
  const different = new Map<string, FoundCredential>()
  for (const credential of credentials) {
    if (!different.has(credential.fingerprint)) different.set(credential.fingerprint, credential)
  }
  return [...different.values()]
}

/** How many different values of each rule there are, in the order of the alphabet. */
export function countByRule(credentials: Iterable<FoundCredential>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const rule of listDifferent(credentials)
    .map((credential) => credential.rule)
    .sort()) {
    counts[rule] = (counts[rule] ?? 0) + 1
  }
  return counts
}
