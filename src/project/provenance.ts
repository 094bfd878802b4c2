import type { Checkout } from '../checkout/checkout.ts'
import { type Repository, repositoryOf } from '../checkout/remote-url.ts'
import type { Runner } from '../inputs/runner.ts'

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
export function remoteOf(checkout: Checkout | undefined, runner: WorkflowRepository): string | undefined {
  if (checkout?.fault !== undefined) return undefined
  if (checkout?.origin !== undefined) return checkout.origin
  if (!isOfWorkspace(checkout) || runner.serverUrl === '' || runner.repository === '') return undefined
  return `${runner.serverUrl}/${runner.repository}`
}

/**
 * The repository and the commit of a path's files. For the workflow's own repository the commit is the event's, which for
 * a pull request is its head and not the merge that is checked out; for another one it is the checkout's.
 */
export function provenanceOf(checkout: Checkout | undefined, runner: WorkflowRepository): Provenance {
  const workflows = { serverUrl: runner.serverUrl, name: runner.repository }
  const remote = remoteOf(checkout, runner)
  const repository = remote === undefined ? undefined : repositoryOf(remote)
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
