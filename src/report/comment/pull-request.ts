import type { ApiClient } from './api.ts'
import type { Author, ListedComment } from './marker.ts'
import type { ChangedFiles } from './pull-request-sessions.ts'

/** Files that GitHub lists of a pull request at most. */
const MAX_FILES = 3_000

/** Comments looked through: more than any pull request has. */
export const MAX_COMMENTS = 10_000

/** The comments of a pull request, the oldest first. */
type Comments = {
  readonly comments: readonly ListedComment[]
  /** There are more than were looked through. */
  readonly isCut: boolean
}

/** A pull request as its server's API tells it. Every text is untrusted, and every call throws Octokit's errors. */
export type PullRequest = {
  /** What it adds or changes, renamed files under their new names. */
  files(): Promise<ChangedFiles>
  comments(): Promise<Comments>
  /** Who the token belongs to. */
  viewer(): Promise<Author>
  /** @returns the URL of the comment */
  create(body: string): Promise<string>
  update(id: number, body: string): Promise<string>
}

type File = { readonly filename: string; readonly status: string }
type Comment = {
  readonly id: number
  readonly body?: string | null
  readonly html_url: string
  readonly user?: { readonly id: number; readonly type?: string } | null
}

/** What GitHub and Gitea call a file that is not there any more, or that is as it was. */
const WITHOUT_CHANGE: ReadonlySet<string> = new Set(['removed', 'deleted', 'unchanged'])

/**
 * @param isGitea whether the server is one, or a Forgejo: it has pages of its own size, all comments on one, and no
 *   GraphQL
 */
export function openPullRequest(api: ApiClient, number: number, token: string, isGitea: boolean): PullRequest {
  const list = <Item>(route: string) => {
    const page = (page: number): Promise<Item[]> =>
      api.request(`GET ${route}`, { number, page, [isGitea ? 'limit' : 'per_page']: PER_PAGE })
    return page
  }
  return {
    async files() {
      const page = list<File>('/repos/{owner}/{repo}/pulls/{number}/files')
      const files = await (isGitea ? allPagesOfAnySize(page, MAX_FILES) : allPages(page, MAX_FILES / PER_PAGE))
      const changed = files.filter(({ status }) => !WITHOUT_CHANGE.has(status))
      return { files: changed.map(({ filename }) => filename), isCut: files.length >= MAX_FILES }
    },
    async comments() {
      const page = list<Comment>('/repos/{owner}/{repo}/issues/{number}/comments')
      const comments = await (isGitea ? page(1) : allPages(page, MAX_COMMENTS / PER_PAGE))
      return {
        comments: comments.slice(0, MAX_COMMENTS).map(({ id, body, html_url, user }) => ({
          id,
          body: body ?? '',
          url: html_url,
          author: { id: user?.id, type: user?.type },
        })),
        isCut: comments.length >= MAX_COMMENTS,
      }
    },
    viewer: () => viewerOf(api, token, isGitea),
    async create(body) {
      const route = 'POST /repos/{owner}/{repo}/issues/{number}/comments'
      return (await api.request<Comment>(route, { number, body })).html_url
    },
    async update(id, body) {
      const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{id}'
      return (await api.request<Comment>(route, { id, body })).html_url
    },
  }
}

/** What GitHub's API gives at most on a page. */
const PER_PAGE = 100

/** Pages asked for at a time once the first one was full: thirty one after the other would take longer than a comment may. */
const PAGES_AT_A_TIME = 5

/** Every item of a paged list, up to `maxPages` pages of a hundred; a page that is not full is the last one. */
async function allPages<Item>(page: (number: number) => Promise<readonly Item[]>, maxPages: number): Promise<Item[]> {
  const items = [...(await page(1))]
  let isFull = items.length === PER_PAGE
  for (let next = 2; isFull && next <= maxPages; next += PAGES_AT_A_TIME) {
    const numbers = Array.from({ length: Math.min(PAGES_AT_A_TIME, maxPages - next + 1) }, (_, index) => next + index)
    const wave = await Promise.all(numbers.map(page))
    items.push(...wave.flat())
    isFull = wave.at(-1)?.length === PER_PAGE
  }
  return items
}

/**
 * The same of a server whose pages are as long as its owner says: an empty one is the last. One after the other, because
 * nobody can tell how many there are.
 */
async function allPagesOfAnySize<Item>(
  page: (number: number) => Promise<readonly Item[]>,
  maxItems: number,
): Promise<Item[]> {
  const items: Item[] = []
  for (let next = 1; items.length < maxItems; next += 1) {
    const found = await page(next)
    if (found.length === 0) return items
    items.push(...found)
  }
  return items.slice(0, maxItems)
}

/** The user that Gitea and Forgejo have for the tokens of jobs; it is in no table of theirs. */
const GITEA_ACTIONS_ID = -2

/** How GitHub's tokens of apps begin, a job's own among them: who writes with one is a bot. */
const APP_TOKEN = /^ghs_/

/** How its tokens of people begin. */
const USER_TOKEN = /^(ghp|gho|ghu|github_pat)_/

/** Who the token belongs to. GitHub's REST API tells an app's token nothing of itself, and Gitea has no other. */
async function viewerOf(api: ApiClient, token: string, isGitea: boolean): Promise<Author> {
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
