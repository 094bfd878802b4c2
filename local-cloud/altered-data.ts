import type { FaultAction } from './faults.ts'
import type { CloudResponse } from './response.ts'
import { createJsonResponse, createRouteError } from './response.ts'

type Action<Kind extends FaultAction['kind']> = Extract<FaultAction, { kind: Kind }>
type Sizes = { readonly data: { readonly sessions: Readonly<Record<string, number>> } }
type Stored = { readonly data: Readonly<Record<string, unknown>> }

/** The response to a sizes or list request for an unknown project (docs/internals/cloud.md, Routes). */
export function createUnknownProjectError(projectId: string, status: 404 | 500): CloudResponse {
  return createRouteError(status, `Unexpected error: Workspace not found: ${projectId}`)
}

/** Makes a successful sizes response outdated: some sessions are missing, or have other sizes. */
export function misstateSizes(response: CloudResponse, action: Action<'misstated-sizes'>): CloudResponse {
  const { omit = [], omitSessionData = false, sizes = {} } = action
  const body = parseSuccessBody<Sizes>(response)
  if (body === undefined) return response
  const kept = Object.entries(body.data.sessions).filter(([key]) => {
    const [id = '', ofSessionData] = key.split(':')
    return !omit.includes(id) && !(omitSessionData && ofSessionData !== undefined)
  })
  const sessions = { ...Object.fromEntries(kept), ...sizes }
  return createJsonResponse(response.status, { success: true, data: { sessions } }, response.headers)
}

/** Replaces the IDs in a successful PUT response. */
export function misnameSession(response: CloudResponse, { kind, ...names }: Action<'misnamed'>): CloudResponse {
  const body = parseSuccessBody<Stored>(response)
  if (body === undefined) return response
  return createJsonResponse(response.status, { success: true, data: { ...body.data, ...names } }, response.headers)
}

function parseSuccessBody<Body>({ status, body }: CloudResponse): Body | undefined {
  return status < 300 && body.length > 0 ? (JSON.parse(body.toString()) as Body) : undefined
}
