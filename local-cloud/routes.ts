export type RouteKind = 'sizes' | 'head' | 'put' | 'list' | 'refresh'

/** One route as docs/internals/cloud.md lists it, with every status it can answer when no fault is on. */
type Route = {
  readonly kind: RouteKind
  readonly method: string
  /** Path as the OpenAPI description writes it. */
  readonly template: string
  readonly statuses: readonly number[]
}

/** What a request is aimed at. The ids are decoded and unchecked; empty where the route has none. */
export type Target = {
  readonly route: RouteKind
  readonly projectId: string
  readonly sessionId: string
}

const SESSIONS = '/api/v1/projects/{projectId}/sessions'

export const ROUTES: readonly Route[] = [
  { kind: 'sizes', method: 'GET', template: `${SESSIONS}/sizes`, statuses: [200, 401, 404, 429, 500] },
  { kind: 'list', method: 'GET', template: SESSIONS, statuses: [200, 401, 404, 429, 500] },
  { kind: 'head', method: 'HEAD', template: `${SESSIONS}/{sessionId}`, statuses: [200, 401, 404, 429, 500] },
  {
    kind: 'put',
    method: 'PUT',
    template: `${SESSIONS}/{sessionId}`,
    statuses: [200, 201, 400, 401, 403, 412, 413, 429, 500],
  },
  { kind: 'refresh', method: 'POST', template: '/api/v1/device-refresh', statuses: [200, 401, 429, 500] },
]

const PATTERNS = ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}))

/** The route that a method and a URL's path and query belong to; nothing when there is none. */
export function matchRoute(method: string, url: string): Target | undefined {
  const [path = ''] = url.split('?', 1)
  for (const { route, pattern } of PATTERNS) {
    const found = route.method === method ? pattern.exec(path) : null
    if (found === null) continue
    try {
      return {
        route: route.kind,
        projectId: decodeURIComponent(found.groups?.['projectId'] ?? ''),
        sessionId: decodeURIComponent(found.groups?.['sessionId'] ?? ''),
      }
    } catch {
      // A broken percent escape names nothing that we hold.
      return undefined
    }
  }
  return undefined
}
