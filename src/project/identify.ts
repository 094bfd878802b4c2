import { basename, join, relative, resolve, sep } from 'node:path'
import { type Checkout, Checkouts } from '../checkout/checkout.ts'
import { parseRepository, parseRepositoryName, type Repository } from '../checkout/remote-url.ts'
import { Failure } from '../failure.ts'
import { isProjectId, type ProjectId } from '../ids.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import { resolveHistoryDirectory } from './history-directory.ts'
import {
  cleanProjectName,
  type Notice,
  type OptOut,
  type Project,
  type ProjectPlace,
  type ProjectSource,
} from './project.ts'
import { computeProjectId, hashProjectId, normalizeRemote } from './project-id.ts'
import { readSettings } from './read-settings.ts'
import { readStoredFiles, type StoredFile } from './stored-files.ts'

export type IdentifiedProjects = {
  /** In path order. */
  readonly projects: readonly Project[]
  /** The paths of no project, since their owner turned cloud sync off. */
  readonly optOuts: readonly OptOut[]
  /** Each once, in path order. */
  readonly notices: readonly Notice[]
}

/** A path whose owner did not opt out. */
type IdentifiedPath = { readonly identity: Identity; readonly place: ProjectPlace; readonly fallbackName: string }
type LookedAt = { readonly notices: readonly Notice[] } & ({ optOut: OptOut } | IdentifiedPath)

/**
 * Finds out which project each path belongs to, what of it may be uploaded, and where its sessions and its files come
 * from. Paths with one id are one project.
 *
 * @throws Failure `project-settings` and `project-file` for a file that is there and cannot be relied on,
 *   `project-unknown` when no id can be known
 */
export async function identifyProjects(
  inputs: Pick<Inputs, 'projectId' | 'projectName' | 'paths' | 'historyDir'>,
  runner: Pick<Runner, 'workspace' | 'serverUrl' | 'repository' | 'commit' | 'onGithub'>,
): Promise<IdentifiedProjects> {
  const checkouts = new Checkouts(reachOf(runner))
  const lookedAt: LookedAt[] = []
  for (const path of inputs.paths) lookedAt.push(await lookAt(path, await checkouts.find(path), inputs, runner))

  const paths = lookedAt.flatMap((found) => ('optOut' in found ? [] : [found]))
  const byId = Map.groupBy(paths, ({ identity }) => identity.id)
  const notices = lookedAt.flatMap((found) => found.notices)
  return {
    projects: [...byId].map(([id, group]) => projectOf(id, group, inputs.projectName)),
    optOuts: lookedAt.flatMap((found) => ('optOut' in found ? [found.optOut] : [])),
    notices: [...new Map(notices.map((notice) => [notice.message, notice])).values()],
  }
}

function reachOf({ workspace, onGithub }: Pick<Runner, 'workspace' | 'onGithub'>) {
  return { workspace, outside: !onGithub }
}

async function lookAt(
  path: string,
  checkout: Checkout | undefined,
  inputs: Pick<Inputs, 'projectId' | 'historyDir'>,
  runner: Pick<Runner, 'workspace' | 'serverUrl' | 'repository' | 'commit' | 'onGithub'>,
): Promise<LookedAt> {
  const reach = reachOf(runner)
  const root = checkout?.root ?? '.'
  const settings = await readSettings(reach, path, root)
  if (settings.optedOutBy !== undefined) {
    return { optOut: { path, file: settings.optedOutBy, setting: 'cloud_sync.enabled' }, notices: settings.notices }
  }
  const { workspace } = runner
  const history = await resolveHistoryDirectory(workspace, path, inputs.historyDir, settings.outputDir)
  const stored = await readStoredFiles(reach, path, root, history)
  const notices = [...settings.notices, ...history.notices, ...stored.notices]
  const optOut = stored.files.find(({ optedOut }) => optedOut)
  if (optOut !== undefined) return { optOut: { path, file: optOut.file, setting: 'cloud_sync' }, notices }

  const remote = findRemote(checkout, runner)
  const identity = resolveIdentity({ path, input: inputs.projectId, stored: stored.files, checkout, remote })
  return {
    identity,
    place: {
      path,
      historyDir: history.historyDir,
      root,
      prefix: root.startsWith('..') ? relative(resolve(workspace, root), workspace).split(sep).join('/') : '',
      redaction: settings.redaction,
      ...resolveProvenance(checkout, runner),
    },
    fallbackName: nameWithoutFile(workspace, root, remote),
    notices: [...notices, ...identity.notices],
  }
}

/** The repository's name as its URL has it, else the directory's that is checked out; never an id. */
function nameWithoutFile(workspace: string, root: string, remote: string | undefined): string {
  const repository = remote === undefined ? undefined : parseRepositoryName(remote)
  return cleanProjectName(repository) ?? cleanProjectName(basename(join(workspace, root))) ?? 'unnamed'
}

function projectOf(id: ProjectId, paths: readonly IdentifiedPath[], input: string | undefined): Project {
  const [first] = paths
  const stored = paths.map(({ identity }) => identity.storedName).find((name) => name !== undefined)
  return {
    id,
    // An id says nothing to a person, whoever wrote it where a name belongs.
    name: [input, stored, first?.fallbackName].find((name) => name !== undefined && !isProjectId(name)) ?? 'unnamed',
    source: first?.identity.source ?? { kind: 'input' },
    paths: paths.map(({ place }) => place.path),
    places: paths.map(({ place }) => place),
  }
}

/** What a path's project can be known from. */
export type Evidence = {
  readonly path: string
  /** `project-id`. */
  readonly input: ProjectId | undefined
  /** In order of authority. */
  readonly stored: readonly StoredFile[]
  readonly checkout: Checkout | undefined
  /** The URL that an id can be computed from. */
  readonly remote: string | undefined
}

/** A path's project. */
export type Identity = {
  readonly id: ProjectId
  readonly source: ProjectSource
  /** The first name that a stored file gives. */
  readonly storedName: string | undefined
  readonly notices: readonly Notice[]
}

/**
 * Decides which project a path belongs to: the input, else the `git_id` of a stored file, else the id computed from the
 * repository's URL, else, where there is no such URL, the `workspace_id` of a stored file; never a directory's name. As
 * in the CLI a file with nothing but a `workspace_id` gives the computed id.
 *
 * @throws Failure `project-file` for a file that could have settled it and cannot be used; `project-unknown`
 */
export function resolveIdentity(evidence: Evidence): Identity {
  const { input, stored, checkout, remote } = evidence
  const settling = input === undefined ? stored.findIndex((file) => !isBroken(file) && file.gitId !== undefined) : 0
  const needed = settling === -1 ? stored : stored.slice(0, settling)
  const broken = needed.find(isBroken)
  if (broken !== undefined) throw broken.failure

  const usable = stored.filter((file) => !isBroken(file))
  const storedName = usable.find(({ name }) => name !== undefined)?.name
  const notices = stored.flatMap((file) => noticeOf(file) ?? [])
  if (input !== undefined) return { id: input, source: { kind: 'input' }, storedName, notices }
  const withGitId = usable.find(({ gitId }) => gitId !== undefined)
  if (withGitId?.gitId !== undefined) {
    const { file, gitId: id } = withGitId
    const other = remote === undefined ? undefined : createStoredIdNotice(file, id, remote)
    const source = { kind: 'file', file, field: 'git_id' } as const
    return { id, source, storedName, notices: other === undefined ? notices : [...notices, other] }
  }
  if (remote !== undefined) {
    const source = { kind: 'computed', remote: normalizeRemote(remote) } as const
    return { id: computeProjectId(remote), source, storedName, notices }
  }
  const withWorkspaceId = usable.find(({ workspaceId }) => workspaceId !== undefined)
  if (withWorkspaceId?.workspaceId !== undefined && checkout?.fault === undefined) {
    const { file, workspaceId: id } = withWorkspaceId
    return { id, source: { kind: 'file', file, field: 'workspace_id' }, storedName, notices }
  }
  throw unknown(evidence)
}

function isBroken(file: StoredFile): file is Extract<StoredFile, { failure: Failure }> {
  return file.failure !== undefined
}

/** A fault of a file that decides nothing, or that can be read all the same. */
function noticeOf(stored: StoredFile): Notice | undefined {
  const { file } = stored
  if (isBroken(stored)) {
    const message = `${stored.failure.message}. The file was not needed to know the project.`
    return { level: 'warning', title: 'Project file', message, file }
  }
  if (stored.conflictLine === undefined) return undefined
  const message = `${file}, line ${stored.conflictLine}: git conflict markers. Both sides have the same \`git_id\`, which is used; resolve the conflict and commit the file.`
  return { level: 'warning', title: 'Project file', message, file }
}

function unknown({ path, checkout }: Evidence): Failure {
  return new Failure(
    'project-unknown',
    `The project of \`${path}\` is unknown: ${whyUnknown(checkout)}.`,
    'Set the `project-id` input, or commit .specstory/.project.json.',
  )
}

function whyUnknown(checkout: Checkout | undefined): string {
  if (checkout === undefined) {
    return 'it has no .specstory/.project.json, and this is no GitHub runner whose repository could tell'
  }
  const dotGit = checkout.root === '.' ? '.git' : `${checkout.root}/.git`
  if (checkout.fault !== undefined) return `\`${dotGit}\` is there and cannot be used: ${checkout.fault}`
  return `it has no .specstory/.project.json with an id, and its checkout \`${checkout.root}\` has no remote \`origin\``
}

/** What the runner says of the repository that the workflow belongs to. */
export type WorkflowRepository = Pick<Runner, 'serverUrl' | 'repository' | 'commit'>

/** Where the files of a path come from. */
export type Provenance = {
  /** `undefined` when it cannot be told. */
  readonly repository: Repository | undefined
  /** Empty when unknown. */
  readonly commit: string
}

/**
 * The URL that a path's project id is computed from: its own checkout's `origin`, else the workflow's repository, unless
 * the path lies in a checkout of its own below the workspace's, or in one that cannot be read.
 */
export function findRemote(checkout: Checkout | undefined, runner: WorkflowRepository): string | undefined {
  if (checkout?.fault !== undefined) return undefined
  if (checkout?.origin !== undefined) return checkout.origin
  if (!isOfWorkspace(checkout) || runner.serverUrl === '' || runner.repository === '') return undefined
  return `${runner.serverUrl}/${runner.repository}`
}

/**
 * The repository and the commit of a path's files. For the workflow's own repository the commit is the event's, which for
 * a pull request is its head and not the merge that is checked out; for another one it is the checkout's.
 */
export function resolveProvenance(checkout: Checkout | undefined, runner: WorkflowRepository): Provenance {
  const workflows = { serverUrl: runner.serverUrl, name: runner.repository }
  const remote = findRemote(checkout, runner)
  const repository = remote === undefined ? undefined : parseRepository(remote)
  if (repository !== undefined && runner.repository !== '' && isSame(repository, workflows)) {
    return { repository: workflows, commit: runner.commit || checkout?.commit || '' }
  }
  return { repository, commit: checkout === undefined ? runner.commit : (checkout.commit ?? '') }
}

function isOfWorkspace(checkout: Checkout | undefined): boolean {
  return checkout === undefined || checkout.root === '.' || /^\.\.(?:\/|$)/.test(checkout.root)
}

/** Servers take names in any case, and are reached over ssh, with or without TLS. */
function isSame(one: Repository, other: Repository): boolean {
  const spelled = ({ serverUrl, name }: Repository): string =>
    `${serverUrl.slice(serverUrl.indexOf('://') + 3)}/${name}`.toLowerCase()
  return spelled(one) === spelled(other)
}

/**
 * What a person should know when a stored id is not the one that is computed from the repository: the sessions go to
 * another project than those of a clone without the file.
 *
 * @param file the stored file
 * @param stored its `git_id`
 * @param remote the URL that the other id is computed from
 * @returns `undefined` when they are the same
 */
export function createStoredIdNotice(file: string, stored: string, remote: string): Notice | undefined {
  const computed = computeProjectId(remote)
  if (stored === computed) return undefined
  const normalised = normalizeRemote(remote)
  const message = `${file}: \`git_id\` is ${stored}, and the id computed from ${normalised} is ${computed}. The sessions go to ${stored}, as the file says. ${reason(stored, normalised)}`
  return { level: 'notice', title: 'Stored project id', message, file }
}

function reason(stored: string, normalised: string): string {
  const withoutHost = normalised.slice(normalised.indexOf('/') + 1)
  if ([withoutHost, `${withoutHost}.git`].some((text) => hashProjectId(text) === stored)) {
    return 'It is the id that an older editor extension computed for this repository, without the host.'
  }
  return 'Usual reasons: the repository was renamed, an older editor extension computed the id, or the file came with a fork or a template, and then it is the project of the original. To change the project, delete the file or set `project-id`.'
}
