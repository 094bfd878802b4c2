import type { Dirent } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { openRegular } from '../workspace.ts'
import type { Notice } from './project.ts'

/** Where the CLI and the editor extension write, below a project's directory. */
export const DEFAULT_HISTORY_DIR = '.specstory/history'
const MAX_SHOWN = 200

/** Where a path's sessions are looked for. */
export type HistoryDirectory = {
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
export async function resolveHistoryDirectory(
  workspace: string,
  path: string,
  input: string,
  outputDir: { readonly value: string; readonly file: string } | undefined,
): Promise<HistoryDirectory> {
  if (input !== DEFAULT_HISTORY_DIR && input !== '') return { historyDir: input, moved: true, notices: [] }
  const usual = { historyDir: DEFAULT_HISTORY_DIR, moved: false, notices: [] }
  if (outputDir === undefined) return usual

  const { value, file } = outputDir
  const tell = (level: Notice['level'], message: string): Notice[] => [
    { level, title: 'Output directory', message: `${file}: \`output_dir\` ${message}`, file },
  ]
  const directory = belowPath(value)
  if (directory === DEFAULT_HISTORY_DIR) return usual
  const searched = `\`${posix.join(path, DEFAULT_HISTORY_DIR)}\` is searched instead. \`history-dir\` can name another place.`
  if (directory === undefined) {
    return { ...usual, notices: tell('notice', `leads out of the project, where nothing is read: ${searched}`) }
  }
  if (!(await isThere(join(workspace, path, directory)))) {
    return { ...usual, notices: tell('notice', `names \`${shortened(directory)}\`, which is not there: ${searched}`) }
  }
  const hasBoth =
    !contains(directory, DEFAULT_HISTORY_DIR) &&
    (await findTranscript(workspace, posix.join(path, directory), [])) &&
    (await findTranscript(workspace, posix.join(path, DEFAULT_HISTORY_DIR), [posix.join(path, directory)]))
  const both = `names \`${directory}\`, which is searched, and \`${posix.join(path, DEFAULT_HISTORY_DIR)}\` holds sessions too, which are left alone. Move all of them into one place.`
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

/** Enough to find one in a place that has them; a warning is worth no more. */
const MAX_DIRECTORIES = 200
const MAX_FILES = 100
const HEAD_BYTES = 1024

/**
 * Whether a directory holds a transcript, itself or below; a bounded search that follows no link.
 *
 * @param directory POSIX, relative to the workspace
 * @param except directories that are not searched
 */
export async function findTranscript(
  workspace: string,
  directory: string,
  except: readonly string[],
): Promise<boolean> {
  const queue = [directory]
  let files = 0
  for (let index = 0; index < Math.min(queue.length, MAX_DIRECTORIES); index++) {
    const current = queue[index] ?? ''
    const entries = await readdir(join(workspace, current), { withFileTypes: true }).catch((): Dirent[] => [])
    for (const entry of entries.sort((a, b) => (a.name < b.name ? 1 : -1))) {
      const path = posix.join(current, entry.name)
      const isHidden = entry.name === '.git' || entry.name === '.specstory' || entry.name === 'node_modules'
      if (entry.isDirectory() && !isHidden && !except.includes(path)) queue.push(path)
      if (!entry.isFile() || !/\.md$/i.test(entry.name)) continue
      if (await isTranscript(join(workspace, path))) return true
      if (++files === MAX_FILES) return false
    }
  }
  return false
}

async function isTranscript(path: string): Promise<boolean> {
  try {
    const { handle } = await openRegular(path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      const lines = buffer.toString('utf8', 0, bytesRead).split('\n')
      // What the CLI's and the editor extension's files have in their first lines.
      return lines.some((line) => line.includes('<!-- ') && / Session |Generated by SpecStory/.test(line))
    } finally {
      await handle.close()
    }
  } catch {
    return false
  }
}
