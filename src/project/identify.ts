import { createHash } from 'node:crypto'
import { basename, join, posix, relative, resolve, sep } from 'node:path'
import { type Checkout, Checkouts } from '../checkout/checkout.ts'
import type { FileAccess } from '../checkout/read-bounded.ts'
import { Failure } from '../failure.ts'
import { formatProjectId, isProjectId, type ProjectId } from '../ids.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import {
  hideUserName,
  isSameRepository,
  parseRepository,
  parseRepositoryName,
  removeCredentials,
} from '../remote-url.ts'
import { resolveHistoryDirectory } from './history-directory.ts'
import {
  cleanProjectName,
  type Notice,
  type OptOut,
  type Project,
  type ProjectLocation,
  type ProjectSource,
  type Provenance,
} from './project.ts'
import { SettingsReader } from './read-settings.ts'
import { readStoredFiles, type StoredFile } from './stored-files.ts'

export type IdentifiedProjects = {
  /** In path order. */
  readonly projects: readonly Project[]
  /** Paths whose owner disabled cloud sync. */
  readonly optOuts: readonly OptOut[]
  /** Without duplicates, in path order. */
  readonly notices: readonly Notice[]
}

/** A path without an opt-out. */
type IdentifiedPath = { readonly identity: Identity; readonly location: ProjectLocation; readonly fallbackName: string }
type PathResult = { readonly notices: readonly Notice[] } & ({ readonly optOut: OptOut } | IdentifiedPath)

/**
 * Identifies the project, the opt-out and the history directory of each path. Paths with the same ID are one project.
 * @throws Failure `project-settings` and `project-file` for a file that cannot be used; `project-unknown`
 */
export async function identifyProjects(
  inputs: Pick<Inputs, 'projectId' | 'projectName' | 'paths' | 'historyDir'>,
  runner: Pick<Runner, 'workspace' | 'serverUrl' | 'repository' | 'commit' | 'onGithub'>,
): Promise<IdentifiedProjects> {
  const access = { workspace: runner.workspace, allowsOutside: !runner.onGithub }
  const checkouts = new Checkouts(access)
  const settings = new SettingsReader(access)
  const results: PathResult[] = []
  for (const path of inputs.paths) {
    results.push(await identifyPath(path, checkouts, inputs, runner, access, settings))
  }
  const paths = results.flatMap((found) => ('optOut' in found ? [] : [found]))
  const byId = Map.groupBy(paths, ({ identity }) => identity.id)
  const notices = results.flatMap((found) => found.notices)
  return {
    projects: [...byId].map(([id, group]) => createProject(id, group, inputs.projectName)),
    optOuts: results.flatMap((found) => ('optOut' in found ? [found.optOut] : [])),
    notices: [...new Map(notices.map((notice) => [notice.message, notice])).values()],
  }
}

async function identifyPath(
  path: string,
  checkouts: Checkouts,
  inputs: Pick<Inputs, 'projectId' | 'historyDir'>,
  runner: Pick<Runner, 'workspace' | 'serverUrl' | 'repository' | 'commit'>,
  access: FileAccess,
  settingsReader: SettingsReader,
): Promise<PathResult> {
  const { workspace } = runner
  const checkout = await checkouts.find(path)
  const root = checkout?.root ?? '.'
  const own = await settingsReader.read(path, root)
  const createOptOut = (file: string): OptOut => ({ path, file, setting: 'cloud_sync.enabled' })
  if (own.optOutFile !== undefined) return { optOut: createOptOut(own.optOutFile), notices: own.notices }

  // The history directory can be in a package with its own settings.
  const history = await resolveHistoryDirectory(workspace, path, inputs.historyDir, own.outputDir)
  const above = await settingsReader.read(posix.join(path, history.historyDir), root)
  const settingsNotices = [...own.notices, ...above.notices]
  if (above.optOutFile !== undefined) return { optOut: createOptOut(above.optOutFile), notices: settingsNotices }

  const stored = await readStoredFiles(access, path, root, history)
  const notices = [...settingsNotices, ...history.notices]
  const all = [...stored.files, ...stored.intermediateFiles]
  const optOut = all.find(({ optedOut }) => optedOut)
  if (optOut !== undefined) return { optOut: { path, file: optOut.file, setting: 'cloud_sync' }, notices }
  const unreadable = all.filter(isBroken).find(({ mayContainOptOut }) => mayContainOptOut)
  if (unreadable !== undefined) throw unreadable.failure

  // A history directory can be a submodule: then links lead to that repository.
  const historyCheckout = await checkouts.find(posix.join(path, history.historyDir))
  const remote = findRemote(checkout, runner)
  const identity = resolveIdentity({ path, input: inputs.projectId, stored: stored.files, checkout, remote })
  const localSyncDisabledBy = above.localSyncDisabledBy ?? own.localSyncDisabledBy
  return {
    identity,
    location: {
      path,
      historyDir: history.historyDir,
      root: historyCheckout?.root ?? root,
      prefix: root.startsWith('..') ? relative(resolve(workspace, root), workspace).split(sep).join('/') : '',
      redaction: own.redaction === true || above.redaction === true ? true : (above.redaction ?? own.redaction),
      ...(localSyncDisabledBy === undefined ? {} : { localSyncDisabledBy }),
      ...resolveProvenance(historyCheckout, runner),
    },
    fallbackName: deriveProjectName(workspace, root, remote),
    notices: [...notices, ...identity.notices],
  }
}

/** Returns the repository's name from its URL, otherwise the name of the checkout's directory. */
function deriveProjectName(workspace: string, root: string, remote: string | undefined): string {
  const repository = remote === undefined ? undefined : parseRepositoryName(remote)
  return cleanProjectName(repository) ?? cleanProjectName(basename(join(workspace, root))) ?? 'unnamed'
}

function createProject(id: ProjectId, paths: readonly IdentifiedPath[], input: string | undefined): Project {
  const [first] = paths
  const stored = paths.map(({ identity }) => identity.storedName).find((name) => name !== undefined)
  return {
    id,
    // An ID is not a useful name.
    name: [input, stored, first?.fallbackName].find((name) => name !== undefined && !isProjectId(name)) ?? 'unnamed',
    source: first?.identity.source ?? { kind: 'input' },
    paths: paths.map(({ location }) => location.path),
    locations: paths.map(({ location }) => location),
  }
}

/** Inputs to the decision about a path's project. */
type IdentityInputs = {
  readonly path: string
  /** The `project-id` input. */
  readonly input: ProjectId | undefined
  /** In order of precedence. */
  readonly stored: readonly StoredFile[]
  readonly checkout: Checkout | undefined
  /** The URL for the computed ID. */
  readonly remote: string | undefined
}

type Identity = {
  readonly id: ProjectId
  readonly source: ProjectSource
  /** The first name in the stored files. */
  readonly storedName: string | undefined
  readonly notices: readonly Notice[]
}

/**
 * Resolves the project ID. Order: the input, a stored `git_id`, the ID computed from the repository's URL, as in the
 * CLI. A stored `workspace_id` counts only without a URL. Never uses a directory's name.
 * @throws Failure `project-file` for an unusable file that takes precedence; `project-unknown`
 */
function resolveIdentity(inputs: IdentityInputs): Identity {
  const { input, stored, checkout, remote } = inputs
  const deciding = input === undefined ? stored.findIndex((file) => !isBroken(file) && file.gitId !== undefined) : 0
  const needed = deciding === -1 ? stored : stored.slice(0, deciding)
  const broken = needed.find(isBroken)
  if (broken !== undefined) throw broken.failure

  const usable = stored.filter((file) => !isBroken(file))
  const storedName = usable.find(({ name }) => name !== undefined)?.name
  const notices = stored.flatMap((file) => createFileNotice(file) ?? [])
  if (input !== undefined) return { id: input, source: { kind: 'input' }, storedName, notices }
  const withGitId = usable.find(({ gitId }) => gitId !== undefined)
  if (withGitId?.gitId !== undefined) {
    const { file, gitId: id } = withGitId
    const other = remote === undefined ? undefined : createStoredIdNotice(file, id, remote)
    const source = { kind: 'file', file, field: 'git_id' } as const
    return { id, source, storedName, notices: other === undefined ? notices : [...notices, other] }
  }
  if (remote !== undefined) {
    const source = { kind: 'computed', remote: hideUserName(normalizeRemote(remote)) } as const
    return { id: computeProjectId(remote), source, storedName, notices }
  }
  const withWorkspaceId = usable.find(({ workspaceId }) => workspaceId !== undefined)
  if (withWorkspaceId?.workspaceId !== undefined && checkout?.fault === undefined) {
    const { file, workspaceId: id } = withWorkspaceId
    return { id, source: { kind: 'file', file, field: 'workspace_id' }, storedName, notices }
  }
  throw createUnknownFailure(inputs)
}

function isBroken(file: StoredFile): file is Extract<StoredFile, { failure: Failure }> {
  return file.failure !== undefined
}

/** Warns about an unusable file that was not needed, or a conflict with equal IDs. */
function createFileNotice(stored: StoredFile): Notice | undefined {
  const { file } = stored
  if (isBroken(stored)) {
    const message = `${stored.failure.message}. The file was not needed to identify the project.`
    return { level: 'warning', title: 'Project file', message, file }
  }
  if (stored.conflictLine === undefined) return undefined
  const message = `${file}, line ${stored.conflictLine}: git conflict markers. Both sides have the same \`git_id\`, which is used. Resolve the conflict and commit the file.`
  return { level: 'warning', title: 'Project file', message, file }
}

function createUnknownFailure({ path, checkout }: IdentityInputs): Failure {
  return new Failure(
    'project-unknown',
    `The project of \`${path}\` is unknown: ${explainUnknown(checkout)}.`,
    'Set the `project-id` input, or commit .specstory/.project.json.',
  )
}

function explainUnknown(checkout: Checkout | undefined): string {
  if (checkout === undefined) {
    return 'it has no .specstory/.project.json and no `.git` with an `origin` that names the repository'
  }
  const dotGit = checkout.root === '.' ? '.git' : `${checkout.root}/.git`
  if (checkout.fault !== undefined) return `\`${dotGit}\` cannot be used: ${checkout.fault}`
  return `it has no .specstory/.project.json with an ID, and its checkout \`${checkout.root}\` has no remote \`origin\``
}

/** The workflow's repository, from the runner's variables. */
type WorkflowRepository = Pick<Runner, 'serverUrl' | 'repository' | 'commit'>

/**
 * Finds the URL for a computed ID: `origin` of the path's checkout, otherwise the workflow's repository. The latter
 * does not apply to a nested or unreadable checkout.
 */
function findRemote(checkout: Checkout | undefined, runner: WorkflowRepository): string | undefined {
  if (checkout?.fault !== undefined) return undefined
  if (checkout?.origin !== undefined) return checkout.origin
  if (!isWorkspaceCheckout(checkout) || runner.serverUrl === '' || runner.repository === '') return undefined
  return `${runner.serverUrl}/${runner.repository}`
}

/**
 * Returns the repository and the commit of a path's files. In the workflow's own repository it is the event's commit.
 * For a pull request that is its head, not the checked-out merge commit.
 */
function resolveProvenance(checkout: Checkout | undefined, runner: WorkflowRepository): Provenance {
  const workflowRepository = { serverUrl: runner.serverUrl, name: runner.repository }
  const remote = findRemote(checkout, runner)
  const repository = remote === undefined ? undefined : parseRepository(remote)
  if (repository !== undefined && runner.repository !== '' && isSameRepository(repository, workflowRepository)) {
    return { repository: workflowRepository, commit: runner.commit || checkout?.commit || '' }
  }
  return { repository, commit: checkout === undefined ? runner.commit : (checkout.commit ?? '') }
}

function isWorkspaceCheckout(checkout: Checkout | undefined): boolean {
  return checkout === undefined || checkout.root === '.' || /^\.\.(?:\/|$)/.test(checkout.root)
}

/**
 * Reports a stored ID that differs from the computed ID. A clone without the file uploads to another project.
 * @returns `undefined` if both are equal
 */
function createStoredIdNotice(file: string, stored: string, remote: string): Notice | undefined {
  const computed = computeProjectId(remote)
  if (stored === computed) return undefined
  const normalized = normalizeRemote(remote)
  const message = `${file}: \`git_id\` is ${stored}, and the ID computed from ${hideUserName(normalized)} is ${computed}. The sessions go to ${stored}. ${explainStoredId(stored, normalized)}`
  return { level: 'notice', title: 'Stored project ID', message, file }
}

function explainStoredId(stored: string, normalized: string): string {
  const withoutHost = normalized.slice(normalized.indexOf('/') + 1)
  if ([withoutHost, `${withoutHost}.git`].some((text) => hashProjectId(text) === stored)) {
    return 'An older editor extension computed this ID for the repository, without the host.'
  }
  return 'Usual causes: the repository was renamed, an older editor extension computed the ID, or the file came from a fork or a template and names the original project. To change the project, delete the file or set `project-id`.'
}

/**
 * Normalizes a remote's URL as the CLI does before hashing: without `.git` and scheme, and `user@host:path` as
 * `host/path`. Case, a final slash and a plain user name stay. Unlike in the CLI, passwords and tokens are removed
 * (docs/internals/projects.md, Computing git_id).
 */
export function normalizeRemote(remote: string): string {
  const url = removeCredentials(remote).replace(/\.git$/, '')
  const at = url.indexOf('@')
  const colon = at === -1 ? -1 : url.indexOf(':', at)
  if (colon !== -1) return `${url.slice(at + 1, colon)}/${url.slice(colon + 1)}`
  const scheme = url.indexOf('://')
  return scheme === -1 ? url : url.slice(scheme + 3)
}

/** Computes the `git_id` of a remote's URL as the CLI does. */
export function computeProjectId(remote: string): ProjectId {
  return hashProjectId(normalizeRemote(remote))
}

/** Formats the first 16 hex digits of a text's SHA-256 as a project ID. */
export function hashProjectId(text: string): ProjectId {
  return formatProjectId(createHash('sha256').update(text).digest('hex'))
}
