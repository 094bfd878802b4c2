import { lstat, realpath } from 'node:fs/promises'
import { isAbsolute, join, posix, relative, sep } from 'node:path'
import { type DirectoryEntry, findFirstLink, listDirectory, openVerified, resolveRoot } from '../workspace.ts'
import { adoptTrueCase, createPathLookup } from './path-case.ts'
import type { Notice } from './project.ts'

/** Directory of the CLI and the editor extension, below a project's directory. */
export const DEFAULT_HISTORY_DIR = '.specstory/history'
const MAX_SHOWN = 200
/** Limits of the search for a transcript, which only serves a warning. */
const MAX_DIRECTORIES = 200
const MAX_FILES = 100
const HEAD_BYTES = 1024

/** Directory of a path's sessions. */
export type HistoryDirectory = {
  /** POSIX, below the path. */
  readonly historyDir: string
  /** It is not `DEFAULT_HISTORY_DIR`. */
  readonly isMoved: boolean
  readonly notices: readonly Notice[]
}

/**
 * Resolves the directory of a path's sessions: the input, otherwise `output_dir` of the settings, otherwise the
 * default.
 * @param input `history-dir`, POSIX, below the path; empty if not set
 * @param outputDir `output_dir` as written, and its file
 * @throws Failure `path-not-found` if the directory exists but is not listed under this name
 */
export async function resolveHistoryDirectory(
  workspace: string,
  path: string,
  input: string,
  outputDir: { readonly value: string; readonly file: string } | undefined,
): Promise<HistoryDirectory> {
  if (input !== '') {
    const historyDir = await adoptCaseBelow(workspace, path, input, 'The input `history-dir`')
    return { historyDir, isMoved: historyDir !== DEFAULT_HISTORY_DIR, notices: [] }
  }
  const standard = { historyDir: DEFAULT_HISTORY_DIR, isMoved: false, notices: [] }
  if (outputDir === undefined) return standard

  const { value, file } = outputDir
  const createNotices = (level: Notice['level'], message: string): Notice[] => [
    { level, title: 'Output directory', message: `${file}: \`output_dir\` ${message}`, file },
  ]
  const written = await findBelow(workspace, path, value)
  if (written === DEFAULT_HISTORY_DIR) return standard
  const searched = `\`${posix.join(path, DEFAULT_HISTORY_DIR)}\` is searched instead. Set \`history-dir\` to search another directory.`
  if (written === undefined) {
    return {
      ...standard,
      notices: createNotices('notice', `is outside the project. ${searched}`),
    }
  }
  const kind = await inspectDirectory(workspace, posix.join(path, written))
  if (kind === 'missing') {
    return {
      ...standard,
      notices: createNotices('notice', `names \`${shorten(written)}\`, which does not exist. ${searched}`),
    }
  }
  const directory = await adoptCaseBelow(workspace, path, written, `\`output_dir\` of ${file}`)
  if (directory === DEFAULT_HISTORY_DIR) return standard
  const hasBoth =
    kind === 'directory' &&
    !DEFAULT_HISTORY_DIR.startsWith(`${directory}/`) &&
    (await findTranscript(workspace, posix.join(path, directory), [])) &&
    (await findTranscript(workspace, posix.join(path, DEFAULT_HISTORY_DIR), [posix.join(path, directory)]))
  const both = `names \`${directory}\`, and \`${posix.join(path, DEFAULT_HISTORY_DIR)}\` also contains sessions, which are not synced. Move all sessions into one directory.`
  return { historyDir: directory, isMoved: true, notices: hasBoth ? createNotices('warning', both) : [] }
}

async function adoptCaseBelow(workspace: string, path: string, directory: string, setting: string): Promise<string> {
  const adopted = await adoptTrueCase(posix.join(path, directory), createPathLookup(workspace), setting)
  return posix.relative(path, adopted) || '.'
}

/**
 * Resolves `output_dir` below the path. An absolute one can start with the workspace's name or its real path.
 * @returns POSIX; `undefined` for any other directory, such as another system's absolute path
 */
async function findBelow(workspace: string, path: string, value: string): Promise<string | undefined> {
  const text = value.trim()
  if (text.includes('\0')) return undefined
  if (isAbsolute(text)) {
    const root = await realpath(workspace).catch(() => workspace)
    const below = [workspace, root].map((base) => relative(join(base, path), text).split(sep).join('/') || '.')
    return below.find((directory) => !isOutside(directory))
  }
  const directory = posix.normalize(text.replaceAll('\\', '/')).replace(/\/$/, '') || '.'
  return isOutside(directory) ? undefined : directory
}

function isOutside(directory: string): boolean {
  return directory === '..' || directory.startsWith('../') || /^(?:\/|~|[A-Za-z]:)/.test(directory)
}

/** Limits a name for messages: a missing directory's name can have any length. */
function shorten(directory: string): string {
  return directory.length > MAX_SHOWN ? `${directory.slice(0, MAX_SHOWN)}…` : directory
}

/** Reports a link in any part of the path: the scan never follows links. */
async function inspectDirectory(workspace: string, directory: string): Promise<'directory' | 'link' | 'missing'> {
  try {
    if ((await findFirstLink(workspace, directory)) !== undefined) return 'link'
    return (await lstat(join(workspace, directory))).isDirectory() ? 'directory' : 'missing'
  } catch {
    return 'missing'
  }
}

/**
 * Searches a directory tree for a transcript, with limits, and without following links.
 * @param except directories to skip
 */
async function findTranscript(workspace: string, directory: string, except: readonly string[]): Promise<boolean> {
  const root = await resolveRoot(workspace)
  const queue = [directory]
  let files = 0
  for (let index = 0; index < Math.min(queue.length, MAX_DIRECTORIES); index++) {
    const current = queue[index] ?? ''
    const entries: DirectoryEntry[] = []
    await listDirectory(root, current, (entry) => entries.push(entry), new AbortController().signal).catch(() => {})
    for (const entry of entries.sort((a, b) => (a.name < b.name ? 1 : -1))) {
      const path = posix.join(current, entry.name)
      const isHidden = entry.name === '.git' || entry.name === '.specstory' || entry.name === 'node_modules'
      if (entry.isDirectory() && !isHidden && !except.includes(path)) queue.push(path)
      if (!entry.isFile() || !/\.md$/i.test(entry.name)) continue
      if (await isTranscript(workspace, path)) return true
      if (++files === MAX_FILES) return false
    }
  }
  return false
}

async function isTranscript(workspace: string, file: string): Promise<boolean> {
  try {
    const { handle } = await openVerified(workspace, file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      const lines = buffer.toString('utf8', 0, bytesRead).split('\n')
      // The header lines of the CLI and the editor extension.
      return lines.some((line) => line.includes('<!-- ') && / Session |Generated by SpecStory/.test(line))
    } finally {
      await handle.close()
    }
  } catch {
    return false
  }
}
