import { pluralize } from '../message-format.ts'
import type { SessionResult } from '../run/results.ts'
import type { LocalSession } from '../sessions/session.ts'
import { formatBreakableLink } from './links.ts'
import { escapeMarkdown } from './untrusted.ts'

const TITLE_LIMIT = 120

export const DATE_COLUMN = 'Date (UTC)'

/** Sorts sessions, newest first. Sessions without a start time come last, in original order. */
export function sortNewestFirst(results: readonly SessionResult[]): SessionResult[] {
  return results.toSorted((a, b) => {
    const [one = '', other = ''] = [a.session.startedAt, b.session.startedAt]
    return one === other ? 0 : one < other ? 1 : -1
  })
}

/** Formats `2026-02-23 16:02` in UTC, with a line break only before the time. */
export function formatDateCell({ session }: SessionResult): string {
  return session.startedAt?.slice(0, 16).replace('T', ' ').replaceAll('-', '\u2011') ?? ''
}

/**
 * Formats the title as a link, with agent and size below it, because narrow screens have room for few columns.
 * @param size Markdown
 */
export function formatSessionCell(result: SessionResult, url: string | undefined, size: string): string {
  const credentials = result.secrets.length > 0 ? ` · ${pluralize(result.secrets.length, 'credential')}` : ''
  return `${formatBreakableLink(getTitle(result), url, TITLE_LIMIT)}<br>${formatProviderCell(result.session)} · ${size}${credentials}`
}

/** Returns the title, otherwise the file name. */
function getTitle({ title, session }: SessionResult): string {
  return title || session.title || session.name
}

/** Maximum characters of a name without line breaks; known agents have shorter names. */
const UNBROKEN = 24

/** Formats the agent's name without line breaks. */
export function formatProviderCell({ provider }: Pick<LocalSession, 'provider'>): string {
  const name = escapeMarkdown(provider.displayName, 60)
  return name.length > UNBROKEN ? name : name.replaceAll(' ', '\u00a0')
}
