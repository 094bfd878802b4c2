import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { findTranscript } from './find-transcript.ts'
import type { Notice } from './project.ts'

/** Where the CLI and the editor extension write, below a project's directory. */
export const HISTORY = '.specstory/history'
const MAX_SHOWN = 200

/** Where a path's sessions are looked for. */
export type HistoryPlace = {
  /** POSIX, below the path. */
  readonly historyDir: string
  /** Whether that is another place than the usual one. */
  readonly moved: boolean
  readonly notices: readonly Notice[]
}

/**
 * Decides where a path's sessions lie: where the input says, else in the settings' `output_dir`, else in the usual place.
 *
 * @param path POSIX, relative to the workspace
 * @param input `history-dir`, POSIX, below the path; the usual place is its default and says nothing
 * @param outputDir `output_dir` as written, and the file that says so
 */
export async function placeOfHistory(
  workspace: string,
  path: string,
  input: string,
  outputDir: { readonly value: string; readonly file: string } | undefined,
): Promise<HistoryPlace> {
  if (input !== HISTORY && input !== '') return { historyDir: input, moved: true, notices: [] }
  const usual = { historyDir: HISTORY, moved: false, notices: [] }
  if (outputDir === undefined) return usual

  const { value, file } = outputDir
  const tell = (level: Notice['level'], message: string): Notice[] => [
    { level, title: 'Output directory', message: `${file}: \`output_dir\` ${message}`, file },
  ]
  const directory = belowPath(value)
  if (directory === HISTORY) return usual
  const searched = `\`${posix.join(path, HISTORY)}\` is searched instead. \`history-dir\` can name another place.`
  if (directory === undefined) {
    return { ...usual, notices: tell('notice', `leads out of the project, where nothing is read: ${searched}`) }
  }
  if (!(await isThere(join(workspace, path, directory)))) {
    return { ...usual, notices: tell('notice', `names \`${shortened(directory)}\`, which is not there: ${searched}`) }
  }
  const hasBoth =
    !contains(directory, HISTORY) &&
    (await findTranscript(workspace, posix.join(path, directory), [])) &&
    (await findTranscript(workspace, posix.join(path, HISTORY), [posix.join(path, directory)]))
  const both = `names \`${directory}\`, which is searched, and \`${posix.join(path, HISTORY)}\` holds sessions too, which are left alone. Move all of them into one place.`
  return { historyDir: directory, moved: true, notices: hasBoth ? tell('warning', both) : [] }
}

/**
 * @returns `undefined` for a directory elsewhere: absolute in any system's form, below a home directory, or above the path
 */
function belowPath(value: string): string | undefined {
  const path = value.trim().replaceAll('\\', '/')
  if (/^(?:\/|~|[A-Za-z]:)/.test(path) || path.includes('\0')) return undefined
  const directory = posix.normalize(path).replace(/\/$/, '') || '.'
  return directory === '..' || directory.startsWith('../') ? undefined : directory
}

function contains(directory: string, other: string): boolean {
  return other.startsWith(`${directory}/`)
}

/** What is not there may be of any length. */
function shortened(directory: string): string {
  return directory.length > MAX_SHOWN ? `${directory.slice(0, MAX_SHOWN)}…` : directory
}

/** A link is there too: the scan leaves it out, and says so. */
async function isThere(path: string): Promise<boolean> {
  try {
    const stats = await lstat(path)
    return stats.isDirectory() || stats.isSymbolicLink()
  } catch {
    return false
  }
}
