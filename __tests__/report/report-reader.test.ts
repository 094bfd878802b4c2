import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ShardReport } from '../../src/report/report.ts'
import { readReport } from '../../src/report/report-reader.ts'
import { listPointers } from '../rig/pointers.ts'
import { createValidator } from '../rig/published-schema.ts'
import * as runs from '../rig/runs.ts'
import { shardReportTexts } from '../rig/shard-reports.ts'

const [GOOD = ''] = shardReportTexts(runs.partialFailure(), 1)
const [PART = ''] = shardReportTexts(runs.partialFailure(), 3)

/** The report with the value at a JSON pointer replaced, or removed. */
function withValue(text: string, pointer: string, value: unknown): string {
  const report = JSON.parse(text)
  const names = pointer.split('/').slice(1)
  const last = names.pop() ?? ''
  const holder = names.reduce((data, name) => data[name], report)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return JSON.stringify(report)
}

function refusal(said: string) {
  return expect.objectContaining({
    code: 'report-unusable',
    message: expect.stringContaining(`The report dir/x.json cannot be merged: ${said}`),
  })
}

describe('a file that is no report of a shard is refused by its name', () => {
  test.each([
    ['not JSON', '{', 'it is not valid JSON'],
    ['another JSON', '[]', 'it is not a report of schema 1'],
    ['a later schema', withValue(GOOD, '/schema', 2), 'it is not a report of schema 1'],
    ['of a run without shards', withValue(GOOD, '/shard', null), 'its run had no `shard` input'],
    ['of a million brackets', '['.repeat(1_000_000), 'it is nested deeper than 32 levels'],
    ['with an unknown field of many levels', withValue(GOOD, '/later', nested(40)), 'it is nested deeper than 32'],
  ])('%s', (_name, text, said) => {
    expect(() => readReport(text, 'dir/x.json')).toThrow(refusal(said))
  })
})

function nested(levels: number): unknown {
  return levels === 0 ? [] : [nested(levels - 1)]
}

describe('what is not as the schema has it is refused with its place', () => {
  test.each<[string, unknown, string]>([
    ['/status', 'exploded', 'Instance does not match any of'],
    ['/shard/count', 0, 'is less than 1'],
    ['/shard/count', -1, 'is less than 1'],
    ['/shard/count', 1.5, 'Expected "integer"'],
    ['/shard/count', 257, 'is greater than 256'],
    ['/shard/index', 0, 'is less than 1'],
    ['/startedAt', 'yesterday', 'String does not match pattern'],
    ['/failOnIncomplete', 'false', 'Instance does not match any of [true,false,"errors",null]'],
    ['/requests/put', 1e300, 'is greater than 9007199254740991'],
    ['/timingsMs/total', '1', 'Expected "number"'],
    ['/failures', [{ code: 'made-up', message: '', hint: '' }], ''],
    ['/projects/0/id', '../x', 'String does not match pattern'],
    ['/projects/0/sizes', 'guessed', 'Instance does not match any of'],
    ['/projects/0/source', { kind: 'stars' }, ''],
    ['/sessions/0/id', '../x', 'String does not match pattern'],
    ['/sessions/0/id', 'x'.repeat(129), 'String'],
    ['/sessions/0/outcome', 'toString', 'Instance does not match any of'],
    ['/sessions/0/attempts', -1, 'is less than 0'],
    ['/sessions/0/file', '/etc/passwd', 'String does not match pattern'],
    ['/sessions/0/file', '../../../settings', 'String does not match pattern'],
    ['/sessions/0/file', 'a/../../b', 'String does not match pattern'],
    ['/sessions/0/file', 'a/..', 'String does not match pattern'],
    ['/sessions/0/file', '', 'String does not match pattern'],
    ['/sessions', {}, 'Expected "array"'],
    ['/source/serverUrl', 'javascript:alert(1)//', 'String does not match pattern'],
    ['/source/serverUrl', 'https://github.com@evil.example', 'String does not match pattern'],
    ['/source/serverUrl', 'https://github.com\nhttps://evil.example', 'String does not match pattern'],
    ['/source/commit', 'main', 'String does not match pattern'],
    ['/source/runAttempt', '1e9', 'String does not match pattern'],
    ['/cloudUrl', 'javascript:alert(1)', 'String does not match pattern'],
    ['/cloudUrl', 'https://cloud.specstory.com\nhttps://evil.example', 'String does not match pattern'],
    ['/cloudUrl', 'https://evil.example\\@cloud.specstory.com', 'String does not match pattern'],
  ])('%s = %j', (pointer, value, said) => {
    const text = withValue(GOOD, pointer, value)
    expect(() => readReport(text, 'dir/x.json')).toThrow(refusal(`\`${pointer}`))
    expect(() => readReport(text, 'dir/x.json')).toThrow(said)
  })
})

test('refuses a report without a field that the schema requires', () => {
  expect(() => readReport(withValue(GOOD, '/status', undefined), 'dir/x.json')).toThrow(/required property "status"/)
})

describe('what no run could have written is refused with its place', () => {
  const stranger = JSON.parse(PART).sessions[0]
  test.each<[string, string, unknown, string]>([
    [GOOD, '/shard/index', 2, 'must be at most `/shard/count`'],
    [GOOD, '/mode', null, 'must not be null'],
    [GOOD, '/failOnIncomplete', null, 'must not be null'],
    [GOOD, '/cloudUrl', null, 'must not be null'],
    [GOOD, '/cloudUrl', 'http://evil.example', 'must be an https URL'],
    [GOOD, '/cloudUrl', 'https://user:pass@evil.example', 'must be an https URL'],
    [GOOD, '/cloudUrl', 'https://cloud.specstory.com/', 'must be an https URL'],
    [GOOD, '/startedAt', '2026-99-99T99:99:99.999Z', 'must be a time'],
    [GOOD, '/sessions/3/projectId', runs.GADGETS.id, 'must be a project of the report'],
    [GOOD, '/sessions/1', JSON.parse(GOOD).sessions[0], 'must be there once only'],
    [GOOD, '/sessions/0/outcome', 'errored', 'must be the number of such sessions'],
    [GOOD, '/sessions', [], 'must be the number of such sessions'],
    [GOOD, '/counts/errored', 0, 'must be the number of such sessions'],
    [PART, '/shard/index', 2, 'must be of shard 2/3'],
    [PART, '/sessions/0', { ...stranger, id: notOf(1, 3) }, 'must be of shard 1/3'],
  ])('%#: %s%s', (text, pointer, value, said) => {
    const made = withValue(text, pointer, value)
    expect(() => readReport(made, 'dir/x.json')).toThrow(refusal('`/'))
    expect(() => readReport(made, 'dir/x.json')).toThrow(said)
  })
})

/** The id of a session that another part has. */
function notOf(index: number, count: number): string {
  const other = shardReportTexts(runs.partialFailure(), count)[index]
  return JSON.parse(other ?? '').sessions[0].id
}

describe('what a later version may write is no fault:', () => {
  test.each(['', '/shard', '/source', '/projects/0', '/projects/0/source', '/sessions/0', '/counts', '/timingsMs'])(
    'a field of %s/',
    (pointer) => {
      const text = withValue(GOOD, `${pointer}/later`, { than: ['this'] })
      expect(readReport(text, 'x.json').counts).toMatchObject(runs.partialFailure().counts)
    },
  )

  test('a provider, whose sessions are counted under its name', () => {
    const text = withValue(withValue(GOOD, '/sessions/0/provider', 'zed'), '/sessions/0/providerName', 'Zed Agent')
    const [session] = readReport(text, 'x.json').sessions
    expect([session?.provider, session?.providerName]).toEqual(['other', 'Zed Agent'])
  })

  test.each([null, 7, { id: 'zed' }])('but no provider is %j', (provider) => {
    expect(() => readReport(withValue(GOOD, '/sessions/0/provider', provider), 'dir/x.json')).toThrow(
      refusal('`/sessions/0/provider`: Instance'),
    )
  })
})

test.each(['http://127.0.0.1:4000', 'http://localhost', 'https://cloud.example/base'])(
  'a cloud at %s is one that a run may send to',
  (cloudUrl) => {
    expect(readReport(withValue(GOOD, '/cloudUrl', cloudUrl), 'x.json').cloudUrl).toBe(cloudUrl)
  },
)

test('accepts what Ajv accepts, for reports with anything in any place', () => {
  const validate = createValidator('reader')
  const pointers = listPointers(small())
  const value = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, true, 0, 1, -1, 1.5, 257, 2 ** 53, '', 'x', '..', '7', [], {}, [{}]),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('incomplete', 'updated', 'internal', 'a/../b', 'x'.repeat(200), '😀'.repeat(70), 'file', 'input'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...pointers), value, (pointer, given) => {
      const text = withValue(JSON.stringify(small()), pointer, given)
      // A provider of a later version is read as `other`.
      fc.pre(!/\/provider$/.test(pointer) && validate(JSON.parse(text)) === false)
      expect(() => readReport(text, 'x.json')).toThrow('cannot be merged')
    }),
    { numRuns: 300 },
  )
})

/** A report with something in every list. */
function small(): ShardReport {
  const failure = { code: 'internal', message: 'm', hint: 'h' }
  const report = JSON.parse(shardReportTexts(runs.firstSync(), 2)[0] ?? '')
  const [project] = report.projects
  return {
    ...report,
    failures: [failure],
    notices: [{ level: 'notice', title: 't', message: 'm', file: 'a/b' }],
    optOuts: [{ path: 'a', file: 'b' }],
    projects: [
      { ...project, sizesFailure: failure, unreadable: [{ file: 'a', detail: 'b' }] },
      { ...project, source: { kind: 'input' } },
      { ...project, source: { kind: 'file', file: 'a', field: 'git_id' } },
    ],
    sessions: report.sessions.slice(0, 1),
  }
}
