import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { type Reach, readBounded, UnusableFile } from '../checkout/read-bounded.ts'
import { Failure } from '../failure.ts'
import { getErrorCode } from '../workspace.ts'
import type { Notice } from './project.ts'
import type { Settings } from './settings.ts'

/** Settings are a page of text; what is larger than this is something else. */
const MAX_SETTINGS_BYTES = 1024 * 1024
/** Deeper than any path that a system takes, against a root that is no root of the path. */
const MAX_LEVELS = 2_000
const SETTINGS = '.specstory/cli/config.toml'

/** The settings that hold for a path. */
export type PathSettings = {
  /** The file whose `[cloud_sync] enabled` is false. */
  readonly optedOutBy: string | undefined
  readonly redaction: boolean | undefined
  /** `[local_sync] output_dir` of the path's own file, which it is relative to. */
  readonly outputDir: { readonly value: string; readonly file: string } | undefined
  readonly notices: readonly Notice[]
}

/**
 * Reads the settings of a path and of the directories above it, up to the root of its checkout. Of those that say
 * something of cloud sync, or of redaction, the nearest one counts, so that a root's opt-out covers its packages.
 *
 * @param path POSIX, relative to the workspace
 * @param root the same, of the checkout that the path lies in
 * @throws Failure `project-settings` for a file that is there and cannot be relied on
 */
export async function readSettings(reach: Reach, path: string, root: string): Promise<PathSettings> {
  const found: (Settings & { readonly file: string; readonly isOwn: boolean })[] = []
  for (const directory of upwards(path, root)) {
    const file = posix.join(directory, SETTINGS)
    const text = await readFile(reach, file)
    if (text === undefined) continue
    // With a TOML parser behind it, which most checkouts need not load.
    const { parseSettings } = await import('./settings.ts')
    found.push({ ...parseSettings(text, file), file, isOwn: directory === path })
  }
  const cloud = found.find(({ cloudSync }) => cloudSync !== undefined)
  const own = found.find(({ isOwn }) => isOwn)
  return {
    optedOutBy: cloud?.cloudSync === false ? cloud.file : undefined,
    redaction: found.find(({ redaction }) => redaction !== undefined)?.redaction,
    outputDir: own?.outputDir === undefined ? undefined : { value: own.outputDir, file: own.file },
    notices: found.flatMap(({ file, oddities }) => oddities.map((oddity) => oddityNotice(file, oddity))),
  }
}

/** A directory and those above it, up to a root at or above it, which may be above the workspace. */
function upwards(path: string, root: string): string[] {
  const directories = [path]
  for (let directory = path; directory !== root && directories.length < MAX_LEVELS; ) {
    directory = posix.join(directory, '..')
    directories.push(directory)
  }
  return directories
}

async function readFile(reach: Reach, file: string): Promise<string | undefined> {
  const path = join(reach.workspace, file)
  try {
    // Behind a linked directory there is a file or not; only one that is there cannot be relied on.
    await lstat(path)
    return await readBounded(reach, path, MAX_SETTINGS_BYTES)
  } catch (error) {
    const code = getErrorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new Failure(
      'project-settings',
      `${file}: not usable settings: ${error instanceof UnusableFile ? error.message : `it cannot be read (${code})`}`,
      'Nothing was sent, since it may turn cloud sync off. Replace it by a regular file, or delete it.',
      { cause: error },
    )
  }
}

function oddityNotice(file: string, oddity: string): Notice {
  const message = `${file}: ${oddity}, and counts as not set.`
  return { level: 'warning', title: 'Project settings', message, file }
}
