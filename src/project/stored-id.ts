import type { Notice } from './project.ts'
import { hashedId, normaliseRemote, projectIdOf } from './project-id.ts'

/**
 * What a person should know when a stored id is not the one that is computed from the repository: the sessions go to
 * another project than those of a clone without the file.
 *
 * @param file the stored file
 * @param stored its `git_id`
 * @param remote the URL that the other id is computed from
 * @returns `undefined` when they are the same
 */
export function storedIdNotice(file: string, stored: string, remote: string): Notice | undefined {
  const computed = projectIdOf(remote)
  if (stored === computed) return undefined
  const normalised = normaliseRemote(remote)
  const message = `${file}: \`git_id\` is ${stored}, and the id computed from ${normalised} is ${computed}. The sessions go to ${stored}, as the file says. ${reason(stored, normalised)}`
  return { level: 'notice', title: 'Stored project id', message, file }
}

function reason(stored: string, normalised: string): string {
  const withoutHost = normalised.slice(normalised.indexOf('/') + 1)
  if ([withoutHost, `${withoutHost}.git`].some((text) => hashedId(text) === stored)) {
    return 'It is the id that an older editor extension computed for this repository, without the host.'
  }
  return 'Usual reasons: the repository was renamed, an older editor extension computed the id, or the file came with a fork or a template, and then it is the project of the original. To change the project, delete the file or set `project-id`.'
}
