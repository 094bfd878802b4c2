import type { ApiClient } from './api-client.ts'
import type { Author } from './marker.ts'

/** The user that Gitea and Forgejo have for the tokens of jobs; it is in no table of theirs. */
const GITEA_ACTIONS_ID = -2

/** How GitHub's tokens of apps begin, a job's own among them: who writes with one is a bot. */
const APP_TOKEN = /^ghs_/

/** How its tokens of people begin. */
const USER_TOKEN = /^(ghp|gho|ghu|github_pat)_/

/** Who the token belongs to. GitHub's REST API tells an app's token nothing of itself, and Gitea has no other. */
export async function viewerOf(api: ApiClient, token: string, isGitea: boolean): Promise<Author> {
  if (isGitea) return { id: await giteaUser(api), type: undefined }
  const { viewer } = await api.graphql<{ viewer: { databaseId?: number | null } }>('{ viewer { databaseId } }')
  if (typeof viewer.databaseId !== 'number') throw new Error('GitHub does not tell who the `github-token` belongs to.')
  const type = APP_TOKEN.test(token) ? 'Bot' : USER_TOKEN.test(token) ? 'User' : undefined
  return { id: viewer.databaseId, type }
}

async function giteaUser(api: ApiClient): Promise<number> {
  try {
    return (await api.request<{ id: number }>('GET /user')).id
  } catch (error) {
    // A job's token may not ask this in every version.
    if ([401, 403, 404].includes(Number((error as { status?: unknown } | null)?.status))) return GITEA_ACTIONS_ID
    throw error
  }
}
