import { Failure } from '../../src/failure.ts'
import { createDefaultInputs, type Inputs } from '../../src/inputs/inputs.ts'
import type { Runner } from '../../src/inputs/runner.ts'
import type { Project, ProjectLocation } from '../../src/project/project.ts'
import type { Provider } from '../../src/providers.ts'
import type { SessionResult } from '../../src/run/results.ts'
import type { ProjectRun, Run } from '../../src/run/run.ts'
import { countSessions, type SessionStatus } from '../../src/run/session-statuses.ts'
import type { IgnoredFile, LocalSession, Scan } from '../../src/sessions/session.ts'
import { asProjectId, asSessionId } from './ids.ts'

/** Runs as `main.ts` would pass them to `report/`, the same at every call. */

const CLAUDE: Provider = { id: 'claude', agentName: 'Claude Code', displayName: 'Claude Code' }
const CODEX: Provider = { id: 'codex', agentName: 'Codex CLI', displayName: 'Codex CLI' }
const CURSOR: Provider = { id: 'cursoride', agentName: 'Cursor IDE', displayName: 'Cursor IDE' }
const PROVIDERS = [CLAUDE, CODEX, CURSOR] as const

const COMMIT = '0123456789abcdef0123456789abcdef01234567'

/** A path in the repository of the workflow. */
export function place(path: string, changes: Partial<ProjectLocation> = {}): ProjectLocation {
  const repository = { serverUrl: 'https://github.com', name: 'acme/widgets' }
  return {
    path,
    historyDir: '.specstory/history',
    repository,
    root: '.',
    prefix: '',
    commit: COMMIT,
    redaction: undefined,
    ...changes,
  }
}

export const WIDGETS: Project = {
  id: asProjectId('f60e-cdb1-6e5e-8e82'),
  name: 'widgets',
  source: { kind: 'computed', remote: 'github.com/acme/widgets' },
  paths: ['.'],
  locations: [place('.')],
}

export const GADGETS: Project = {
  id: asProjectId('72dd-4b22-3941-477a'),
  name: 'gadgets',
  source: { kind: 'file', file: 'gadgets/.specstory/.project.json', field: 'git_id' },
  paths: ['gadgets'],
  locations: [place('gadgets')],
}

/** Fields of a planned session that most tests do not vary. */
export const PLANNED = {
  projectId: WIDGETS.id,
  detail: undefined,
  failure: undefined,
  isInspected: false,
  unredactedBytes: 0,
  secrets: [],
} as const

const TITLES = [
  'Sort the parser out before the release',
  'Why does the login page flicker?',
  'Port the importer to streams',
  null,
  'Write the tests for the retry',
] as const

export function runner(changes: Partial<Runner> = {}): Runner {
  return {
    workspace: '/home/runner/work/widgets/widgets',
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    repository: 'acme/widgets',
    commit: COMMIT,
    eventName: 'push',
    event: {},
    actor: 'octocat',
    ci: undefined,
    allowsForks: false,
    isCommandLine: false,
    runId: '7',
    runAttempt: '1',
    temporaryDirectory: '',
    onGithub: true,
    debug: false,
    windows: false,
    cloudUrl: '',
    hasApiKeyVariable: false,
    verifiesTls: true,
    proxy: { httpsProxy: '', httpProxy: '', allProxy: '', noProxy: '' },
    ...changes,
  }
}

export function inputs(changes: Partial<Inputs> = {}): Inputs {
  return { ...createDefaultInputs(), token: 'the-secret-token', historyDir: '.specstory/history', ...changes }
}

export function session(index: number, changes: Partial<LocalSession> = {}): LocalSession {
  const day = String((index % 28) + 1).padStart(2, '0')
  const name = changes.name ?? `2026-02-${day}_16-02-${String(index).padStart(2, '0')}Z-session-${index}`
  return {
    id: asSessionId(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
    file: `.specstory/history/${name}.md`,
    name,
    provider: PROVIDERS[index % PROVIDERS.length] ?? CLAUDE,
    diskBytes: 12_345 + index * 1_000,
    mtimeMs: 1_770_000_000_000,
    wireMayDiffer: false,
    titleRule: 'cli',
    title: TITLES[index % TITLES.length] ?? null,
    startedAt: `2026-02-${day}T16:02Z`,
    ...changes,
  }
}

export function result(index: number, outcome: SessionStatus, changes: Partial<SessionResult> = {}): SessionResult {
  const uploaded = outcome === 'created' || outcome === 'updated'
  const own = changes.session ?? session(index)
  return {
    projectId: WIDGETS.id,
    session: own,
    outcome,
    reason: REASONS[outcome],
    plan: undefined,
    code: undefined,
    hint: undefined,
    localBytes: own.diskBytes,
    cloudBytes: undefined,
    sentBytes: undefined,
    title: undefined,
    secrets: [],
    ...(outcome === 'created' || outcome === 'timed-out' ? { plan: 'new' } : {}),
    ...(outcome === 'updated' ? { plan: 'grown', cloudBytes: own.diskBytes - 4_000 } : {}),
    ...(outcome === 'pending' && changes.plan !== 'new' ? { plan: 'grown', cloudBytes: own.diskBytes - 4_000 } : {}),
    ...(outcome === 'skipped' ? { plan: 'up-to-date', cloudBytes: own.diskBytes } : {}),
    ...(uploaded ? { sentBytes: Math.round(own.diskBytes / 3) } : {}),
    attempts: uploaded ? 1 : 0,
    durationMs: uploaded ? 210 : 0,
    ...changes,
  }
}

const REASONS: Readonly<Record<SessionStatus, string>> = {
  created: 'new',
  updated: 'the checkout has more',
  skipped: 'up to date',
  errored: 'the cloud answered 500',
  'timed-out': 'the run stopped after 120 s (`timeout`)',
  pending: 'the checkout has more',
}

export function scan(changes: Partial<Scan> = {}): Scan {
  return {
    sessions: [],
    ignored: [],
    unreadable: [],
    excluded: [],
    filteredOut: 0,
    files: 0,
    directories: [{ directory: '.specstory/history', exists: true }],
    foundIds: [],
    complete: true,
    ...changes,
  }
}

/** A project before the scan and the comparison, with what a test adds. */
export function unscannedProject(project: Project, known: Partial<ProjectRun> = {}): ProjectRun {
  return { project, scan: undefined, sizes: undefined, isNew: undefined, sizesFailure: undefined, ...known }
}

export function projectRun(
  project: Project,
  results: readonly SessionResult[],
  changes: Partial<Omit<ProjectRun, 'scan'>> & Partial<Pick<Scan, 'ignored' | 'excluded'>> = {},
): ProjectRun {
  const { ignored = [], excluded = [], ...rest } = changes
  const sessions = results.filter(({ projectId }) => projectId === project.id).map((one) => one.session)
  return {
    project,
    sizes: 'bulk',
    isNew: false,
    sizesFailure: undefined,
    scan: scan({ sessions, ignored, excluded, files: sessions.length + ignored.length }),
    ...rest,
  }
}

/** A run with these results, all of one project unless `changes` has `projects`. */
export function run(results: readonly SessionResult[], changes: Partial<Run> = {}): Run {
  const uploads = results.reduce((sum, { attempts }) => sum + attempts, 0)
  return {
    version: '1.2.3',
    startedAt: new Date('2026-03-01T03:17:00Z'),
    runner: runner(),
    inputs: inputs(),
    projects: [projectRun(WIDGETS, results)],
    optOuts: [],
    notices: [],
    searched: undefined,
    results,
    counts: countSessions(results),
    requests: { sizes: 1, head: 0, put: uploads, refresh: 0 },
    timings: { total: 3_240, scan: 120, compare: 260, upload: 2_700 },
    status: 'complete',
    statusReason: undefined,
    failures: [],
    ...changes,
  }
}

function results(outcomes: readonly SessionStatus[]): SessionResult[] {
  return outcomes.map((outcome, index) => result(index, outcome))
}

function repeat(outcome: SessionStatus, times: number): SessionStatus[] {
  return Array.from({ length: times }, () => outcome)
}

export function firstSync(): Run {
  const all = results(repeat('created', 12))
  const ignored: IgnoredFile[] = [
    { file: '.specstory/history/2025-03-01_10-00-00Z.md', reason: 'unidentified', detail: 'no session id in its head' },
    {
      file: '.specstory/history/2026-02-01_16-02-00Z.md',
      reason: 'duplicate',
      detail: 'the other has a slug',
      id: '00000000-0000-4000-8000-000000000000',
      preferred: '.specstory/history/2026-02-01_16-02-00Z-session-0.md',
    },
    { file: '.specstory/history/notes.md', reason: 'not-a-transcript', detail: 'no SpecStory head' },
    { file: '.specstory/history/passwd.md', reason: 'link', detail: 'a symbolic link' },
  ]
  return run(all, { projects: [projectRun(WIDGETS, all, { ignored })] })
}

export function nothingToDo(): Run {
  return run(results(repeat('skipped', 111)), { timings: { total: 640, scan: 120, compare: 260 } })
}

export function partialFailure(): Run {
  const rejected = {
    reason: 'the cloud answered 413: 413 Failure - size limit exceeded for /api/v1/projects',
    code: 'too-large',
    hint: 'Split or shorten the session. The limit is 50 MB compressed.',
    attempts: 1,
  } as const
  const all = [
    ...results([...repeat('created', 5), ...repeat('updated', 3), ...repeat('skipped', 30)]),
    result(38, 'errored', rejected),
    result(39, 'errored', {
      code: 'cloud-rejected',
      hint: 'Run again. Contact support if it fails again.',
      attempts: 3,
    }),
    result(40, 'timed-out', { hint: 'Increase `timeout`, or run again: uploaded sessions are skipped.' }),
    result(41, 'skipped', { plan: 'kept-cli-copy', cloudBytes: 40_000, reason: 'CLI copy kept' }),
    result(42, 'skipped', { plan: 'cloud-has-more', cloudBytes: 90_000, reason: 'larger in the cloud' }),
  ]
  const sizesFailure = new Failure('cloud-answer', 'the cloud answered 500 three times', 'Nothing to do.')
  return run(all, {
    status: 'incomplete',
    projects: [projectRun(WIDGETS, all, { sizes: 'fallback', sizesFailure })],
    requests: { sizes: 3, head: 43, put: 12, refresh: 1 },
  })
}

/** Excluded files, and two files with one name. */
export function exclusions(): Run {
  const all = results(repeat('skipped', 2))
  const history = '.specstory/history'
  const known = {
    excluded: [
      { file: `${history}/drafts/a|b.md`, id: undefined, entries: ['drafts/*'] },
      { file: `${history}/too-large.md`, id: session(7).id, entries: [session(7).id, '*/too-*'] },
    ],
    ignored: [
      {
        file: `${history}/2025/a.md`,
        reason: 'same-name',
        detail: 'a shorter copy: 90 B of 95 B',
        id: session(8).id,
        preferred: `${history}/a.md`,
      },
    ],
  } as const
  return run(all, { projects: [projectRun(WIDGETS, all, known)] })
}

export function cancelled(): Run {
  const all = [
    ...results(repeat('created', 4)),
    ...range(4, 20).map((index) => result(index, 'timed-out', { reason: 'cancelled' })),
  ]
  return run(all, { status: 'cancelled', statusReason: 'The run was cancelled (SIGINT).' })
}

export function check(): Run {
  const all = [
    ...results([...repeat('skipped', 8), ...repeat('pending', 2)]),
    result(10, 'pending', { plan: 'new', reason: 'the cloud does not have it' }),
  ]
  return run(all, {
    status: 'incomplete',
    inputs: inputs({ mode: 'check' }),
    runner: runner({ eventName: 'pull_request' }),
  })
}

export function manySessions(sessions = 5_000): Run {
  const cycle: readonly SessionStatus[] = ['created', 'skipped', 'updated', 'created', 'errored']
  return run(
    range(0, sessions).map((index) => result(index, cycle[index % cycle.length] ?? 'created')),
    { status: 'incomplete' },
  )
}

/** Texts that try to run commands, escape their context, notify people or mislead readers. */
export const HOSTILE_TEXTS: readonly string[] = [
  '::error::owned',
  '  ::set-output name=token::x',
  'a ##[set-output name=token]x',
  'one\n::add-mask::two\r\n::stop-commands::three',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  'invoice\u202egpj.exe \u2066hidden\u2069',
  '<img src=x onerror=alert(1)> & <script>alert(1)</script> </details>',
  'a | b || c \\| d',
  '`code` ``` and \\` more',
  '@octocat and @acme/team, see #123, GH-7, acme/widgets#9',
  '[click](https://evil.example) ![x](https://evil.example/x.png) [^1]',
  'https://evil.example www.evil.example mailto:a@evil.example',
  '**bold** __bold__ ~~gone~~ # heading',
  ':white_check_mark: all is well $\\texttt{math}$',
  '- item',
  '1. item',
  '> quote',
  `${'long '.repeat(200_000)}`,
  '😀'.repeat(400),
  'line\u2028separator\u2029paragraph\u0085next\u000bvertical',
  '\ud800 lone surrogate',
  '   ',
]

export function hostileTitles(): Run {
  const all = HOSTILE_TEXTS.map((text, index) =>
    result(index, index % 4 === 3 ? 'errored' : 'created', {
      session: session(index, {
        title: text,
        name: `${index} ${text.slice(0, 100)}`,
        file: `.specstory/history/${index} ${text.slice(0, 100)}.md`,
        provider: index % 5 === 0 ? { id: 'other', agentName: text, displayName: text } : CLAUDE,
      }),
      ...(index % 4 === 3 ? { reason: `the cloud answered 400: ${text}`, hint: text } : {}),
    }),
  )
  const project: Project = {
    ...WIDGETS,
    name: '<b>|[x](y)`@octocat',
    source: { kind: 'file', file: '.specstory/|`@x', field: 'git_id' },
  }
  const ignored = HOSTILE_TEXTS.map(
    (text): IgnoredFile => ({ file: text.slice(0, 200), reason: 'unidentified', detail: text }),
  )
  return run(all, { status: 'incomplete', projects: [projectRun(project, all, { ignored })] })
}

export function twoProjects(): Run {
  const gadget = (index: number, outcome: SessionStatus) =>
    result(index, outcome, {
      projectId: GADGETS.id,
      session: session(index, { file: `gadgets/.specstory/history/session-${index}.md`, name: `session-${index}` }),
    })
  const all = [...results(['created', 'created', 'skipped', 'updated']), gadget(20, 'created'), gadget(21, 'skipped')]
  return run(all, {
    projects: [projectRun(WIDGETS, all), projectRun(GADGETS, all)],
    inputs: inputs({ paths: ['.', 'gadgets', 'attic'] }),
    optOuts: [{ path: 'attic', file: 'attic/.specstory/.project.json', setting: 'cloud_sync' }],
    requests: { sizes: 2, head: 0, put: 4, refresh: 0 },
  })
}

export function invalidInputs(): Run {
  return run([], {
    inputs: undefined,
    status: 'failed',
    projects: [],
    requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
    timings: { total: 12 },
    failures: [
      new Failure(
        'invalid-input',
        '2 invalid inputs. `mode`: `dry-run` is not valid. Allowed: `sync`, `check`. `concurrency`: `many` is not valid. Allowed: a whole number from 1 to 50.',
        'Correct the `with:` block of the step. Nothing was sent.',
      ),
    ],
  })
}

export function refusedToken(): Run {
  return run([], {
    status: 'failed',
    failures: [
      new Failure(
        'token-refused',
        'the bulk size request failed with HTTP 401: invalid token',
        'Create a new API key and update the secret. The token was revoked, has expired, or belongs to another server.',
      ),
    ],
  })
}

export function notRun(): Run {
  return run([], {
    status: 'not-run',
    statusReason: 'Pull requests from forks get no secrets, so there is no token.',
    requests: { sizes: 0, head: 0, put: 0, refresh: 0 },
    timings: { total: 9 },
  })
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
