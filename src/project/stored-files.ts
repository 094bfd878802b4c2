import { join, posix } from 'node:path'
import { type Reach, readBounded, UnusableFile } from '../checkout/read-bounded.ts'
import { Failure } from '../failure.ts'
import { findFirstLink } from '../workspace.ts'
import type { HistoryDirectory } from './history-directory.ts'
import type { Notice } from './project.ts'
import type { ProjectFile } from './project-file.ts'

/** A `.project.json` is a few hundred bytes; what is larger than this is something else. */
const MAX_PROJECT_FILE_BYTES = 1024 * 1024
const NAME = '.project.json'

/** A `.project.json` that is there: what it says, or why it cannot be used. */
export type StoredFile = { readonly file: string } & (
  | (ProjectFile & { readonly failure?: never })
  | { readonly failure: Failure; readonly optedOut: boolean }
)

export type StoredFiles = { readonly files: readonly StoredFile[]; readonly notices: readonly Notice[] }

/**
 * Reads every `.project.json` of a path, in order of authority: where `history-dir` or `output_dir` moves the history, in
 * that directory and in the one above it, then in the usual places.
 *
 * @param path POSIX, relative to the workspace
 * @param root the same, of the checkout that the path lies in
 * @param history where the path's sessions lie, POSIX, below the path; what the scan will say of it is not said here
 */
export async function readStoredFiles(
  reach: Reach,
  path: string,
  root: string,
  history: Pick<HistoryDirectory, 'historyDir' | 'moved'>,
): Promise<StoredFiles> {
  const files: StoredFile[] = []
  const links = new Set<string>()
  const directory = posix.join(path, history.historyDir)
  for (const file of placesOf(path, root, history.moved ? directory : undefined)) {
    const link = await findFirstLink(reach.workspace, file).catch(() => undefined)
    if (link !== undefined && link !== file) {
      if (!`${directory}/`.startsWith(`${link}/`)) links.add(link)
      continue
    }
    const stored = await readStoredFile(reach, file)
    if (stored !== undefined) files.push(stored)
  }
  return { files, notices: [...links].map(linkNotice) }
}

function placesOf(path: string, root: string, directory: string | undefined): string[] {
  const usual = ['.specstory', '.specstory/history'].map((directory) => posix.join(path, directory, NAME))
  if (directory === undefined) return usual
  const above = directory === root || directory === '.' ? [] : [posix.join(posix.dirname(directory), NAME)]
  return [...new Set([posix.join(directory, NAME), ...above, ...usual])]
}

async function readStoredFile(reach: Reach, file: string): Promise<StoredFile | undefined> {
  let text: string | undefined
  try {
    text = await readBounded(reach, join(reach.workspace, file), MAX_PROJECT_FILE_BYTES)
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error
    return { file, failure: unusable(file, error), optedOut: false }
  }
  if (text === undefined) return undefined
  // With a JSON parser behind it, which most checkouts need not load: the file is git-ignored by default.
  const { mentionsOptOut, parseProjectFile } = await import('./project-file.ts')
  try {
    return { ...parseProjectFile(text, file), file }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { file, failure: error, optedOut: mentionsOptOut(text) }
  }
}

function unusable(file: string, cause: UnusableFile): Failure {
  return new Failure(
    'project-file',
    `${file}, line 1: not a usable project file: ${cause.message}`,
    'Replace it by the regular file that SpecStory writes, or delete it and set the `project-id` input.',
    { cause },
  )
}

function linkNotice(link: string): Notice {
  const message = `${link}: left out, a link. What it leads to is not read, no \`.project.json\` either.`
  return { level: 'warning', title: 'Left out, a link', message }
}
