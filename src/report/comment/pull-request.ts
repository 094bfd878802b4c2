import type { ApiClient } from './api.ts'
import type { Author, ListedComment } from './marker.ts'
import type { ChangedFiles } from './pull-request-sessions.ts'

/** GitHub's maximum. */
const MAX_FILES = 3_000

/** More than any real pull request. */
export const MAX_COMMENTS = 10_000

/** Oldest first. */
type Comments = {
  readonly comments: readonly ListedComment[]
  /** More comments exist. */
  readonly isCut: boolean
}

/** A pull request of its server's API. Texts are untrusted; calls throw Octokit's errors. */
export type PullRequest = {
  /** Added or changed files; renamed ones under their new names. */
  listFiles(): Promise<ChangedFiles>
  listComments(): Promise<Comments>
  /** The token's owner. */
  getViewer(): Promise<Author>
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

/** Statuses of deleted and unchanged files. */
const WITHOUT_CHANGE: ReadonlySet<string> = new Set(['removed', 'deleted', 'unchanged'])

/** @param isGitea Gitea and Forgejo have other page sizes, all comments on one page, and no GraphQL */
export function openPullRequest(api: ApiClient, number: number, token: string, isGitea: boolean): PullRequest {
  const list = <Item>(route: string) => {
    const page = (page: number): Promise<Item[]> =>
      api.request(`GET ${route}`, { number, page, [isGitea ? 'limit' : 'per_page']: PER_PAGE })
    return page
  }
  return {
    async listFiles() {
      const page = list<File>('/repos/{owner}/{repo}/pulls/{number}/files')
      const files = await (isGitea ? fetchPagesOfAnySize(page, MAX_FILES) : fetchAllPages(page, MAX_FILES / PER_PAGE))
      const changed = files.filter(({ status }) => !WITHOUT_CHANGE.has(status))
      return { files: changed.map(({ filename }) => filename), isCut: files.length >= MAX_FILES }
    },
    async listComments() {
      const page = list<Comment>('/repos/{owner}/{repo}/issues/{number}/comments')
      const comments = await (isGitea ? page(1) : fetchAllPages(page, MAX_COMMENTS / PER_PAGE))
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
    getViewer: () => fetchViewer(api, token, isGitea),
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

/** GitHub's maximum. */
const PER_PAGE = 100

/** Parallel page requests after the first full page: thirty sequential requests would take too long. */
const PAGES_AT_A_TIME = 5

/** Fetches up to `maxPages` pages; an incomplete page is the last. */
async function fetchAllPages<Item>(
  page: (number: number) => Promise<readonly Item[]>,
  maxPages: number,
): Promise<Item[]> {
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

/** Fetches pages of unknown size, one after another, until a page is empty. */
async function fetchPagesOfAnySize<Item>(
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

/** User ID of Gitea's and Forgejo's job tokens. */
const GITEA_ACTIONS_ID = -2

/** Prefix of GitHub's app tokens, including job tokens. */
const APP_TOKEN = /^ghs_/

/** Prefixes of users' tokens. */
const USER_TOKEN = /^(ghp|gho|ghu|github_pat)_/

/** Fetches the token's owner. */
async function fetchViewer(api: ApiClient, token: string, isGitea: boolean): Promise<Author> {
  if (isGitea) return { id: await fetchGiteaUser(api), type: undefined }
  const { viewer } = await api.graphql<{ viewer: { databaseId?: number | null } }>('{ viewer { databaseId } }')
  if (typeof viewer.databaseId !== 'number') throw new Error('GitHub did not return the owner of the `github-token`.')
  const type = APP_TOKEN.test(token) ? 'Bot' : USER_TOKEN.test(token) ? 'User' : undefined
  return { id: viewer.databaseId, type }
}

async function fetchGiteaUser(api: ApiClient): Promise<number> {
  try {
    return (await api.request<{ id: number }>('GET /user')).id
  } catch (error) {
    // Some versions do not allow this request with a job's token.
    if ([401, 403, 404].includes(Number((error as { status?: unknown } | null)?.status))) return GITEA_ACTIONS_ID
    throw error
  }
}
