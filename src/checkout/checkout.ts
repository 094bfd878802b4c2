import { lstat, realpath } from 'node:fs/promises'
import { dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path'
import { removeCredentials } from '../remote-url.ts'
import { findFirstLink, getErrorCode } from '../workspace.ts'
import { GitConfigError, type GitSetting, parseGitConfig } from './git-config.ts'
import { type Reach, readBounded, refuseLinks, UnusableFile } from './read-bounded.ts'

const MAX_CONFIG_BYTES = 1024 * 1024
/** A path with a few words around it. */
const MAX_POINTER_BYTES = 8 * 1024
const MAX_REF_BYTES = 4 * 1024
/** A repository of half a million branches and tags. */
const MAX_PACKED_BYTES = 32 * 1024 * 1024
/** Git follows as many from one name to the next. */
const MAX_HOPS = 5

const POINTER = 'gitdir: '
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
/** Characters that a branch's name cannot have would lead elsewhere as a path. */
const REF = /^refs\/[^\0-\x20\x7f\\:~^?*[]+$/
/** Values that git reads as true; a key without a value is true too. */
const TRUE: ReadonlySet<string> = new Set(['true', 'yes', 'on', '1'])

/** A checkout as git's own files describe it. */
export type Checkout = {
  /** The directory that holds `.git`: POSIX, relative to the workspace; above it (`..`) only where that may be read. */
  readonly root: string
  /** The configured URL of the remote `origin`, without credentials; `undefined` when there is none. */
  readonly origin: string | undefined
  /** `undefined` when unknown. */
  readonly commit: string | undefined
  /** Why an existing `.git` cannot be used, as the end of a sentence that begins with `.git`. */
  readonly fault: string | undefined
}

/** Where a checkout's own files are, and those that it shares with the other worktrees of its repository. */
type GitDirectory = {
  /** Absolute, native: holds `HEAD`. */
  readonly own: string
  /** Absolute, native: holds the configuration and the branches. */
  readonly shared: string
}

/** The checkouts of a run; each is read once, however many paths are in it. */
export class Checkouts {
  readonly #reach: Reach
  readonly #known = new Map<string, Promise<Checkout>>()

  constructor(reach: Reach) {
    this.#reach = reach
  }

  /**
   * Finds the checkout of a path: the nearest `.git` at or above it, without running git. On a runner nothing outside
   * of the workspace is read.
   * @param path POSIX, relative to the workspace; it may be missing
   * @returns `undefined` when there is no `.git`, as where no git is installed
   */
  async find(path: string): Promise<Checkout | undefined> {
    const root = await findRoot(this.#reach, path)
    if (root === undefined) return undefined
    const checkout = this.#known.get(root) ?? readCheckout(this.#reach, root)
    this.#known.set(root, checkout)
    return await checkout
  }
}

/** Whether git checked out only a part of the workspace's tree. */
export async function isSparseCheckout(workspace: string): Promise<boolean> {
  const reach = { workspace, outside: false }
  try {
    const { own, shared } = await findGitDirectory(reach, join(workspace, '.git'))
    const files = [join(shared, 'config'), join(own, 'config.worktree')]
    const settings = (await Promise.all(files.map((file) => readSettings(reach, file)))).flatMap((read) => read ?? [])
    const last = settings.findLast(({ name }) => name === 'core.sparsecheckout')
    return last !== undefined && (last.value === null || TRUE.has(last.value.toLowerCase()))
  } catch {
    return false // it is only a hint
  }
}

async function readCheckout(reach: Reach, directory: string): Promise<Checkout> {
  const root = relative(reach.workspace, directory).split(sep).join('/') || '.'
  try {
    const git = await findGitDirectory(reach, join(directory, '.git'))
    return { root, ...(await readGit(reach, git)), fault: undefined }
  } catch (error) {
    if (!(error instanceof UnusableFile || getErrorCode(error) !== undefined)) throw error
    const fault = error instanceof UnusableFile ? error.message : `it cannot be read (${getErrorCode(error)})`
    return { root, origin: undefined, commit: undefined, fault }
  }
}

/** Finds the nearest directory with a `.git`, absolute and native; the target of a link is not part of the workspace. */
async function findRoot({ workspace, outside }: Reach, path: string): Promise<string | undefined> {
  const link = await findFirstLink(workspace, path).catch(() => undefined)
  let directory = join(workspace, link === undefined ? path : posix.dirname(link))
  for (;;) {
    if (await exists(join(directory, '.git'))) return directory
    const above = dirname(directory)
    if (above === directory || (!outside && relative(workspace, directory) === '')) return undefined
    directory = above
  }
}

/** A `.git` that cannot be inspected exists: its path must not be taken for a part of the checkout around it. */
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
 * Follows `.git` to the directory that it is or names: `…/.git/modules/…` for a submodule, and through `commondir` the
 * repository of a worktree.
 * @param dotGit absolute, native
 * @throws UnusableFile when it leads nowhere, outside of what may be read, or over a link
 */
async function findGitDirectory(reach: Reach, dotGit: string): Promise<GitDirectory> {
  const own = await findOwnDirectory(reach, dotGit)
  const common = await readBounded(reach, join(own, 'commondir'), MAX_POINTER_BYTES)
  if (common === undefined) return { own, shared: own }
  return { own, shared: await resolvePointer(reach, own, common.trim()) }
}

async function findOwnDirectory(reach: Reach, dotGit: string): Promise<string> {
  const stats = await lstat(dotGit)
  if (stats.isDirectory()) return dotGit
  const text = (await readBounded(reach, dotGit, MAX_POINTER_BYTES)) ?? ''
  if (!text.startsWith(POINTER)) throw new UnusableFile('it does not name a git directory')
  return await resolvePointer(reach, dirname(dotGit), text.slice(POINTER.length).trim())
}

/** Resolves a path that git wrote, by its name in the workspace even when git wrote its real path. */
async function resolvePointer(reach: Reach, from: string, target: string): Promise<string> {
  if (target === '' || target.includes('\0')) throw new UnusableFile('it does not name a git directory')
  const named = resolve(from, target)
  const path = isAbsolute(target) ? await translateIntoWorkspace(reach.workspace, named) : named
  try {
    await refuseLinks(reach, path)
    if ((await lstat(path)).isDirectory()) return path
  } catch (error) {
    if (error instanceof UnusableFile) throw error
    if (getErrorCode(error) === undefined) throw error
  }
  throw new UnusableFile('it points to a directory that does not exist')
}

/** Git writes absolute paths with every link resolved; the workspace's own path may have some (`/tmp` of macOS). */
async function translateIntoWorkspace(workspace: string, path: string): Promise<string> {
  const below = relative(await realpath(workspace), path)
  return below.startsWith('..') || isAbsolute(below) ? path : join(workspace, below)
}

async function readGit(reach: Reach, directory: GitDirectory): Promise<Pick<Checkout, 'origin' | 'commit'>> {
  const settings = await readSettings(reach, join(directory.shared, 'config'))
  const commit = await readHeadCommit(reach, directory)
  if (settings === undefined && commit === undefined && !(await exists(join(directory.own, 'HEAD')))) {
    throw new UnusableFile('it is not a repository')
  }
  return { origin: findOrigin(settings ?? []), commit }
}

/** @returns `undefined` when there is no such file */
async function readSettings(reach: Reach, file: string): Promise<GitSetting[] | undefined> {
  const text = await readBounded(reach, file, MAX_CONFIG_BYTES)
  try {
    return text === undefined ? undefined : parseGitConfig(text)
  } catch (error) {
    if (!(error instanceof GitConfigError)) throw error
    throw new UnusableFile(`its configuration is not valid: ${error.message}`, { cause: error })
  }
}

/** The first URL of `origin`, which git fetches from; as in git an empty one removes those above it. */
function findOrigin(settings: readonly GitSetting[]): string | undefined {
  const urls = settings.filter(({ name }) => name === 'remote.origin.url')
  const cleared = urls.findLastIndex(({ value }) => value === '')
  const url = urls.slice(cleared + 1).find(({ value }) => value !== null)?.value
  return url == null ? undefined : removeCredentials(url) || undefined
}

/**
 * Reads the checked-out commit: `HEAD` itself when it is detached, as in CI, else its branch, a file or packed.
 * @returns `undefined` before the first commit, and where branches are stored in another way (`reftable`) or damaged
 */
async function readHeadCommit(reach: Reach, { own, shared }: GitDirectory): Promise<string | undefined> {
  try {
    let text = await readBounded(reach, join(own, 'HEAD'), MAX_REF_BYTES)
    for (let hop = 0; hop < MAX_HOPS && text !== undefined; hop++) {
      const value = text.trim()
      if (COMMIT.test(value)) return value
      const ref = /^ref:\s*(\S+)$/.exec(value)?.[1]
      if (ref === undefined || !REF.test(ref) || ref.split('/').some((part) => part === '' || /^\.+$/.test(part))) {
        return undefined
      }
      text = (await readBounded(reach, join(shared, ref), MAX_REF_BYTES)) ?? (await readPackedRef(reach, shared, ref))
    }
  } catch (error) {
    // The commit is only shown beside the sessions, so a run does not fail without it.
    if (!(error instanceof UnusableFile)) throw error
  }
  return undefined
}

/** Lines of `packed-refs` are a commit, a space and a name. */
async function readPackedRef(reach: Reach, shared: string, ref: string): Promise<string | undefined> {
  const refs = await readBounded(reach, join(shared, 'packed-refs'), MAX_PACKED_BYTES)
  if (refs === undefined) return undefined
  const text = `\n${refs.replaceAll('\r\n', '\n')}\n`
  for (let end = text.indexOf(` ${ref}\n`); end !== -1; end = text.indexOf(` ${ref}\n`, end + 1)) {
    const commit = text.slice(text.lastIndexOf('\n', end) + 1, end)
    if (COMMIT.test(commit)) return commit
  }
  return undefined
}
