import { editDistance } from './edit-distance.ts'

export type KnownProvider = {
  /** The CLI's id of it. */
  readonly id: string
  readonly displayName: string
  /** Provider texts that are agent names themselves, as the CLI and the editor extension write them. */
  readonly agents: readonly string[]
  /** Lower-case texts of the editor extension, which stand for the first agent. */
  readonly extensionTexts?: readonly string[]
}

/**
 * Every provider of the CLI, in the order of its documentation, with every text seen in real transcripts and in the CLI's
 * source (docs/transcripts.md, Provider texts).
 */
export const PROVIDERS = [
  { id: 'claude', displayName: 'Claude Code', agents: ['Claude Code'] },
  { id: 'cursor', displayName: 'Cursor CLI', agents: ['Cursor CLI'] },
  { id: 'codex', displayName: 'Codex CLI', agents: ['Codex CLI'] },
  { id: 'gemini', displayName: 'Gemini CLI', agents: ['Gemini CLI'] },
  { id: 'droid', displayName: 'Factory Droid CLI', agents: ['Factory Droid CLI'] },
  { id: 'deepseek', displayName: 'DeepSeek TUI', agents: ['DeepSeek TUI'] },
  { id: 'antigravity', displayName: 'Antigravity CLI', agents: ['Antigravity CLI', 'Antigravity'] },
  { id: 'cursoride', displayName: 'Cursor IDE', agents: ['Cursor IDE'], extensionTexts: ['cursor', 'cursoride'] },
  {
    id: 'copilotide',
    displayName: 'VS Code Copilot IDE',
    agents: [
      'VS Code Copilot IDE',
      'VS Code Insiders Copilot IDE',
      'VSCodium Copilot IDE',
      'VSCodium Insiders Copilot IDE',
    ],
    extensionTexts: ['vscode', 'copilotide'],
  },
] as const satisfies readonly KnownProvider[]

export const PROVIDER_IDS = PROVIDERS.map(({ id }) => id)

/** `other` stands for every provider text that the table does not know yet. */
export type ProviderId = (typeof PROVIDERS)[number]['id'] | 'other'

/** Who wrote a session. */
export type Provider = {
  readonly id: ProviderId
  /** The cloud's `metadata.agentName`; for an unknown provider its own text. */
  readonly agentName: string
  /** The name to count and show it under; for an unknown provider its own text. */
  readonly displayName: string
}

/** An unknown provider's text goes to the cloud, the log and the summary: long enough for any agent's name. */
const UNKNOWN_TEXT_MAX = 100

const BY_TEXT: ReadonlyMap<string, Provider> = new Map(PROVIDERS.flatMap(providersByText))

/**
 * The provider that a session comment names.
 *
 * @param text what stands before `Session` in the comment; case and white space do not matter
 * @returns the table's provider, or one with the id `other` under its own text
 */
export function recogniseProvider(text: string): Provider {
  const folded = text.replace(/\s+/g, ' ').trim()
  const known = BY_TEXT.get(folded.toLowerCase())
  if (known !== undefined) return known
  const name = [...folded].slice(0, UNKNOWN_TEXT_MAX).join('') || 'unknown'
  return { id: 'other', agentName: name, displayName: name }
}

/**
 * The provider id that a mistyped one was probably meant to be: within a third of its letters, or part of it.
 *
 * @returns `undefined` when nothing is near
 */
export function nearestProviderId(typo: string): ProviderId | undefined {
  const text = typo.toLowerCase().replace(/\s+/g, ' ').trim().slice(0, UNKNOWN_TEXT_MAX)
  const ids = [...PROVIDER_IDS, 'other' as const]
  const exact = ids.find((id) => id === text) ?? BY_TEXT.get(text)?.id
  if (exact !== undefined) return exact
  const ranked = ids.map((id) => ({ id, distance: editDistance(text, id) })).sort((a, b) => a.distance - b.distance)
  const nearest = ranked[0]
  if (nearest !== undefined && nearest.distance <= Math.max(1, Math.floor(text.length / 3))) return nearest.id
  return PROVIDER_IDS.filter((id) => text.includes(id)).sort((a, b) => b.length - a.length)[0]
}

function providersByText({
  id,
  displayName,
  agents,
  extensionTexts = [],
}: KnownProvider & { readonly id: ProviderId }): [string, Provider][] {
  const agentTexts = agents.map((agentName): [string, Provider] => [
    agentName.toLowerCase(),
    { id, agentName, displayName },
  ])
  const extension = extensionTexts.map((text): [string, Provider] => [
    text,
    { id, agentName: agents[0] ?? displayName, displayName },
  ])
  return [...agentTexts, ...extension]
}
