import { posix } from 'node:path'
import type { Inputs } from '../inputs/inputs.ts'
import { nearestName } from '../nearest-name.ts'
import { DEFAULT_HISTORY_DIR } from '../project/history-directory.ts'

/**
 * What is wrong with `history-dir` when the directory that it names is not there, and which one is.
 *
 * @param directory that does not exist, POSIX, relative to the workspace
 * @param directories of the checkout, POSIX, relative to the workspace
 * @returns the end of a sentence; `undefined` when the input does not name the directory
 */
export function mistypedHistory(
  directory: string,
  directories: readonly string[],
  { paths, historyDir }: Pick<Inputs, 'paths' | 'historyDir'>,
): string | undefined {
  const path = paths.find((one) => posix.join(one, historyDir) === directory)
  if (historyDir === '' || path === undefined) return undefined
  const below = directories.filter((one) => path === '.' || one.startsWith(`${path}/`))
  const usual = posix.join(path, DEFAULT_HISTORY_DIR)
  const meant = nearestName(directory, below) ?? (below.includes(usual) ? usual : undefined)
  const named = `the input \`history-dir\` names \`${historyDir}\`, which does not exist below \`${path}\``
  return meant === undefined ? named : `${named}; \`${posix.relative(path, meant)}\` does`
}
