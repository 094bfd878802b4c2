import { lstat, readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { isSparseCheckout } from '../checkout/checkout.ts'
import { Failure } from '../failure.ts'
import { HOST_WORDS } from '../host-words.ts'
import type { Inputs } from '../inputs/inputs.ts'
import { joinWithAnd, pluralize } from '../message-format.ts'
import { findNearestName } from '../nearest-name.ts'
import { DEFAULT_HISTORY_DIR } from '../project/history-directory.ts'
import { CHUNK_BYTES, type DirectoryEntry, getErrorCode, listDirectory, resolveRoot, streamFile } from '../workspace.ts'
import { IGNORED_FILES, IGNORED_REASONS } from './ignored-files.ts'
import type { Scan } from './session.ts'

type HistoryInputs = Pick<Inputs, 'paths' | 'historyDir'> & {
  readonly localSyncDisabledBy?: string | undefined
}

/**
 * Checks that the requested sessions were found, and at least one session.
 * @returns a warning with the likely causes if there is no session
 * @throws Failure `session-not-found`, `path-not-found`; `no-sessions` with `if-no-sessions: error`
 */
export async function assertSessionsFound(
  scans: readonly Scan[],
  inputs: Pick<Inputs, 'sessions' | 'ifNoSessions'> & HistoryInputs,
  workspace: string,
): Promise<string | undefined> {
  // After an interrupted scan, missing sessions are unknown.
  if (scans.some(({ complete }) => !complete)) return undefined
  const foundIds = new Set(scans.flatMap((scan) => scan.foundIds))
  const missing = inputs.sessions.filter((id) => !foundIds.has(id))
  if (missing.length > 0) {
    throw new Failure(
      'session-not-found',
      `Session not found: ${missing.map((id) => `\`${id}\``).join(', ')} (from \`sessions\`).`,
      'Correct the IDs, or check out the commit that contains them. Nothing was sent.',
    )
  }
  // If filters or `exclude` remove every session, that is the user's choice.
  if (scans.some(({ sessions, filteredOut, excluded }) => sessions.length + filteredOut + excluded.length > 0))
    return undefined
  if (inputs.ifNoSessions === 'ignore') return undefined
  await assertHistoryDirExists(scans, inputs, workspace)
  const explanation = await explainNoSessions(workspace, scans, inputs)
  if (inputs.ifNoSessions === 'warn') return explanation
  throw new Failure('no-sessions', explanation, 'Commit `.specstory/history`, or set `if-no-sessions: warn`.')
}

/** @throws Failure `path-not-found` for a `history-dir` input that does not exist below any path */
async function assertHistoryDirExists(scans: readonly Scan[], inputs: HistoryInputs, workspace: string): Promise<void> {
  const missing = scans.flatMap(({ directories }) => directories).map(({ directory }) => directory)
  const hasDirectory = scans.some(({ directories }) => directories.some(({ exists }) => exists))
  if (inputs.historyDir === '' || hasDirectory || missing.length === 0 || (await isEmptyWorkspace(workspace))) return
  const directories = await listDirectories(workspace)
  const causes = missing.flatMap((directory) => describeMistypedHistory(directory, directories, inputs) ?? [])
  if (causes.length === 0) return
  throw new Failure(
    'path-not-found',
    `Path not found: ${causes.join('; ')}`,
    'Correct `history-dir`, or set `if-no-sessions: ignore` if it may be missing. Nothing was sent.',
  )
}

/** Explains why no session was found; contains untrusted file names. */
export async function explainNoSessions(
  workspace: string,
  scans: readonly Scan[],
  inputs: HistoryInputs = { paths: [], historyDir: '' },
): Promise<string> {
  const directories = scans.flatMap((scan) => scan.directories)
  const locations = directories.map(({ directory }) => `\`${directory}\``).join(', ')
  return `No sessions found in ${locations || 'the workspace'}: ${await findLikelyCauses(workspace, scans, inputs)}.`
}

async function findLikelyCauses(workspace: string, scans: readonly Scan[], inputs: HistoryInputs): Promise<string> {
  const unreadable = scans.flatMap((scan) => scan.unreadable)[0]
  if (unreadable !== undefined) return `\`${unreadable.file}\` could not be read (${unreadable.detail})`
  const contents = describeIgnored(scans)
  if (contents !== undefined) return contents
  if (await isEmptyWorkspace(workspace)) return EMPTY_WORKSPACE
  const directories = scans.flatMap((scan) => scan.directories)
  const hasDirectory = directories.some(({ exists }) => exists)
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
    ...(!hasDirectory && sparse ? [SPARSE_CHECKOUT_CAUSE] : []),
    ...(elsewhere.length > 0
      ? [
          `the repository has its history in another directory, so set \`path\` to ${elsewhere.map((path) => `\`${path}\``).join(' or ')}`,
        ]
      : []),
    ...findUnfetchedSubmodules(submodules, searched, all).map(
      (path) => `\`${path}\` is a submodule that was not fetched, so ${HOST_WORDS.fetchSubmodules.github}`,
    ),
  ]
  if (causes.length > 0) return causes.join('. Also, ')
  if (hasDirectory) return 'the directory contains no Markdown files'
  return 'the directory does not exist in this commit. Commit `.specstory/history` to sync it'
}

/** Finds empty submodules that can contain the history. */
function findUnfetchedSubmodules(
  submodules: readonly string[],
  searched: readonly string[],
  directories: readonly string[],
): readonly string[] {
  const isEmpty = (path: string) => !directories.some((directory) => directory.startsWith(`${path}/`))
  const containsHistory = (path: string) => searched.some((directory) => `${directory}/`.startsWith(`${path}/`))
  const isWithin = (path: string) => searched.some((directory) => path.startsWith(`${posix.dirname(directory)}/`))
  return submodules.filter((path) => isEmpty(path) && (containsHistory(path) || isWithin(path))).slice(0, MAX_HISTORIES)
}

/** Describes the ignored files, with fixes. */
function describeIgnored(scans: readonly Scan[]): string | undefined {
  const ignored = Map.groupBy(
    scans.flatMap((scan) => scan.ignored).filter(({ reason }) => reason !== 'other-file'),
    ({ reason }) => reason,
  )
  const found = IGNORED_REASONS.filter((reason) => ignored.has(reason))
  if (found.length === 0) return undefined
  const kinds = found.map((reason) => pluralize(ignored.get(reason)?.length ?? 0, ...IGNORED_FILES[reason].kind))
  const fixes = found.flatMap((reason) => IGNORED_FILES[reason].fix ?? [])
  return [`it contains only ${joinWithAnd(kinds)}`, ...fixes.map((fix) => fix.replace(/\.$/, ''))].join('. ')
}

/**
 * Checks that the directories of `path` exist, so that a typo does not look like a project without sessions.
 * @throws Failure `path-not-found` with suggestions
 */
export async function assertPathsExist(
  locations: readonly { readonly path: string; readonly historyDir: string }[],
  { ifNoSessions }: Pick<Inputs, 'ifNoSessions'>,
  workspace: string,
): Promise<void> {
  if (ifNoSessions === 'ignore') return
  const inside = locations.find(({ path }) => path.split('/').includes(SPECSTORY_DIR))
  if (inside !== undefined && !(await isSearchable(workspace, posix.join(inside.path, inside.historyDir)))) {
    const right = inside.path.split('/').slice(0, inside.path.split('/').indexOf(SPECSTORY_DIR)).join('/') || '.'
    throw new Failure(
      'path-not-found',
      `Path not found: \`${inside.path}\` is not the directory that contains \`${SPECSTORY_DIR}\``,
      `Set \`path\` to \`${right}\`. Nothing was sent.`,
    )
  }
  const missing: string[] = []
  for (const { path } of locations) if (!(await isSearchable(workspace, path))) missing.push(path)
  if (missing.length === 0) return
  const suggest = await suggestPaths(workspace)
  const faults = missing.map((path) => `\`${path}\` (${suggest(path)})`)
  throw new Failure(
    'path-not-found',
    `Path not found: ${faults.join(', ')}`,
    'Correct `path`, or set `if-no-sessions: ignore` if it may be missing. Nothing was sent.',
  )
}

/** Whether a directory exists. True for links and errors too, which the scan reports. */
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
  if (await isEmptyWorkspace(workspace)) {
    return () => EMPTY_WORKSPACE
  }
  const directories = await listDirectories(workspace)
  const roots = findHistories(directories)
  const { sparse } = await readCheckoutHints(workspace)
  return (path) => {
    const nearest = findNearestName(path, roots) ?? findNearestName(path, directories)
    if (nearest !== undefined) return `did you mean \`${nearest}\`?`
    if (sparse) return SPARSE_CHECKOUT_CAUSE
    if (roots.length === 0) return 'no similar directory found'
    return `the history is in ${roots.map((root) => `\`${root}\``).join(' and ')}`
  }
}

/**
 * Checks that each path has a history directory, if another path has one.
 * @returns a warning
 * @throws Failure `no-sessions` with `if-no-sessions: error`
 */
export async function assertHistoriesExist(
  scans: readonly Scan[],
  inputs: Pick<Inputs, 'ifNoSessions' | 'paths' | 'historyDir'>,
  workspace: string,
): Promise<string | undefined> {
  const searched = scans.flatMap(({ directories }) => directories)
  const missing = searched.filter(({ exists }) => !exists).map(({ directory }) => directory)
  const isReported = missing.length > 0 && missing.length < searched.length && scans.every(({ complete }) => complete)
  if (inputs.ifNoSessions === 'ignore' || !isReported) return undefined
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
 * Describes a missing directory of the `history-dir` input, with a suggestion.
 * @returns the rest of a sentence; `undefined` if the directory is not from the input
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
  const meant = findNearestName(directory, below) ?? (below.includes(usual) ? usual : undefined)
  const named = `the input \`history-dir\` names \`${historyDir}\`, which does not exist below \`${path}\``
  return meant === undefined ? named : `${named} (did you mean \`${posix.relative(path, meant)}\`?)`
}

/** Possible causes of a missing history, from the checkout's own files. */
type CheckoutHints = {
  readonly sparse: boolean
  /** `.gitignore` contains `.specstory`. */
  readonly ignored: boolean
  /** Paths of the submodules in `.gitmodules`. */
  readonly submodules: readonly string[]
}

const EMPTY_WORKSPACE = `the workspace is empty, so ${HOST_WORDS.checkOutFirst.github}`
const SPARSE_CHECKOUT_CAUSE = `this is a sparse checkout, which may omit it, so ${HOST_WORDS.sparseCheckout.github}`

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

/** Reads the first chunk of a regular file. */
async function readStart(workspace: string, file: string): Promise<string> {
  let text = ''
  try {
    await streamFile(workspace, file, (piece) => {
      text = piece.toString('utf8', 0, CHUNK_BYTES)
      return true
    })
  } catch {
    // The text is only for a hint.
  }
  return text
}

/** Whether the workspace has no checkout: it is empty, apart from a container's own dot directories. */
async function isEmptyWorkspace(workspace: string): Promise<boolean> {
  try {
    return (await readdir(workspace)).every((name) => name.startsWith('.') && name !== '.git')
  } catch {
    return true
  }
}

/** Maximum depth of the search for suggestions: enough for a package of a monorepo. */
const MAX_DEPTH = 6
const MAX_LISTED = 2_000
const MAX_ENTRIES = 20_000
const MAX_HISTORIES = 3

const [SPECSTORY_DIR, HISTORY_DIR_NAME] = ['.specstory', 'history']
const NEVER_SEARCHED = new Set(['node_modules', '.git'])

/** Lists the checkout's directories up to a limit, nearest first, POSIX, relative to the workspace. */
async function listDirectories(workspace: string): Promise<readonly string[]> {
  const root = await resolveRoot(workspace)
  const found: string[] = []
  const limit = new AbortController()
  let entries = 0
  let listed = 0
  let level = ['.']
  for (let depth = 0; depth < MAX_DEPTH && !limit.signal.aborted; depth++) {
    const below: string[] = []
    for (const directory of level) {
      if (++listed > MAX_LISTED) limit.abort()
      if (limit.signal.aborted) break
      const onEntry = (entry: DirectoryEntry): void => {
        if (++entries === MAX_ENTRIES) limit.abort()
        if (entry.isDirectory() && !NEVER_SEARCHED.has(entry.name)) below.push(posix.join(directory, entry.name))
      }
      // The directories are only for a hint.
      await listDirectory(root, directory, onEntry, limit.signal).catch(() => {})
    }
    found.push(...below.sort())
    level = below.filter((directory) => posix.basename(posix.dirname(directory)) !== SPECSTORY_DIR)
  }
  return found
}

/** Finds at most three directories with a `.specstory/history`; `.` is the workspace. */
function findHistories(directories: readonly string[]): readonly string[] {
  return directories
    .filter((directory) => `/${directory}`.endsWith(`/${SPECSTORY_DIR}/${HISTORY_DIR_NAME}`))
    .map((directory) => posix.dirname(posix.dirname(directory)))
    .slice(0, MAX_HISTORIES)
}
