import { VERSION } from '../../version.ts'
import type { ApiFetch } from './api-fetch.ts'
import type { ChangedFiles } from './belonging.ts'
import type { ListedComment } from './marker.ts'
import { allPages, PER_PAGE } from './pages.ts'
import type { CommentTarget } from './target.ts'

/** Pages of files that GitHub lists of a pull request: 3,000 files. */
const MAX_FILE_PAGES = 30

/** Pages of comments looked through: more than any pull request has. */
const MAX_COMMENT_PAGES = 100

/** A pull request as GitHub's API tells it. Every text is untrusted, and every call throws Octokit's errors. */
export type PullRequest = {
  /** What it adds or changes, renamed files under their new names. */
  files(): Promise<ChangedFiles>
  comments(): Promise<ListedComment[]>
  /** The login of the user or bot that the token belongs to. */
  viewer(): Promise<string>
  /** @returns the URL of the comment */
  create(body: string): Promise<string>
  update(id: number, body: string): Promise<string>
}

/**
 * Loads GitHub's client, which a run without a comment never pays for.
 *
 * @param fetch sends the client's requests; its own would read the proxy's variables by other rules
 * @param signal ends every request.
 */
export async function openPullRequest(
  target: CommentTarget,
  fetch: ApiFetch,
  signal: AbortSignal,
): Promise<PullRequest> {
  const { apiUrl, owner, repository: repo, number, token } = target
  const { getOctokit } = await import('@actions/github')
  const octokit = getOctokit(token, {
    baseUrl: apiUrl,
    userAgent: `specstory-sync-action/${VERSION}`,
    // Only the printer prints: what a server answers could be a command to the runner.
    log: SILENT,
    request: { fetch },
  })
  const request = { signal }
  return {
    async files() {
      const list = async (page: number) => {
        const { data } = await octokit.rest.pulls.listFiles({
          owner,
          repo,
          pull_number: number,
          per_page: PER_PAGE,
          page,
          request,
        })
        return data
      }
      const files = await allPages(list, MAX_FILE_PAGES)
      return {
        files: files
          .filter(({ status }) => status !== 'removed' && status !== 'unchanged')
          .map((file) => file.filename),
        isCut: files.length >= MAX_FILE_PAGES * PER_PAGE,
      }
    },
    async comments() {
      const list = async (page: number) => {
        const { data } = await octokit.rest.issues.listComments({
          owner,
          repo,
          issue_number: number,
          per_page: PER_PAGE,
          page,
          request,
        })
        return data
      }
      return (await allPages(list, MAX_COMMENT_PAGES)).map(({ id, body, user }) => ({
        id,
        body: body ?? '',
        author: user?.login ?? '',
        isBot: user?.type === 'Bot',
      }))
    },
    async viewer() {
      // The REST API tells an app's token no name of its own.
      const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }', { request })
      return viewer.login
    },
    async create(body) {
      const { data } = await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body, request })
      return data.html_url
    },
    async update(id, body) {
      const { data } = await octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body, request })
      return data.html_url
    },
  }
}

const nothing = (): void => {}
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing }
