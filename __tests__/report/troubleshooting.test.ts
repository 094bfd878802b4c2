import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { createCloud } from '../../src/cloud/client.ts'
import { createRateLimitFailure, createUnreachableFailure } from '../../src/cloud/cloud-failure.ts'
import { NEW_PROJECT } from '../../src/cloud/copies.ts'
import { type HttpResponse, ResponseTimeout } from '../../src/cloud/http.ts'
import { classifyNetworkError } from '../../src/cloud/network-errors.ts'
import { parseProxies } from '../../src/cloud/proxy.ts'
import {
  createRejectedFailure,
  createStatusFailure,
  createUnexpectedFailure,
  type ParseContext,
} from '../../src/cloud/responses.ts'
import { validateToken } from '../../src/cloud/token.ts'
import { encodeUpload } from '../../src/cloud/upload-body.ts'
import { createDeadline } from '../../src/deadline.ts'
import { FAILURE_CODES, Failure, type FailureCode, toInternalFailure } from '../../src/failure.ts'
import { readCiRun } from '../../src/inputs/ci-systems.ts'
import { toCommandLineWords } from '../../src/inputs/command-line-words.ts'
import { forkSkipReason, missingTokenReason, refuseUntrustedEvent } from '../../src/inputs/event.ts'
import { parseInputs } from '../../src/inputs/inputs.ts'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import { readReports } from '../../src/merge/read-reports.ts'
import { toSentence } from '../../src/message-format.ts'
import { createRefusalFailure } from '../../src/plan/plan-session.ts'
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
  createConditionsIgnoredNotice,
  createIncompleteSizesNotice,
  createNewProjectNotice,
  createNoHistoryNotice,
  createNoSessionsNotice,
  createNotComparedNotice,
  createOptOutNotice,
  createOtherClientsNotice,
  createPartsNotice,
  createRateLimitLowNotice,
  createTokenNotice,
  createUnmergedNotice,
  createUnusedAllowNotice,
  createUnusedExcludeNotice,
  createUnverifiedNotice,
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
import { createChangingFailure } from '../../src/sync/upload-steps.ts'
import { checkout, sessions, transcript } from '../rig/checkout.ts'
import { jwt } from '../rig/cloud-client.ts'
import { asSessionId } from '../rig/ids.ts'
import { asPullRequestRun } from '../rig/pull-requests.ts'
import { captureStdout } from '../rig/runner-output.ts'
import * as runs from '../rig/runs.ts'

/** A section of docs/troubleshooting.md, with the messages that it quotes. */
type Section = { readonly anchor: string | undefined; readonly heading: string; readonly quotes: readonly string[] }

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/troubleshooting.md'), 'utf8')
const CHAPTERS = new Map(
  DOCUMENT.split(/^## /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), parseSections(text)] as const),
)

function parseSections(text: string): Section[] {
  return [...text.matchAll(/(?:<a id="([\w-]+)"><\/a>\n\n)?^### (.+)\n((?:(?!^<a id|^### ).*\n?)*)/gm)].map(
    ([, anchor, heading = '', body = '']) => ({
      anchor,
      heading,
      quotes: [...body.matchAll(/^> (.+?)\\?$/gm)].map(([, quote = '']) => quote),
    }),
  )
}

function findSections(...chapters: readonly string[]): readonly Section[] {
  return chapters.flatMap((name) => CHAPTERS.get(name) ?? fail(`no chapter ${name}`))
}

/** Compares a message with the documented one, where `…` matches any text. */
function matchesQuote(shown: string, documented: string): boolean {
  return new RegExp(`^${documented.split('…').map(RegExp.escape).join('.*')}$`, 's').test(shown)
}

const ERRORS = findSections(
  'Errors that end the run',
  'Errors of single sessions',
  'Errors of the network and the cloud',
)

type FailureText = { readonly code: FailureCode; readonly message: string; readonly hint: string }

const context: ParseContext = { scrub: (text) => text, now: 0, host: 'cloud.test' }
const noProxy = parseProxies(undefined)
const runner = runs.runner()
const session = runs.session(0)
const response = (status: number, headers = {}): HttpResponse => ({
  status,
  headers,
  body: Buffer.from('{"error":"no"}'),
  isCut: false,
})
const page = (status: number): HttpResponse => ({ ...response(status), body: Buffer.from('<title>No</title>') })
const rejectedStatus = (kind: 'put' | 'sizes', code: number, headers = {}): FailureText =>
  createStatusFailure(kind, response(code, headers), context)
const networkFailure = (error: unknown, proxies = noProxy): FailureText =>
  classifyNetworkError('put', error, proxies, context.scrub, 10_000)
const readScanned = (workspace: string, file = session.file) =>
  readTranscript(workspace, { ...session, file }, { redactionMode: 'redact', allowlist: new Allowlist() })
const errorWithCode = (code: string, message = code): Error => Object.assign(new Error(message), { code })
const invalidInputs = (given: Record<string, string>) => () =>
  parseInputs((name) => given[name] ?? '', { cloudUrl: '', windows: false }, [])
const refusedEvent = (eventName: string) => (): unknown => refuseUntrustedEvent(runs.runner({ eventName }), 'sync')
const tokenFailure = (token: string): FailureText => validateToken(token, 0).failure ?? fail('the token is valid')
const withProxy = parseProxies({ httpsProxy: 'http://proxy.corp:3128' })

const identify = (files: Record<string, string>): Promise<IdentifiedProjects> =>
  identifyProjects(runs.inputs(), { ...runner, workspace: checkout(files) })

/** One path with its history, and one without. */
const ONE_MISSING = runs.scan({
  directories: [
    { directory: '.specstory/history', exists: true },
    { directory: 'web/.specstory/history', exists: false },
  ],
})

/** Checks `require-existing-project` against a size listing. */
const requireExisting = (sizes: BulkSizes): Promise<void> => {
  const scan = runs.scan({ sessions: [runs.session(0)] })
  return requireExistingProjects({ deadline: createDeadline() }, [
    { project: runs.WIDGETS, scan, bulk: Promise.resolve(sizes) },
  ])
}

function unknownCopyFailure(detail: string): Failure {
  return createRefusalFailure({
    ...runs.PLANNED,
    session: runs.session(0),
    action: 'refuse',
    reason: 'cloud-copy-unknown',
    localBytes: 1,
    cloudBytes: undefined,
    detail,
  })
}

/** Every message of every failure code, created by the code that reports it. */
const FAILURE_MAKERS: Readonly<Record<FailureCode, readonly (() => unknown)[]>> = {
  'invalid-input': [
    invalidInputs({ mode: 'x' }),
    invalidInputs({ mode: 'x', retries: 'y' }),
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
    () => identify({ '.specstory/cli/config.toml/x': '' }),
  ],
  'project-unknown': [
    () => identifyProjects(runs.inputs(), { ...runner, workspace: checkout({}), serverUrl: '', repository: '' }),
  ],
  'project-new': [
    () => requireExisting(NEW_PROJECT),
    () => requireExisting({ error: new Failure('cloud-answer', 'no', 'No.') }),
  ],
  'token-missing': [() => missingTokenReason(runner)],
  'token-expired': [() => validateToken(jwt({ exp: 1 }), 200_000).failure],
  'token-unusable': [
    () => tokenFailure('a b'),
    () => tokenFailure(jwt({ type: 'web-access' })),
    () => tokenFailure(jwt({ nbf: 1e6 })),
    () => tokenFailure('ghp_0123456789'),
    () => tokenFailure('"a-token"'),
    () => tokenFailure('TOKEN=a-token'),
    () => tokenFailure('$TOKEN'),
  ],
  'token-refused': [() => rejectedStatus('put', 401), () => rejectedStatus('sizes', 403)],
  'no-write-scope': [() => rejectedStatus('put', 403)],
  'event-refused': [
    refusedEvent('pull_request_target'),
    refusedEvent('workflow_run'),
    refusedEvent('issue_comment'),
    refusedEvent('discussion_comment'),
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
    () => networkFailure(errorWithCode('ECONNREFUSED')),
    () => networkFailure(errorWithCode('ENOTFOUND')),
    () => networkFailure(errorWithCode('DEPTH_ZERO_SELF_SIGNED_CERT')),
    () => networkFailure(new ResponseTimeout(30_000)),
    () => createUnreachableFailure(createStatusFailure('put', response(503), context)),
  ],
  'cloud-rejected': [
    () => rejectedStatus('put', 400),
    () => rejectedStatus('put', 503),
    () => createRejectedFailure('put', response(200), context.scrub),
  ],
  'cloud-answer': [() => createUnexpectedFailure('put', response(200), 'it does not confirm success', context.scrub)],
  'cloud-down': [cloudDownFailure],
  'cloud-copy-unknown': [
    () => unknownCopyFailure('the response has no X-Markdown-Size'),
    () => unknownCopyFailure('the response has no X-Raw-Data-Size'),
    () => unknownCopyFailure('the size listing contains it, but its check returned 404'),
  ],
  'cloud-copy-changing': [() => createChangingFailure()],
  blocked: [
    () => createStatusFailure('put', page(403), context),
    () => createStatusFailure('sizes', page(401), context),
  ],
  'rate-limited': [
    () => rejectedStatus('put', 429),
    () => createRateLimitFailure(60_000, 0),
    () => createRateLimitFailure(undefined, 0),
  ],
  redirected: [() => rejectedStatus('put', 302, { location: 'https://login.corp' })],
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
    () => rejectedStatus('put', 413),
    () =>
      createRefusalFailure({
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
      createRefusalFailure({
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
    () => networkFailure(new Error('Proxy response (403) !== 200 when HTTP Tunneling')),
    () => networkFailure(errorWithCode('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:3128'), withProxy),
  ],
  'report-unusable': [
    () => readReport('{', 'a.json'),
    () => readReports(join(import.meta.dirname, 'nowhere')),
    () => readReports(import.meta.filename),
  ],
  'shards-incomplete': [() => mergeReports([], runner)],
  internal: [() => toInternalFailure(new Error('oops'))],
}

describe.each(FAILURE_CODES)('docs/troubleshooting.md on %s', (code) => {
  test('has one section that quotes exactly the messages of the code', async () => {
    const [section, ...others] = ERRORS.filter(({ anchor }) => anchor === code)
    expect(others).toEqual([])
    const documented = [section?.heading ?? 'no heading', ...(section?.quotes ?? [])]
    const failures = await Promise.all(FAILURE_MAKERS[code].map(catchFailure))
    for (const failure of failures) {
      expect(failure.code).toBe(code)
      expect(failure.hint).toMatch(/^[A-Z`].+\.$/)
      expect(documented.filter((text) => matchesQuote(toSentence(failure.message), text))).not.toEqual([])
    }
    const shown = failures.map(({ message }) => toSentence(message))
    expect(documented.filter((text) => !shown.some((one) => matchesQuote(one, text)))).toEqual([])
  })
})

/** Codes of events and of the action `merge`; the command line validates inputs itself. */
const ONLY_ON_GITHUB: readonly FailureCode[] = [
  'event-refused',
  'report-unusable',
  'shards-incomplete',
  'invalid-input',
]
const GITHUB_TERMS =
  /`with:`|\$\{\{|\bactions\/|\bthe secret\b|repository secret|\binputs?\b|\bworkflow|\brunner\b|\bstep\b|\bjob\b/i

test.each(FAILURE_CODES.filter((code) => !ONLY_ON_GITHUB.includes(code)))(
  'toCommandLineWords leaves no GitHub terms in the messages of %s',
  async (code) => {
    const onCommandLine = (): unknown => missingTokenReason(runs.runner({ onGithub: false }))
    const failures = await Promise.all(
      (code === 'token-missing' ? [onCommandLine] : FAILURE_MAKERS[code]).map(catchFailure),
    )
    const shown = failures.map(({ message, hint }) => toCommandLineWords(`${message} ${hint}`))
    expect(shown.filter((text) => GITHUB_TERMS.test(text))).toEqual([])
  },
)

test('docs/troubleshooting.md has a section for every failure code and no other', () => {
  expect(ERRORS.map(({ anchor }) => anchor).sort()).toEqual([...FAILURE_CODES].sort())
})

test('docs/troubleshooting.md has a section for every warning and notice, with its title and text', async () => {
  const links = runs.projectRun(runs.WIDGETS, [], {
    ignored: [
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
  const token = (payload: object): string => validateToken(jwt(payload), 0).warning ?? fail('nothing was returned')
  const notices = [
    createPartsNotice([{ file: 'b.md', partOf: 'a' }]),
    createNoSessionsNotice(await explainNoSessions(checkout({}), [runs.scan()])),
    createUnusedExcludeNotice(['**/drafts/**']),
    createRateLimitLowNotice(1_200, 1_200, 999, '14:32 UTC'),
    createUnusedAllowNotice(['jwt']),
    createNotComparedNotice(undefined, true),
    createOptOutNotice({ path: '.', file: 'p.json', setting: 'cloud_sync' }),
    createNewProjectNotice(runs.WIDGETS),
    createUnverifiedNotice(),
    createIncompleteSizesNotice('a.md'),
    createOtherClientsNotice(3),
    createConditionsIgnoredNotice(),
    createUnmergedNotice('add-retries', [{ ...runs.WIDGETS, source: { kind: 'input' } }]),
    createUnmergedNotice('add-retries', [runs.WIDGETS, runs.GADGETS]),
    createNoHistoryNotice(
      (await assertHistoriesExist([ONE_MISSING], runs.inputs(), checkout({}))) ?? fail('nothing was returned'),
    ),
    createTokenNotice(token({ exp: 86_400 * 3 })),
    createTokenNotice(token({ type: 'device-access' })),
    ...(await projectNotices()),
  ]
  const onGithub = forkSkipReason(runs.runner(pullRequestFrom('eve/widgets'))) ?? fail('nothing was returned')
  const unknownOrigin = { CI: 'woodpecker', CI_PIPELINE_EVENT: 'pull_request' }
  const offGithub = forkSkipReason(runs.runner({ ci: readCiRun(unknownOrigin) })) ?? fail('nothing was returned')
  const notRun = [onGithub, offGithub].map((statusReason) => runs.run([], { status: 'not-run', statusReason }))
  const shown = [
    ...notRun.flatMap(buildAnnotations),
    ...[runs.partialFailure(), withSecrets(), runs.run([], { projects: [links] }), pending].flatMap(buildAnnotations),
    // In a run each: annotations are limited to ten of a level.
    ...notices.flatMap((notice) => buildAnnotations(runs.run([], { notices: [notice] }))),
    ...(await commentNotices()),
  ]
  const sections = findSections('Warnings and notices').filter(({ anchor }) => anchor !== 'fork')
  for (const { title, level, message } of shown) {
    if (level === 'error') continue
    const section = sections.find(({ heading }) => heading === title)
    expect([title, section?.heading]).toEqual([title, title])
    if (section !== undefined && section.quotes.length > 0)
      expect([message, section.quotes.some((quote) => matchesQuote(message, quote))]).toEqual([message, true])
  }
  for (const { heading, quotes } of sections) {
    expect(shown.map(({ title }) => title)).toContain(heading)
    for (const quote of quotes)
      expect([quote, shown.some(({ message }) => matchesQuote(message, quote))]).toEqual([quote, true])
  }
})

test('docs/troubleshooting.md quotes why runs without secrets were skipped', () => {
  const fork = (login: string) =>
    missingTokenReason(runs.runner({ event: { pull_request: { user: { login }, head: { repo: null } } } }))
  const section = findSections('Warnings and notices').find(({ anchor }) => anchor === 'fork')
  expect(matchesQuote(fork('eve'), section?.heading ?? '')).toBe(true)
  expect(matchesQuote(fork('dependabot[bot]'), section?.quotes[0] ?? '')).toBe(true)
  const push = missingTokenReason(runs.runner({ eventName: 'push', actor: 'dependabot[bot]' }))
  expect(matchesQuote(push, section?.quotes[1] ?? '')).toBe(true)
})

test('docs/troubleshooting.md heads its sections on ignored files with the labels in the log', () => {
  const labels = Object.values(IGNORED_FILES).map(({ label }) => label)
  for (const { heading } of findSections('Ignored files')) expect(labels).toContain(heading)
})

test('docs/troubleshooting.md has an anchor for each of its internal links', () => {
  const anchors = new Set([
    ...[...DOCUMENT.matchAll(/<a id="([\w-]+)">/g)].map(([, id]) => id),
    ...[...DOCUMENT.matchAll(/^## (.+)$/gm)].map(([, name = '']) => name.toLowerCase().replaceAll(' ', '-')),
  ])
  const targets = [...DOCUMENT.matchAll(/\]\(#([\w-]+)\)/g)].map(([, target]) => target)
  expect(targets).not.toEqual([])
  for (const target of targets) expect(anchors).toContain(target)
})

function pullRequestFrom(full_name: string) {
  return { eventName: 'pull_request', event: { pull_request: { head: { repo: { full_name } } } } }
}

/** A redacted session, a withheld one, and one whose CLI copy was uploaded unredacted. */
function withSecrets() {
  const secrets = [{ rule: 'github-pat', line: 9, fingerprint: 'git9' }]
  const withheld = runs.result(1, 'errored', { plan: 'secret-held', code: 'secret-held', secrets })
  const exposed = runs.result(2, 'skipped', { plan: 'exposed-cli-copy', secrets })
  return runs.run([runs.result(0, 'created', { secrets }), withheld, exposed])
}

/** @returns what `make` returns, throws or rejects with */
async function catchFailure(make: () => unknown): Promise<FailureText> {
  try {
    return (await make()) as FailureText
  } catch (error) {
    return error as FailureText
  }
}

async function cloudDownFailure(): Promise<unknown> {
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
    const budget = { signal, getRemainingMs: () => 60_000 }
    for (let index = 0; index < 99; index++) {
      const failure = await catchFailure(() => cloud.head(runs.WIDGETS.id, asSessionId(`s${index}`), budget))
      if (failure.code === 'cloud-down') return failure
    }
    return undefined
  } finally {
    await cloud.close()
    server.close()
  }
}

/** Every notice about project files and settings. */
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
  const notices = workspaces.map(
    async (workspace) => (await identifyProjects(runs.inputs({ historyDir: '' }), { ...runner, workspace })).notices,
  )
  return (await Promise.all(notices)).flat()
}

async function commentNotices(): Promise<{ title: string; level: string; message: string }[]> {
  const run = { ...asPullRequestRun(runs.firstSync()), runner }
  const log = await captureStdout(() =>
    commentOnPullRequest(run, createPrinter({ debug: false, onGithub: true }), new AbortController().signal),
  )
  const [, level = '', title = '', message = ''] = /^::(\w+) title=(.*?)::(.*)/.exec(log) ?? []
  const errors = [
    { status: 403, response: { data: { message: 'Unable to create comment because issue is locked.' } } },
    { status: 429, response: { data: { message: 'slow down' } } },
  ]
  const others = errors.map(
    (error) => `The pull request comment was not posted. ${describeApiError(error, 'GitHub', 0)}`,
  )
  return [message, ...others].map((text) => ({ level, title, message: text }))
}

function fail(message: string): never {
  throw new Error(message)
}
