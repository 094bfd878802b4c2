/** Metadata of a session; on an update an omitted field keeps its value (docs/internals/cloud.md, PUT body). */
type SessionMetadata = Readonly<Record<string, unknown>>

/** A valid PUT body. */
export type Upload = {
  readonly projectName: string
  readonly name: string
  readonly markdown: string
  readonly rawData: string
  readonly sessionData?: string
  readonly metadata: SessionMetadata
}

/** A session to store without a request; omitted fields have defaults. */
export type SeedSession = Partial<Upload> & { readonly markdown: string }

export function toSeededUpload(sessionId: string, session: SeedSession): Upload {
  return { projectName: 'seeded', name: sessionId, rawData: '{}', metadata: {}, ...session }
}

/** `^[0-9a-f]{4}(-[0-9a-f]{4}){3}$` (docs/internals/projects.md, Project ID). */
export const PROJECT_ID = /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/
/** A UUID in every real session; the server accepts any ID that is safe in a path. */
export const SESSION_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/

const REQUIRED = ['projectName', 'name', 'markdown', 'rawData'] as const
const TEXT_METADATA = ['clientName', 'clientVersion', 'agentName', 'deviceId', 'machineName', 'title']
const LIST_METADATA = ['gitBranches', 'llmModels', 'tags']

/** Parses a PUT body. Returns the upload, or the error message of a 400. */
export function parseUpload(text: string, projectId: string): Upload | { readonly invalid: string } {
  const body = parseObject(text)
  if (body === undefined) return { invalid: 'Invalid request body: not a JSON object' }
  if (body['projectId'] !== projectId) return { invalid: 'Invalid request body: projectId does not match the URL' }
  for (const field of REQUIRED) {
    const value = body[field]
    if (typeof value !== 'string' || value === '') {
      return { invalid: `Invalid request body: ${field} must be a non-empty string` }
    }
  }
  const { sessionData, metadata = {} } = body
  if (sessionData !== undefined && (typeof sessionData !== 'string' || sessionData === '')) {
    return { invalid: 'Invalid request body: sessionData must be a non-empty string' }
  }
  if (!isObject(metadata)) return { invalid: 'Invalid request body: metadata must be an object' }
  const wrong = findInvalidMetadata(metadata)
  if (wrong !== undefined) return { invalid: `Invalid request body: metadata.${wrong}` }
  const { projectName, name, markdown, rawData } = body as Upload
  return { projectName, name, markdown, rawData, metadata, ...(sessionData === undefined ? {} : { sessionData }) }
}

function findInvalidMetadata(metadata: SessionMetadata): string | undefined {
  for (const field of TEXT_METADATA) {
    if (metadata[field] !== undefined && typeof metadata[field] !== 'string') return `${field} must be a string`
  }
  for (const field of LIST_METADATA) {
    const value = metadata[field]
    const list = value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    if (!list) return `${field} must be a list of strings`
  }
  return undefined
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
