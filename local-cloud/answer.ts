import { gzipSync } from 'node:zlib'

/** An answer before it goes on the wire. A header with several values is sent several times. */
export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string | Uint8Array
}

const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8' }

/** An answer whose body is `value` as JSON. */
export function jsonAnswer(status: number, value: unknown, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(value) }
}

/** An error of a route: `{"success":false,"error":text}` (docs/internals/cloud.md, Errors). */
export function routeError(status: number, text: string): Answer {
  return jsonAnswer(status, { success: false, error: text })
}

/** An error of the layers before the routes, which leaves `success` out: `{"error":"429 Failure - …"}` (docs/internals/cloud.md, Limits). */
export function middlewareError(status: number, reason: string, path: string, headers: Answer['headers'] = {}): Answer {
  return jsonAnswer(status, { error: `${status} Failure - ${reason} for ${path}` }, headers)
}

/** The same answer with its body compressed; one without a body as it is. */
export function gzipped(answer: Answer): Answer {
  if (answer.body.length === 0) return answer
  return { ...answer, headers: { ...answer.headers, 'Content-Encoding': 'gzip' }, body: gzipSync(answer.body) }
}
