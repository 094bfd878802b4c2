import { createHash } from 'node:crypto'
import type { SessionDirectory } from './session-directory.ts'
import type { StoredSession } from './stored-session.ts'
import type { Upload } from './upload.ts'

type StoreOptions = {
  /** False: keeps only the sizes and the Markdown's hash, for runs with very many sessions. */
  readonly keepBodies: boolean
  /** Keeps sessions between starts. Default: in memory. */
  readonly directory?: SessionDirectory
}

/** All uploads: project ID → session ID → session. A project exists after its first session or after `declareProject`. */
export class SessionStore {
  readonly #options: StoreOptions
  readonly #projects: Map<string, Map<string, StoredSession>>

  constructor(options: StoreOptions) {
    this.#options = options
    this.#projects = options.directory?.load() ?? new Map()
  }

  get projects(): ReadonlyMap<string, ReadonlyMap<string, StoredSession>> {
    return this.#projects
  }

  findSession(projectId: string, sessionId: string): StoredSession | undefined {
    return this.#projects.get(projectId)?.get(sessionId)
  }

  /** Creates a project without sessions, if it does not exist. */
  declareProject(projectId: string): Map<string, StoredSession> {
    const sessions = this.#projects.get(projectId) ?? new Map<string, StoredSession>()
    this.#projects.set(projectId, sessions)
    return sessions
  }

  /**
   * Creates or updates a session (docs/internals/cloud.md, PUT body): metadata is merged, session data is kept if omitted,
   * everything else is overwritten.
   */
  put(
    projectId: string,
    sessionId: string,
    upload: Upload,
    now: number = Date.now(),
  ): { readonly session: StoredSession; readonly created: boolean } {
    const before = this.findSession(projectId, sessionId)
    const session = this.#merge(before, upload, now)
    this.#options.directory?.save(projectId, sessionId, session)
    this.declareProject(projectId).set(sessionId, session)
    return { session, created: before === undefined }
  }

  clear(): void {
    this.#options.directory?.clear()
    this.#projects.clear()
  }

  #merge(before: StoredSession | undefined, upload: Upload, now: number): StoredSession {
    const { keepBodies } = this.#options
    const hash = createHash('sha256').update(upload.markdown)
    const markdownHash = hash.copy().digest('hex')
    const sessionData = upload.sessionData ?? before?.sessionData
    const sessionDataSize =
      upload.sessionData === undefined ? (before?.sessionDataSize ?? 0) : Buffer.byteLength(upload.sessionData)
    return {
      projectName: upload.projectName,
      name: upload.name,
      markdown: keepBodies ? upload.markdown : '',
      rawData: keepBodies ? upload.rawData : '',
      ...(keepBodies && sessionData !== undefined ? { sessionData } : {}),
      metadata: { ...before?.metadata, ...upload.metadata },
      markdownSize: Buffer.byteLength(upload.markdown),
      rawDataSize: Buffer.byteLength(upload.rawData),
      sessionDataSize,
      markdownHash,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
      etag: `"${hash
        .update('\0')
        .update(upload.rawData)
        .update('\0')
        .update(sessionData ?? '')
        .digest('hex')
        .slice(0, 32)}"`,
    }
  }
}
