import { posix } from 'node:path'
import { Failure } from '../failure.ts'

/**
 * The history directory below a path of a project.
 *
 * @param path POSIX, relative to the workspace
 * @param historyDir POSIX, relative to the path
 * @returns POSIX, relative to the workspace, `.` for the workspace itself
 * @throws Failure `invalid-input` for one that leaves the workspace: `inputs/` refuses it, and this is where it would harm
 */
export function historyDirectory(path: string, historyDir: string): string {
  const directory = posix.join(path, historyDir).replace(/\/+$/, '') || '.'
  const parts = [path, historyDir, directory].flatMap((text) => text.split(/[/\\]/))
  if (parts.includes('..') || [path, historyDir].some((text) => text.startsWith('/') || /^[A-Za-z]:/.test(text))) {
    throw new Failure(
      'invalid-input',
      `the history directory \`${historyDir}\` below \`${path}\` is not inside of the workspace`,
      'Give `path` relative to the workspace and `history-dir` relative to `path`, without `..`.',
    )
  }
  return directory
}
