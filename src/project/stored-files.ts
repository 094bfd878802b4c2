import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { type FileAccess, readBounded, UnusableFile } from '../checkout/read-bounded.ts'
import type { Failure } from '../failure.ts'
import { findFirstLink, getErrorCode } from '../workspace.ts'
import type { HistoryDirectory } from './history-directory.ts'
import type { ProjectFile } from './project-file.ts'

/** Real files have a few hundred bytes. */
const MAX_PROJECT_FILE_BYTES = 1024 * 1024
const NAME = '.project.json'

/** An existing `.project.json`: its contents or its failure. */
export type StoredFile = { readonly file: string } & (
  | (ProjectFile & { readonly failure?: never })
  | { readonly failure: Failure; readonly optedOut: false; readonly mayContainOptOut: boolean }
)

/** The project files of a path. */
type StoredFiles = {
  /** Files that can set the project, in order of precedence. */
  readonly files: readonly StoredFile[]
  /** Files between the path and its history directory, which can only opt out. */
  readonly intermediateFiles: readonly StoredFile[]
}

/**
 * Reads every `.project.json` of a path. A moved history directory and its parent come first, then the usual places.
 * @param root the root of the checkout, POSIX, relative to the workspace
 */
export async function readStoredFiles(
  access: FileAccess,
  path: string,
  root: string,
  history: Pick<HistoryDirectory, 'historyDir' | 'isMoved'>,
): Promise<StoredFiles> {
  const directory = posix.join(path, history.historyDir)
  const own = listProjectFiles(path, root, history.isMoved ? directory : undefined)
  const intermediateFiles = listDirectoriesBelow(path, directory).flatMap(listStandardFiles)
  return {
    files: await readAll(access, own, directory),
    intermediateFiles: await readAll(
      access,
      intermediateFiles.filter((file) => !own.includes(file)),
      directory,
    ),
  }
}

function listProjectFiles(path: string, root: string, directory: string | undefined): string[] {
  if (directory === undefined) return listStandardFiles(path)
  const above = directory === root || directory === '.' ? [] : [posix.join(posix.dirname(directory), NAME)]
  return [...new Set([posix.join(directory, NAME), ...above, ...listStandardFiles(path)])]
}

function listStandardFiles(path: string): string[] {
  return ['.specstory', '.specstory/history'].map((directory) => posix.join(path, directory, NAME))
}

/** Lists the directories from a path to its history directory, without the path. */
function listDirectoriesBelow(path: string, directory: string): string[] {
  const directories: string[] = []
  for (let current = directory; current !== path && current !== '.'; current = posix.dirname(current)) {
    directories.push(current)
  }
  return directories
}

async function readAll(access: FileAccess, paths: readonly string[], directory: string): Promise<StoredFile[]> {
  const files: StoredFile[] = []
  for (const file of paths) {
    const stored = (await isBehindHistoryLink(access, file, directory)) ? undefined : await readStoredFile(access, file)
    if (stored !== undefined) files.push(stored)
  }
  return files
}

/** A file behind a linked history directory does not count: no session of it is sent. */
async function isBehindHistoryLink(access: FileAccess, file: string, directory: string): Promise<boolean> {
  const link = await findFirstLink(access.workspace, file).catch(() => undefined)
  return link !== undefined && link !== file && `${directory}/`.startsWith(`${link}/`)
}

async function readStoredFile(access: FileAccess, file: string): Promise<StoredFile | undefined> {
  const path = join(access.workspace, file)
  let text: string | undefined
  try {
    // Check existence first: only an existing file can opt out, and a link in the path is an error below.
    await lstat(path)
    text = await readBounded(access, path, MAX_PROJECT_FILE_BYTES)
  } catch (error) {
    const code = getErrorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    if (!(error instanceof UnusableFile) && code === undefined) throw error
    return { file, failure: await createUnusableFailure(file, error), optedOut: false, mayContainOptOut: true }
  }
  if (text === undefined) return undefined
  // Load the JSON parser on demand: most checkouts have no such file, because it is git-ignored by default.
  const { parseProjectFile, ProjectFileFailure } = await import('./project-file.ts')
  try {
    return { ...parseProjectFile(text, file), file }
  } catch (error) {
    if (!(error instanceof ProjectFileFailure)) throw error
    return { file, failure: error, optedOut: false, mayContainOptOut: error.mayContainOptOut }
  }
}

async function createUnusableFailure(file: string, cause: unknown): Promise<Failure> {
  const { ProjectFileFailure } = await import('./project-file.ts')
  const reason = cause instanceof UnusableFile ? cause.message : `it cannot be read (${getErrorCode(cause)})`
  const hint = 'Replace it with the regular file that SpecStory writes, or delete it and set the `project-id` input.'
  return new ProjectFileFailure(`${file}, line 1: unusable project file: ${reason}`, hint, true, cause)
}
