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

type Places = Pick<Inputs, 'paths' | 'historyDir'> & {
  readonly localSyncDisabledBy?: string | undefined
}

/**
 * Checks what the scans found against what the user asked for.
 * @returns a warning with the likely causes when the checkout contains no session
 * @throws Failure `session-not-found`, `path-not-found`; `no-sessions` when `if-no-sessions` is `error`
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
  // A filter or an exclusion that leaves nothing is the user's choice.
  if (scans.some(({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length > 0))
    return undefined
  if (inputs.ifNoSessions === 'ignore') return undefined
  await assertHistoryDirExists(scans, inputs, workspace)
  const explanation = await explainNoSessions(workspace, scans, inputs)
  if (inputs.ifNoSessions === 'warn') return explanation
  throw new Failure('no-sessions', explanation, 'Commit `.specstory/history`, or set `if-no-sessions: warn`.')
}

/** Throws `path-not-found` for a `history-dir` input that exists below none of the paths. */
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

/** Explains where no session was found, and why; contains untrusted file names. */
export async function explainNoSessions(
  workspace: string,
  scans: readonly Scan[],
  inputs: Places = { paths: [], historyDir: '' },
): Promise<string> {
  const directories = scans.flatMap((scan) => scan.directories)
  const places = directories.map(({ directory }) => `\`${directory}\``).join(', ')
  return `No sessions found in ${places || 'the workspace'}: ${await findLikelyCauses(workspace, scans, inputs)}.`
}

async function findLikelyCauses(workspace: string, scans: readonly Scan[], inputs: Places): Promise<string> {
  const unreadable = scans.flatMap((scan) => scan.unreadable)[0]
  if (unreadable !== undefined) return `\`${unreadable.file}\` could not be read (${unreadable.detail})`
  const contents = describeIgnored(scans)
  if (contents !== undefined) return contents
  if (await isBare(workspace)) return BARE_WORKSPACE
  const directories = scans.flatMap((scan) => scan.directories)
  const isThere = directories.some(({ exists }) => exists)
  const searched = directories.map(({ directory }) => directory)
  const { sparse, ignored, submodules } = await readCheckoutHints(workspace)
  const all = await listDirectories(workspace)
  const elsewhere = findHistories(all).filter((path) => !searched.includes(posix.join(path, DEFAULT_HISTORY_DIR)))
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
    ...findUnfetchedSubmodules(submodules, searched, all).map(
      (path) => `\`${path}\` is a submodule that was not fetched, so ${HOST_WORDS.fetchSubmodules.github}`,
    ),
  ]
  if (causes.length > 0) return causes.join('. Also, ')
  if (isThere) return 'the directory contains no Markdown files'
  return 'the directory does not exist in this commit. Commit `.specstory/history` to sync it'
}

/** Submodules that may contain the history, and of which nothing was fetched. */
function findUnfetchedSubmodules(
  submodules: readonly string[],
  searched: readonly string[],
  directories: readonly string[],
): readonly string[] {
  const isEmpty = (path: string) => !directories.some((directory) => directory.startsWith(`${path}/`))
  const holds = (path: string) => searched.some((directory) => `${directory}/`.startsWith(`${path}/`))
  const isWithin = (path: string) => searched.some((directory) => path.startsWith(`${posix.dirname(directory)}/`))
  return submodules.filter((path) => isEmpty(path) && (holds(path) || isWithin(path))).slice(0, MAX_HISTORIES)
}

/** Describes what the directories contain instead, with the fixes. */
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
 * Checks that the directories of `path` exist: a typo must not look like a project without sessions.
 * @throws Failure `path-not-found` that names each, and the nearest existing one
 */
export async function assertPathsExist(
  places: readonly { readonly path: string; readonly historyDir: string }[],
  { ifNoSessions }: Pick<Inputs, 'ifNoSessions'>,
  workspace: string,
): Promise<void> {
  if (ifNoSessions === 'ignore') return
  const inside = places.find(({ path }) => path.split('/').includes(HOLDER))
  if (inside !== undefined && !(await isSearchable(workspace, posix.join(inside.path, inside.historyDir)))) {
    const right = inside.path.split('/').slice(0, inside.path.split('/').indexOf(HOLDER)).join('/') || '.'
    throw new Failure(
      'path-not-found',
      `Path not found: \`${inside.path}\` is not the directory that contains \`${HOLDER}\``,
      `Set \`path\` to \`${right}\`. Nothing was sent.`,
    )
  }
  const missing: string[] = []
  for (const { path } of places) if (!(await isSearchable(workspace, path))) missing.push(path)
  if (missing.length === 0) return
  const instead = await suggestPaths(workspace)
  const faults = missing.map((path) => `\`${path}\` does not exist: ${instead(path)}`)
  throw new Failure(
    'path-not-found',
    `Path not found: ${faults.join('; ')}`,
    'Correct `path`, or set `if-no-sessions: ignore` if it may be missing. Nothing was sent.',
  )
}

/** A link, and what cannot be inspected, exists: the scan reports it. */
async function isSearchable(workspace: string, path: string): Promise<boolean> {
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

async function suggestPaths(workspace: string): Promise<(path: string) => string> {
  if (await isBare(workspace)) {
    return () => BARE_WORKSPACE
  }
  const directories = await listDirectories(workspace)
  const holders = findHistories(directories)
  const { sparse } = await readCheckoutHints(workspace)
  return (path) => {
    const nearest = nearestName(path, holders) ?? nearestName(path, directories)
    if (nearest !== undefined) return `did you mean \`${nearest}\`?`
    if (sparse) return SPARSE_CHECKOUT
    if (holders.length === 0) return 'no similar directory found'
    return `the checkout has its history in ${holders.map((holder) => `\`${holder}\``).join(' and ')}`
  }
}

/**
 * Checks that each path has its history directory, if others have theirs.
 * @returns a warning
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
 * Describes a `history-dir` input whose directory does not exist, with the one that was probably meant.
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

/** Why a history may be missing, by the checkout's own files. */
type CheckoutHints = {
  readonly sparse: boolean
  /** `.gitignore` names `.specstory`. */
  readonly ignored: boolean
  /** The paths of the submodules that `.gitmodules` names. */
  readonly submodules: readonly string[]
}

const BARE_WORKSPACE = `the workspace is empty, so ${HOST_WORDS.checkOutFirst.github}`
const SPARSE_CHECKOUT = `this is a sparse checkout that may leave it out (${HOST_WORDS.sparseCheckout.github})`

async function readCheckoutHints(workspace: string): Promise<CheckoutHints> {
  const [sparse, ignore, modules] = await Promise.all([
    isSparseCheckout(workspace),
    readStart(workspace, '.gitignore'),
    readStart(workspace, '.gitmodules'),
  ])
  const submodules = modules.split('\n').flatMap((line) => /^\s*path\s*=\s*(\S.*)$/.exec(line.trimEnd())?.[1] ?? [])
  return { sparse, ignored: ignore.split('\n').some(isIgnoreOfHistory), submodules }
}

function isIgnoreOfHistory(line: string): boolean {
  return line.includes('.specstory') && !/^[#!]/.test(line.trimStart())
}

/** Reads the first piece of a regular file. */
async function readStart(workspace: string, file: string): Promise<string> {
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

/** Without a checkout the workspace is empty, apart from a container's own dot-folders. */
async function isBare(workspace: string): Promise<boolean> {
  try {
    return (await readdir(workspace)).every((name) => name.startsWith('.') && name !== '.git')
  } catch {
    return true
  }
}

/** Depth of the search for what an input may have meant: enough for a package of a monorepo. */
const MAX_DEPTH = 6
const MAX_LISTED = 2_000
const MAX_ENTRIES = 20_000
const MAX_HISTORIES = 3

const [HOLDER, LEAF] = ['.specstory', 'history']
const NEVER_SEARCHED = new Set(['node_modules', '.git'])

/** Lists a bounded number of the checkout's directories, nearest first, POSIX, relative to the workspace. */
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

/** Finds at most three directories that contain a `.specstory/history`; `.` is the workspace. */
function findHistories(directories: readonly string[]): readonly string[] {
  return directories
    .filter((directory) => `/${directory}`.endsWith(`/${HOLDER}/${LEAF}`))
    .map((directory) => posix.dirname(posix.dirname(directory)))
    .slice(0, MAX_HISTORIES)
}
