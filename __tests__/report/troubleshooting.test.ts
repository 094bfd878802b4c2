import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { toCommandLineWords } from '../../src/cli/command-line-words.ts'
import { createCloud } from '../../src/cloud/client.ts'
import { rateLimitFailure, unreachableFailure } from '../../src/cloud/cloud-failure.ts'
import { NEW_PROJECT } from '../../src/cloud/copies.ts'
import { type HttpResponse, ResponseTimeout } from '../../src/cloud/http.ts'
import { classifyNetworkError } from '../../src/cloud/network-errors.ts'
import { parseProxies } from '../../src/cloud/proxy.ts'
import { type ParseContext, rejectedResponse, statusFailure, unexpectedResponse } from '../../src/cloud/responses.ts'
import { validateToken } from '../../src/cloud/token.ts'
import { encodeUpload } from '../../src/cloud/upload-body.ts'
import { createDeadline } from '../../src/deadline.ts'
import { FAILURE_CODES, Failure, type FailureCode, toInternalFailure } from '../../src/failure.ts'
import { readCiRun } from '../../src/inputs/ci-systems.ts'
import { forkSkipReason, missingTokenReason, refuseUntrustedEvent } from '../../src/inputs/event.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import { readReports } from '../../src/merge/read-reports.ts'
import { toSentence } from '../../src/message-format.ts'
import { refusalFailure } from '../../src/plan/plan-session.ts'
import { type IdentifiedProjects, identifyProjects } from '../../src/project/identify.ts'
import { adoptTrueCase } from '../../src/project/path-case.ts'
import { parseProjectFile } from '../../src/project/project-file.ts'
import { parseSettings } from '../../src/project/settings.ts'
import { buildAnnotations } from '../../src/report/annotations.ts'
import { describeApiError } from '../../src/report/comment/api.ts'
import { commentOnPullRequest } from '../../src/report/comment/comment.ts'
import { createPrinter } from '../../src/report/print.ts'
import { readReport } from '../../src/report/report-reader.ts'
import {
  budgetShortNotice,
  conditionsIgnoredNotice,
  newProjectNotice,
  noHistoryNotice,
  noSessionsNotice,
  notComparedNotice,
  optOutNotice,
  otherClientsNotice,
  partsNotice,
  tokenNotice,
  unmatchedExcludeNotice,
  unmergedNotice,
  unverifiedNotice,
  uselessAllowNotice,
  wrongSizesNotice,
} from '../../src/run/notices.ts'
import { Allowlist } from '../../src/secrets/credential-policy.ts'
import { createExclusion } from '../../src/sessions/exclusion.ts'
import { IGNORED_FILES, IGNORED_REASONS } from '../../src/sessions/ignored-files.ts'
import {
  assertHistoriesExist,
  assertPathsExist,
  assertSessionsFound,
  explainNoSessions,
} from '../../src/sessions/no-sessions.ts'
import { readTranscript } from '../../src/sessions/read-transcript.ts'
import { requireExistingProjects } from '../../src/sync/compare.ts'
import type { BulkSizes } from '../../src/sync/scan-projects.ts'
import { changingFailure } from '../../src/sync/upload-steps.ts'
import { checkout, sessions, transcript } from '../rig/checkout.ts'
import { jwt } from '../rig/cloud-client.ts'
import { asSessionId } from '../rig/ids.ts'
import { asPullRequestRun } from '../rig/pull-requests.ts'
import { captureStdout } from '../rig/runner-output.ts'
import * as runs from '../rig/runs.ts'

/** A section of docs/troubleshooting.md: its anchor, and the texts it is about, as they are shown. */
type Section = { readonly anchor: string | undefined; readonly heading: string; readonly quotes: readonly string[] }

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/troubleshooting.md'), 'utf8')
const CHAPTERS = new Map(
  DOCUMENT.split(/^## /m)
    .slice(1)
    .map((chapter) => [chapter.slice(0, chapter.indexOf('\n')), sectionsOf(chapter)] as const),
)

function sectionsOf(chapter: string): Section[] {
  return [...chapter.matchAll(/(?:<a id="([\w-]+)"><\/a>\n\n)?^### (.+)\n((?:(?!^<a id|^### ).*\n?)*)/gm)].map(
    ([, anchor, heading = '', body = '']) => ({
      anchor,
      heading,
      quotes: [...body.matchAll(/^> (.+?)\\?$/gm)].map(([, quote = '']) => quote),
    }),
  )
}

function chapter(...names: readonly string[]): Section[] {
  return names.flatMap((name) => CHAPTERS.get(name) ?? [])
}

/** True when a shown text is the documented one, whose `…` stands for anything. */
function isLike(shown: string, documented: string): boolean {
  return new RegExp(`^${documented.split('…').map(RegExp.escape).join('.*')}$`, 's').test(shown)
}

const ERRORS = chapter('Errors that end the run', 'Errors of single sessions', 'Errors of the network and the cloud')

type Said = { readonly code: FailureCode; readonly message: string; readonly hint: string }

const context: ParseContext = { scrub: (text) => text, now: 0, host: 'cloud.test' }
const noProxy = parseProxies(undefined)
const runner = runs.runner()
const session = runs.session(0)
const answer = (status: number, headers = {}): HttpResponse => ({
  status,
  headers,
  body: Buffer.from('{"error":"no"}'),
  isCut: false,
})
const page = (status: number): HttpResponse => ({ ...answer(status), body: Buffer.from('<title>No</title>') })
const status = (kind: 'put' | 'sizes', code: number, headers = {}): Said =>
  statusFailure(kind, answer(code, headers), context)
const network = (error: unknown, proxies = noProxy): Said =>
  classifyNetworkError('put', error, proxies, context.scrub, 10_000)
const readScanned = (workspace: string, file = session.file) =>
  readTranscript(workspace, { ...session, file }, { treatment: 'redact', allowlist: new Allowlist() })
const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code })
const inputs = (given: Record<string, string>) => () =>
  readInputs((name) => given[name] ?? '', { cloudUrl: '', windows: false })
const event = (eventName: string) => (): unknown => refuseUntrustedEvent(runs.runner({ eventName }), 'sync')
const unusable = (token: string): Said => validateToken(token, 0).failure ?? raise()
const proxied = parseProxies({ httpsProxy: 'http://proxy.corp:3128' })

const identified = (files: Record<string, string>): Promise<IdentifiedProjects> =>
  identifyProjects(runs.inputs(), { ...runner, workspace: checkout(files) })

/** One path with its history, and one without. */
const ONE_MISSING = runs.scan({
  directories: [
    { directory: '.specstory/history', exists: true },
    { directory: 'web/.specstory/history', exists: false },
  ],
})

/** `require-existing-project`, by what the cloud said of the project. */
const existing = (sizes: BulkSizes): Promise<void> => {
  const scan = runs.scan({ sessions: [runs.session(0)] })
  return requireExistingProjects({ deadline: createDeadline() }, [
    { project: runs.WIDGETS, scan, bulk: Promise.resolve(sizes) },
  ])
}

function unknownCopy(detail: string): Failure {
  return refusalFailure({
    ...runs.PLANNED,
    session: runs.session(0),
    action: 'refuse',
    reason: 'cloud-copy-unknown',
    localBytes: 1,
    cloudBytes: undefined,
    detail,
  })
}

/** Every kind of failure, made by the code that makes it. */
const MADE: Readonly<Record<FailureCode, readonly (() => unknown)[]>> = {
  'invalid-input': [
    inputs({ mode: 'x' }),
    inputs({ mode: 'x', retries: 'y' }),
    () => createExclusion(['*a*a*a*a*a*a*a*a*b'], ['a'.repeat(200)], new AbortController().signal),
  ],
  'project-file': [
    () => parseProjectFile('{ "git_id": }', 'p.json'),
    () => parseProjectFile('<<<<<<< HEAD\n', 'p.json'),
    () => parseProjectFile('[]', 'p.json'),
    () => parseProjectFile('['.repeat(999), 'p.json'),
    () => parseProjectFile('{"git_id":"x"}', 'p.json'),
    () => parseProjectFile('{"cloud_sync":"false"}', 'p.json'),
    () => parseProjectFile('{"Cloud_Sync":false}', 'p.json'),
    () => identifyProjects(runs.inputs(), { ...runner, workspace: checkout({ '.specstory/.project.json/x': '' }) }),
  ],
  'project-settings': [
    () => parseSettings('x', 'c.toml'),
    () => parseSettings('<<<<<<< HEAD\n', 'c.toml'),
    () => parseSettings('cloud_sync = 1', 'c.toml'),
    () => parseSettings('cloud_sync.enabled = 1', 'c.toml'),
    () => identified({ '.specstory/cli/config.toml/x': '' }),
  ],
  'project-unknown': [
    () => identifyProjects(runs.inputs(), { ...runner, workspace: checkout({}), serverUrl: '', repository: '' }),
  ],
  'project-new': [() => existing(NEW_PROJECT), () => existing({ error: new Failure('cloud-answer', 'no', 'No.') })],
  'token-missing': [() => missingTokenReason(runner)],
  'token-expired': [() => validateToken(jwt({ exp: 1 }), 200_000).failure],
  'token-unusable': [
    () => unusable('a b'),
    () => unusable(jwt({ type: 'web-access' })),
    () => unusable(jwt({ nbf: 1e6 })),
    () => unusable('ghp_0123456789'),
    () => unusable('"a-token"'),
    () => unusable('TOKEN=a-token'),
    () => unusable('$TOKEN'),
  ],
  'token-refused': [() => status('put', 401), () => status('sizes', 403)],
  'no-write-scope': [() => status('put', 403)],
  'event-refused': [
    event('pull_request_target'),
    event('workflow_run'),
    event('issue_comment'),
    event('discussion_comment'),
  ],
  'path-not-found': [
    () =>
      assertPathsExist(
        [{ path: 'naps/web', historyDir: '.specstory/history' }],
        runs.inputs(),
        checkout({ 'apps/web/x': '' }),
      ),
    () => adoptTrueCase('doc', { exists: async () => true, list: async () => ['docs'] }, 'The input `path`'),
  ],
  'no-sessions': [
    () => assertSessionsFound([runs.scan()], runs.inputs({ ifNoSessions: 'error' }), checkout({})),
    () => assertHistoriesExist([ONE_MISSING], runs.inputs({ ifNoSessions: 'error' }), checkout({})),
  ],
  'session-not-found': [
    () => assertSessionsFound([runs.scan()], runs.inputs({ sessions: [asSessionId('a')] }), checkout({})),
  ],
  'cloud-unreachable': [
    () => network(coded('ECONNREFUSED')),
    () => network(coded('ENOTFOUND')),
    () => network(coded('DEPTH_ZERO_SELF_SIGNED_CERT')),
    () => network(new ResponseTimeout(30_000)),
    () => unreachableFailure(statusFailure('put', answer(503), context)),
  ],
  'cloud-rejected': [
    () => status('put', 400),
    () => status('put', 503),
    () => rejectedResponse('put', answer(200), context.scrub),
  ],
  'cloud-answer': [() => unexpectedResponse('put', answer(200), 'it does not confirm success', context.scrub)],
  'cloud-down': [deadCloud],
  'cloud-copy-unknown': [
    () => unknownCopy('the response has no X-Markdown-Size'),
    () => unknownCopy('the response has no X-Raw-Data-Size'),
    () => unknownCopy('the size listing contains it, but its check returned 404'),
  ],
  'cloud-copy-changing': [() => changingFailure()],
  blocked: [() => statusFailure('put', page(403), context), () => statusFailure('sizes', page(401), context)],
  'rate-limited': [() => status('put', 429), () => rateLimitFailure(60_000, 0), () => rateLimitFailure(undefined, 0)],
  redirected: [() => status('put', 302, { location: 'https://login.corp' })],
  'too-large': [
    () =>
      encodeUpload(
        {
          projectId: runs.WIDGETS.id,
          projectName: 'p',
          name: 'n',
          rawData: 'r',
          metadata: { clientName: 'c', clientVersion: '1', agentName: 'a' },
        },
        'text',
        { maxBodyBytes: 1, maxCompressedBytes: 1 },
      ),
    () => status('put', 413),
    () =>
      refusalFailure({
        ...runs.PLANNED,
        session: runs.session(0),
        action: 'refuse',
        reason: 'too-large',
        localBytes: 1,
        cloudBytes: undefined,
        detail: '1 B over the limit of 64.0 MB',
      }),
  ],
  'secret-held': [
    () =>
      refusalFailure({
        ...runs.PLANNED,
        session: runs.session(0),
        action: 'refuse',
        reason: 'secret-held',
        localBytes: 1,
        cloudBytes: undefined,
        secrets: [{ rule: 'github-pat', line: 12, fingerprint: 'git12' }],
      }),
  ],
  'file-changed': [
    () => readScanned(checkout({ [session.file]: 'x' })),
    () => readScanned(checkout({ 'another.md': '' })),
    () => readScanned(checkout({ [`${session.file}/a-directory.md`]: '' })),
  ],
  'file-unreadable': [() => readScanned(checkout({ 'another.md': '' }), `${'x'.repeat(300)}.md`)],
  proxy: [
    () => parseProxies({ httpsProxy: 'http://' }),
    () => network(new Error('Proxy response (403) !== 200 when HTTP Tunneling')),
    () => network(coded('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:3128'), proxied),
  ],
  'report-unusable': [
    () => readReport('{', 'a.json'),
    () => readReports(join(import.meta.dirname, 'nowhere')),
    () => readReports(import.meta.filename),
  ],
  'shards-incomplete': [() => mergeReports([], runner)],
  internal: [() => toInternalFailure(new Error('oops'))],
}

describe.each(FAILURE_CODES)('%s', (code) => {
  test('has one section, headed by the texts that the code really says', async () => {
    const [section, ...others] = ERRORS.filter(({ anchor }) => anchor === code)
    expect(others).toEqual([])
    const documented = [section?.heading ?? 'no heading', ...(section?.quotes ?? [])]
    const made = await Promise.all(MADE[code].map(said))
    for (const failure of made) {
      expect(failure.code).toBe(code)
      expect(failure.hint).toMatch(/^[A-Z`].+\.$/)
      expect(documented.filter((text) => isLike(toSentence(failure.message), text))).not.toEqual([])
    }
    const shown = made.map(({ message }) => toSentence(message))
    expect(documented.filter((text) => !shown.some((one) => isLike(one, text)))).toEqual([])
  })
})

/** Of events and of the action `merge`; the command line checks inputs itself. */
const ONLY_ON_GITHUB: readonly FailureCode[] = [
  'event-refused',
  'report-unusable',
  'shards-incomplete',
  'invalid-input',
]
const GITHUBS_WORDS =
  /`with:`|\$\{\{|\bactions\/|\bthe secret\b|repository secret|\binputs?\b|\bworkflow|\brunner\b|\bstep\b|\bjob\b/i

test.each(FAILURE_CODES.filter((code) => !ONLY_ON_GITHUB.includes(code)))(
  'speaks the words of the command line there: %s',
  async (code) => {
    const onCommandLine = (): unknown => missingTokenReason(runs.runner({ onGithub: false }))
    const made = await Promise.all((code === 'token-missing' ? [onCommandLine] : MADE[code]).map(said))
    const shown = made.map(({ message, hint }) => toCommandLineWords(`${message} ${hint}`))
    expect(shown.filter((text) => GITHUBS_WORDS.test(text))).toEqual([])
  },
)

test('there is no section of an error that does not exist', () => {
  expect(ERRORS.map(({ anchor }) => anchor).sort()).toEqual([...FAILURE_CODES].sort())
})

test('warnings and notices are headed by their titles and quote their texts', async () => {
  const links = runs.projectRun(runs.WIDGETS, [], {
    leftOut: [
      { file: 'a', reason: 'link', detail: '' },
      ...IGNORED_REASONS.filter((reason) => IGNORED_FILES[reason].warning !== undefined).map((reason) => ({
        file: reason,
        reason,
        detail: '',
      })),
      { file: 'c', reason: 'same-name', detail: '' },
    ],
  })
  const inputs = runs.inputs({ mode: 'check', failOnIncomplete: false })
  const pending = { ...runs.check(), inputs, runner: runs.runner({ eventName: 'schedule' }) }
  const token = (payload: object): string => validateToken(jwt(payload), 0).warning ?? raise()
  const notices = [
    partsNotice([{ file: 'b.md', partOf: 'a' }]),
    noSessionsNotice(await explainNoSessions(checkout({}), [runs.scan()])),
    unmatchedExcludeNotice(['**/drafts/**']),
    budgetShortNotice(1_200, 1_200, 999, '14:32 UTC'),
    uselessAllowNotice(['jwt']),
    notComparedNotice(undefined, true),
    optOutNotice({ path: '.', file: 'p.json', setting: 'cloud_sync' }),
    newProjectNotice(runs.WIDGETS),
    unverifiedNotice(),
    wrongSizesNotice('a.md'),
    otherClientsNotice(3),
    conditionsIgnoredNotice(),
    unmergedNotice('add-retries', [{ ...runs.WIDGETS, source: { kind: 'input' } }]),
    unmergedNotice('add-retries', [runs.WIDGETS, runs.GADGETS]),
    noHistoryNotice((await assertHistoriesExist([ONE_MISSING], runs.inputs(), checkout({}))) ?? raise()),
    tokenNotice(token({ exp: 86_400 * 3 })),
    tokenNotice(token({ type: 'device-access' })),
    ...(await projectNotices()),
  ]
  const strangers = forkSkipReason(runs.runner(onStrangers('eve/widgets'))) ?? raise()
  const untold = { CI: 'woodpecker', CI_PIPELINE_EVENT: 'pull_request' }
  const offGithub = forkSkipReason(runs.runner({ ci: readCiRun(untold) })) ?? raise()
  const notRun = [strangers, offGithub].map((statusReason) => runs.run([], { status: 'not-run', statusReason }))
  const shown = [
    ...notRun.flatMap(buildAnnotations),
    ...[runs.partialFailure(), withSecrets(), runs.run([], { projects: [links] }), pending].flatMap(buildAnnotations),
    // One by one: a step shows ten of a level.
    ...notices.flatMap((notice) => buildAnnotations(runs.run([], { notices: [notice] }))),
    ...(await refusedComment()),
  ]
  const sections = chapter('Warnings and notices').filter(({ anchor }) => anchor !== 'fork')
  for (const { title, level, message } of shown) {
    if (level === 'error') continue
    const section = sections.find(({ heading }) => heading === title)
    expect([title, section?.heading]).toEqual([title, title])
    if (section !== undefined && section.quotes.length > 0)
      expect([message, section.quotes.some((quote) => isLike(message, quote))]).toEqual([message, true])
  }
  for (const { heading, quotes } of sections) {
    expect(shown.map(({ title }) => title)).toContain(heading)
    for (const quote of quotes)
      expect([quote, shown.some(({ message }) => isLike(message, quote))]).toEqual([quote, true])
  }
})

test('what GitHub withholds is headed by why the run did not take place', () => {
  const fork = (login: string) =>
    missingTokenReason(runs.runner({ event: { pull_request: { user: { login }, head: { repo: null } } } }))
  const section = chapter('Warnings and notices').find(({ anchor }) => anchor === 'fork')
  expect(isLike(fork('eve'), section?.heading ?? '')).toBe(true)
  expect(isLike(fork('dependabot[bot]'), section?.quotes[0] ?? '')).toBe(true)
  const push = missingTokenReason(runs.runner({ eventName: 'push', actor: 'dependabot[bot]' }))
  expect(isLike(push, section?.quotes[1] ?? '')).toBe(true)
})

test('ignored files are headed by the label in the log', () => {
  const labels = Object.values(IGNORED_FILES).map(({ label }) => label)
  for (const { heading } of chapter('Ignored files')) expect(labels).toContain(heading)
})

test('every link inside of the document leads somewhere', () => {
  const anchors = new Set([
    ...[...DOCUMENT.matchAll(/<a id="([\w-]+)">/g)].map(([, id]) => id),
    ...[...DOCUMENT.matchAll(/^## (.+)$/gm)].map(([, name = '']) => name.toLowerCase().replaceAll(' ', '-')),
  ])
  for (const [, target] of DOCUMENT.matchAll(/\]\(#([\w-]+)\)/g)) expect(anchors).toContain(target)
})

function onStrangers(full_name: string) {
  return { eventName: 'pull_request', event: { pull_request: { head: { repo: { full_name } } } } }
}

/** One session that was redacted, one that is held, and one whose copy the CLI uploaded with its credential. */
function withSecrets() {
  const secrets = [{ rule: 'github-pat', line: 9, fingerprint: 'git9' }]
  const held = runs.result(1, 'errored', { plan: 'secret-held', code: 'secret-held', secrets })
  const exposed = runs.result(2, 'skipped', { plan: 'exposed-cli-copy', secrets })
  return runs.run([runs.result(0, 'created', { secrets }), held, exposed])
}

/** What a maker of a failure returns, throws or rejects with. */
async function said(make: () => unknown): Promise<Said> {
  try {
    return (await make()) as Said
  } catch (error) {
    return error as Said
  }
}

async function deadCloud(): Promise<unknown> {
  const signal = new AbortController().signal
  const server = createServer((socket) => socket.on('error', () => {}).end('no HTTP'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const cloud = await createCloud({
    baseUrl: `http://127.0.0.1:${port}`,
    token: 'a-token',
    version: '1',
    concurrency: 10,
    retries: 0,
    requestTimeoutMs: 1_000,
    proxy: undefined,
    onSecret() {},
    onDebug() {},
    onPause() {},
  })
  try {
    const budget = { signal, remainingMs: () => 60_000 }
    for (let index = 0; index < 99; index++) {
      const failure = await said(() => cloud.head(runs.WIDGETS.id, asSessionId(`s${index}`), budget))
      if (failure.code === 'cloud-down') return failure
    }
    return undefined
  } finally {
    await cloud.close()
    server.close()
  }
}

/** Everything that a checkout can have to say of its project. */
async function projectNotices() {
  const stored = '.specstory/.project.json'
  const id = '"git_id": "aaaa-bbbb-cccc-dddd"'
  const settings = (text: string) => ({ '.specstory/cli/config.toml': text })
  const workspaces = [
    checkout({ [stored]: `{\n<<<<<<< a\n${id}\n=======\n${id}\n>>>>>>> b\n}` }),
    checkout({ [stored]: `{${id}}`, '.specstory/history/.project.json': 'x' }),
    checkout(settings('redaction = 1')),
    checkout(settings('local_sync.output_dir = "~/x"')),
    checkout(settings('local_sync.output_dir = "x"')),
    checkout({ ...settings('local_sync.output_dir = "x"'), ...sessions(1), 'x/a.md': transcript('a') }),
  ]
  const told = workspaces.map(
    async (workspace) => (await identifyProjects(runs.inputs({ historyDir: '' }), { ...runner, workspace })).notices,
  )
  return (await Promise.all(told)).flat()
}

async function refusedComment(): Promise<{ title: string; level: string; message: string }[]> {
  const run = { ...asPullRequestRun(runs.firstSync()), runner }
  const log = await captureStdout(() =>
    commentOnPullRequest(run, createPrinter({ debug: false, onGithub: true }), new AbortController().signal),
  )
  const [, level = '', title = '', message = ''] = /^::(\w+) title=(.*?)::(.*)/.exec(log) ?? []
  const answers = [
    { status: 403, response: { data: { message: 'Unable to create comment because issue is locked.' } } },
    { status: 429, response: { data: { message: 'slow down' } } },
  ]
  const others = answers.map(
    (error) => `The pull request comment was not posted. ${describeApiError(error, 'GitHub', 0)}`,
  )
  return [message, ...others].map((said) => ({ level, title, message: said }))
}

function raise(): never {
  throw new Error('nothing was said')
}
