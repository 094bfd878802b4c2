import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { ShardReport } from '../../src/report/report.ts'
import { readReport } from '../../src/report/report-reader.ts'
import { listPointers } from '../rig/pointers.ts'
import { createValidator } from '../rig/published-schema.ts'
import * as runs from '../rig/runs.ts'
import { shardReportTexts } from '../rig/shard-reports.ts'

const [GOOD = ''] = shardReportTexts(runs.partialFailure(), 1)
const [SHARD = ''] = shardReportTexts(runs.partialFailure(), 3)

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

function unusableReport(message: string) {
  return expect.objectContaining({
    code: 'report-unusable',
    message: expect.stringContaining(`The report dir/x.json cannot be merged: ${message}`),
  })
}

describe('readReport', () => {
  test.each([
    ['text that is not JSON', '{', 'it is not valid JSON'],
    ['other JSON', '[]', 'it is not a report of schema 1'],
    ['a later schema', withValue(GOOD, '/schema', 2), 'it is not a report of schema 1'],
    ['a report of a run without shards', withValue(GOOD, '/shard', null), 'its run had no `shard` input'],
    ['a million brackets', '['.repeat(1_000_000), 'it is nested deeper than 32 levels'],
    ['an unknown field nested too deeply', withValue(GOOD, '/later', nestArrays(40)), 'it is nested deeper than 32'],
  ])('rejects %s and names the file', (_name, text, message) => {
    expect(() => readReport(text, 'dir/x.json')).toThrow(unusableReport(message))
  })
})

function nestArrays(levels: number): unknown {
  return levels === 0 ? [] : [nestArrays(levels - 1)]
}

describe('a report that violates the schema', () => {
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
  ])('is rejected with the JSON pointer when %s is %j', (pointer, value, message) => {
    const text = withValue(GOOD, pointer, value)
    expect(() => readReport(text, 'dir/x.json')).toThrow(unusableReport(`\`${pointer}`))
    expect(() => readReport(text, 'dir/x.json')).toThrow(message)
  })
})

test('readReport rejects a report without a required field', () => {
  expect(() => readReport(withValue(GOOD, '/status', undefined), 'dir/x.json')).toThrow(/required property "status"/)
})

describe('a report that no run could have written', () => {
  const session = JSON.parse(SHARD).sessions[0]
  test.each<[string, string, string, unknown, string]>([
    ['the shard index exceeds the count', GOOD, '/shard/index', 2, 'must be at most `/shard/count`'],
    ['`mode` is null', GOOD, '/mode', null, 'must not be null'],
    ['`failOnIncomplete` is null', GOOD, '/failOnIncomplete', null, 'must not be null'],
    ['`cloudUrl` is null', GOOD, '/cloudUrl', null, 'must not be null'],
    ['`cloudUrl` is plain HTTP', GOOD, '/cloudUrl', 'http://evil.example', 'must be an https URL'],
    ['`cloudUrl` contains credentials', GOOD, '/cloudUrl', 'https://user:pass@evil.example', 'must be an https URL'],
    ['`cloudUrl` ends with a slash', GOOD, '/cloudUrl', 'https://cloud.specstory.com/', 'must be an https URL'],
    ['`startedAt` is not a time', GOOD, '/startedAt', '2026-99-99T99:99:99.999Z', 'must be a time'],
    [
      'a session has an unlisted project',
      GOOD,
      '/sessions/3/projectId',
      runs.GADGETS.id,
      'must be a project of the report',
    ],
    ['a session is listed twice', GOOD, '/sessions/1', JSON.parse(GOOD).sessions[0], 'must be unique'],
    [
      'an outcome contradicts the counts',
      GOOD,
      '/sessions/0/outcome',
      'errored',
      'must be the number of such sessions',
    ],
    ['the sessions are missing', GOOD, '/sessions', [], 'must be the number of such sessions'],
    ['a count contradicts the outcomes', GOOD, '/counts/errored', 0, 'must be the number of such sessions'],
    ['the shard index is that of another shard', SHARD, '/shard/index', 2, 'must belong to shard 2/3'],
    [
      'a session belongs to another shard',
      SHARD,
      '/sessions/0',
      { ...session, id: sessionIdOfShard(1, 3) },
      'must belong to shard 1/3',
    ],
  ])('is rejected when %s', (_name, text, pointer, value, message) => {
    const changed = withValue(text, pointer, value)
    expect(() => readReport(changed, 'dir/x.json')).toThrow(unusableReport('`/'))
    expect(() => readReport(changed, 'dir/x.json')).toThrow(message)
  })
})

/** The ID of a session in the shard at `index`. */
function sessionIdOfShard(index: number, count: number): string {
  const other = shardReportTexts(runs.partialFailure(), count)[index]
  return JSON.parse(other ?? '').sessions[0].id
}

describe('readReport on a report of a later version', () => {
  test.each(['', '/shard', '/source', '/projects/0', '/projects/0/source', '/sessions/0', '/counts', '/timingsMs'])(
    'ignores an unknown field of %s/',
    (pointer) => {
      const text = withValue(GOOD, `${pointer}/later`, { than: ['this'] })
      expect(readReport(text, 'x.json').counts).toMatchObject(runs.partialFailure().counts)
    },
  )

  test('keeps the name of an unknown provider', () => {
    const text = withValue(withValue(GOOD, '/sessions/0/provider', 'zed'), '/sessions/0/providerName', 'Zed Agent')
    const [session] = readReport(text, 'x.json').sessions
    expect([session?.provider, session?.providerName]).toEqual(['other', 'Zed Agent'])
  })

  test.each([null, 7, { id: 'zed' }])('rejects the provider %j', (provider) => {
    expect(() => readReport(withValue(GOOD, '/sessions/0/provider', provider), 'dir/x.json')).toThrow(
      unusableReport('`/sessions/0/provider`: Instance'),
    )
  })
})

test.each(['http://127.0.0.1:4000', 'http://localhost', 'https://cloud.example/base'])(
  'readReport accepts the cloud URL %s',
  (cloudUrl) => {
    expect(readReport(withValue(GOOD, '/cloudUrl', cloudUrl), 'x.json').cloudUrl).toBe(cloudUrl)
  },
)

test('readReport rejects every report that Ajv rejects, for any value at any place', () => {
  const validate = createValidator('reader')
  const pointers = listPointers(createSmallReport())
  const value = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, true, 0, 1, -1, 1.5, 257, 2 ** 53, '', 'x', '..', '7', [], {}, [{}]),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom('incomplete', 'updated', 'internal', 'a/../b', 'x'.repeat(200), '😀'.repeat(70), 'file', 'input'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...pointers), value, (pointer, given) => {
      const text = withValue(JSON.stringify(createSmallReport()), pointer, given)
      // A provider of a later version is read as `other`.
      fc.pre(!/\/provider$/.test(pointer) && validate(JSON.parse(text)) === false)
      expect(() => readReport(text, 'x.json')).toThrow('cannot be merged')
    }),
    { numRuns: 300 },
  )
})

/** A report with something in every list. */
function createSmallReport(): ShardReport {
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
