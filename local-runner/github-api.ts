import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StoredComment = { id: number; body: string; login: string; type: 'Bot' | 'User' }

export type GitHubApi = {
  /** As `GITHUB_API_URL` names it. */
  readonly url: string
  /** `METHOD /path`, in the order of arrival. */
  readonly requests: string[]
  readonly authorizations: Set<string>
  files: { filename: string; status: string }[]
  comments: StoredComment[]
  viewer: string
  /** What every request is answered with instead; `hang` never answers. */
  fault: { readonly status: number; readonly body?: string; readonly location?: string } | 'hang' | undefined
  /** The same, for requests that write. */
  writeFault: GitHubApi['fault']
  close(): Promise<void>
}

/** The part of GitHub's REST and GraphQL API that a comment needs, on loopback, for `acme/widgets#7`. */
export async function startGitHubApi(): Promise<GitHubApi> {
  const server = createServer((request, response) => void answer(api, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const api: GitHubApi = {
    url: `http://127.0.0.1:${port}/api/v3`,
    requests: [],
    authorizations: new Set(),
    files: [],
    comments: [],
    viewer: 'github-actions',
    fault: undefined,
    writeFault: undefined,
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
  const fault =
    api.fault ?? (request.method === 'GET' || url.pathname.endsWith('/graphql') ? undefined : api.writeFault)
  if (fault === 'hang') return
  const send = (status: number, body: unknown, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  if (fault !== undefined)
    return send(fault.status, fault.body ?? { message: 'Resource not accessible by integration' }, {
      ...(fault.location === undefined ? {} : { location: fault.location }),
    })
  const page = <Item>(items: readonly Item[]): Item[] => {
    const size = Number(url.searchParams.get('per_page') ?? 30)
    const start = (Number(url.searchParams.get('page') ?? 1) - 1) * size
    return items.slice(start, start + size)
  }
  const sent = (): string => (JSON.parse(text) as { body: string }).body
  const route = `${request.method} ${url.pathname.replace(/^\/api(?:\/v3)?/, '')}`
  const edited = /^PATCH \/repos\/acme\/widgets\/issues\/comments\/(\d+)$/.exec(route)
  const comment = api.comments.find(({ id }) => id === Number(edited?.[1]))
  if (route === 'GET /repos/acme/widgets/pulls/7/files') return send(200, page(api.files))
  if (route === 'GET /repos/acme/widgets/issues/7/comments') return send(200, page(api.comments).map(wire))
  if (route === 'POST /graphql') return send(200, { data: { viewer: { login: api.viewer } } })
  if (route === 'POST /repos/acme/widgets/issues/7/comments') {
    const made: StoredComment = {
      id: 1_000 + api.comments.length,
      body: sent(),
      login: `${api.viewer}[bot]`,
      type: 'Bot',
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

function wire({ id, body, login, type }: StoredComment) {
  return { id, body, user: { login, type }, html_url: `https://github.com/acme/widgets/pull/7#issuecomment-${id}` }
}
