import { gzipSync } from 'node:zlib'
import type { LocalCloud } from '../../local-cloud/options.ts'

export const PROJECT = 'f60e-cdb1-6e5e-8e82'
export const SESSION = 'c94c863c-02e0-474e-b6d9-acb816f7fc55'
export const UPLOAD = {
  projectId: PROJECT,
  projectName: 'widgets',
  name: 'a-session',
  markdown: '# Grüße',
  rawData: '{}',
}

type HttpResponse = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: unknown
}
type Request = {
  readonly token?: string | null
  readonly body?: string | Uint8Array | object
  readonly gzip?: boolean
  readonly headers?: Record<string, string>
}

/** Sends a request with `fetch`, an object as JSON. Times out after 5 s. */
export async function sendRequest(
  cloud: LocalCloud,
  method: string,
  path: string,
  request: Request = {},
): Promise<HttpResponse> {
  const { token = cloud.token, body, gzip = false } = request
  const headers: Record<string, string> = { ...request.headers }
  if (token !== null) headers['authorization'] = `Bearer ${token}`
  if (gzip) headers['content-encoding'] = 'gzip'
  const plain = typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify(body) : body
  const bytes = plain === undefined ? undefined : Buffer.from(plain)
  const response = await fetch(cloud.url + path, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
    ...(bytes === undefined ? {} : { body: gzip ? gzipSync(bytes) : bytes }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parseJson(text) }
}

export function put(cloud: LocalCloud, request: Request = {}, session = SESSION): Promise<HttpResponse> {
  return sendRequest(cloud, 'PUT', `${sessionsPath()}/${session}`, { body: UPLOAD, gzip: true, ...request })
}

export function getSizes(cloud: LocalCloud, request: Request = {}): Promise<HttpResponse> {
  return sendRequest(cloud, 'GET', `${sessionsPath()}/sizes`, request)
}

export function head(cloud: LocalCloud, request: Request = {}, session = SESSION): Promise<HttpResponse> {
  return sendRequest(cloud, 'HEAD', `${sessionsPath()}/${session}`, request)
}

export function list(cloud: LocalCloud, request: Request = {}): Promise<HttpResponse> {
  return sendRequest(cloud, 'GET', sessionsPath(), request)
}

export function refresh(cloud: LocalCloud, token: string): Promise<HttpResponse> {
  return sendRequest(cloud, 'POST', '/api/v1/device-refresh', { token })
}

export function sessionsPath(project = PROJECT): string {
  return `/api/v1/projects/${project}/sessions`
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
