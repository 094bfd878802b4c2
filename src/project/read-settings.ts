import { lstat } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { type FileAccess, readBounded, UnusableFile } from '../checkout/read-bounded.ts'
import { Failure } from '../failure.ts'
import { getErrorCode } from '../workspace.ts'
import type { Notice } from './project.ts'
import type { Settings } from './settings.ts'

const MAX_SETTINGS_BYTES = 1024 * 1024
/** Guards against a root that is not above the path; real paths have fewer levels. */
const MAX_LEVELS = 2_000
const SETTINGS = '.specstory/cli/config.toml'

/** The settings that apply to a directory. */
type PathSettings = {
  /** The file with `[cloud_sync] enabled = false`. */
  readonly optOutFile: string | undefined
  /** The file with `[local_sync] enabled = false`. */
  readonly localSyncDisabledBy: string | undefined
  readonly redaction: boolean | undefined
  /** `[local_sync] output_dir` of the directory's own file, relative to the directory. */
  readonly outputDir: { readonly value: string; readonly file: string } | undefined
  readonly notices: readonly Notice[]
}

/** Reader of settings files; reads each once. */
export class SettingsReader {
  readonly #access: FileAccess
  readonly #known = new Map<string, Promise<Settings | undefined>>()

  constructor(access: FileAccess) {
    this.#access = access
  }

  /**
   * Reads the settings of a directory and its parents, up to the root of the checkout. For each value the nearest file
   * counts, so an opt-out at the root covers all packages.
   * @param root the root of the checkout, POSIX, relative to the workspace
   * @throws Failure `project-settings` for a file that cannot be used
   */
  async read(directory: string, root: string): Promise<PathSettings> {
    const found: (Settings & { readonly file: string })[] = []
    for (const level of listUpwards(directory, root)) {
      const file = posix.join(level, SETTINGS)
      const settings = this.#known.get(file) ?? readSettingsFile(this.#access, file)
      this.#known.set(file, settings)
      const read = await settings
      if (read !== undefined) found.push({ ...read, file })
    }
    const cloud = found.find(({ cloudSync }) => cloudSync !== undefined)
    const local = found.find(({ localSync }) => localSync !== undefined)
    const own = found.find(({ file }) => file === posix.join(directory, SETTINGS))
    return {
      optOutFile: cloud?.cloudSync === false ? cloud.file : undefined,
      localSyncDisabledBy: local?.localSync === false ? local.file : undefined,
      redaction: found.find(({ redaction }) => redaction !== undefined)?.redaction,
      outputDir: own?.outputDir === undefined ? undefined : { value: own.outputDir, file: own.file },
      notices: found.flatMap(({ file, invalidValues }) =>
        invalidValues.map((invalidValue) => createSettingsNotice(file, invalidValue)),
      ),
    }
  }
}

/** Lists a directory and its parents, up to a root that can be above the workspace. */
function listUpwards(path: string, root: string): string[] {
  const directories = [path]
  for (let directory = path; directory !== root && directories.length < MAX_LEVELS; ) {
    directory = posix.join(directory, '..')
    directories.push(directory)
  }
  return directories
}

async function readSettingsFile(access: FileAccess, file: string): Promise<Settings | undefined> {
  const text = await readText(access, file)
  if (text === undefined) return undefined
  // Load the TOML parser on demand: most checkouts do not need it.
  const { parseSettings } = await import('./settings.ts')
  return parseSettings(text, file)
}

async function readText(access: FileAccess, file: string): Promise<string | undefined> {
  const path = join(access.workspace, file)
  try {
    // Check existence first: only an existing file can opt out, and a link in the path is an error below.
    await lstat(path)
    return await readBounded(access, path, MAX_SETTINGS_BYTES)
  } catch (error) {
    const code = getErrorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new Failure(
      'project-settings',
      `${file}: unusable settings: ${error instanceof UnusableFile ? error.message : `it cannot be read (${code})`}`,
      'Replace it with a regular file, or delete it. Nothing was sent, because the file may disable cloud sync.',
      { cause: error },
    )
  }
}

function createSettingsNotice(file: string, invalidValue: string): Notice {
  const message = `${file}: ${invalidValue}, so it is ignored.`
  return { level: 'warning', title: 'Project settings', message, file }
}
