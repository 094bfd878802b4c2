import { describe, expect, test } from '@jest/globals'
import { readFlags } from '../../src/cli/flags.ts'
import { formatHelp } from '../../src/cli/help.ts'
import {
  defaultInputs,
  formatSetInputs,
  INPUT_NAMES,
  INPUTS,
  type InputName,
  type Inputs,
  readInputs,
} from '../../src/inputs/inputs.ts'
import { mergeReports } from '../../src/merge/merge-reports.ts'
import { commentMarker } from '../../src/report/comment/marker.ts'
import { logInputs } from '../../src/report/log-inputs.ts'
import { createPrinter } from '../../src/report/print.ts'
import { reportHead } from '../../src/report/report.ts'
import { captured } from '../rig/captured.ts'
import { parts } from '../rig/report-parts.ts'
import * as runs from '../rig/runs.ts'

type Expected = {
  /** Not the default, as a workflow would give it. */
  readonly given: string
  /** What typed inputs have of it. */
  readonly value: unknown
  /** Whether steps that differ in it have a comment each, and shards that differ in it do not merge. */
  readonly isScope: boolean
  /** Whether it is a credential: no flag, and nowhere shown. */
  readonly isSecret?: true
}

/** A row that is missing here does not compile. */
const EXPECTED: Readonly<Record<InputName, Expected>> = {
  token: { given: 'key', value: 'key', isScope: false, isSecret: true },
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
    isSecret: true,
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
  'github-token': { given: 'ghs_job', value: 'ghs_job', isScope: false, isSecret: true },
}

const LINUX = { cloudUrl: '', windows: false }
const IN_HEADLINE = ['mode', 'cloud-url']

function read(given: Partial<Record<InputName, string>>): Inputs {
  return readInputs((name) => given[name as InputName] ?? '', LINUX)
}

describe.each(Object.entries(EXPECTED) as [InputName, Expected][])('the input `%s`', (name, expected) => {
  const { given, value, isScope, isSecret = false } = expected
  const inputs = read({ [name]: given })

  test('is typed, and no other value changes', () => {
    expect(inputs).toEqual({ ...defaultInputs(), [INPUTS[name].property]: value })
  })

  test('is formatted as it was given, and not at its default', () => {
    expect(formatSetInputs(inputs)).toEqual(isSecret ? [] : [[name, given]])
    expect(formatSetInputs(defaultInputs())).toEqual([])
  })

  test('is in the log when it is set', async () => {
    const printer = createPrinter({ debug: false, onGithub: true })
    const log = await captured(() => logInputs(printer, { ...inputs, token: inputs.token || 'key' }))
    const [headline, ...lines] = log.trimEnd().split(/\r?\n/)
    if (IN_HEADLINE.includes(name)) expect(headline).toContain(given)
    else expect(lines).toEqual(isSecret ? [] : [`${name}: ${given.replaceAll('\n', ', ')}`])
  })

  test('is a flag with a line of help, or a variable', () => {
    const command = readFlags(given.split('\n').map((line) => `--${name}=${line}`))
    expect(command).toMatchObject(isSecret ? { refused: expect.any(String) } : { inputs: { [name]: given } })
    expect(formatHelp()).toMatch(
      new RegExp(isSecret ? `SPECSTORY_TOKEN|GITHUB_TOKEN|SPECSTORY_REDACT_VALUES` : `^ {2}--(no-)?${name} +\\S`, 'm'),
    )
  })

  test(`${isScope ? 'changes' : 'does not change'} the marker of the comment`, () => {
    expect(commentMarker(inputs) !== commentMarker(defaultInputs())).toBe(isScope)
  })

  test('is in the report', () => {
    expect(reportHead(runs.run([], { inputs })).inputs).toEqual(isSecret ? {} : { [name]: given })
  })

  test(`${isScope ? 'keeps' : 'does not keep'} shards that differ in it from being merged`, () => {
    const [first, second] = parts(runs.firstSync(), 2)
    if (first === undefined || second === undefined) throw new Error('two shards have two reports')
    const other = { ...second, report: { ...second.report, inputs: { ...first.report.inputs, [name]: given } } }
    const merge = (): unknown => mergeReports([first, other], runs.runner())
    // Of the shard itself the report has its own field.
    if (isScope && name !== 'shard') expect(merge).toThrow(`/inputs/${name}`)
    else expect(merge).not.toThrow()
  })
})

test('every invalid input is reported at once', () => {
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
  const free: readonly InputName[] = ['token', 'github-token', 'project-name']
  const all = INPUT_NAMES.filter((name) => !free.includes(name))
  expect(() => readInputs((name) => invalid[name as InputName] ?? 'x', LINUX)).toThrow(
    expect.objectContaining({ invalid: all.map((name) => expect.objectContaining({ name })) }),
  )
})
