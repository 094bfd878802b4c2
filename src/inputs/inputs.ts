import type { ProjectId, SessionId } from '../ids.ts'
import type { ProviderId } from '../providers.ts'
import type { Treatment } from '../secrets/treatment.ts'
import type { Shard } from '../shard.ts'

/** Whether an incomplete run fails the step: always, never, or not for sessions that are merely pending. */
export type FailOnIncomplete = boolean | 'errors'

/** Every input of `action.yml`, validated. Durations are milliseconds here; the inputs are seconds. */
export type Inputs = {
  readonly token: string
  readonly projectId: ProjectId | undefined
  readonly projectName: string | undefined
  /** Directories that hold a `.specstory`, POSIX, relative to the workspace, never leaving it; `.` is the workspace. */
  readonly paths: readonly string[]
  /** Where sessions lie below each path, POSIX; empty: where the path's settings say, else in the usual place. */
  readonly historyDir: string
  /** Empty: all. */
  readonly providers: readonly ProviderId[]
  /** Empty: all. */
  readonly sessions: readonly SessionId[]
  /** Session ids and globs on POSIX paths relative to the workspace; what they name is out of scope. */
  readonly exclude: readonly string[]
  /** Whether transcripts without a session id are left out, or synced under an id that is made of their file's name. */
  readonly unidentified: 'skip' | 'upload'
  /** `undefined`: all sessions. */
  readonly shard: Shard | undefined
  readonly mode: 'sync' | 'check'
  readonly updateWhen: 'larger' | 'different'
  readonly overwriteCliSessions: boolean
  /** `undefined`: as the settings of each path say, else redact. */
  readonly secrets: Treatment | undefined
  /** Entries as `parseAllow` gives them. */
  readonly secretsAllow: readonly string[]
  readonly rescan: boolean
  /** Without a trailing slash. */
  readonly cloudUrl: string
  /** `SPECSTORY_CLOUD_URL` of the environment decided the cloud's URL, not an input. */
  readonly cloudUrlFromEnvironment: boolean
  /** A project that the cloud has never seen is a failure. */
  readonly requireExistingProject: boolean
  readonly concurrency: number
  readonly timeoutMs: number
  readonly requestTimeoutMs: number
  readonly failOnIncomplete: FailOnIncomplete
  readonly retries: number
  readonly ifNoSessions: 'warn' | 'error' | 'ignore'
  readonly summary: boolean
  readonly comment: boolean
  /** For the comment on the pull request only; empty when there is none. */
  readonly githubToken: string
}
