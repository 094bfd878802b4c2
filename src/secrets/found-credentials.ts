/** A credential of a transcript, without its value. */
export type FoundCredential = {
  readonly rule: string
  /** First line with the credential; 1-based. */
  readonly line: number
  /** Identifies equal values in different transcripts; never published. */
  readonly fingerprint: string
  /** Why it need not be revoked. */
  readonly harmless?: 'expired' | 'public'
}

/** Lists the first credential of each different value. */
export function listDifferent(credentials: Iterable<FoundCredential>): FoundCredential[] {
  const different = new Map<string, FoundCredential>()
  for (const credential of credentials) {
    if (!different.has(credential.fingerprint)) different.set(credential.fingerprint, credential)
  }
  return [...different.values()]
}

/** Counts different values by rule, sorted by rule. */
export function countByRule(credentials: Iterable<FoundCredential>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const rule of listDifferent(credentials)
    .map((credential) => credential.rule)
    .sort()) {
    counts[rule] = (counts[rule] ?? 0) + 1
  }
  return counts
}
