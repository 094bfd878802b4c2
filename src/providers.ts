import { findNearestName } from './nearest-name.ts'

export type KnownProvider = {
  /** The CLI's ID. */
  readonly id: string
  readonly displayName: string
  /** Provider texts that are also agent names, as the CLI and the editor extension write them. */
  readonly agents: readonly string[]
  /** Lowercase texts of the editor extension for the first agent. */
  readonly extensionTexts?: readonly string[]
  /** The CLI's IDs of variants, each with the index of its agent in `agents`. */
  readonly variantIds?: Readonly<Record<string, number>>
}

/** The CLI's providers in its order, with all provider texts (docs/internals/transcripts.md, Provider texts). */
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
    variantIds: { 'copilotide-insiders': 1, 'copilotide-vscodium': 2, 'copilotide-vscodium-insiders': 3 },
  },
  { id: 'muse', displayName: 'Muse Code', agents: ['Muse Code'] },
  { id: 'pi', displayName: 'Pi', agents: ['Pi'] },
  { id: 'qwen', displayName: 'Qwen Code', agents: ['Qwen Code'] },
  { id: 'grok', displayName: 'Grok Build', agents: ['Grok Build'] },
  { id: 'opencode', displayName: 'OpenCode', agents: ['OpenCode'] },
  { id: 'copilot', displayName: 'Copilot CLI', agents: ['Copilot CLI'] },
] as const satisfies readonly KnownProvider[]

export const PROVIDER_IDS = PROVIDERS.map(({ id }) => id)

/** `other`: a text that is not in the table. */
export type ProviderId = (typeof PROVIDERS)[number]['id'] | 'other'

/** The agent of a session. */
export type Provider = {
  readonly id: ProviderId
  /** `metadata.agentName`. For an unknown provider, both names are the transcript's text. */
  readonly agentName: string
  readonly displayName: string
}

/** Characters. Agent names are shorter; an unknown text is sent to the cloud, the log and the summary. */
const UNKNOWN_TEXT_MAX = 100

type TableRow = KnownProvider & { readonly id: ProviderId }

const BY_ID: ReadonlyMap<string, ProviderId> = new Map(PROVIDERS.flatMap(listIds))

const BY_TEXT: ReadonlyMap<string, Provider> = new Map(PROVIDERS.flatMap(listTexts))

/**
 * Recognizes the provider of a session comment.
 * @param text the comment's text before `Session`; case and white space are ignored
 * @returns a provider of the table, or `other` with the text as its name
 */
export function recognizeProvider(text: string): Provider {
  const folded = text.replace(/\s+/g, ' ').trim()
  const known = BY_TEXT.get(folded.toLowerCase())
  if (known !== undefined) return known
  const name = [...folded].slice(0, UNKNOWN_TEXT_MAX).join('') || 'unknown'
  return { id: 'other', agentName: name, displayName: name }
}

/** Parses the CLI's ID of a provider or variant, or `other`. */
export function parseProviderId(text: string): ProviderId | undefined {
  return text === 'other' ? text : BY_ID.get(text)
}

/** Finds the ID for a typo: by agent name (`claude-code`), nearest ID, or an ID in the text. */
export function findNearestProviderId(typo: string): ProviderId | undefined {
  const text = typo.slice(0, UNKNOWN_TEXT_MAX).toLowerCase().replace(/\s+/g, ' ').trim()
  const exact = parseProviderId(text) ?? BY_TEXT.get(text)?.id ?? BY_TEXT.get(text.replace(/[-_]/g, ' '))?.id
  if (exact !== undefined) return exact
  const nearest = findNearestName(text, [...PROVIDER_IDS, 'other'])
  if (nearest !== undefined) return parseProviderId(nearest)
  // A short ID is part of many words by chance, so it must be a separate word.
  const words = text.split(/[^a-z0-9]/)
  const parts = PROVIDER_IDS.filter((id) => words.includes(id) || (id.length > 3 && text.includes(id)))
  return parts.sort((a, b) => b.length - a.length)[0]
}

function listIds({ id, variantIds = {} }: TableRow): [string, ProviderId][] {
  return [id, ...Object.keys(variantIds)].map((known) => [known, id])
}

function listTexts({ id, displayName, agents, extensionTexts = [], variantIds = {} }: TableRow) {
  const createEntry = (text: string, agentName = displayName): [string, Provider] => [
    text.toLowerCase(),
    { id, agentName, displayName },
  ]
  return [
    ...agents.map((agentName) => createEntry(agentName, agentName)),
    ...extensionTexts.map((text) => createEntry(text, agents[0])),
    ...Object.entries(variantIds).map(([text, agent]) => createEntry(text, agents[agent])),
  ]
}
