import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StoredComment = { id: number; body: string; author: Account }

/** GitHub's REST API adds `[bot]` to a bot's login, its GraphQL API does not; Gitea's API has no types. */
export type Account = { id: number; login: string; type?: 'Bot' | 'User' }

/** The account of a job's token on GitHub. */
export const GITHUB_ACTIONS: Account = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' }

/** The account of a job's token on Gitea, which is not in the table of users. */
const GITEA_ACTIONS: Account = { id: -2, login: 'gitea-actions' }

export type Fault = {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The request is still executed. */
  readonly isApplied?: boolean
}

export type GitHubApi = {
  /** Value for `GITHUB_API_URL`. */
  readonly url: string
  /** `METHOD /path`, in the order of arrival. */
  readonly requests: string[]
  readonly authorizations: Set<string>
  files: { filename: string; status: string }[]
  comments: StoredComment[]
  viewer: Account
  /** Response to every request instead of the real one; `hang` never responds. */
  fault: Fault | 'hang' | undefined
  /** The same for write requests. */
  writeFault: Fault | 'hang' | undefined
  /** Number of requests with a fault; later ones are served. */
  remainingFaults: number
  /** Whether the token has access to `GET /user`. */
  canReadUser: boolean
  close(): Promise<void>
}

/**
 * Starts the part of GitHub's REST and GraphQL API that comments need, on loopback, for `acme/widgets#7`; or of Gitea's
 * API, which has no GraphQL, another page size, and all comments on one page.
 */
export async function startGitHubApi(kind: 'github' | 'gitea' = 'github'): Promise<GitHubApi> {
  const server = createServer((request, response) => void handleRequest(api, request, response))
  const isGitea = kind === 'gitea'
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const api: GitHubApi = {
    url: `http://127.0.0.1:${port}/api/${isGitea ? 'v1' : 'v3'}`,
    requests: [],
    authorizations: new Set(),
    files: [],
    comments: [],
    viewer: isGitea ? GITEA_ACTIONS : GITHUB_ACTIONS,
    fault: undefined,
    writeFault: undefined,
    remainingFaults: Number.POSITIVE_INFINITY,
    canReadUser: true,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return api
}

async function handleRequest(api: GitHubApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', 'http://localhost')
  api.requests.push(`${request.method} ${url.pathname}${url.search}`)
  api.authorizations.add(String(request.headers.authorization))
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  const isWrite = request.method !== 'GET' && !url.pathname.endsWith('/graphql')
  const nextFault = api.fault ?? (isWrite ? api.writeFault : undefined)
  const fault = api.remainingFaults > 0 ? nextFault : undefined
  if (fault !== undefined) api.remainingFaults -= 1
  if (fault === 'hang') return
  const send = (status: number, body: unknown, headers = {}): void => {
    if (response.headersSent) return
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  if (fault !== undefined) {
    send(fault.status, fault.body ?? { message: 'Resource not accessible by integration' }, fault.headers)
    if (fault.isApplied !== true) return
  }
  const isGitea = url.pathname.startsWith('/api/v1/')
  const selectPage = <Item>(items: readonly Item[]): Item[] => {
    const size = isGitea ? 50 : Number(url.searchParams.get('per_page') ?? 30)
    const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size
    return items.slice(start, start + size)
  }
  const parseBody = (): string => (JSON.parse(text) as { body: string }).body
  const route = `${request.method} ${url.pathname.replace(/^\/api(?:\/v[13])?/, '')}`
  const edited = /^PATCH \/repos\/acme\/widgets\/issues\/comments\/(\d+)$/.exec(route)
  const comment = api.comments.find(({ id }) => id === Number(edited?.[1]))
  if (route === 'GET /repos/acme/widgets/pulls/7/files') return send(200, selectPage(api.files))
  if (route === 'GET /repos/acme/widgets/issues/7/comments') {
    return send(200, (isGitea ? api.comments : selectPage(api.comments)).map(toJson))
  }
  if (route === 'POST /graphql' && !isGitea) return send(200, { data: { viewer: { databaseId: api.viewer.id } } })
  if (route === 'GET /user' && isGitea && api.canReadUser) return send(200, api.viewer)
  if (route === 'POST /repos/acme/widgets/issues/7/comments') {
    const created: StoredComment = {
      id: 1_000 + api.comments.length,
      body: parseBody(),
      author: api.viewer,
    }
    api.comments.push(created)
    return send(201, toJson(created))
  }
  if (comment !== undefined) {
    comment.body = parseBody()
    return send(200, toJson(comment))
  }
  return send(404, { message: 'Not Found' })
}

function toJson({ id, body, author }: StoredComment) {
  return { id, body, user: author, html_url: `https://github.com/acme/widgets/pull/7#issuecomment-${id}` }
}
