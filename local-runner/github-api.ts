import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StoredComment = { id: number; body: string; author: Account }

/** GitHub's two APIs name a bot with and without `[bot]`; Gitea's knows no types. */
export type Account = { id: number; login: string; type?: 'Bot' | 'User' }

/** Who a job's token is on GitHub. */
export const GITHUB_ACTIONS: Account = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' }

/** Who it is on Gitea, where nobody is in a table of its own. */
const GITEA_ACTIONS: Account = { id: -2, login: 'gitea-actions' }

export type Fault = {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** The request is carried out all the same. */
  readonly isDone?: boolean
}

export type GitHubApi = {
  /** As `GITHUB_API_URL` names it. */
  readonly url: string
  /** `METHOD /path`, in the order of arrival. */
  readonly requests: string[]
  readonly authorizations: Set<string>
  files: { filename: string; status: string }[]
  comments: StoredComment[]
  viewer: Account
  /** What every request is answered with instead; `hang` never answers. */
  fault: Fault | 'hang' | undefined
  /** The same, for requests that write. */
  writeFault: Fault | 'hang' | undefined
  /** How many requests meet a fault, before things are well again. */
  faultsLeft: number
  /** Whether a token may ask who it is. */
  knowsUser: boolean
  close(): Promise<void>
}

/**
 * The part of GitHub's REST and GraphQL API that a comment needs, on loopback, for `acme/widgets#7`; or of Gitea's, which
 * has no GraphQL, its own size of a page, and all comments on one.
 */
export async function startGitHubApi(kind: 'github' | 'gitea' = 'github'): Promise<GitHubApi> {
  const server = createServer((request, response) => void answer(api, request, response))
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
    faultsLeft: Number.POSITIVE_INFINITY,
    knowsUser: true,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return api
}

async function answer(api: GitHubApi, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', 'http://localhost')
  api.requests.push(`${request.method} ${url.pathname}${url.search}`)
  api.authorizations.add(String(request.headers.authorization))
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  const isWritten = request.method !== 'GET' && !url.pathname.endsWith('/graphql')
  const due = api.fault ?? (isWritten ? api.writeFault : undefined)
  const fault = api.faultsLeft > 0 ? due : undefined
  if (fault !== undefined) api.faultsLeft -= 1
  if (fault === 'hang') return
  const send = (status: number, body: unknown, headers = {}): void => {
    if (response.headersSent) return
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  if (fault !== undefined) {
    send(fault.status, fault.body ?? { message: 'Resource not accessible by integration' }, fault.headers)
    if (fault.isDone !== true) return
  }
  const isGitea = url.pathname.startsWith('/api/v1/')
  const page = <Item>(items: readonly Item[]): Item[] => {
    const size = isGitea ? 50 : Number(url.searchParams.get('per_page') ?? 30)
    const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size
    return items.slice(start, start + size)
  }
  const sent = (): string => (JSON.parse(text) as { body: string }).body
  const route = `${request.method} ${url.pathname.replace(/^\/api(?:\/v[13])?/, '')}`
  const edited = /^PATCH \/repos\/acme\/widgets\/issues\/comments\/(\d+)$/.exec(route)
  const comment = api.comments.find(({ id }) => id === Number(edited?.[1]))
  if (route === 'GET /repos/acme/widgets/pulls/7/files') return send(200, page(api.files))
  if (route === 'GET /repos/acme/widgets/issues/7/comments') {
    return send(200, (isGitea ? api.comments : page(api.comments)).map(wire))
  }
  if (route === 'POST /graphql' && !isGitea) return send(200, { data: { viewer: { databaseId: api.viewer.id } } })
  if (route === 'GET /user' && isGitea && api.knowsUser) return send(200, api.viewer)
  if (route === 'POST /repos/acme/widgets/issues/7/comments') {
    const made: StoredComment = {
      id: 1_000 + api.comments.length,
      body: sent(),
      author: api.viewer,
    }
    api.comments.push(made)
    return send(201, wire(made))
  }
  if (comment !== undefined) {
    comment.body = sent()
    return send(200, wire(comment))
  }
  return send(404, { message: 'Not Found' })
}

function wire({ id, body, author }: StoredComment) {
  return { id, body, user: author, html_url: `https://github.com/acme/widgets/pull/7#issuecomment-${id}` }
}
