import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredSession } from './stored-session.ts'
import { PROJECT_ID, SESSION_ID } from './upload.ts'

/** Stores sessions as `<directory>/<project ID>/<session ID>.json`. IDs are validated before, so they are safe as file names. */
export class SessionDirectory {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
    mkdirSync(root, { recursive: true })
  }

  /** Loads every saved session; ignores files with other names. */
  load(): Map<string, Map<string, StoredSession>> {
    const projects = new Map<string, Map<string, StoredSession>>()
    for (const projectId of readdirSync(this.#root).filter((name) => PROJECT_ID.test(name))) {
      const sessions = new Map<string, StoredSession>()
      for (const file of readdirSync(join(this.#root, projectId))) {
        const sessionId = file.replace(/\.json$/, '')
        if (sessionId === file || !SESSION_ID.test(sessionId)) continue
        sessions.set(sessionId, JSON.parse(readFileSync(join(this.#root, projectId, file), 'utf8')) as StoredSession)
      }
      projects.set(projectId, sessions)
    }
    return projects
  }

  /** Writes a temporary file and renames it, so that a killed server never leaves a partial session. */
  save(projectId: string, sessionId: string, session: StoredSession): void {
    const file = join(this.#root, projectId, `${sessionId}.json`)
    mkdirSync(join(this.#root, projectId), { recursive: true })
    writeFileSync(`${file}.tmp`, JSON.stringify(session))
    renameSync(`${file}.tmp`, file)
  }

  clear(): void {
    for (const projectId of readdirSync(this.#root).filter((name) => PROJECT_ID.test(name))) {
      rmSync(join(this.#root, projectId), { recursive: true, force: true })
    }
  }
}
