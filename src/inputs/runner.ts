import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type CiRun, readCiRun } from './ci-systems.ts'

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
  /** `undefined` where no known CI system is detected. */
  readonly ci: CiRun | undefined
  /** `--allow-forks`: off GitHub, pull requests from other repositories are synced too. */
  readonly allowsForks: boolean
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
  /** `SPECSTORY_API_KEY` is set, the name that the secret has in the examples. */
  readonly hasApiKeyVariable: boolean
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

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/

/**
 * Reads what the runner says of itself and of the event. Missing variables are empty: another CI system sets none.
 *
 * @param env the process's environment
 */
export function readRunner(env: NodeJS.ProcessEnv): Runner {
  const event = readEvent(env['GITHUB_EVENT_PATH'])
  const head = ownText(event, 'pull_request', 'head', 'sha')
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

/** The text at a path of own keys in untrusted data, `undefined` when anything on the way is missing or of another type. */
export function ownText(data: unknown, ...keys: readonly string[]): string | undefined {
  const value = ownValue(data, ...keys)
  return typeof value === 'string' ? value : undefined
}

/** The value at a path of keys that untrusted data has itself, and not by its prototype; `undefined` where there is none. */
export function ownValue(data: unknown, ...keys: readonly string[]): unknown {
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
    // An unreadable event is no event; `refuseUntrustedEvent` refuses where that matters.
    return undefined
  }
}

/**
 * Whether the server is a Gitea or a Forgejo, whose runners set the same variables as GitHub's: their API is the first
 * version of their own, GitHub's own is at the root of a host and that of GitHub Enterprise Server its third
 * (docs/internals/runners.md, Other servers).
 */
export function isGitea({ apiUrl }: Pick<Runner, 'apiUrl'>): boolean {
  return apiUrl.endsWith('/api/v1')
}
