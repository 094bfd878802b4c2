import { gzipSync } from 'node:zlib'

/** A response before it is sent. A header with several values is sent several times. */
export type CloudResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Uint8Array
}

const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8' }

/** A response whose body is `value` as JSON. */
export function createJsonResponse(
  status: number,
  value: unknown,
  headers: CloudResponse['headers'] = {},
): CloudResponse {
  return { status, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(value) }
}

/** An error of a route: `{"success":false,"error":text}` (docs/internals/cloud.md, Errors). */
export function createRouteError(status: number, text: string): CloudResponse {
  return createJsonResponse(status, { success: false, error: text })
}

/** An error of the middleware, without `success`: `{"error":"429 Failure - …"}` (docs/internals/cloud.md, Limits). */
export function createMiddlewareError(
  status: number,
  reason: string,
  path: string,
  headers: CloudResponse['headers'] = {},
): CloudResponse {
  return createJsonResponse(status, { error: `${status} Failure - ${reason} for ${path}` }, headers)
}

/** Compresses the body with gzip. A response without a body is returned unchanged. */
export function compressBody(response: CloudResponse): CloudResponse {
  if (response.body.length === 0) return response
  return { ...response, headers: { ...response.headers, 'Content-Encoding': 'gzip' }, body: gzipSync(response.body) }
}
