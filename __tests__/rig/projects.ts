import type { Inputs } from '../../src/inputs/inputs.ts'
import type { Runner } from '../../src/inputs/runner.ts'
import { type IdentifiedProjects, identifyProjects } from '../../src/project/identify.ts'

export const GIT_ID = 'aaaa-bbbb-cccc-dddd'
export const OTHER_ID = 'eeee-ffff-0000-1111'
export const WORKSPACE_ID = '1111-2222-3333-4444'
/** Computed from `github.com/acme/widgets`. */
export const COMPUTED_ID = 'f60e-cdb1-6e5e-8e82'
/** The commit in `.git/HEAD`. */
export const COMMIT = '0123456789abcdef0123456789abcdef01234567'
/** The commit of the event. */
export const EVENT_COMMIT = 'e'.repeat(40)

const ON_GITHUB = {
  serverUrl: 'https://github.com',
  repository: 'acme/widgets',
  commit: EVENT_COMMIT,
  onGithub: true,
}
export const OUTSIDE_GITHUB = { serverUrl: '', repository: '', commit: '', onGithub: false }
/** On GitHub, without the variables that name the repository. */
export const WITHOUT_REPOSITORY = { ...OUTSIDE_GITHUB, onGithub: true }

/** The files of a `.git` with a detached HEAD, as CI checks out; without a URL it has no remote. */
export function gitFiles(directory: string, url?: string): Record<string, string> {
  const remote = url === undefined ? '' : `[remote "origin"]\n\turl = ${url}\n`
  const prefix = directory === '.' ? '' : `${directory}/`
  return { [`${prefix}.git/config`]: `[core]\n\tbare = false\n${remote}`, [`${prefix}.git/HEAD`]: `${COMMIT}\n` }
}

export async function identify(
  workspace: string,
  inputs: Partial<Pick<Inputs, 'projectId' | 'projectName' | 'paths' | 'historyDir'>> = {},
  runner: Pick<Runner, 'serverUrl' | 'repository' | 'commit' | 'onGithub'> = ON_GITHUB,
): Promise<IdentifiedProjects> {
  const { projectId, projectName, paths = ['.'], historyDir = '' } = inputs
  return await identifyProjects({ projectId, projectName, paths, historyDir }, { workspace, ...runner })
}
