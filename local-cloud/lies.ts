import type { Answer } from './answer.ts'
import { jsonAnswer, routeError } from './answer.ts'
import type { FaultAction } from './faults.ts'

type Action<Kind extends FaultAction['kind']> = Extract<FaultAction, { kind: Kind }>
type Sizes = { readonly data: { readonly sessions: Readonly<Record<string, number>> } }
type Stored = { readonly data: Readonly<Record<string, unknown>> }

/** What sizes and list say of a project that they do not know (docs/internals/cloud.md, Routes). */
export function unknownProject(projectId: string, status: 404 | 500): Answer {
  return routeError(status, `Unexpected error: Workspace not found: ${projectId}`)
}

/** A good sizes answer of another time: without some of its sessions, or with other sizes. Any other answer stays. */
export function misstatedSizes(answer: Answer, action: Action<'misstated-sizes'>): Answer {
  const { omit = [], omitSessionData = false, sizes = {} } = action
  const body = bodyOf<Sizes>(answer)
  if (body === undefined) return answer
  const kept = Object.entries(body.data.sessions).filter(([key]) => {
    const [id = '', ofSessionData] = key.split(':')
    return !omit.includes(id) && !(omitSessionData && ofSessionData !== undefined)
  })
  const sessions = { ...Object.fromEntries(kept), ...sizes }
  return jsonAnswer(answer.status, { success: true, data: { sessions } }, answer.headers)
}

/** A good answer to a PUT whose body names something else than what was uploaded. Any other answer stays. */
export function misnamed(answer: Answer, { kind, ...names }: Action<'misnamed'>): Answer {
  const body = bodyOf<Stored>(answer)
  if (body === undefined) return answer
  return jsonAnswer(answer.status, { success: true, data: { ...body.data, ...names } }, answer.headers)
}

function bodyOf<Body>({ status, body }: Answer): Body | undefined {
  return status < 300 && body.length > 0 ? (JSON.parse(body.toString()) as Body) : undefined
}
