import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredSession } from './stored-session.ts'
import { PROJECT_ID, SESSION_ID } from './upload.ts'

/** Keeps sessions as `<directory>/<project id>/<session id>.json`. Ids have been checked, so they are safe as file names. */
export class SessionDirectory {
  readonly #root: string

  constructor(root: string) {
    this.#root = root
    mkdirSync(root, { recursive: true })
  }

  /** Every session saved so far; files of other names are not ours. */
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

  /** Written beside and renamed, so that a server that is killed leaves no half session. */
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
