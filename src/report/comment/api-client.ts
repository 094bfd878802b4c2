import { VERSION } from '../../version.ts'
import type { ApiFetch } from './api-fetch.ts'
import type { CommentTarget } from './target.ts'

/** What is asked of a route: its placeholders, its query and its body. */
export type Parameters = Readonly<Record<string, string | number>>

/** The API of the server that the pull request is on. Every text of an answer is untrusted. */
export type ApiClient = {
  /**
   * @param route as in GitHub's documentation, `GET /repos/{owner}/{repo}/…`; owner and repo are filled in
   * @throws Octokit's errors
   */
  request<Data>(route: string, parameters?: Parameters): Promise<Data>
  /** GitHub only. */
  graphql<Data>(query: string): Promise<Data>
}

/**
 * Loads GitHub's client, which a run without a comment never pays for.
 *
 * @param fetch sends the client's requests; its own would read the proxy's variables by other rules
 * @param signal ends every request
 */
export async function openApi(
  { apiUrl, owner, repository: repo, token }: CommentTarget,
  fetch: ApiFetch,
  signal: AbortSignal,
): Promise<ApiClient> {
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
    async request<Data>(route: string, parameters: Parameters = {}) {
      const { data } = await octokit.request(route, { owner, repo, ...parameters, request })
      return data as Data
    },
    graphql: (query) => octokit.graphql(query, { request }),
  }
}

const nothing = (): void => {}
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing }
