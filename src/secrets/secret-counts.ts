import type { SecretPlace } from './secret-place.ts'

/** Credentials by rule, in the order of the alphabet. */
export type SecretCounts = Readonly<Record<string, number>>

/** How many there are of each rule. */
export function countByRule(secrets: readonly SecretPlace[]): SecretCounts {
  const counts: Record<string, number> = {}
  for (const rule of secrets.map((secret) => secret.rule).sort()) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}

/** `2 credentials (github-pat 1, jwt 1)`. */
export function secretWords(counts: SecretCounts): string {
  const number = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const rules = Object.entries(counts).map(([rule, count]) => `${rule} ${count}`)
  return `${number} ${number === 1 ? 'credential' : 'credentials'} (${rules.join(', ')})`
}
