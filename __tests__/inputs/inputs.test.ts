import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/failure.ts'
import { parseInputs } from '../../src/inputs/inputs.ts'
import { RULE_NAMES } from '../../src/secrets/rule-names.ts'

const LINUX = { cloudUrl: '', windows: false }

const HASH = `sha256:${'0a'.repeat(32)}`

/** Reads inputs as `@actions/core` does: trimmed, and empty when not set. */
function createLookup(given: Record<string, string> = {}) {
  return (name: string): string => (given[name] ?? '').trim()
}

function readFailure(given: Record<string, string>, environment = LINUX): Failure {
  try {
    parseInputs(createLookup(given), environment, RULE_NAMES)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('the inputs were accepted')
}

test('parseInputs returns the documented defaults when nothing is set', () => {
  expect(parseInputs(createLookup(), LINUX, [])).toEqual({
    token: '',
    projectId: undefined,
    projectName: undefined,
    paths: ['.'],
    historyDir: '',
    providers: [],
    sessions: [],
    exclude: [],
    unidentified: 'upload',
    shard: undefined,
    mode: 'sync',
    updateWhen: 'larger',
    overwriteCliSessions: false,
    secrets: undefined,
    secretsAllow: [],
    redactValues: { values: [], ignoredCount: 0 },
    rescan: false,
    cloudUrl: 'https://cloud.specstory.com',
    cloudUrlFromEnvironment: false,
    requireExistingProject: false,
    concurrency: 10,
    timeoutMs: 120_000,
    requestTimeoutMs: 30_000,
    failOnIncomplete: true,
    retries: 2,
    ifNoSessions: 'warn',
    summary: true,
    comment: false,
    githubToken: '',
  })
})

test('parseInputs parses every input', () => {
  const given = {
    token: ' key ',
    'project-id': 'f60e-cdb1-6e5e-8e82',
    'project-name': 'Widgets',
    path: '.\n./frontend/\n\nfrontend\n',
    'history-dir': 'docs/../notes/',
    providers: 'claude, codex\ncopilotide-insiders, copilotide-vscodium, other',
    sessions: 'a1\nb.2,c-3',
    exclude: ' a1 \n\n**/drafts/**\r\n!(a|b)/[x].md\na1\n',
    unidentified: 'skip',
    shard: '2/8',
    mode: 'check',
    'update-when': 'different',
    'overwrite-cli-sessions': 'TRUE',
    secrets: 'hold',
    'secrets-allow': `github-pat\n${HASH.toUpperCase()}`,
    'redact-values': '{"A": "kJ4hGf7sAq9WeRt"}',
    rescan: 'true',
    'cloud-url': 'http://127.0.0.1:8080//',
    concurrency: '50',
    timeout: '1',
    'request-timeout': '3600',
    'fail-on-incomplete': 'False',
    retries: '0',
    'if-no-sessions': 'ignore',
    summary: 'false',
    comment: 'true',
    'github-token': 'ghs_job',
    'require-existing-project': 'true',
  }
  expect(parseInputs(createLookup(given), LINUX, RULE_NAMES)).toEqual({
    token: 'key',
    projectId: 'f60e-cdb1-6e5e-8e82',
    projectName: 'Widgets',
    paths: ['.', 'frontend'],
    historyDir: 'notes',
    providers: ['claude', 'codex', 'copilotide', 'other'],
    sessions: ['a1', 'b.2', 'c-3'],
    exclude: ['a1', '**/drafts/**', '!(a|b)/[x].md'],
    unidentified: 'skip',
    shard: { index: 2, count: 8 },
    mode: 'check',
    updateWhen: 'different',
    overwriteCliSessions: true,
    secrets: 'hold',
    secretsAllow: ['github-pat', HASH],
    redactValues: { values: ['kJ4hGf7sAq9WeRt'], ignoredCount: 0 },
    rescan: true,
    cloudUrl: 'http://127.0.0.1:8080',
    cloudUrlFromEnvironment: false,
    requireExistingProject: true,
    concurrency: 50,
    timeoutMs: 1_000,
    requestTimeoutMs: 3_600_000,
    failOnIncomplete: false,
    retries: 0,
    ifNoSessions: 'ignore',
    summary: false,
    comment: true,
    githubToken: 'ghs_job',
  })
})

describe('an invalid input', () => {
  test.each([
    ['concurrency', '0', '`concurrency`: `0` is not valid. Allowed: a whole number from 1 to 50, for example `10`'],
    ['concurrency', '51', 'from 1 to 50'],
    [
      'timeout',
      '2m',
      '`timeout`: `2m` is not valid. Allowed: a whole number of seconds (without a unit) from 1 to 86400, for example `120`',
    ],
    ['timeout', '90s', 'for example `90`'],
    ['timeout', '1.5 hours', 'for example `5400`'],
    ['timeout', '1500ms', 'for example `2`'],
    ['timeout', '7 days', '`timeout`: `7 days` is not valid. Allowed: a whole number of seconds'],
    ['timeout', '7 days', 'for example `120`'],
    ['request-timeout', '1 min', 'for example `60`'],
    ['timeout', '1e3', '`timeout`: `1e3`'],
    ['timeout', '-1', '`timeout`: `-1`'],
    ['request-timeout', '1.5', '`request-timeout`: `1.5`'],
    ['retries', '11', 'from 0 to 10'],
    ['summary', 'yes', '`summary`: `yes` is not valid. Allowed: `true` or `false`'],
    ['fail-on-incomplete', 'tRue', '`true`, `false` or `errors`'],
    ['mode', 'Sync', '`mode`: `Sync` is not valid. Allowed: `sync`, `check`'],
    ['secrets', 'block', '`secrets`: `block` is not valid. Allowed: `redact`, `hold`, `send`'],
    ['secrets-allow', 'github-pta', '`secrets-allow`: `***` is not valid. Allowed: a rule'],
    ['secrets-allow', 'github-pta', 'did you mean `github-pat`?'],
    ['rescan', 'once', '`rescan`: `once` is not valid. Allowed: `true` or `false`'],
    ['update-when', 'newer', 'Allowed: `larger`, `different`'],
    ['if-no-sessions', 'fail', 'Allowed: `warn`, `error`, `ignore`'],
    [
      'project-id',
      'F60E-CDB1-6E5E-8E82',
      'four groups of four lowercase hex digits, for example `f60e-cdb1-6e5e-8e82`',
    ],
    ['providers', 'cluade', 'did you mean `claude`?'],
    ['providers', 'opencode-cli', 'did you mean `opencode`?'],
    ['sessions', '../x', 'IDs of up to 128 letters'],
    ['sessions', 'sizes', '`sizes` is reserved'],
    ['exclude', 'x\n!**/a.md', '`exclude`: `!**/a.md` is not valid. Allowed: globs without a leading `!`'],
    ['exclude', '/work/x/**', '`exclude`: `/work/x/**` is not valid. Allowed: globs relative to the workspace'],
    ['exclude', 'C:\\x\\**', 'not absolute ones, for example `**/drafts/**`'],
    ['exclude', 'a/../b', '`exclude`: `a/../b` is not valid. Allowed: globs inside the workspace'],
    ['exclude', 'a\0b', 'entries without control characters'],
    ['unidentified', 'sync', 'Allowed: `skip`, `upload`'],
    ['shard', '0/8', '`N/TOTAL` with N ≤ TOTAL ≤ 256, for example `2/8`'],
    ['shard', '9/8', 'with N ≤ TOTAL'],
    ['shard', '1/257', 'TOTAL ≤ 256'],
    ['shard', '2-8', 'with N ≤ TOTAL'],
    ['path', '../other', 'inside the workspace, for example `packages/app`'],
    ['path', 'a/../../b', 'inside the workspace'],
    ['path', '/etc', 'relative to the workspace'],
    ['path', 'a\0b', 'without NUL'],
    ['history-dir', '..', 'inside the workspace, for example `.specstory/history`'],
    ['history-dir', 'a\nb', 'one directory'],
    ['cloud-url', 'cloud.specstory.com', 'an https URL, for example `https://cloud.specstory.com`'],
    ['cloud-url', 'ftp://cloud.specstory.com', 'an https URL'],
    ['cloud-url', 'http://cloud.specstory.com', 'or http on loopback'],
    ['cloud-url', 'http://127.0.0.1.evil.example', 'or http on loopback'],
    ['cloud-url', 'https://cloud.specstory.com/?a=b', 'without a query'],
    ['cloud-url', 'https://cloud.specstory.com/#a', 'without a query or fragment'],
    ['cloud-url', 'https://evil.example\\@cloud.specstory.com', 'without backslashes'],
    ['cloud-url', 'https:\\\\cloud.specstory.com', 'without backslashes'],
    ['cloud-url', 'https://cloud.spec\nstory.com', 'or white space'],
  ])('`%s` fails with the allowed values when it is %j', (name, value, expected) => {
    const failure = readFailure({ [name]: value })
    expect(failure.code).toBe('invalid-input')
    expect(failure.message).toContain(expected)
  })
})

test.each([
  [
    'an entry of `exclude` with 1,001 characters',
    'x'.repeat(1_001),
    `\`exclude\`: \`${'x'.repeat(100)}…\` is not valid. Allowed: entries of at most 1000 characters`,
  ],
  [
    '1,001 entries of `exclude`',
    Array.from({ length: 1_001 }, (_, index) => `x${index}`).join('\n'),
    '`exclude`: `1001 entries` is not valid. Allowed: at most 1000 entries',
  ],
])('parseInputs rejects %s', (_name, exclude, expected) => {
  expect(readFailure({ exclude })).toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(expected),
  })
})

test('parseInputs lists all invalid inputs in one message', () => {
  const failure = readFailure({ concurrency: 'many', timeout: '', retries: '-', mode: 'x' })
  expect(failure.message).toMatch(/^3 invalid inputs\. .*`mode`.*`concurrency`.*`retries`/)
})

test('parseInputs rejects a `cloud-url` with credentials without printing them', () => {
  const failure = readFailure({ 'cloud-url': 'https://ada:secret@cloud.specstory.com/?key=secret' })
  expect(failure.message).toContain('without credentials')
  expect(failure.message).not.toContain('secret')
})

describe('the cloud URL', () => {
  test.each([
    ['uses the input before the environment', 'https://a.example/', 'https://b.example', 'https://a.example'],
    ['uses the environment when the input is not set', '', ' https://b.example/base/ ', 'https://b.example/base'],
    ['uses the default when the environment variable is blank', '', '  ', 'https://cloud.specstory.com'],
    ['accepts plain HTTP for localhost', 'http://localhost:1', '', 'http://localhost:1'],
    ['drops the path of the API', 'https://a.example/api/v1/', '', 'https://a.example'],
    ['drops the path of a request', 'https://a.example/api/v1/projects/x/sessions', '', 'https://a.example'],
    ['keeps a base path in front of the path of the API', 'https://a.example/cloud/api', '', 'https://a.example/cloud'],
    [
      'keeps a path that only resembles the path of the API',
      'https://a.example/apis/v1',
      '',
      'https://a.example/apis/v1',
    ],
    ['accepts plain HTTP for IPv6 loopback', 'http://[::1]:1/', '', 'http://[::1]:1'],
  ])('%s', (_name, input, cloudUrl, expected) => {
    expect(parseInputs(createLookup({ 'cloud-url': input }), { cloudUrl, windows: false }, []).cloudUrl).toBe(expected)
  })

  test.each([
    ['', 'https://b.example', true],
    ['https://a.example', 'https://b.example', false],
    ['', ' ', false],
  ])('knows its origin when the input is "%s" and the variable "%s"', (input, cloudUrl, cloudUrlFromEnvironment) => {
    const lookup = createLookup({ 'cloud-url': input })
    expect(parseInputs(lookup, { cloudUrl, windows: false }, [])).toMatchObject({ cloudUrlFromEnvironment })
  })

  test('fails with the name of the environment variable when its value is invalid', () => {
    expect(readFailure({}, { ...LINUX, cloudUrl: 'nonsense' }).message).toContain('`SPECSTORY_CLOUD_URL`: `nonsense`')
  })
})

describe('the input `path`', () => {
  test.each([
    ['packages\\app', ['packages/app']],
    ['.\\', ['.']],
  ])('on Windows, reads %j as %j', (path, expected) => {
    expect(parseInputs(createLookup({ path }), { cloudUrl: '', windows: true }, []).paths).toEqual(expected)
  })

  test.each(['C:\\work', 'c:work', '\\\\server\\share', '..\\x'])('on Windows, rejects %j', (path) => {
    expect(() => parseInputs(createLookup({ path }), { cloudUrl: '', windows: true }, [])).toThrow(Failure)
  })

  test('keeps backslashes as part of a name on other systems', () => {
    expect(parseInputs(createLookup({ path: 'a\\b' }), LINUX, []).paths).toEqual(['a\\b'])
  })
})
