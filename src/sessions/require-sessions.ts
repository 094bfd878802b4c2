import { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { explainNoSessions } from './explain-empty.ts'
import type { Scan } from './session.ts'

/**
 * Checks what the scans of all projects found against what the user asked for.
 *
 * @returns a sentence with the likely cause, to warn with, when the checkout holds no session at all
 * @throws Failure `session-not-found` for an id of the `sessions` input that no file holds; `no-sessions` when the
 *   checkout holds none and `if-no-sessions` is `error`
 */
export async function requireSessions(
  scans: readonly Scan[],
  inputs: Pick<Inputs, 'sessions' | 'ifNoSessions'>,
  workspace: string,
): Promise<string | undefined> {
  // An interrupted scan cannot tell what is missing.
  if (scans.some(({ complete }) => !complete)) return undefined
  const held = new Set(scans.flatMap((scan) => scan.held))
  const missing = inputs.sessions.filter((id) => !held.has(id))
  if (missing.length > 0) {
    throw new Failure(
      'session-not-found',
      `No file holds the session ${missing.map((id) => `\`${id}\``).join(', ')} of the \`sessions\` input.`,
      'Correct the ids, or check out the commit that holds them; nothing was sent.',
    )
  }
  // About what the checkout holds: a filter that leaves nothing is the user's own choice.
  if (scans.some(({ sessions, filteredOut }) => sessions.length + filteredOut > 0)) return undefined
  if (inputs.ifNoSessions === 'ignore') return undefined
  const explanation = await explainNoSessions(workspace, scans)
  if (inputs.ifNoSessions === 'warn') return explanation
  throw new Failure('no-sessions', explanation, 'Commit `.specstory/history`, or set `if-no-sessions: warn`.')
}
