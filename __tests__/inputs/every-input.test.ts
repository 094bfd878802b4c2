import { describe, expect, test } from '@jest/globals'
import { parseFlags } from '../../src/cli/flags.ts'
import { formatHelp } from '../../src/cli/help.ts'
import {
  createDefaultInputs,
  formatSetInputs,
  INPUT_NAMES,
  INPUTS,
  type InputName,
  type Inputs,
  parseInputs,
} from '../../src/inputs/inputs.ts'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import { createCommentMarker } from '../../src/report/comment/marker.ts'
import { logInputs } from '../../src/report/log-inputs.ts'
import { createPrinter } from '../../src/report/print.ts'
import { buildReportHead } from '../../src/report/report.ts'
import { RULE_NAMES } from '../../src/secrets/rule-names.ts'
import { captureStdout } from '../rig/runner-output.ts'
import * as runs from '../rig/runs.ts'
import { shardReports } from '../rig/shard-reports.ts'

type Expected = {
  /** A value other than the default, as a workflow would write it. */
  readonly given: string
  /** The same value in the typed inputs. */
  readonly value: unknown
  /** Whether steps with different values have separate comments, and shards with different values do not merge. */
  readonly isScope: boolean
  /** The variable of the command line for an input that is a credential: it has no flag and is shown nowhere. */
  readonly secretVariable?: string
}

/** A new input does not compile without a row here. */
const EXPECTED: Readonly<Record<InputName, Expected>> = {
  token: { given: 'key', value: 'key', isScope: false, secretVariable: 'SPECSTORY_TOKEN' },
  'project-id': { given: 'f60e-cdb1-6e5e-8e82', value: 'f60e-cdb1-6e5e-8e82', isScope: true },
  'project-name': { given: 'Widgets', value: 'Widgets', isScope: false },
  'require-existing-project': { given: 'true', value: true, isScope: false },
  path: { given: 'apps/a\napps/b', value: ['apps/a', 'apps/b'], isScope: true },
  'history-dir': { given: 'notes', value: 'notes', isScope: true },
  providers: { given: 'claude\nother', value: ['claude', 'other'], isScope: true },
  sessions: { given: 'a1\nb2', value: ['a1', 'b2'], isScope: true },
  exclude: { given: '**/drafts/**\na1', value: ['**/drafts/**', 'a1'], isScope: true },
  unidentified: { given: 'skip', value: 'skip', isScope: true },
  shard: { given: '2/8', value: { index: 2, count: 8 }, isScope: true },
  mode: { given: 'check', value: 'check', isScope: false },
  'update-when': { given: 'different', value: 'different', isScope: false },
  'overwrite-cli-sessions': { given: 'true', value: true, isScope: false },
  secrets: { given: 'hold', value: 'hold', isScope: false },
  'secrets-allow': { given: 'github-pat', value: ['github-pat'], isScope: false },
  'redact-values': {
    given: 'kJ4hGf7sAq9WeRt\nproduction',
    value: { values: ['kJ4hGf7sAq9WeRt'], ignoredCount: 1 },
    isScope: false,
    secretVariable: 'SPECSTORY_REDACT_VALUES',
  },
  rescan: { given: 'true', value: true, isScope: false },
  'cloud-url': { given: 'https://cloud.example', value: 'https://cloud.example', isScope: true },
  concurrency: { given: '3', value: 3, isScope: false },
  timeout: { given: '7', value: 7_000, isScope: false },
  'request-timeout': { given: '8', value: 8_000, isScope: false },
  'fail-on-incomplete': { given: 'errors', value: 'errors', isScope: false },
  retries: { given: '0', value: 0, isScope: false },
  'if-no-sessions': { given: 'error', value: 'error', isScope: false },
  summary: { given: 'false', value: false, isScope: false },
  comment: { given: 'true', value: true, isScope: false },
  'github-token': { given: 'ghs_job', value: 'ghs_job', isScope: false, secretVariable: 'GITHUB_TOKEN' },
}

const LINUX = { cloudUrl: '', windows: false }
const IN_HEADLINE = ['mode', 'cloud-url']

function parseGiven(given: Partial<Record<InputName, string>>): Inputs {
  return parseInputs((name) => given[name as InputName] ?? '', LINUX, RULE_NAMES)
}

describe.each(Object.entries(EXPECTED) as [InputName, Expected][])('the input `%s`', (name, expected) => {
  const { given, value, isScope, secretVariable } = expected
  const isSecret = secretVariable !== undefined
  const inputs = parseGiven({ [name]: given })

  test('sets its own property and leaves all others at their defaults', () => {
    expect(inputs).toEqual({ ...createDefaultInputs(), [INPUTS[name].property]: value })
  })

  test(isSecret ? 'is never formatted' : 'is formatted as given, and omitted at its default', () => {
    expect(formatSetInputs(inputs)).toEqual(isSecret ? [] : [[name, given]])
    expect(formatSetInputs(createDefaultInputs())).toEqual([])
  })

  test(isSecret ? 'is not in the log' : 'is in the log when set', async () => {
    const printer = createPrinter({ debug: false, onGithub: true })
    const log = await captureStdout(() => logInputs(printer, { ...inputs, token: inputs.token || 'key' }))
    const [headline, ...lines] = log.trimEnd().split(/\r?\n/)
    if (IN_HEADLINE.includes(name)) expect(headline).toContain(given)
    else expect(lines).toEqual(isSecret ? [] : [`${name}: ${given.replaceAll('\n', ', ')}`])
  })

  test(isSecret ? 'has a variable in the help instead of a flag' : 'has a flag with a line of help', () => {
    const command = parseFlags(given.split('\n').map((line) => `--${name}=${line}`))
    expect(command).toMatchObject(isSecret ? { error: expect.any(String) } : { inputs: { [name]: given } })
    expect(formatHelp()).toMatch(new RegExp(`^ {2}${secretVariable ?? `--(no-)?${name}`} +\\S`, 'm'))
  })

  test(`${isScope ? 'changes' : 'does not change'} the marker of the pull request comment`, () => {
    expect(createCommentMarker(inputs) !== createCommentMarker(createDefaultInputs())).toBe(isScope)
  })

  test(isSecret ? 'is not in the report' : 'is in the report when set', () => {
    expect(buildReportHead(runs.run([], { inputs })).inputs).toEqual(isSecret ? {} : { [name]: given })
  })

  test(`${isScope ? 'prevents' : 'allows'} merging shards with different values`, () => {
    const [first, second] = shardReports(runs.firstSync(), 2)
    if (first === undefined || second === undefined) throw new Error('expected the reports of two shards')
    const other = { ...second, report: { ...second.report, inputs: { ...first.report.inputs, [name]: given } } }
    const merge = (): unknown => mergeReports([first, other], runs.runner())
    // The report has the shard in a field of its own.
    if (isScope && name !== 'shard') expect(merge).toThrow(`/inputs/${name}`)
    else expect(merge).not.toThrow()
  })
})

test('parseInputs reports all invalid inputs at once, in the order of the table', () => {
  const invalid: Partial<Record<InputName, string>> = {
    'project-id': 'x',
    path: '..',
    'history-dir': '..',
    providers: 'x',
    sessions: '?',
    exclude: '/x',
    shard: 'x',
    'secrets-allow': 'x',
    'redact-values': '{',
    'cloud-url': 'x',
  }
  const acceptsAnyText: readonly InputName[] = ['token', 'github-token', 'project-name']
  const expected = INPUT_NAMES.filter((name) => !acceptsAnyText.includes(name))
  expect(() => parseInputs((name) => invalid[name as InputName] ?? 'x', LINUX, [])).toThrow(
    expect.objectContaining({ invalid: expected.map((name) => expect.objectContaining({ name })) }),
  )
})
