import { lstat } from 'node:fs/promises'
import { dirname, join, posix, relative, sep } from 'node:path'
import { findFirstLink, getErrorCode } from '../workspace.ts'
import { GitConfigError, parseGitConfig } from './git-config.ts'
import { type GitDirectory, gitDirectory } from './git-directory.ts'
import { headCommit } from './head-commit.ts'
import { type Reach, readBounded, UnusableFile } from './read-bounded.ts'
import { withoutCredentials } from './remote-url.ts'

const MAX_CONFIG_BYTES = 1024 * 1024

/** What git says of a checkout, read from its own files. */
export type Checkout = {
  /** The directory that holds `.git`: POSIX, relative to the workspace; above it (`..`) only where that may be read. */
  readonly root: string
  /** The URL of the remote `origin` as it is configured, without credentials; `undefined` when there is none. */
  readonly origin: string | undefined
  /** `undefined` when it cannot be told. */
  readonly commit: string | undefined
  /** Why nothing is known though `.git` is there, as the end of a sentence that begins with `.git`. */
  readonly fault: string | undefined
}

/** The checkouts of a run, each read once however many paths lie in it. */
export class Checkouts {
  readonly #reach: Reach
  readonly #known = new Map<string, Promise<Checkout>>()

  constructor(reach: Reach) {
    this.#reach = reach
  }

  /**
   * The checkout that a path lies in: the nearest `.git` at or above it, without running git. On a runner nothing outside
   * of the workspace is read.
   *
   * @param path POSIX, relative to the workspace; it need not be there
   * @returns `undefined` when there is no `.git`, as where no git is installed
   */
  async of(path: string): Promise<Checkout | undefined> {
    const root = await findRoot(this.#reach, path)
    if (root === undefined) return undefined
    const checkout = this.#known.get(root) ?? readCheckout(this.#reach, root)
    this.#known.set(root, checkout)
    return await checkout
  }
}

async function readCheckout(reach: Reach, directory: string): Promise<Checkout> {
  const root = relative(reach.workspace, directory).split(sep).join('/') || '.'
  try {
    const git = await gitDirectory(reach, join(directory, '.git'))
    return { root, ...(await readGit(reach, git)), fault: undefined }
  } catch (error) {
    if (!(error instanceof UnusableFile || getErrorCode(error) !== undefined)) throw error
    const fault = error instanceof UnusableFile ? error.message : `it cannot be read (${getErrorCode(error)})`
    return { root, origin: undefined, commit: undefined, fault }
  }
}

/** The nearest directory with a `.git`, absolute and native. What lies behind a link is no part of the workspace. */
async function findRoot({ workspace, outside }: Reach, path: string): Promise<string | undefined> {
  const link = await findFirstLink(workspace, path).catch(() => undefined)
  let directory = join(workspace, link === undefined ? path : posix.dirname(link))
  for (;;) {
    if (await isThere(join(directory, '.git'))) return directory
    const above = dirname(directory)
    if (above === directory || (!outside && relative(workspace, directory) === '')) return undefined
    directory = above
  }
}

/** What cannot be looked at is there: a path must not be taken for a part of the checkout around it. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    const code = getErrorCode(error)
    return code !== 'ENOENT' && code !== 'ENOTDIR'
  }
}

async function readGit(reach: Reach, directory: GitDirectory): Promise<Pick<Checkout, 'origin' | 'commit'>> {
  const text = await readBounded(reach, join(directory.shared, 'config'), MAX_CONFIG_BYTES)
  const commit = await headCommit(reach, directory)
  if (text === undefined && commit === undefined && !(await isThere(join(directory.own, 'HEAD')))) {
    throw new UnusableFile('it is no repository')
  }
  return { origin: originOf(text ?? ''), commit }
}

/** The first URL of `origin`, the one that git fetches from; as in git an empty one takes back those above it. */
function originOf(config: string): string | undefined {
  try {
    const urls = parseGitConfig(config).filter(({ name }) => name === 'remote.origin.url')
    const cleared = urls.findLastIndex(({ value }) => value === '')
    const url = urls.slice(cleared + 1).find(({ value }) => value !== null)?.value
    return url == null ? undefined : withoutCredentials(url) || undefined
  } catch (error) {
    if (!(error instanceof GitConfigError)) throw error
    throw new UnusableFile(`its configuration is none: ${error.message}`, { cause: error })
  }
}
