import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { Failure } from '../failure.ts'
import { type DirectoryEntry, getErrorCode, listDirectory, PathMismatchError } from '../workspace.ts'
import type { IgnoredFile, Scan, Unreadable } from './session.ts'

/** The content of a project's history directories. Paths are POSIX, relative to the workspace. */
type Found = {
  /** Regular Markdown files, sorted. */
  readonly files: readonly string[]
  readonly ignored: readonly IgnoredFile[]
  readonly unreadable: readonly Unreadable[]
  readonly directories: Scan['directories']
}

/** Ignores case on every system, because Windows and macOS do. */
const MARKDOWN = /\.md$/i

const OTHER_MARKDOWN = /\.(?:markdown|mdown|mkdn?|mdx|md\.txt)$/i
const ENCRYPTED = /\.(?:md|markdown)\.(?:gpg|pgp|asc|age|enc)$/i

/** Directories of other projects and of Git. */
const NEVER_SEARCHED = new Set(['.specstory', '.git'])

/**
 * Resolves the history directory below a path.
 * @returns POSIX, relative to the workspace
 * @throws Failure `invalid-input` for a directory outside the workspace
 */
export function resolveHistoryDirectory(path: string, historyDir: string): string {
  const directory = posix.join(path, historyDir).replace(/\/$/, '') || '.'
  const parts = [path, historyDir, directory].flatMap((text) => text.split(/[/\\]/))
  if (parts.includes('..') || [path, historyDir].some((text) => text.startsWith('/') || /^[A-Za-z]:/.test(text))) {
    throw new Failure(
      'invalid-input',
      `the history directory \`${historyDir}\` below \`${path}\` is not inside the workspace`,
      'Give `path` relative to the workspace and `history-dir` relative to `path`, without `..`.',
    )
  }
  return directory
}

/** Lists history directories with their subdirectories (`YYYY/MM/`), without following links. */
export async function listFiles(root: string, directories: readonly string[], signal: AbortSignal): Promise<Found> {
  const files: string[] = []
  const ignored: IgnoredFile[] = []
  const unreadable: Unreadable[] = []
  const searched: { directory: string; exists: boolean }[] = []
  const listed = new Set<string>()
  const waiting: string[] = []

  for (const directory of [...new Set(directories)].sort()) {
    searched.push({ directory, exists: await addDirectory(directory) })
  }
  for (let next = waiting.pop(); next !== undefined && !signal.aborted; next = waiting.pop()) await listEntries(next)
  return { files: files.sort(), ignored, unreadable, directories: searched }

  /** Checks each parent directory, because it can be a link. Returns whether the directory exists. */
  async function addDirectory(directory: string): Promise<boolean> {
    let path = ''
    try {
      for (const part of directory.split('/').filter((name) => name !== '.')) {
        path = posix.join(path, part)
        const stats = await lstat(join(root, path))
        if (stats.isDirectory()) continue
        ignored.push(stats.isSymbolicLink() ? toIgnoredLink(path) : toNonDirectory(path))
        return true
      }
    } catch (error) {
      if (getErrorCode(error) === 'ENOENT') return false
      unreadable.push({ file: path, detail: describeReadError(error, path) })
      return true
    }
    waiting.push(directory)
    return true
  }

  async function listEntries(directory: string): Promise<void> {
    if (listed.has(directory)) return
    listed.add(directory)
    try {
      const above = directory === '.' ? [] : [directory]
      // `join` makes flat strings, which V8 sorts twice as fast as concatenated ones.
      await listDirectory(root, directory, (entry) => addEntry([...above, entry.name].join('/'), entry), signal)
    } catch (error) {
      if (error instanceof PathMismatchError || getErrorCode(error) === 'ELOOP') ignored.push(toIgnoredLink(directory))
      else unreadable.push({ file: directory, detail: describeReadError(error, directory) })
    }
  }

  function addEntry(file: string, entry: DirectoryEntry): void {
    if (entry.isSymbolicLink()) ignored.push(toIgnoredLink(file))
    else if (entry.isDirectory()) {
      if (!NEVER_SEARCHED.has(entry.name)) waiting.push(file)
    } else if (!entry.isFile()) ignored.push({ file, reason: 'not-a-file', detail: 'not a regular file' })
    else if (MARKDOWN.test(entry.name)) files.push(file)
    else ignored.push(toOtherFile(file))
  }
}

function toIgnoredLink(file: string): IgnoredFile {
  return { file, reason: 'link', detail: 'symbolic links are never followed' }
}

/** Classifies a file by its extension. */
function toOtherFile(file: string): IgnoredFile {
  const extension = posix.extname(file)
  if (OTHER_MARKDOWN.test(file)) return { file, reason: 'other-extension', detail: `its name ends in ${extension}` }
  if (ENCRYPTED.test(file)) return { file, reason: 'encrypted', detail: `its name ends in ${extension}` }
  return { file, reason: 'other-file', detail: 'not Markdown' }
}

function toNonDirectory(file: string): IgnoredFile {
  return { file, reason: 'not-a-file', detail: 'not a directory' }
}

const ERROR_WORDS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it disappeared during the scan',
  ELOOP: 'it became a symbolic link during the scan',
  ENAMETOOLONG: 'its path is too long',
  EMFILE: 'too many files are open',
  EBUSY: 'another program is using it',
  EIO: 'the disk reports an error',
}

/**
 * Describes why a file or directory could not be read.
 * @param file its listed path: a name that is not UTF-8 contains U+FFFD and cannot be opened
 */
export function describeReadError(error: unknown, file: string): string {
  const code = getErrorCode(error)
  if (code === 'ENOENT' && file.includes('\ufffd')) return 'its name is not valid UTF-8'
  if (code === undefined) return Error.isError(error) ? error.message : String(error)
  const words = ERROR_WORDS[code]
  return words === undefined ? code : `${words} (${code})`
}
