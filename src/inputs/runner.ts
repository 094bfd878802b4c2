/** Facts of the machine and the event, read once from the environment; nothing after `inputs/` reads it again. */
export type Runner = {
  /** Absolute, native path. */
  readonly workspace: string
  /** Without a trailing slash, e.g. `https://github.com`. */
  readonly serverUrl: string
  readonly apiUrl: string
  /** `owner/name`; empty off GitHub. */
  readonly repository: string
  /** The commit whose files are read; for a pull request its head, not the merge commit. Empty when unknown. */
  readonly commit: string
  readonly eventName: string
  /** The event's payload as parsed, `undefined` when there is none or it cannot be read. Untrusted. */
  readonly event: unknown
  readonly actor: string
  readonly runId: string
  readonly runAttempt: string
  /** Native path for the report; a fallback is chosen when it is not set. */
  readonly temporaryDirectory: string
  /** Whether GitHub's runner reads the log: elsewhere its commands are text, and masking a secret would print it. */
  readonly onGithub: boolean
  /** `RUNNER_DEBUG=1`. */
  readonly debug: boolean
  /** Whether paths are Windows'. */
  readonly windows: boolean
  /** `SPECSTORY_CLOUD_URL` as it is set. */
  readonly cloudUrl: string
  /** Whether certificates are checked: `NODE_TLS_REJECT_UNAUTHORIZED=0` turns that off for the whole process. */
  readonly verifiesTls: boolean
  /** The proxies as every other tool reads them, lower case first as curl does; empty for none. */
  readonly proxy: {
    readonly httpsProxy: string
    readonly httpProxy: string
    readonly allProxy: string
    readonly noProxy: string
  }
}
