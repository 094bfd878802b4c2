import { Failure } from '../failure.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { listDirectories } from './directories.ts'
import { mistypedHistory } from './mistyped-history.ts'
import type { Scan } from './session.ts'

/**
 * Checks that each path has its history directory, where others have theirs: when none has, the run has no session at
 * all, and says so.
 *
 * @param workspace absolute, native
 * @returns what to warn with, as one or two sentences
 * @throws Failure `no-sessions` when `if-no-sessions` is `error`
 */
export async function requireHistories(
  scans: readonly Scan[],
  inputs: Pick<Inputs, 'ifNoSessions' | 'paths' | 'historyDir'>,
  workspace: string,
): Promise<string | undefined> {
  const searched = scans.flatMap(({ directories }) => directories)
  const missing = searched.filter(({ exists }) => !exists).map(({ directory }) => directory)
  const isTold = missing.length > 0 && missing.length < searched.length && scans.every(({ complete }) => complete)
  if (inputs.ifNoSessions === 'ignore' || !isTold) return undefined
  const directories = await listDirectories(workspace)
  const causes = missing.flatMap((directory) => mistypedHistory(directory, directories, inputs) ?? [])
  const names = missing.map((directory) => `\`${directory}\``).join(', ')
  const verb = missing.length === 1 ? 'does' : 'do'
  const message = [`${names} ${verb} not exist, so nothing is synced from there`, ...causes].join('; ')
  if (inputs.ifNoSessions === 'warn') return message
  throw new Failure(
    'no-sessions',
    message,
    'Commit the history, or take its path out of `path`; `if-no-sessions: warn` goes on.',
  )
}
