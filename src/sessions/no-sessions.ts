import { lstat, readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { isSparseCheckout } from '../checkout/checkout.ts'
import { Failure } from '../failure.ts'
import { HOST_WORDS } from '../host-words.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { joinWithAnd, pluralize } from '../message-format.ts'
import { nearestName } from '../nearest-name.ts'
import { DEFAULT_HISTORY_DIR } from '../project/history-directory.ts'
import { CHUNK_BYTES, type DirectoryEntry, getErrorCode, listDirectory, resolveRoot, streamFile } from '../workspace.ts'
import { IGNORED_FILES, IGNORED_REASONS } from './ignored-files.ts'
import type { Scan } from './session.ts'

/** The inputs that say where to look. */
type Places = Pick<Inputs, 'paths' | 'historyDir'> & {
  /** The settings file that disables local sync. */
  readonly localSyncDisabledBy?: string | undefined
}

/**
 * Checks what the scans of all projects found against what the user asked for.
 *
 * @returns a sentence with the likely cause, to warn with, when the checkout holds no session at all
 * @throws Failure `session-not-found` for an id of the `sessions` input that no file holds; `no-sessions` when the
 *   checkout holds none and `if-no-sessions` is `error`
 */
export async function assertSessionsFound(
  scans: readonly Scan[],
  inputs: Pick<Inputs, 'sessions' | 'ifNoSessions'> & Places,
  workspace: string,
): Promise<string | undefined> {
  // An interrupted scan cannot tell what is missing.
  if (scans.some(({ complete }) => !complete)) return undefined
  const held = new Set(scans.flatMap((scan) => scan.held))
  const missing = inputs.sessions.filter((id) => !held.has(id))
  if (missing.length > 0) {
    throw new Failure(
      'session-not-found',
      `Session not found: ${missing.map((id) => `\`${id}\``).join(', ')} (from \`sessions\`).`,
      'Correct the IDs, or check out the commit that contains them. Nothing was sent.',
    )
  }
  // About what the checkout holds: a filter or an exclusion that leaves nothing is the user's own choice.
  if (scans.some(({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length > 0))
    return undefined
  if (inputs.ifNoSessions === 'ignore') return undefined
  await assertHistoryDirExists(scans, inputs, workspace)
  const explanation = await explainNoSessions(workspace, scans, inputs)
  if (inputs.ifNoSessions === 'warn') return explanation
  throw new Failure('no-sessions', explanation, 'Commit `.specstory/history`, or set `if-no-sessions: warn`.')
}

/** A `history-dir` that somebody set and that is below none of the paths is a mistake, as a missing path is. */
async function assertHistoryDirExists(scans: readonly Scan[], inputs: Places, workspace: string): Promise<void> {
  const missing = scans.flatMap(({ directories }) => directories).map(({ directory }) => directory)
  const isThere = scans.some(({ directories }) => directories.some(({ exists }) => exists))
  if (inputs.historyDir === '' || isThere || missing.length === 0 || (await isBare(workspace))) return
  const directories = await listDirectories(workspace)
  const causes = missing.flatMap((directory) => describeMistypedHistory(directory, directories, inputs) ?? [])
  if (causes.length === 0) return
  throw new Failure(
    'path-not-found',
    `Path not found: ${causes.join('; ')}`,
    'Correct `history-dir`, or set `if-no-sessions: ignore` if it may be missing. Nothing was sent.',
  )
}

/**
 * Says that a checkout holds no session, where it was looked for, and the likely cause.
 *
 * @param workspace absolute, native
 * @param scans of all projects; none of them has a session
 * @returns one or two sentences; they hold file names from the repository
 */
export async function explainNoSessions(
  workspace: string,
  scans: readonly Scan[],
  inputs: Places = { paths: [], historyDir: '' },
): Promise<string> {
  const directories = scans.flatMap((scan) => scan.directories)
  const places = directories.map(({ directory }) => `\`${directory}\``).join(', ')
  return `No sessions found in ${places || 'the workspace'}: ${await likelyCause(workspace, scans, inputs)}.`
}

/** The likeliest cause, and others that the checkout shows. */
async function likelyCause(workspace: string, scans: readonly Scan[], inputs: Places): Promise<string> {
  const unreadable = scans.flatMap((scan) => scan.unreadable)[0]
  if (unreadable !== undefined) return `\`${unreadable.file}\` could not be read (${unreadable.detail})`
  const contents = describeIgnored(scans)
  if (contents !== undefined) return contents
  if (await isBare(workspace)) return BARE_WORKSPACE
  const directories = scans.flatMap((scan) => scan.directories)
  const isThere = directories.some(({ exists }) => exists)
  const searched = directories.map(({ directory }) => directory)
  const { sparse, ignored, submodules } = await checkoutHints(workspace)
  const all = await listDirectories(workspace)
  const elsewhere = historiesIn(all).filter((path) => !searched.includes(posix.join(path, DEFAULT_HISTORY_DIR)))
  const causes = [
    ...directories.flatMap(({ directory, exists }) =>
      exists ? [] : (describeMistypedHistory(directory, all, inputs) ?? []),
    ),
    ...(inputs.localSyncDisabledBy === undefined
      ? []
      : [
          `\`${inputs.localSyncDisabledBy}\` disables local sync (\`[local_sync] enabled = false\`), so SpecStory writes no transcripts`,
        ]),
    ...(ignored ? ['`.gitignore` names `.specstory`, so its history may never have been committed'] : []),
    ...(!isThere && sparse ? [SPARSE_CHECKOUT] : []),
    ...(elsewhere.length > 0
      ? [
          `the repository has its history elsewhere, so set \`path\` to ${elsewhere.map((path) => `\`${path}\``).join(' or ')}`,
        ]
      : []),
    ...unfetchedSubmodules(submodules, searched, all).map(
      (path) => `\`${path}\` is a submodule that was not fetched, so ${HOST_WORDS.fetchSubmodules.github}`,
    ),
  ]
  if (causes.length > 0) return causes.join('. Also, ')
  if (isThere) return 'the directory contains no Markdown files'
  return 'the directory does not exist in this commit. Commit `.specstory/history` to sync it'
}

/** Submodules that hold a searched directory, or could, and of which nothing is there. */
function unfetchedSubmodules(
  submodules: readonly string[],
  searched: readonly string[],
  directories: readonly string[],
): readonly string[] {
  const isEmpty = (path: string) => !directories.some((directory) => directory.startsWith(`${path}/`))
  const holds = (path: string) => searched.some((directory) => `${directory}/`.startsWith(`${path}/`))
  const isWithin = (path: string) => searched.some((directory) => path.startsWith(`${posix.dirname(directory)}/`))
  return submodules.filter((path) => isEmpty(path) && (holds(path) || isWithin(path))).slice(0, MAX_HISTORIES)
}

/** Describes what the directories contain instead, with the fixes; `undefined` when they contain no Markdown file. */
function describeIgnored(scans: readonly Scan[]): string | undefined {
  const ignored = Map.groupBy(
    scans.flatMap((scan) => scan.leftOut).filter(({ reason }) => reason !== 'other-file'),
    ({ reason }) => reason,
  )
  const found = IGNORED_REASONS.filter((reason) => ignored.has(reason))
  if (found.length === 0) return undefined
  const kinds = found.map((reason) => pluralize(ignored.get(reason)?.length ?? 0, ...IGNORED_FILES[reason].kind))
  const fixes = found.flatMap((reason) => IGNORED_FILES[reason].fix ?? [])
  return [`it contains only ${joinWithAnd(kinds)}`, ...fixes.map((fix) => fix.replace(/\.$/, ''))].join('. ')
}

/**
 * Makes sure that the directories of `path` are there, unless `if-no-sessions` is `ignore`: a typo must not look like a
 * project without sessions.
 *
 * @param places POSIX, relative to the workspace, and the history directory below each
 * @param workspace absolute, native
 * @throws Failure `path-not-found` that names each, and what there is instead
 */
export async function assertPathsExist(
  places: readonly { readonly path: string; readonly historyDir: string }[],
  { ifNoSessions }: Pick<Inputs, 'ifNoSessions'>,
  workspace: string,
): Promise<void> {
  if (ifNoSessions === 'ignore') return
  const inside = places.find(({ path }) => path.split('/').includes(HOLDER))
  if (inside !== undefined && !(await mayBeSearched(workspace, posix.join(inside.path, inside.historyDir)))) {
    const right = inside.path.split('/').slice(0, inside.path.split('/').indexOf(HOLDER)).join('/') || '.'
    throw new Failure(
      'path-not-found',
      `Path not found: \`${inside.path}\` is not the directory that contains \`${HOLDER}\``,
      `Set \`path\` to \`${right}\`. Nothing was sent.`,
    )
  }
  const missing: string[] = []
  for (const { path } of places) if (!(await mayBeSearched(workspace, path))) missing.push(path)
  if (missing.length === 0) return
  const instead = await insteadOf(workspace)
  const faults = missing.map((path) => `\`${path}\` does not exist: ${instead(path)}`)
  throw new Failure(
    'path-not-found',
    `Path not found: ${faults.join('; ')}`,
    'Correct `path`, or set `if-no-sessions: ignore` if it may be missing. Nothing was sent.',
  )
}

/** A link, and what cannot be looked at, is there: the scan says why it goes no further. */
async function mayBeSearched(workspace: string, path: string): Promise<boolean> {
  let directory = '.'
  try {
    for (const part of path.split('/').filter((name) => name !== '' && name !== '.')) {
      directory = posix.join(directory, part)
      const stats = await lstat(join(workspace, directory))
      if (stats.isSymbolicLink()) return true
      if (!stats.isDirectory()) return false
    }
    return true
  } catch (error) {
    return getErrorCode(error) !== 'ENOENT'
  }
}

/** What to say of a path that is not there. */
async function insteadOf(workspace: string): Promise<(path: string) => string> {
  if (await isBare(workspace)) {
    return () => BARE_WORKSPACE
  }
  const directories = await listDirectories(workspace)
  const holders = historiesIn(directories)
  const { sparse } = await checkoutHints(workspace)
  return (path) => {
    const nearest = nearestName(path, holders) ?? nearestName(path, directories)
    if (nearest !== undefined) return `did you mean \`${nearest}\`?`
    if (sparse) return SPARSE_CHECKOUT
    if (holders.length === 0) return 'no similar directory found'
    return `the checkout has its history in ${holders.map((holder) => `\`${holder}\``).join(' and ')}`
  }
}

/**
 * Checks that each path has its history directory, where others have theirs: when none has, the run has no session at
 * all, and says so.
 *
 * @param workspace absolute, native
 * @returns what to warn with, as one or two sentences
 * @throws Failure `no-sessions` when `if-no-sessions` is `error`
 */
export async function assertHistoriesExist(
  scans: readonly Scan[],
  inputs: Pick<Inputs, 'ifNoSessions' | 'paths' | 'historyDir'>,
  workspace: string,
): Promise<string | undefined> {
  const searched = scans.flatMap(({ directories }) => directories)
  const missing = searched.filter(({ exists }) => !exists).map(({ directory }) => directory)
  const isTold = missing.length > 0 && missing.length < searched.length && scans.every(({ complete }) => complete)
  if (inputs.ifNoSessions === 'ignore' || !isTold) return undefined
  const directories = await listDirectories(workspace)
  const causes = missing.flatMap((directory) => describeMistypedHistory(directory, directories, inputs) ?? [])
  const names = missing.map((directory) => `\`${directory}\``).join(', ')
  const verb = missing.length === 1 ? 'does' : 'do'
  const message = [`${names} ${verb} not exist, so nothing was synced from there`, ...causes].join('; ')
  if (inputs.ifNoSessions === 'warn') return message
  throw new Failure(
    'no-sessions',
    message,
    'Commit the history, or remove its path from `path`. With `if-no-sessions: warn` this is only a warning.',
  )
}

/**
 * What is wrong with `history-dir` when the directory that it names is not there, and which one is.
 *
 * @param directory that does not exist, POSIX, relative to the workspace
 * @param directories of the checkout, POSIX, relative to the workspace
 * @returns the end of a sentence; `undefined` when the input does not name the directory
 */
function describeMistypedHistory(
  directory: string,
  directories: readonly string[],
  { paths, historyDir }: Pick<Inputs, 'paths' | 'historyDir'>,
): string | undefined {
  const path = paths.find((one) => posix.join(one, historyDir) === directory)
  if (historyDir === '' || path === undefined) return undefined
  const below = directories.filter((one) => path === '.' || one.startsWith(`${path}/`))
  const usual = posix.join(path, DEFAULT_HISTORY_DIR)
  const meant = nearestName(directory, below) ?? (below.includes(usual) ? usual : undefined)
  const named = `the input \`history-dir\` names \`${historyDir}\`, which does not exist below \`${path}\``
  return meant === undefined ? named : `${named}; \`${posix.relative(path, meant)}\` does`
}

/** What a checkout's own files say of why a history may be missing. */
type CheckoutHints = {
  /** git checked out a part of the tree only. */
  readonly sparse: boolean
  /** `.gitignore` names `.specstory`. */
  readonly ignored: boolean
  /** The paths of the submodules that `.gitmodules` names. */
  readonly submodules: readonly string[]
}

/** Likely causes of a history that is missing, as the end of a sentence. */
const BARE_WORKSPACE = `the workspace is empty, so ${HOST_WORDS.checkOutFirst.github}`
const SPARSE_CHECKOUT = `this is a sparse checkout that may leave it out (${HOST_WORDS.sparseCheckout.github})`

/**
 * Reads git's configuration and the start of `.gitignore`; a checkout without git has no hints.
 *
 * @param workspace absolute, native
 */
async function checkoutHints(workspace: string): Promise<CheckoutHints> {
  const [sparse, ignore, modules] = await Promise.all([
    isSparseCheckout(workspace),
    startOf(workspace, '.gitignore'),
    startOf(workspace, '.gitmodules'),
  ])
  const submodules = modules.split('\n').flatMap((line) => /^\s*path\s*=\s*(\S.*)$/.exec(line.trimEnd())?.[1] ?? [])
  return { sparse, ignored: ignore.split('\n').some(ignoresHistory), submodules }
}

function ignoresHistory(line: string): boolean {
  return line.includes('.specstory') && !/^[#!]/.test(line.trimStart())
}

/** The first piece of a file; nothing of one that is not there, a link, or no file. */
async function startOf(workspace: string, file: string): Promise<string> {
  let text = ''
  try {
    await streamFile(workspace, file, (piece) => {
      text = piece.toString('utf8', 0, CHUNK_BYTES)
      return true
    })
  } catch {
    // A hint is not worth an error.
  }
  return text
}

/** A forgotten checkout leaves the runner's workspace empty; a container may leave its own dot-folders there. */
async function isBare(workspace: string): Promise<boolean> {
  try {
    return (await readdir(workspace)).every((name) => name.startsWith('.') && name !== '.git')
  } catch {
    return true
  }
}

/** How far a checkout is looked through for what an input may have meant: enough for a package of a monorepo. */
const MAX_DEPTH = 6
const MAX_LISTED = 2_000
const MAX_ENTRIES = 20_000
/** More would be no hint. */
const MAX_HISTORIES = 3

const [HOLDER, LEAF] = ['.specstory', 'history']
const NEVER_SEARCHED = new Set(['node_modules', '.git'])

/**
 * The directories of a checkout, nearest first, as far as they are worth a hint; no link is followed, and the folders of a
 * history are not among them.
 *
 * @param workspace absolute, native
 * @returns POSIX, relative to the workspace, without the workspace itself
 */
async function listDirectories(workspace: string): Promise<readonly string[]> {
  const root = await resolveRoot(workspace)
  const found: string[] = []
  const enough = new AbortController()
  let entries = 0
  let listed = 0
  let level = ['.']
  for (let depth = 0; depth < MAX_DEPTH && !enough.signal.aborted; depth++) {
    const below: string[] = []
    for (const directory of level) {
      if (++listed > MAX_LISTED) enough.abort()
      if (enough.signal.aborted) break
      const take = (entry: DirectoryEntry): void => {
        if (++entries === MAX_ENTRIES) enough.abort()
        if (entry.isDirectory() && !NEVER_SEARCHED.has(entry.name)) below.push(posix.join(directory, entry.name))
      }
      // A hint is not worth an error.
      await listDirectory(root, directory, take, enough.signal).catch(() => {})
    }
    found.push(...below.sort())
    level = below.filter((directory) => posix.basename(posix.dirname(directory)) !== HOLDER)
  }
  return found
}

/**
 * The directories that hold a `.specstory/history`, `.` for the workspace itself; at most three.
 *
 * @param directories as `listDirectories` gives them
 */
function historiesIn(directories: readonly string[]): readonly string[] {
  return directories
    .filter((directory) => `/${directory}`.endsWith(`/${HOLDER}/${LEAF}`))
    .map((directory) => posix.dirname(posix.dirname(directory)))
    .slice(0, MAX_HISTORIES)
}
