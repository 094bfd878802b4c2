import { lstat, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path'
import { removeCredentials } from '../remote-url.ts'
import { findFirstLink, getErrorCode } from '../workspace.ts'
import { GitConfigError, type GitSetting, parseGitConfig } from './git-config.ts'
import { type FileAccess, readBounded, refuseLinks, UnusableFile } from './read-bounded.ts'

const MAX_CONFIG_BYTES = 1024 * 1024
/** Bytes: a path with a few words. */
const MAX_POINTER_BYTES = 8 * 1024
const MAX_REF_BYTES = 4 * 1024
/** Bytes: half a million branches and tags. */
const MAX_PACKED_BYTES = 32 * 1024 * 1024
/** Maximum symbolic refs in a row, as in Git. */
const MAX_HOPS = 5

const POINTER = 'gitdir: '
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
/** Excludes characters that are invalid in a branch name but valid in a path. */
const REF = /^refs\/[^\0-\x20\x7f\\:~^?*[]+$/
/** Values that Git reads as true; a key without a value is true too. */
const TRUE: ReadonlySet<string> = new Set(['true', 'yes', 'on', '1'])

/** A checkout, read from Git's own files. */
export type Checkout = {
  /** The directory of `.git`: POSIX, relative to the workspace; starts with `..` only off GitHub. */
  readonly root: string
  /** The configured URL of the remote `origin`, without credentials. */
  readonly origin: string | undefined
  /** `undefined` when unknown. */
  readonly commit: string | undefined
  /** Why an existing `.git` cannot be used, as the rest of a sentence after `.git`. */
  readonly fault: string | undefined
}

/** Directories of a checkout's own files, and of the files shared by all worktrees. */
type GitDirectory = {
  /** Absolute, native: the directory of `HEAD`. */
  readonly own: string
  /** Absolute, native: the directory of the configuration and the branches. */
  readonly shared: string
}

/** The checkouts of a run; each is read once. */
export class Checkouts {
  readonly #access: FileAccess
  readonly #known = new Map<string, Promise<Checkout>>()

  constructor(access: FileAccess) {
    this.#access = access
  }

  /**
   * Finds the nearest `.git` at or above a path, without running Git. On a runner only the workspace is read.
   * @param path POSIX, relative to the workspace; does not have to exist
   * @returns `undefined` without a `.git`, for example if actions/checkout found no Git
   */
  async find(path: string): Promise<Checkout | undefined> {
    const root = await findRoot(this.#access, path)
    if (root === undefined) return undefined
    const checkout = this.#known.get(root) ?? readCheckout(this.#access, root)
    this.#known.set(root, checkout)
    return await checkout
  }
}

export async function isSparseCheckout(workspace: string): Promise<boolean> {
  const access = { workspace, allowsOutside: false }
  try {
    const { own, shared } = await findGitDirectory(access, join(workspace, '.git'))
    const files = [join(shared, 'config'), join(own, 'config.worktree')]
    const settings = (await Promise.all(files.map((file) => readSettings(access, file)))).flatMap((read) => read ?? [])
    const last = settings.findLast(({ name }) => name === 'core.sparsecheckout')
    return last !== undefined && (last.value === null || TRUE.has(last.value.toLowerCase()))
  } catch {
    return false // it is only a hint
  }
}

async function readCheckout(access: FileAccess, directory: string): Promise<Checkout> {
  const root = relative(access.workspace, directory).split(sep).join('/') || '.'
  try {
    const git = await findGitDirectory(access, join(directory, '.git'))
    return { root, ...(await readGit(access, git)), fault: undefined }
  } catch (error) {
    if (!(error instanceof UnusableFile || getErrorCode(error) !== undefined)) throw error
    const fault = error instanceof UnusableFile ? error.message : `it cannot be read (${getErrorCode(error)})`
    return { root, origin: undefined, commit: undefined, fault }
  }
}

/** Finds the nearest directory with a `.git`, absolute and native. Does not follow links. */
async function findRoot({ workspace, allowsOutside }: FileAccess, path: string): Promise<string | undefined> {
  const link = await findFirstLink(workspace, path).catch(() => undefined)
  let directory = join(workspace, link === undefined ? path : posix.dirname(link))
  for (;;) {
    if (await exists(join(directory, '.git'))) return directory
    const above = dirname(directory)
    if (above === directory || (!allowsOutside && relative(workspace, directory) === '')) return undefined
    directory = above
  }
}

/** Returns true if `.git` cannot be inspected: the path must not count as part of the outer checkout. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    const code = getErrorCode(error)
    return code !== 'ENOENT' && code !== 'ENOTDIR'
  }
}

/**
 * Resolves `.git`, which is a file in a submodule (`…/.git/modules/…`) or a worktree (with `commondir`).
 * @param dotGit absolute, native
 * @throws UnusableFile for a missing target, a link, or a target outside the permitted directories
 */
async function findGitDirectory(access: FileAccess, dotGit: string): Promise<GitDirectory> {
  const own = await findOwnDirectory(access, dotGit)
  const common = await readBounded(access, join(own, 'commondir'), MAX_POINTER_BYTES)
  if (common === undefined) return { own, shared: own }
  return { own, shared: await resolvePointer(access, own, common.trim()) }
}

async function findOwnDirectory(access: FileAccess, dotGit: string): Promise<string> {
  const stats = await lstat(dotGit)
  if (stats.isDirectory()) return dotGit
  const text = (await readBounded(access, dotGit, MAX_POINTER_BYTES)) ?? ''
  if (!text.startsWith(POINTER)) throw new UnusableFile('it does not name a git directory')
  return await resolvePointer(access, dirname(dotGit), text.slice(POINTER.length).trim())
}

/** Resolves a path that Git wrote into a path of the workspace. */
async function resolvePointer(access: FileAccess, from: string, target: string): Promise<string> {
  if (target === '' || target.includes('\0')) throw new UnusableFile('it does not name a git directory')
  const named = resolve(from, target)
  const path = isAbsolute(target) ? await translateIntoWorkspace(access.workspace, named) : named
  try {
    await refuseLinks(access, path)
    if ((await lstat(path)).isDirectory()) return path
  } catch (error) {
    if (error instanceof UnusableFile) throw error
    if (getErrorCode(error) === undefined) throw error
  }
  throw new UnusableFile('it points to a directory that does not exist')
}

/** Git resolves links in absolute paths, but the workspace's own path can contain links (`/tmp` on macOS). */
async function translateIntoWorkspace(workspace: string, path: string): Promise<string> {
  const below = relative(await realpath(workspace), path)
  return below.startsWith('..') || isAbsolute(below) ? path : join(workspace, below)
}

async function readGit(access: FileAccess, directory: GitDirectory): Promise<Pick<Checkout, 'origin' | 'commit'>> {
  const settings = await readSettings(access, join(directory.shared, 'config'))
  const commit = await readHeadCommit(access, directory)
  if (settings === undefined && commit === undefined && !(await exists(join(directory.own, 'HEAD')))) {
    throw new UnusableFile('it is not a repository')
  }
  return { origin: findOrigin(settings ?? []), commit }
}

/** @returns `undefined` when there is no such file */
async function readSettings(access: FileAccess, file: string): Promise<GitSetting[] | undefined> {
  const text = await readBounded(access, file, MAX_CONFIG_BYTES)
  try {
    return text === undefined ? undefined : parseGitConfig(text)
  } catch (error) {
    if (!(error instanceof GitConfigError)) throw error
    throw new UnusableFile(`its configuration is not valid: ${error.message}`, { cause: error })
  }
}

/**
 * Returns the first URL of `origin`, the one that Git fetches from. An empty URL clears the earlier ones, as in Git.
 */
function findOrigin(settings: readonly GitSetting[]): string | undefined {
  const urls = settings.filter(({ name }) => name === 'remote.origin.url')
  const cleared = urls.findLastIndex(({ value }) => value === '')
  const url = urls.slice(cleared + 1).find(({ value }) => value !== null)?.value
  return url == null ? undefined : removeCredentials(url) || undefined
}

/**
 * Reads the checked-out commit from `HEAD` (detached, as in CI), or from the file or packed ref of its branch.
 * @returns `undefined` before the first commit, with `reftable`, or if the refs are damaged
 */
async function readHeadCommit(access: FileAccess, { own, shared }: GitDirectory): Promise<string | undefined> {
  try {
    let text = await readBounded(access, join(own, 'HEAD'), MAX_REF_BYTES)
    for (let hop = 0; hop < MAX_HOPS && text !== undefined; hop++) {
      const value = text.trim()
      if (COMMIT.test(value)) return value
      const ref = /^ref:\s*(\S+)$/.exec(value)?.[1]
      if (ref === undefined || !REF.test(ref) || ref.split('/').some((part) => part === '' || /^\.+$/.test(part))) {
        return undefined
      }
      text = (await readBounded(access, join(shared, ref), MAX_REF_BYTES)) ?? (await readPackedRef(access, shared, ref))
    }
  } catch (error) {
    // The commit is only displayed, so the run does not fail without it.
    if (!(error instanceof UnusableFile)) throw error
  }
  return undefined
}

/** Reads lines of a commit, a space and a name. */
async function readPackedRef(access: FileAccess, shared: string, ref: string): Promise<string | undefined> {
  const refs = await readBounded(access, join(shared, 'packed-refs'), MAX_PACKED_BYTES)
  if (refs === undefined) return undefined
  const text = `\n${refs.replaceAll('\r\n', '\n')}\n`
  for (let end = text.indexOf(` ${ref}\n`); end !== -1; end = text.indexOf(` ${ref}\n`, end + 1)) {
    const commit = text.slice(text.lastIndexOf('\n', end) + 1, end)
    if (COMMIT.test(commit)) return commit
  }
  return undefined
}
