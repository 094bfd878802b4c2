import type { ApiClient } from './api-client.ts'
import type { ChangedFiles } from './belonging.ts'
import type { Author, ListedComment } from './marker.ts'
import { allPages, allPagesOfAnySize, PER_PAGE } from './pages.ts'
import { viewerOf } from './viewer.ts'

/** Files that GitHub lists of a pull request at most. */
const MAX_FILES = 3_000

/** Comments looked through: more than any pull request has. */
export const MAX_COMMENTS = 10_000

/** The comments of a pull request, the oldest first. */
export type Comments = {
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
