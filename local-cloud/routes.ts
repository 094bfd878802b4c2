export type RouteKind = 'sizes' | 'head' | 'put' | 'list' | 'refresh'

/** One route as listed in docs/internals/cloud.md, with every status it can return without a fault. */
type Route = {
  readonly kind: RouteKind
  readonly method: string
  /** Path as written in the OpenAPI description. */
  readonly template: string
  readonly statuses: readonly number[]
}

/** The target of a request. The IDs are decoded but not validated; empty if the route has none. */
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

/** Finds the route for a method and a URL's path and query. */
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
      // An invalid percent escape cannot name an existing session.
      return undefined
    }
  }
  return undefined
}
