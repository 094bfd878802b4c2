/** The CLI's provider ids, in the order of its documentation. */
export const PROVIDER_IDS = [
  'claude',
  'cursor',
  'codex',
  'gemini',
  'droid',
  'deepseek',
  'antigravity',
  'cursoride',
  'copilotide',
] as const

/** `other` stands for every provider text that the table does not know yet. */
export type ProviderId = (typeof PROVIDER_IDS)[number] | 'other'

/** Who wrote a session. */
export type Provider = {
  readonly id: ProviderId
  /** The cloud's `metadata.agentName`; for an unknown provider its own text. */
  readonly agentName: string
  /** The name to count and show it under; for an unknown provider its own text. */
  readonly displayName: string
}
