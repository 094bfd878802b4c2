import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type CiRun, readCiRun } from './ci-systems.ts'

/** The machine and the event, read once from the environment. Only `inputs/` reads the environment. */
export type Runner = {
  /** Absolute, native path. */
  readonly workspace: string
  /** Without a trailing slash, for example `https://github.com`. */
  readonly serverUrl: string
  readonly apiUrl: string
  /** `owner/name`; empty off GitHub. */
  readonly repository: string
  /** The commit of the files; for a pull request its head, not the merge commit. Empty: unknown. */
  readonly commit: string
  readonly eventName: string
  /** The event's parsed payload; `undefined` if it is missing or unreadable. Untrusted. */
  readonly event: unknown
  readonly actor: string
  /** `undefined`: no known CI system. */
  readonly ci: CiRun | undefined
  /** `--allow-forks`: sync pull requests from forks, except on GitHub. */
  readonly allowsForks: boolean
  /** The command line started the run, so that messages name flags. */
  readonly isCommandLine: boolean
  readonly runId: string
  readonly runAttempt: string
  /** Native path for the report. */
  readonly temporaryDirectory: string
  /**
   * GitHub's runner reads the log. On other systems, its commands are text, and a mask command would print the secret.
   */
  readonly onGithub: boolean
  /** `RUNNER_DEBUG=1`. */
  readonly debug: boolean
  /** Paths have Windows syntax. */
  readonly windows: boolean
  /** `SPECSTORY_CLOUD_URL`, not trimmed. */
  readonly cloudUrl: string
  /** `SPECSTORY_API_KEY` is set, which is the secret's name in the examples. */
  readonly hasApiKeyVariable: boolean
  /** Certificates are checked: `NODE_TLS_REJECT_UNAUTHORIZED` is not 0. */
  readonly verifiesTls: boolean
  /** Proxy variables, lowercase first as in curl; empty: not set. */
  readonly proxy: {
    readonly httpsProxy: string
    readonly httpProxy: string
    readonly allProxy: string
    readonly noProxy: string
  }
}

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/

/** Reads the runner's variables. Missing ones are empty, because other CI systems do not set them. */
export function readRunner(env: NodeJS.ProcessEnv): Runner {
  const event = readEvent(env['GITHUB_EVENT_PATH'])
  const head = getOwnText(event, 'pull_request', 'head', 'sha')
  const commit = head !== undefined && COMMIT.test(head) ? head : (env['GITHUB_SHA'] ?? '')
  return {
    workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
    serverUrl: (env['GITHUB_SERVER_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
    apiUrl: (env['GITHUB_API_URL'] ?? '').replace(/(?<!\/)\/+$/, ''),
    repository: env['GITHUB_REPOSITORY'] ?? '',
    commit: COMMIT.test(commit) ? commit : '',
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    event,
    actor: env['GITHUB_ACTOR'] ?? '',
    ci: readCiRun(env),
    allowsForks: env['SPECSTORY_ALLOW_FORKS'] === 'true',
    isCommandLine: env['SPECSTORY_COMMAND_LINE'] === 'true',
    runId: env['GITHUB_RUN_ID'] ?? '',
    runAttempt: env['GITHUB_RUN_ATTEMPT'] ?? '',
    temporaryDirectory: env['RUNNER_TEMP'] || tmpdir(),
    onGithub: env['GITHUB_ACTIONS'] === 'true',
    debug: env['RUNNER_DEBUG'] === '1',
    windows: process.platform === 'win32',
    cloudUrl: env['SPECSTORY_CLOUD_URL'] ?? '',
    hasApiKeyVariable: Boolean(env['SPECSTORY_API_KEY']),
    verifiesTls: env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0',
    proxy: {
      httpsProxy: env['https_proxy'] || env['HTTPS_PROXY'] || '',
      httpProxy: env['http_proxy'] || env['HTTP_PROXY'] || '',
      allProxy: env['all_proxy'] || env['ALL_PROXY'] || '',
      noProxy: env['no_proxy'] || env['NO_PROXY'] || '',
    },
  }
}

/** Reads a text from untrusted data by a path of keys. */
export function getOwnText(data: unknown, ...keys: readonly string[]): string | undefined {
  const value = getOwnValue(data, ...keys)
  return typeof value === 'string' ? value : undefined
}

/** Reads a value from untrusted data by a path of own keys, which excludes keys of the prototype. */
export function getOwnValue(data: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    data,
  )
}

function readEvent(path: string | undefined): unknown {
  if (path === undefined || path === '') return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch {
    // Treat an unreadable event as missing; `refuseUntrustedEvent` rejects it where necessary.
    return undefined
  }
}

/**
 * Recognizes Gitea and Forgejo by their API path. GitHub has no path, and GitHub Enterprise Server has `/api/v3`
 * (docs/internals/runners.md, Other servers).
 */
export function isGitea({ apiUrl }: Pick<Runner, 'apiUrl'>): boolean {
  return apiUrl.endsWith('/api/v1')
}
