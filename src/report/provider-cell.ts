import type { LocalSession } from '../sessions/session.ts'
import { markdownText } from './untrusted.ts'

/** Longer than the name of any agent that there is: what is longer may be broken into lines. */
const UNBROKEN = 24

/** The name of a session's provider, in a table: in one line, unless somebody made it up. */
export function providerCell({ provider }: Pick<LocalSession, 'provider'>): string {
  const name = markdownText(provider.displayName, 60)
  return name.length > UNBROKEN ? name : name.replaceAll(' ', '\u00a0')
}
