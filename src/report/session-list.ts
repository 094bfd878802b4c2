import { pluralize } from '../message-format.ts'
import type { SessionResult } from '../run/results.ts'
import type { LocalSession } from '../sessions/session.ts'
import { link } from './links.ts'
import { markdownText } from './untrusted.ts'

/** Code units of a title: enough to know it again. */
const TITLE_LIMIT = 120

/** The heading of `dateCell`. */
export const DATE_COLUMN = 'Date (UTC)'

/** The newest first; those of which nobody knows when they began last, in the order in which they were. */
export function newestFirst(results: readonly SessionResult[]): SessionResult[] {
  return results.toSorted((a, b) => {
    const [one = '', other = ''] = [a.session.startedAt, b.session.startedAt]
    return one === other ? 0 : one < other ? 1 : -1
  })
}

/** When a session began, as a cell of a table: `2026-02-23 16:02`, in UTC, broken before the time only. */
export function dateCell({ session }: SessionResult): string {
  return session.startedAt?.slice(0, 16).replace('T', ' ').replaceAll('-', '\u2011') ?? ''
}

/**
 * The session's title as a link, and below it what else is told of it: so a telephone shows all, with few columns.
 *
 * @param size Markdown
 */
export function sessionCell(result: SessionResult, url: string | undefined, size: string): string {
  const credentials = result.secrets.length > 0 ? ` · ${pluralize(result.secrets.length, 'credential')}` : ''
  return `${link(shownTitle(result), url, TITLE_LIMIT)}<br>${providerCell(result.session)} · ${size}${credentials}`
}

/** The session's title, and the name of its file only where it has none. */
function shownTitle({ title, session }: SessionResult): string {
  return title || session.title || session.name
}

/** Longer than the name of any agent that there is: what is longer may be broken into lines. */
const UNBROKEN = 24

/** The name of a session's provider, in a table: in one line, unless somebody made it up. */
export function providerCell({ provider }: Pick<LocalSession, 'provider'>): string {
  const name = markdownText(provider.displayName, 60)
  return name.length > UNBROKEN ? name : name.replaceAll(' ', '\u00a0')
}
