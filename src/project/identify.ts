import { basename, join, relative, resolve, sep } from 'node:path'
import { type Checkout, Checkouts } from '../checkout/checkout.ts'
import { repositoryName } from '../checkout/remote-url.ts'
import { isProjectId, type ProjectId } from '../ids.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Runner } from '../inputs/runner.ts'
import { placeOfHistory } from './history-place.ts'
import { type Identity, identityOf } from './identity.ts'
import type { Notice, OptOut, Project, ProjectPlace } from './project.ts'
import { usableName } from './project-name.ts'
import { provenanceOf, remoteOf } from './provenance.ts'
import { readSettings } from './read-settings.ts'
import { readStoredFiles } from './stored-files.ts'

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
  for (const path of inputs.paths) lookedAt.push(await lookAt(path, await checkouts.of(path), inputs, runner))

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
  const history = await placeOfHistory(workspace, path, inputs.historyDir, settings.outputDir)
  const stored = await readStoredFiles(reach, path, root, history)
  const notices = [...settings.notices, ...history.notices, ...stored.notices]
  const optOut = stored.files.find(({ optedOut }) => optedOut)
  if (optOut !== undefined) return { optOut: { path, file: optOut.file, setting: 'cloud_sync' }, notices }

  const remote = remoteOf(checkout, runner)
  const identity = identityOf({ path, input: inputs.projectId, stored: stored.files, checkout, remote })
  return {
    identity,
    place: {
      path,
      historyDir: history.historyDir,
      root,
      prefix: root.startsWith('..') ? relative(resolve(workspace, root), workspace).split(sep).join('/') : '',
      redaction: settings.redaction,
      ...provenanceOf(checkout, runner),
    },
    fallbackName: nameWithoutFile(workspace, root, remote),
    notices: [...notices, ...identity.notices],
  }
}

/** The repository's name as its URL has it, else the directory's that is checked out; never an id. */
function nameWithoutFile(workspace: string, root: string, remote: string | undefined): string {
  const repository = remote === undefined ? undefined : repositoryName(remote)
  return usableName(repository) ?? usableName(basename(join(workspace, root))) ?? 'unnamed'
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
