import type { Checkout } from '../checkout/checkout.ts'
import { Failure } from '../failure.ts'
import type { ProjectId } from '../ids.ts'
import type { Notice, ProjectSource } from './project.ts'
import { normaliseRemote, projectIdOf } from './project-id.ts'
import type { StoredFile } from './stored-files.ts'
import { storedIdNotice } from './stored-id.ts'

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
export function identityOf(evidence: Evidence): Identity {
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
    const other = remote === undefined ? undefined : storedIdNotice(file, id, remote)
    const source = { kind: 'file', file, field: 'git_id' } as const
    return { id, source, storedName, notices: other === undefined ? notices : [...notices, other] }
  }
  if (remote !== undefined) {
    const source = { kind: 'computed', remote: normaliseRemote(remote) } as const
    return { id: projectIdOf(remote), source, storedName, notices }
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
