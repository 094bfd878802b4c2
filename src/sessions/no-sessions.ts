import { posix } from 'node:path'
import { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { joinWithAnd, pluralize } from '../message-format.ts'
import { DEFAULT_HISTORY_DIR } from '../project/history-directory.ts'
import { BARE_WORKSPACE, checkoutHints, isBare, SPARSE_CHECKOUT } from './checkout-hints.ts'
import { historiesIn, listDirectories } from './directories.ts'
import { IGNORED_FILES, IGNORED_REASONS } from './ignored-files.ts'
import { mistypedHistory } from './mistyped-history.ts'
import type { Scan } from './session.ts'

/** The inputs that say where to look. */
type Places = Pick<Inputs, 'paths' | 'historyDir'>

/**
 * Checks what the scans of all projects found against what the user asked for.
 *
 * @returns a sentence with the likely cause, to warn with, when the checkout holds no session at all
 * @throws Failure `session-not-found` for an id of the `sessions` input that no file holds; `no-sessions` when the
 *   checkout holds none and `if-no-sessions` is `error`
 */
export async function requireSessions(
  scans: readonly Scan[],
  inputs: Pick<Inputs, 'sessions' | 'ifNoSessions'> & Places,
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
  // About what the checkout holds: a filter or an exclusion that leaves nothing is the user's own choice.
  if (scans.some(({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length > 0))
    return undefined
  if (inputs.ifNoSessions === 'ignore') return undefined
  const explanation = await explainNoSessions(workspace, scans, inputs)
  if (inputs.ifNoSessions === 'warn') return explanation
  throw new Failure('no-sessions', explanation, 'Commit `.specstory/history`, or set `if-no-sessions: warn`.')
}

/**
 * Says that a checkout holds no session, where it was looked for, and the likely cause.
 *
 * @param workspace absolute, native
 * @param scans of all projects; none of them has a session
 * @returns one or two sentences; they hold file names from the repository
 */
export async function explainNoSessions(
  workspace: string,
  scans: readonly Scan[],
  inputs: Places = { paths: [], historyDir: '' },
): Promise<string> {
  const directories = scans.flatMap((scan) => scan.directories)
  const places = directories.map(({ directory }) => `\`${directory}\``).join(', ')
  return `No session was found in ${places || 'the workspace'}: ${await likelyCause(workspace, scans, inputs)}.`
}

async function likelyCause(workspace: string, scans: readonly Scan[], inputs: Places): Promise<string> {
  const unreadable = scans.flatMap((scan) => scan.unreadable)[0]
  if (unreadable !== undefined) return `\`${unreadable.file}\` could not be read (${unreadable.detail})`
  const contents = describeIgnored(scans)
  if (contents !== undefined) return contents
  const directories = scans.flatMap((scan) => scan.directories)
  const isThere = directories.some(({ exists }) => exists)
  if (await isBare(workspace)) {
    return BARE_WORKSPACE
  }
  const { sparse, ignored } = await checkoutHints(workspace)
  if (!isThere && sparse) return SPARSE_CHECKOUT
  const searched = new Set(directories.map(({ directory }) => directory))
  const all = await listDirectories(workspace)
  for (const { directory, exists } of directories) {
    const mistyped = exists ? undefined : mistypedHistory(directory, all, inputs)
    if (mistyped !== undefined) return mistyped
  }
  const elsewhere = historiesIn(all).filter((path) => !searched.has(posix.join(path, DEFAULT_HISTORY_DIR)))
  if (elsewhere.length > 0) {
    return `the repository has its history elsewhere, so set \`path\` to ${elsewhere.map((path) => `\`${path}\``).join(' or ')}`
  }
  if (ignored) return '`.gitignore` names `.specstory`, so its history may never have been committed'
  if (isThere) return 'the directory holds no Markdown file'
  return 'the directory does not exist in this commit; SpecStory history has to be committed to be synced'
}

/** Describes what the directories contain instead, with the fixes; `undefined` when they contain no Markdown file. */
function describeIgnored(scans: readonly Scan[]): string | undefined {
  const ignored = Map.groupBy(
    scans.flatMap((scan) => scan.leftOut),
    ({ reason }) => reason,
  )
  const found = IGNORED_REASONS.filter((reason) => ignored.has(reason))
  if (found.length === 0) return undefined
  const kinds = found.map((reason) => pluralize(ignored.get(reason)?.length ?? 0, ...IGNORED_FILES[reason].kind))
  const fixes = found.flatMap((reason) => IGNORED_FILES[reason].fix ?? [])
  return [`it contains only ${joinWithAnd(kinds)}`, ...fixes.map((fix) => fix.replace(/\.$/, ''))].join('. ')
}
